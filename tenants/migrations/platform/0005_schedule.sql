-- When each scheduled import is due. A tick turns what is due into jobs.
CREATE TABLE schedule (
  shop_id    TEXT    NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  import_id  INTEGER NOT NULL,
  entity     TEXT    NOT NULL,
  frequency  TEXT    NOT NULL CHECK (frequency IN ('daily', 'hourly')),
  next_at    TEXT    NOT NULL,
  PRIMARY KEY (shop_id, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_due ON schedule (next_at);
