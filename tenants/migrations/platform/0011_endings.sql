-- The whole shop as one file, for its owner to take away (R197, R198).
CREATE TABLE shop_archives (
  shop_id TEXT    NOT NULL PRIMARY KEY REFERENCES shops (id),
  made_at TEXT    NOT NULL,
  size    INTEGER NOT NULL CHECK (size > 0),
  hash    TEXT    NOT NULL                                       -- SHA-256 of the file
) STRICT, WITHOUT ROWID;

-- What was deleted with a shop, for good.
CREATE TABLE deletion_certificates (
  shop_id      TEXT NOT NULL PRIMARY KEY REFERENCES shops (id),
  cause        TEXT NOT NULL,
  due_on       TEXT NOT NULL,
  archive_hash TEXT NOT NULL,
  notice_id    TEXT NOT NULL,                                    -- the mail that told of it
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),   -- how much of what
  deleted_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER deletion_certificates_are_not_rewritten BEFORE UPDATE ON deletion_certificates
BEGIN SELECT raise(ABORT, 'a certificate is not rewritten'); END;
CREATE TRIGGER deletion_certificates_are_kept BEFORE DELETE ON deletion_certificates
BEGIN SELECT raise(ABORT, 'a certificate is kept'); END;
