-- What a file was to have and has not, counted by reasons:
-- {"records": {"no_price": 2}, "variants": {"no_picture": 1}}. NULL: nobody has counted it.
ALTER TABLE exports ADD COLUMN left_out TEXT CHECK (left_out IS NULL OR (
  json_type(left_out, '$.records') IS 'object' AND json_type(left_out, '$.variants') IS 'object'));
ALTER TABLE published_feeds ADD COLUMN left_out TEXT CHECK (left_out IS NULL OR (
  json_type(left_out, '$.records') IS 'object' AND json_type(left_out, '$.variants') IS 'object'));

-- Built anew when they are asked for next, and counted then.
UPDATE published_feeds SET stamp = NULL;
