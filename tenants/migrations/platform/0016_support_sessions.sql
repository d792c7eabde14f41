-- One of our own people inside a shop (TE-10): a session of its own, of that one shop, which lives
-- no longer than the session that the person signed in by.
ALTER TABLE sessions ADD COLUMN shop_id TEXT REFERENCES shops (id);
ALTER TABLE sessions ADD COLUMN parent_hash TEXT REFERENCES sessions (token_hash) ON DELETE CASCADE
  CHECK ((parent_hash IS NULL) = (shop_id IS NULL) AND (shop_id IS NULL OR staff_id IS NOT NULL));
ALTER TABLE sessions ADD COLUMN reason TEXT NOT NULL DEFAULT '';   -- what the person came for
CREATE INDEX sessions_by_parent ON sessions (parent_hash) WHERE parent_hash IS NOT NULL;
CREATE INDEX sessions_by_shop ON sessions (shop_id) WHERE shop_id IS NOT NULL;
