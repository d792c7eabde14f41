-- What was done to a product or a variant because its file did not name it: path → [old, new].
-- Taken back when the file names it again.
ALTER TABLE products ADD COLUMN missing_changes TEXT
  CHECK (missing_changes IS NULL OR json_type(missing_changes) IS 'object');
ALTER TABLE variants ADD COLUMN missing_as TEXT CHECK (missing_as IN (
  'deactivate', 'out_of_stock', 'availability'));
ALTER TABLE variants ADD COLUMN missing_changes TEXT
  CHECK (missing_changes IS NULL OR json_type(missing_changes) IS 'object');

-- What journals still tell of those that are missing now.
UPDATE products SET missing_changes = coalesce(
  (SELECT changes FROM run_missing
    WHERE product_id = products.id AND variant_code = '' AND action = products.missing_as
    ORDER BY run_id DESC LIMIT 1),
  CASE missing_as WHEN 'deactivate' THEN '{"active":[true,false]}'
                  WHEN 'archive' THEN '{"archived":[false,true]}' ELSE '{}' END)
 WHERE missing_as IS NOT NULL;
UPDATE variants SET (missing_as, missing_changes) = (
  SELECT action, changes FROM run_missing
   WHERE product_id = variants.product_id AND changes <> '{}' AND action <> 'delete'
     AND variant_code = coalesce(variants.code, '#' || variants.id)
   ORDER BY run_id DESC LIMIT 1)
 WHERE product_id IN (SELECT product_id FROM run_missing WHERE variant_code <> '');
