-- A mail is its kind and values; it is rendered when it is delivered, in the recipient's language.
-- Written in the transaction of its cause, so nothing is announced that did not happen.
CREATE TABLE outbox (
  id              TEXT NOT NULL PRIMARY KEY,                   -- also its Message-ID
  kind            TEXT NOT NULL,
  language        TEXT NOT NULL CHECK (language IN ('cs', 'sk', 'en')),
  recipient       TEXT NOT NULL CHECK (instr(recipient, char(10)) = 0 AND instr(recipient, char(13)) = 0),
  details         TEXT NOT NULL CHECK (json_valid(details)),
  shop_id         TEXT,
  created_at      TEXT NOT NULL,
  next_attempt_at TEXT,                                        -- NULL: sent, or given up
  attempts        INTEGER NOT NULL DEFAULT 0,
  sent_at         TEXT,
  error           TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- Work that is due. A worker takes it by lease; the fence grows with each taking, so that a worker
-- that slept over its lease can no longer write.
CREATE TABLE jobs (
  id          TEXT    NOT NULL PRIMARY KEY,
  kind        TEXT    NOT NULL,
  shop_id     TEXT,
  details     TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
  due_at      TEXT    NOT NULL,
  sequence    INTEGER NOT NULL,                                -- order among equals
  claimed_by  TEXT,
  lease_until TEXT,
  fence       INTEGER NOT NULL DEFAULT 0,
  attempts    INTEGER NOT NULL DEFAULT 0,
  done_at     TEXT,
  failed_at   TEXT,                                            -- waits for a person
  error       TEXT
) STRICT;
CREATE INDEX jobs_due ON jobs (due_at, sequence) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE INDEX jobs_of_shop ON jobs (shop_id, kind) WHERE done_at IS NULL AND failed_at IS NULL;

-- What the house's recurring work did last, for the jobs page.
CREATE TABLE recurring (
  name        TEXT NOT NULL PRIMARY KEY,
  last_run_at TEXT,
  last_error  TEXT,
  runs        INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
