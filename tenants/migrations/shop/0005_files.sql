-- Pictures and other files of products, as they are kept below the shop's folder: equal bytes once.
CREATE TABLE media (
  key        TEXT    NOT NULL PRIMARY KEY CHECK (length(key) = 64), -- SHA-256 of the bytes
  type       TEXT    NOT NULL,                                  -- what they are, by content
  size       INTEGER NOT NULL CHECK (size > 0),
  width      INTEGER CHECK (width > 0),                         -- pixels, as it is shown
  height     INTEGER CHECK (height > 0),
  created_at TEXT    NOT NULL,
  CHECK ((type LIKE 'image/%') = (width IS NOT NULL AND height IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- From which address each of them came, and which addresses gave nothing. An address that is stored
-- is not asked again, one that failed only after a pause.
CREATE TABLE media_sources (
  address         TEXT    NOT NULL PRIMARY KEY,                 -- as the product has it
  media_key       TEXT REFERENCES media (key),
  name            TEXT,                                         -- as its server called the file
  fetched_at      TEXT,
  failure         TEXT,                                         -- why the last attempt gave nothing
  details         TEXT CHECK (json_valid(details)),             -- facts of the failure
  attempts        INTEGER NOT NULL DEFAULT 0,                   -- that failed, one after another
  next_attempt_at TEXT,
  product_id      INTEGER,                                      -- one that wanted it
  CHECK ((media_key IS NULL) = (failure IS NOT NULL)),
  CHECK ((media_key IS NULL) = (next_attempt_at IS NOT NULL)),
  CHECK ((media_key IS NULL) = (fetched_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX media_sources_by_media ON media_sources (media_key) WHERE media_key IS NOT NULL;
CREATE INDEX media_sources_failed ON media_sources (next_attempt_at, address)
  WHERE next_attempt_at IS NOT NULL;

-- How far the pictures and files of a run's products are.
CREATE TABLE run_media (
  run_id      INTEGER NOT NULL PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  state       TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN (
                'waiting', 'collecting', 'fetching', 'done', 'stopped')),
  position    INTEGER NOT NULL DEFAULT 0,                       -- of the run's items, collected from
  fence       INTEGER NOT NULL DEFAULT 0,                       -- of the worker that may write
  total       INTEGER NOT NULL DEFAULT 0,
  downloaded  INTEGER NOT NULL DEFAULT 0,
  reused      INTEGER NOT NULL DEFAULT 0,                       -- were stored before
  failed      INTEGER NOT NULL DEFAULT 0,
  started_at  TEXT,
  finished_at TEXT,
  CHECK (downloaded + reused + failed <= total)
) STRICT;

-- Addresses that are still to be seen to; a row goes in the transaction that notes what came of it.
CREATE TABLE run_media_queue (
  run_id     INTEGER NOT NULL REFERENCES run_media (run_id) ON DELETE CASCADE,
  address    TEXT    NOT NULL,
  kind       TEXT    NOT NULL CHECK (kind IN ('image', 'file')),
  product_id INTEGER,
  is_retry   INTEGER NOT NULL DEFAULT 0 CHECK (is_retry IN (0, 1)), -- of an earlier run's, not counted
  PRIMARY KEY (run_id, address)
) STRICT, WITHOUT ROWID;
