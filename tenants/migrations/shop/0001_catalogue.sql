-- Columns stand for the fields of core/catalogue/fields.ts: a test compares the two. Money is in
-- minor units with VAT; lists are JSON and are compared and journaled as a whole.

CREATE TABLE categories (
  id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  code         TEXT    NOT NULL UNIQUE,
  parent_id    INTEGER REFERENCES categories (id),
  position     INTEGER NOT NULL DEFAULT 0,
  active       INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  show_in_menu INTEGER NOT NULL DEFAULT 1 CHECK (show_in_menu IN (0, 1)),
  type         TEXT    NOT NULL DEFAULT 'siteWithProducts',
  images       TEXT CHECK (json_valid(images)),
  created_at   TEXT    NOT NULL,
  updated_at   TEXT    NOT NULL,
  CHECK (parent_id <> id)
) STRICT;
CREATE INDEX categories_by_parent ON categories (parent_id, position, id);

CREATE TABLE category_texts (
  category_id     INTEGER NOT NULL REFERENCES categories (id) ON DELETE CASCADE,
  language        TEXT    NOT NULL CHECK (language IN ('cs', 'sk', 'en')),
  name            TEXT    NOT NULL,
  heading         TEXT,
  description     TEXT,
  visible         INTEGER CHECK (visible IN (0, 1)),
  seo_url         TEXT,
  seo_title       TEXT,
  seo_description TEXT,
  sort_key        TEXT    NOT NULL,
  PRIMARY KEY (category_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
  id                     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  code                   TEXT UNIQUE,
  active                 INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  archived               INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  replacement_code       TEXT,
  can_add_to_basket      INTEGER CHECK (can_add_to_basket IN (0, 1)),
  adult                  INTEGER CHECK (adult IN (0, 1)),
  private                INTEGER CHECK (private IN (0, 1)),
  private_customers_only INTEGER CHECK (private_customers_only IN (0, 1)),
  exclude_from_search    INTEGER CHECK (exclude_from_search IN (0, 1)),
  condition              TEXT CHECK (condition IN ('new', 'used')),
  ean                    TEXT,
  isbn                   TEXT,
  part_number            TEXT,
  supplier_code          TEXT,
  manufacturer           TEXT,
  vat_rate               REAL CHECK (vat_rate BETWEEN 0 AND 100),
  price_formulas         TEXT CHECK (json_valid(price_formulas)),
  recycling_fees         TEXT CHECK (json_valid(recycling_fees)),
  availability           TEXT,
  delivery_days          INTEGER,
  available_from         TEXT,
  stock                  REAL,
  stock_position         TEXT,
  limit_orders           TEXT CHECK (limit_orders IN ('on', 'off', 'sale')),
  weight                 INTEGER,                              -- grams
  unit                   TEXT,
  shipment_group         TEXT,
  length                 TEXT CHECK (json_valid(length)),
  category_paths         TEXT CHECK (json_valid(category_paths)),
  labels                 TEXT CHECK (json_valid(labels)),
  parameters             TEXT CHECK (json_valid(parameters)),
  configurations         TEXT CHECK (json_valid(configurations)),
  benefits               TEXT CHECK (json_valid(benefits)),
  groups                 TEXT CHECK (json_valid(groups)),
  images                 TEXT CHECK (json_valid(images)),
  files                  TEXT CHECK (json_valid(files)),
  video_url              TEXT,
  related                TEXT CHECK (json_valid(related)),
  alternatives           TEXT CHECK (json_valid(alternatives)),
  accessories            TEXT CHECK (json_valid(accessories)),
  gifts                  TEXT CHECK (json_valid(gifts)),
  sets                   TEXT CHECK (json_valid(sets)),
  metas                  TEXT CHECK (json_valid(metas)),
  manufacturer_image     TEXT,
  stock_total            REAL,                                 -- of its variants, else its own
  priced                 INTEGER NOT NULL DEFAULT 0 CHECK (priced IN (0, 1)),
  created_by_import      INTEGER REFERENCES imports (id) ON DELETE SET NULL,
  updated_by_import      INTEGER REFERENCES imports (id) ON DELETE SET NULL,
  applied_hash           TEXT,                                 -- of the record and settings applied last
  created_at             TEXT    NOT NULL,
  updated_at             TEXT    NOT NULL
) STRICT;
CREATE INDEX products_by_applied_hash ON products (applied_hash) WHERE applied_hash IS NOT NULL;
-- What lists filter by, in the order of ids: read whole it is a megabyte, where the table with its
-- texts would be hundreds.
CREATE INDEX products_listed ON products (
  id, archived, active, stock_total, priced, created_by_import
);
CREATE INDEX products_by_manufacturer ON products (manufacturer) WHERE manufacturer IS NOT NULL;
CREATE INDEX products_by_availability ON products (availability) WHERE availability IS NOT NULL;
CREATE INDEX products_by_stock ON products (stock_total) WHERE stock_total IS NOT NULL;

CREATE TABLE product_texts (
  product_id               INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
  language                 TEXT    NOT NULL CHECK (language IN ('cs', 'sk', 'en')),
  title                    TEXT,
  sort_key                 TEXT    NOT NULL DEFAULT '',        -- the title as its language sorts
  short_description        TEXT,
  long_description         TEXT,
  visible                  INTEGER CHECK (visible IN (0, 1)),
  url                      TEXT,
  seo_url                  TEXT,
  seo_title                TEXT,
  seo_description          TEXT,
  availability_note        TEXT,
  manufacturer_description TEXT,
  UNIQUE (product_id, language)
) STRICT;
CREATE INDEX product_texts_sorted ON product_texts (language, sort_key, product_id);

CREATE TABLE product_prices (
  product_id           INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
  currency             TEXT    NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  price_list           TEXT    NOT NULL,                       -- '' is the shop's default list
  price_minor          INTEGER,
  discount             REAL,
  sale_price_minor     INTEGER,
  purchase_price_minor INTEGER,
  common_price_minor   INTEGER,
  PRIMARY KEY (product_id, currency, price_list)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_prices_sorted ON product_prices (currency, price_list, price_minor, product_id);

CREATE TABLE product_categories (
  product_id  INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
  category_id INTEGER NOT NULL REFERENCES categories (id) ON DELETE CASCADE,
  is_primary  INTEGER NOT NULL DEFAULT 0 CHECK (is_primary IN (0, 1)),
  position    INTEGER,
  PRIMARY KEY (product_id, category_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_categories_by_category ON product_categories (category_id, product_id);
CREATE UNIQUE INDEX one_primary_category ON product_categories (product_id) WHERE is_primary = 1;

CREATE TABLE variants (
  id                INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  product_id        INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
  code              TEXT UNIQUE,
  position          INTEGER NOT NULL DEFAULT 0,
  main              INTEGER CHECK (main IN (0, 1)),
  active            INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  can_add_to_basket INTEGER CHECK (can_add_to_basket IN (0, 1)),
  ean               TEXT,
  isbn              TEXT,
  part_number       TEXT,
  supplier_code     TEXT,
  availability      TEXT,
  delivery_days     INTEGER,
  available_from    TEXT,
  stock             REAL,
  stock_position    TEXT,
  weight            INTEGER,
  labels            TEXT CHECK (json_valid(labels)),
  parameters        TEXT CHECK (json_valid(parameters)),
  images            TEXT CHECK (json_valid(images)),
  metas             TEXT CHECK (json_valid(metas)),
  created_at        TEXT    NOT NULL,
  updated_at        TEXT    NOT NULL
) STRICT;
CREATE INDEX variants_by_product ON variants (product_id, position, id);

CREATE TABLE variant_texts (
  variant_id        INTEGER NOT NULL REFERENCES variants (id) ON DELETE CASCADE,
  language          TEXT    NOT NULL CHECK (language IN ('cs', 'sk', 'en')),
  availability_note TEXT,
  PRIMARY KEY (variant_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE variant_prices (
  variant_id           INTEGER NOT NULL REFERENCES variants (id) ON DELETE CASCADE,
  currency             TEXT    NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  price_list           TEXT    NOT NULL,
  price_minor          INTEGER,
  discount             REAL,
  sale_price_minor     INTEGER,
  purchase_price_minor INTEGER,
  common_price_minor   INTEGER,
  PRIMARY KEY (variant_id, currency, price_list)
) STRICT, WITHOUT ROWID;

-- Words by which a product is found; `remove_diacritics 2` makes "kveten" find "květen".
CREATE VIRTUAL TABLE product_search USING fts5 (
  title, codes, manufacturer,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

-- What people changed by hand; what imports changed stands in run_items.
CREATE TABLE product_edits (
  id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  product_id INTEGER NOT NULL,
  at         TEXT    NOT NULL,
  actor_name TEXT    NOT NULL,
  changes    TEXT    NOT NULL CHECK (json_valid(changes))      -- path → [old, new]
) STRICT;
CREATE INDEX product_edits_by_product ON product_edits (product_id, id);
