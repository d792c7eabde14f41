-- What a program's request with an Idempotency-Key was answered, so that the same request sent again
-- is done once. Kept for a day.
CREATE TABLE api_answers (
  shop_id      TEXT    NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  key          TEXT    NOT NULL,
  request_hash TEXT    NOT NULL,
  begun_at     TEXT    NOT NULL,
  status       INTEGER,                                        -- NULL: it is being done
  body         TEXT,
  PRIMARY KEY (shop_id, key),
  CHECK ((status IS NULL) = (body IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX api_answers_by_age ON api_answers (begun_at);
