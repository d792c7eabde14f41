-- Instants are UTC RFC 3339 text, days are YYYY-MM-DD in Europe/Prague.

CREATE TABLE terms (
  version      TEXT NOT NULL PRIMARY KEY,
  published_at TEXT NOT NULL,
  text_json    TEXT NOT NULL CHECK (json_valid(text_json))     -- by language
) STRICT;

-- A person or company that holds shops (R138).
CREATE TABLE accounts (
  id                TEXT NOT NULL PRIMARY KEY,
  email             TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  name              TEXT NOT NULL,
  password_hash     TEXT,                                      -- NULL: invited, not set yet
  kind              TEXT NOT NULL CHECK (kind IN ('person', 'company')),
  company_name      TEXT,
  company_id        TEXT,
  vat_id            TEXT,
  country           TEXT NOT NULL DEFAULT 'CZ',
  phone             TEXT,
  language          TEXT NOT NULL CHECK (language IN ('cs', 'sk', 'en')),
  theme             TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
  density           TEXT NOT NULL DEFAULT 'normal' CHECK (density IN ('normal', 'compact')),
  email_verified_at TEXT,
  created_at        TEXT NOT NULL,
  CHECK (kind <> 'company' OR company_id IS NOT NULL)
) STRICT;

-- Which terms were accepted, and when: the contract (R139).
CREATE TABLE acceptances (
  account_id    TEXT NOT NULL REFERENCES accounts (id),
  terms_version TEXT NOT NULL REFERENCES terms (version),
  over_14       INTEGER NOT NULL CHECK (over_14 IN (0, 1)),
  accepted_at   TEXT NOT NULL,
  PRIMARY KEY (account_id, terms_version)
) STRICT, WITHOUT ROWID;

-- The operator's own people, never members of shops.
CREATE TABLE staff (
  id               TEXT NOT NULL PRIMARY KEY,
  email            TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  name             TEXT NOT NULL,
  role             TEXT NOT NULL CHECK (role IN ('support', 'billing', 'operator')),
  password_hash    TEXT NOT NULL,
  totp_sealed      TEXT,                                       -- encrypted secret
  totp_last_step   INTEGER,                                    -- a code serves once
  recovery_hashes  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(recovery_hashes)),
  language         TEXT NOT NULL DEFAULT 'cs' CHECK (language IN ('cs', 'sk', 'en')),
  theme            TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
  density          TEXT NOT NULL DEFAULT 'normal' CHECK (density IN ('normal', 'compact')),
  created_at       TEXT NOT NULL,
  disabled_at      TEXT
) STRICT;

-- The directory: where each shop's database is, and what state the shop is in.
CREATE TABLE shops (
  id               TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 20 AND 32),
  slug             TEXT NOT NULL UNIQUE CHECK (slug = lower(slug)),
  name             TEXT NOT NULL,
  owner_id         TEXT NOT NULL REFERENCES accounts (id),
  currency         TEXT NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  languages        TEXT NOT NULL CHECK (json_valid(languages)), -- the first is the main one
  state            TEXT NOT NULL DEFAULT 'trial' CHECK (state IN (
                     'trial', 'active', 'administration_suspended', 'web_suspended', 'ended', 'deleted')),
  trial_until      TEXT,                                       -- last day of the trial (R142)
  database_url     TEXT NOT NULL,                              -- file: below the data folder, or libsql:
  database_token   TEXT,                                       -- sealed
  schema_version   INTEGER NOT NULL DEFAULT 0,
  quarantine_error TEXT,                                       -- why its last migration failed
  ready_at         TEXT,                                       -- NULL until its database is provisioned
  created_at       TEXT NOT NULL
) STRICT;
CREATE INDEX shops_by_owner ON shops (owner_id);

CREATE TABLE members (
  shop_id    TEXT NOT NULL REFERENCES shops (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  role       TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'catalogue', 'orders', 'read_only')),
  created_at TEXT NOT NULL,
  PRIMARY KEY (shop_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_account ON members (account_id, shop_id);
CREATE UNIQUE INDEX one_owner_a_shop ON members (shop_id) WHERE role = 'owner';

CREATE TABLE invitations (
  id          TEXT NOT NULL PRIMARY KEY,
  shop_id     TEXT NOT NULL REFERENCES shops (id),
  email       TEXT NOT NULL CHECK (email = lower(email)),
  role        TEXT NOT NULL CHECK (role IN ('manager', 'catalogue', 'orders', 'read_only')),
  token_hash  TEXT NOT NULL UNIQUE,
  invited_by  TEXT NOT NULL REFERENCES accounts (id),
  created_at  TEXT NOT NULL,
  expires_at  TEXT NOT NULL,
  accepted_at TEXT,
  UNIQUE (shop_id, email)
) STRICT;

-- Only a hash of the token is kept, so a stolen backup opens nothing.
CREATE TABLE sessions (
  token_hash   TEXT NOT NULL PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,                           -- names it on the page of sessions
  account_id   TEXT REFERENCES accounts (id),
  staff_id     TEXT REFERENCES staff (id),
  csrf_token   TEXT NOT NULL,
  user_agent   TEXT NOT NULL,
  address      TEXT NOT NULL,
  created_at   TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  expires_at   TEXT NOT NULL,
  CHECK ((account_id IS NULL) <> (staff_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_staff ON sessions (staff_id);

-- Links sent by mail: used once, one alive of a kind and account.
CREATE TABLE tokens (
  token_hash TEXT NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN (
               'verify_email', 'reset_password', 'change_email_old', 'change_email_new',
               'set_up_operator')),
  account_id TEXT REFERENCES accounts (id),
  details    TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at    TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_by_account ON tokens (account_id, kind);

-- Failed attempts by account and by network address (throttling).
CREATE TABLE attempts (
  key TEXT NOT NULL,                                           -- 'account:<e-mail>' or 'address:<ip>'
  at  TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_by_key ON attempts (key, at);

CREATE TABLE audit (
  id         INTEGER NOT NULL PRIMARY KEY,
  at         TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('member', 'staff', 'system', 'visitor')),
  actor_id   TEXT,
  actor_name TEXT NOT NULL,
  shop_id    TEXT,
  action     TEXT NOT NULL,                                    -- 'session.start', 'member.invite', …
  subject    TEXT NOT NULL DEFAULT '',
  details    TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
  address    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX audit_by_shop ON audit (shop_id, id);
CREATE INDEX audit_by_actor ON audit (actor_id, id);

CREATE TRIGGER audit_is_not_rewritten BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is not rewritten'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is not shortened'); END;
