-- Where an import takes its file from, and when.
ALTER TABLE imports ADD COLUMN frequency TEXT NOT NULL DEFAULT 'once'
  CHECK (frequency IN ('once', 'daily', 'hourly'));
ALTER TABLE imports ADD COLUMN source TEXT NOT NULL DEFAULT 'upload'
  CHECK (source IN ('upload', 'address', 'inbox'));
ALTER TABLE imports ADD COLUMN address TEXT;                   -- sealed: it may carry a password
ALTER TABLE imports ADD COLUMN shown_address TEXT;             -- the same for people's eyes
ALTER TABLE imports ADD COLUMN any_certificate INTEGER NOT NULL DEFAULT 0
  CHECK (any_certificate IN (0, 1));
ALTER TABLE imports ADD COLUMN inbox_file TEXT;
ALTER TABLE imports ADD COLUMN paused_at TEXT;
ALTER TABLE imports ADD COLUMN settings_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE imports ADD COLUMN validators TEXT CHECK (json_valid(validators)); -- of the source's last answer
-- The file whose every record the shop still holds as applied; NULL as soon as one is not.
ALTER TABLE imports ADD COLUMN applied_file TEXT;
ALTER TABLE imports ADD COLUMN failing_since TEXT;             -- told to the owner once

-- Settings as people saved them; a run says by which it went.
CREATE TABLE import_settings (
  import_id  INTEGER NOT NULL REFERENCES imports (id),
  version    INTEGER NOT NULL,
  settings   TEXT    NOT NULL CHECK (json_valid(settings)),
  created_at TEXT    NOT NULL,
  created_by TEXT    NOT NULL,
  PRIMARY KEY (import_id, version)
) STRICT, WITHOUT ROWID;
INSERT INTO import_settings SELECT id, 1, settings, created_at, created_by FROM imports;

CREATE TRIGGER product_changed_hash AFTER UPDATE OF applied_hash ON products
WHEN new.applied_hash IS NOT old.applied_hash
BEGIN
  UPDATE imports SET applied_file = NULL WHERE applied_file IS NOT NULL;
END;
CREATE TRIGGER product_deleted AFTER DELETE ON products
BEGIN
  UPDATE imports SET applied_file = NULL WHERE applied_file IS NOT NULL;
END;

CREATE INDEX products_by_creating_import ON products (created_by_import)
  WHERE created_by_import IS NOT NULL;

-- A run may begin before there is a file, may be held for a decision, and may revert another.
-- SQLite cannot change a CHECK, so the table and those that refer to it are made anew.
CREATE TABLE new_runs (
  id               INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  import_id        INTEGER NOT NULL REFERENCES imports (id),
  kind             TEXT    NOT NULL DEFAULT 'import' CHECK (kind IN ('import', 'undo')),
  undoes           INTEGER REFERENCES new_runs (id),
  order_key        TEXT    NOT NULL UNIQUE,                     -- the job's too: one order, one run
  cause            TEXT    NOT NULL DEFAULT 'person' CHECK (cause IN ('person', 'schedule')),
  state            TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN (
                     'waiting', 'running', 'held', 'ok', 'warning', 'error')),
  phase            TEXT CHECK (phase IN ('fetching', 'comparing', 'reading', 'missing')),
  settings         TEXT    NOT NULL CHECK (json_valid(settings)), -- as they were when it was ordered
  settings_version INTEGER NOT NULL DEFAULT 1,
  source           TEXT,                                        -- address, for people's eyes
  file_name        TEXT,                                        -- as the person's computer called it
  file_key         TEXT,                                        -- random, below the shop's folder
  file_size        INTEGER,
  file_hash        TEXT,
  not_modified     INTEGER NOT NULL DEFAULT 0 CHECK (not_modified IN (0, 1)),
  ordered_at       TEXT    NOT NULL,
  ordered_by       TEXT    NOT NULL,
  started_at       TEXT,
  finished_at      TEXT,
  cancel_asked_at  TEXT,
  held             TEXT CHECK (json_valid(held)),               -- why, with the figures
  approved_by      TEXT,                                        -- who let it pass in spite of that
  position         INTEGER NOT NULL DEFAULT 0,                  -- of what the reader says, done with
  total            INTEGER,                                     -- items in the file, when known
  bytes_read       INTEGER NOT NULL DEFAULT 0,
  fence            INTEGER NOT NULL DEFAULT 0,                  -- of the worker that may write
  read_count       INTEGER NOT NULL DEFAULT 0,
  created          INTEGER NOT NULL DEFAULT 0,
  updated          INTEGER NOT NULL DEFAULT 0,
  unchanged        INTEGER NOT NULL DEFAULT 0,
  skipped          INTEGER NOT NULL DEFAULT 0,
  failed           INTEGER NOT NULL DEFAULT 0,
  removed          INTEGER NOT NULL DEFAULT 0,                  -- by an undo: what the run had created
  missing          INTEGER NOT NULL DEFAULT 0,                  -- not in the file, acted upon
  missing_held     TEXT CHECK (json_valid(missing_held)),       -- too many to act upon unasked
  problem_count    INTEGER NOT NULL DEFAULT 0,
  journal_kept     INTEGER NOT NULL DEFAULT 1 CHECK (journal_kept IN (0, 1)),
  CHECK (read_count = created + updated + unchanged + skipped + failed + removed)
) STRICT;
INSERT INTO new_runs
  (id, import_id, order_key, state, settings, file_name, file_key, file_size, file_hash, ordered_at,
   ordered_by, started_at, finished_at, position, total, bytes_read, fence, read_count, created,
   updated, unchanged, skipped, failed, problem_count)
SELECT id, import_id, file_key, state, settings, file_name, file_key, file_size,
       file_hash, ordered_at, ordered_by, started_at, finished_at, position, total, bytes_read,
       fence, read_count, created, updated, unchanged, skipped, failed, problem_count
  FROM runs;

-- The journal: what the run did to each record that it did not leave as it was.
CREATE TABLE new_run_items (
  run_id     INTEGER NOT NULL REFERENCES new_runs (id),
  number     INTEGER NOT NULL,                                  -- of the record's first item
  line       INTEGER NOT NULL,
  outcome    TEXT    NOT NULL CHECK (outcome IN ('created', 'updated', 'skipped', 'failed', 'removed')),
  items      INTEGER NOT NULL,                                  -- items of the file counted so
  reason     TEXT,                                              -- why skipped or failed
  product_id INTEGER,
  code       TEXT,
  title      TEXT,
  changes    TEXT CHECK (json_valid(changes)),                  -- path → [old, new]
  PRIMARY KEY (run_id, number, outcome)
) STRICT, WITHOUT ROWID;
INSERT INTO new_run_items SELECT * FROM run_items;

-- One row a chunk: which products were met and left alone. Kept small, since a feed of 60,000
-- unchanged products must cost no 60,000 writes.
CREATE TABLE new_run_chunks (
  run_id    INTEGER NOT NULL REFERENCES new_runs (id),
  position  INTEGER NOT NULL,
  unchanged TEXT    NOT NULL CHECK (json_valid(unchanged)),     -- product ids
  unnamed   TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(unnamed)), -- ids of missing variants
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO new_run_chunks (run_id, position, unchanged)
SELECT run_id, position, unchanged FROM run_chunks;

CREATE TABLE new_run_problems (
  run_id   INTEGER NOT NULL REFERENCES new_runs (id),
  sequence INTEGER NOT NULL,
  code     TEXT    NOT NULL,
  severity TEXT    NOT NULL CHECK (severity IN ('notice', 'warning', 'error', 'fatal')),
  line     INTEGER,
  record   INTEGER,
  field    TEXT,
  value    TEXT,
  details  TEXT CHECK (json_valid(details)),
  PRIMARY KEY (run_id, sequence)
) STRICT, WITHOUT ROWID;
INSERT INTO new_run_problems SELECT * FROM run_problems;

-- Problems beyond those kept in full are still counted.
CREATE TABLE new_run_problem_counts (
  run_id INTEGER NOT NULL REFERENCES new_runs (id),
  code   TEXT    NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (run_id, code)
) STRICT, WITHOUT ROWID;
INSERT INTO new_run_problem_counts SELECT * FROM run_problem_counts;

DROP TABLE run_problem_counts;
DROP TABLE run_problems;
DROP TABLE run_chunks;
DROP TABLE run_items;
DROP TABLE runs;
ALTER TABLE new_runs RENAME TO runs;
ALTER TABLE new_run_items RENAME TO run_items;
ALTER TABLE new_run_chunks RENAME TO run_chunks;
ALTER TABLE new_run_problems RENAME TO run_problems;
ALTER TABLE new_run_problem_counts RENAME TO run_problem_counts;

CREATE INDEX runs_by_import ON runs (import_id, id);
CREATE INDEX runs_unfinished ON runs (state, id) WHERE state IN ('waiting', 'running', 'held');
CREATE INDEX runs_undoing ON runs (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX run_items_by_product ON run_items (product_id, run_id) WHERE product_id IS NOT NULL;
CREATE INDEX run_items_by_outcome ON run_items (run_id, outcome, number);
CREATE INDEX run_problems_by_code ON run_problems (run_id, code, sequence);

-- What a run did to products and variants that its file no longer names.
CREATE TABLE run_missing (
  run_id       INTEGER NOT NULL REFERENCES runs (id),
  product_id   INTEGER NOT NULL,
  variant_code TEXT    NOT NULL DEFAULT '',                    -- '' is the product itself
  action       TEXT    NOT NULL CHECK (action IN (
                 'deactivate', 'archive', 'out_of_stock', 'availability', 'delete')),
  code         TEXT,
  title        TEXT,
  changes      TEXT    NOT NULL CHECK (json_valid(changes)),   -- path → [old, new]
  PRIMARY KEY (run_id, product_id, variant_code)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_missing_by_product ON run_missing (product_id, run_id);

-- What was done to a product because it was missing; taken back when the file names it again.
ALTER TABLE products ADD COLUMN missing_as TEXT CHECK (missing_as IN (
  'deactivate', 'archive', 'out_of_stock', 'availability'));

-- Customers are listed by age too, with what they are filtered by.
CREATE INDEX customers_by_age ON customers (created_at, id, kind, newsletter);
