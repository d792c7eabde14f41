-- Keys by which programs of a shop come in. Only a hash is kept: a key is shown once.
CREATE TABLE access_tokens (
  id           TEXT NOT NULL PRIMARY KEY,
  shop_id      TEXT NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  name         TEXT NOT NULL,
  token_hash   TEXT NOT NULL UNIQUE,
  created_at   TEXT NOT NULL,
  created_by   TEXT NOT NULL,
  last_used_at TEXT,
  revoked_at   TEXT
) STRICT;
CREATE INDEX access_tokens_of_shop ON access_tokens (shop_id, created_at);
