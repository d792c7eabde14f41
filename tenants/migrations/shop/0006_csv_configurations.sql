-- How a shop's own CSV files are read: columns paired with fields, under a name.
CREATE TABLE csv_configurations (
  id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  entity     TEXT    NOT NULL CHECK (entity IN ('products', 'categories', 'customers', 'orders')),
  name       TEXT    NOT NULL CHECK (name <> ''),
  version    INTEGER NOT NULL DEFAULT 1,                        -- of the mapping in force
  created_at TEXT    NOT NULL,
  created_by TEXT    NOT NULL,
  updated_at TEXT    NOT NULL,
  updated_by TEXT    NOT NULL,
  deleted_at TEXT                                               -- its runs still say its name
) STRICT;
CREATE UNIQUE INDEX csv_configurations_by_name ON csv_configurations (entity, name)
  WHERE deleted_at IS NULL;

-- Every mapping that was saved; a run says by which one it reads.
CREATE TABLE csv_configuration_versions (
  configuration_id INTEGER NOT NULL REFERENCES csv_configurations (id),
  version          INTEGER NOT NULL,
  mapping          TEXT    NOT NULL CHECK (json_valid(mapping)),
  created_at       TEXT    NOT NULL,
  created_by       TEXT    NOT NULL,
  PRIMARY KEY (configuration_id, version)
) STRICT, WITHOUT ROWID;

ALTER TABLE runs ADD COLUMN format_version INTEGER;            -- NULL for a format that is built in
CREATE INDEX imports_by_format ON imports (format) WHERE deleted_at IS NULL;
