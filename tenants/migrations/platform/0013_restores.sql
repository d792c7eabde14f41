-- Shops that were put back to a backup. While one is under way, nothing else changes the shop.
CREATE TABLE restores (
  id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,        -- also the mark in the restored database
  shop_id     TEXT    NOT NULL REFERENCES shops (id),
  backup_id   TEXT    NOT NULL,
  backup_at   TEXT    NOT NULL,
  ordered_by  TEXT    NOT NULL,
  ordered_at  TEXT    NOT NULL,
  kept_id     TEXT,                                              -- backup of the state it replaced
  done_at     TEXT,
  failed_at   TEXT,
  failure     TEXT CHECK (failure IN ('damaged', 'failed')),
  CHECK (done_at IS NULL OR failed_at IS NULL),
  CHECK ((failed_at IS NULL) = (failure IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_restore_at_a_time ON restores (shop_id)
  WHERE done_at IS NULL AND failed_at IS NULL;
CREATE INDEX restores_of_shop ON restores (shop_id, id);
