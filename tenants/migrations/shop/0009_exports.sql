-- Files that people have asked for. A file lives for a day.
CREATE TABLE exports (
  id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  entity       TEXT    NOT NULL CHECK (entity IN ('products', 'categories', 'customers', 'orders')),
  format       TEXT    NOT NULL,
  choice       TEXT    NOT NULL CHECK (json_valid(choice)),    -- filter, fields, encoding
  state        TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN (
                 'waiting', 'running', 'ready', 'failed', 'expired')),
  fence        INTEGER NOT NULL DEFAULT 0,                     -- of the worker that may write
  records      INTEGER NOT NULL DEFAULT 0,                     -- written so far
  total        INTEGER NOT NULL DEFAULT 0,
  file_key     TEXT,
  file_size    INTEGER,
  ordered_at   TEXT    NOT NULL,
  ordered_by   TEXT    NOT NULL,
  finished_at  TEXT
) STRICT;
CREATE INDEX exports_by_state ON exports (state, id);

-- Files at a permanent address that only those who were told it know.
CREATE TABLE published_feeds (
  id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name         TEXT    NOT NULL,
  entity       TEXT    NOT NULL CHECK (entity IN ('products', 'categories', 'customers', 'orders')),
  format       TEXT    NOT NULL,
  choice       TEXT    NOT NULL CHECK (json_valid(choice)),
  token        TEXT    NOT NULL,                               -- sealed: people may see it again
  token_hash   TEXT    NOT NULL UNIQUE,
  file_key     TEXT,
  file_size    INTEGER,
  etag         TEXT,
  stamp        TEXT,                                           -- of the shop when it was built
  records      INTEGER,
  built_at     TEXT,
  fetched_at   TEXT,
  created_at   TEXT    NOT NULL,
  created_by   TEXT    NOT NULL
) STRICT;
