-- A device on which somebody has signed in before: strangers' wrong guesses do not lock it out.
CREATE TABLE devices (
  token_hash TEXT NOT NULL PRIMARY KEY,
  account_id TEXT REFERENCES accounts (id),
  staff_id   TEXT REFERENCES staff (id),
  created_at TEXT NOT NULL,
  CHECK ((account_id IS NULL) <> (staff_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX devices_by_account ON devices (account_id);
CREATE INDEX devices_by_staff ON devices (staff_id);

-- Links for the operator's own people too. None were sent before this table had an owner.
DROP TABLE tokens;
CREATE TABLE tokens (
  token_hash TEXT NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN (
               'verify_email', 'reset_password', 'change_email_old', 'change_email_new',
               'set_up_operator', 'set_up_staff')),
  account_id TEXT REFERENCES accounts (id),
  staff_id   TEXT REFERENCES staff (id),
  details    TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at    TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_by_account ON tokens (account_id, kind);
CREATE INDEX tokens_by_staff ON tokens (staff_id, kind);
