CREATE TABLE imports (
  id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  entity      TEXT    NOT NULL CHECK (entity IN ('products', 'categories', 'customers', 'orders')),
  name        TEXT    NOT NULL,
  format      TEXT    NOT NULL,
  settings    TEXT    NOT NULL CHECK (json_valid(settings)),
  created_at  TEXT    NOT NULL,
  created_by  TEXT    NOT NULL,
  deleted_at  TEXT
) STRICT;

CREATE TABLE runs (
  id             INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  import_id      INTEGER NOT NULL REFERENCES imports (id),
  state          TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN (
                   'waiting', 'running', 'ok', 'warning', 'error')),
  settings       TEXT    NOT NULL CHECK (json_valid(settings)), -- as they were when it was ordered
  file_name      TEXT    NOT NULL,                              -- as the person's computer called it
  file_key       TEXT    NOT NULL,                              -- random, below the shop's folder
  file_size      INTEGER NOT NULL,
  file_hash      TEXT    NOT NULL,
  ordered_at     TEXT    NOT NULL,
  ordered_by     TEXT    NOT NULL,
  started_at     TEXT,
  finished_at    TEXT,
  position       INTEGER NOT NULL DEFAULT 0,                    -- of what the reader says, done with
  total          INTEGER,                                       -- items in the file, when known
  bytes_read     INTEGER NOT NULL DEFAULT 0,
  fence          INTEGER NOT NULL DEFAULT 0,                    -- of the worker that may write
  read_count     INTEGER NOT NULL DEFAULT 0,
  created        INTEGER NOT NULL DEFAULT 0,
  updated        INTEGER NOT NULL DEFAULT 0,
  unchanged      INTEGER NOT NULL DEFAULT 0,
  skipped        INTEGER NOT NULL DEFAULT 0,
  failed         INTEGER NOT NULL DEFAULT 0,
  problem_count  INTEGER NOT NULL DEFAULT 0,
  CHECK (read_count = created + updated + unchanged + skipped + failed)
) STRICT;
CREATE INDEX runs_by_import ON runs (import_id, id);
CREATE INDEX runs_unfinished ON runs (state, id) WHERE state IN ('waiting', 'running');

-- The journal: what the run did to each record that it did not leave as it was.
CREATE TABLE run_items (
  run_id     INTEGER NOT NULL REFERENCES runs (id),
  number     INTEGER NOT NULL,                                  -- of the record's first item
  line       INTEGER NOT NULL,
  outcome    TEXT    NOT NULL CHECK (outcome IN ('created', 'updated', 'skipped', 'failed')),
  items      INTEGER NOT NULL,                                  -- items of the file counted so
  reason     TEXT,                                              -- why skipped or failed
  product_id INTEGER,
  code       TEXT,
  title      TEXT,
  changes    TEXT CHECK (json_valid(changes)),                  -- path → [old, new]
  PRIMARY KEY (run_id, number, outcome)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_items_by_product ON run_items (product_id, run_id) WHERE product_id IS NOT NULL;
CREATE INDEX run_items_by_outcome ON run_items (run_id, outcome, number);

-- One row a chunk: which products were met and left alone. Kept small, since a feed of 60,000
-- unchanged products must cost no 60,000 writes.
CREATE TABLE run_chunks (
  run_id    INTEGER NOT NULL REFERENCES runs (id),
  position  INTEGER NOT NULL,
  unchanged TEXT    NOT NULL CHECK (json_valid(unchanged)),     -- product ids
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_problems (
  run_id   INTEGER NOT NULL REFERENCES runs (id),
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
CREATE INDEX run_problems_by_code ON run_problems (run_id, code, sequence);

-- Problems beyond those kept in full are still counted.
CREATE TABLE run_problem_counts (
  run_id INTEGER NOT NULL REFERENCES runs (id),
  code   TEXT    NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (run_id, code)
) STRICT, WITHOUT ROWID;
