-- Imports leave their marks on every kind of record, and their journal tells of each.
ALTER TABLE categories ADD COLUMN created_by_import INTEGER REFERENCES imports (id) ON DELETE SET NULL;
ALTER TABLE categories ADD COLUMN updated_by_import INTEGER REFERENCES imports (id) ON DELETE SET NULL;
ALTER TABLE categories ADD COLUMN applied_hash TEXT;
ALTER TABLE category_texts ADD COLUMN link_url TEXT;
ALTER TABLE customers ADD COLUMN created_by_import INTEGER REFERENCES imports (id) ON DELETE SET NULL;
ALTER TABLE customers ADD COLUMN updated_by_import INTEGER REFERENCES imports (id) ON DELETE SET NULL;
ALTER TABLE customers ADD COLUMN applied_hash TEXT;
ALTER TABLE orders ADD COLUMN created_by_import INTEGER REFERENCES imports (id) ON DELETE SET NULL;
ALTER TABLE orders ADD COLUMN updated_by_import INTEGER REFERENCES imports (id) ON DELETE SET NULL;
ALTER TABLE orders ADD COLUMN applied_hash TEXT;

CREATE INDEX categories_by_creating_import ON categories (created_by_import)
  WHERE created_by_import IS NOT NULL;
CREATE INDEX customers_by_creating_import ON customers (created_by_import)
  WHERE created_by_import IS NOT NULL;
CREATE INDEX categories_by_applied_hash ON categories (applied_hash) WHERE applied_hash IS NOT NULL;
CREATE INDEX customers_by_applied_hash ON customers (applied_hash) WHERE applied_hash IS NOT NULL;
CREATE INDEX orders_by_applied_hash ON orders (applied_hash) WHERE applied_hash IS NOT NULL;

-- The record of the import's kind that an item of the file is about.
ALTER TABLE run_items RENAME COLUMN product_id TO record_id;
DROP INDEX run_items_by_product;
CREATE INDEX run_items_by_record ON run_items (record_id, run_id) WHERE record_id IS NOT NULL;

-- A file is applied as a whole only for as long as no record of it is changed in another way.
CREATE TRIGGER category_changed_hash AFTER UPDATE OF applied_hash ON categories
WHEN new.applied_hash IS NOT old.applied_hash
BEGIN
  UPDATE imports SET applied_file = NULL WHERE applied_file IS NOT NULL;
END;
CREATE TRIGGER category_deleted AFTER DELETE ON categories
BEGIN
  UPDATE imports SET applied_file = NULL WHERE applied_file IS NOT NULL;
END;
CREATE TRIGGER customer_changed_hash AFTER UPDATE OF applied_hash ON customers
WHEN new.applied_hash IS NOT old.applied_hash
BEGIN
  UPDATE imports SET applied_file = NULL WHERE applied_file IS NOT NULL;
END;
CREATE TRIGGER customer_deleted AFTER DELETE ON customers
BEGIN
  UPDATE imports SET applied_file = NULL WHERE applied_file IS NOT NULL;
END;
CREATE TRIGGER order_changed_hash AFTER UPDATE OF applied_hash ON orders
WHEN new.applied_hash IS NOT old.applied_hash
BEGIN
  UPDATE imports SET applied_file = NULL WHERE applied_file IS NOT NULL;
END;
