CREATE TABLE customers (
  id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  email        TEXT    NOT NULL UNIQUE CHECK (email = lower(email)),
  code         TEXT UNIQUE,
  kind         TEXT    NOT NULL CHECK (kind IN ('contact', 'person', 'company')),
  active       INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  degree       TEXT,
  first_name   TEXT,
  last_name    TEXT,
  nickname     TEXT,
  company_name TEXT,
  company_id   TEXT,
  vat_id       TEXT,
  phone        TEXT,
  language     TEXT CHECK (language IN ('cs', 'sk', 'en')),
  newsletter   TEXT    NOT NULL DEFAULT 'unknown' CHECK (newsletter IN ('unknown', 'no', 'yes', 'excluded')),
  price_list   TEXT,
  groups       TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(groups)),
  note         TEXT,
  sort_key     TEXT    NOT NULL,
  created_at   TEXT    NOT NULL,
  updated_at   TEXT    NOT NULL
) STRICT;
-- All that a list filters, sorts and counts by: the rows themselves are read for one page only.
CREATE INDEX customers_listed ON customers (sort_key, id, kind, newsletter, active, created_at);

CREATE TABLE customer_addresses (
  id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  customer_id  INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  kind         TEXT    NOT NULL CHECK (kind IN ('billing', 'delivery')),
  company_name TEXT,
  first_name   TEXT,
  last_name    TEXT,
  street       TEXT,
  city         TEXT,
  zip          TEXT,
  country      TEXT
) STRICT;
CREATE INDEX addresses_of_customer ON customer_addresses (customer_id, kind, id);
CREATE UNIQUE INDEX one_billing_address ON customer_addresses (customer_id) WHERE kind = 'billing';

CREATE VIRTUAL TABLE customer_search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE order_states (
  id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name     TEXT    NOT NULL UNIQUE,
  type     TEXT    NOT NULL CHECK (type IN ('received', 'processing', 'sent', 'delivered', 'cancelled', 'custom')),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE orders (
  id            INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  number        TEXT    NOT NULL UNIQUE,
  customer_id   INTEGER REFERENCES customers (id) ON DELETE SET NULL,
  state_id      INTEGER NOT NULL REFERENCES order_states (id),
  currency      TEXT    NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  total_minor   INTEGER NOT NULL,                              -- with VAT
  paid_on       TEXT,                                          -- day; NULL: not paid
  resolved      INTEGER NOT NULL DEFAULT 0 CHECK (resolved IN (0, 1)),
  email         TEXT    NOT NULL,
  phone         TEXT,
  billing       TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(billing)),
  delivery      TEXT CHECK (json_valid(delivery)),
  shipment_name TEXT,
  payment_name  TEXT,
  tracking_code TEXT,
  tracking_url  TEXT,
  customer_note TEXT,
  internal_note TEXT,
  created_at    TEXT    NOT NULL,
  updated_at    TEXT    NOT NULL
) STRICT;
-- All that a list filters, sorts and counts by: the rows themselves are read for one page only.
CREATE INDEX orders_listed
    ON orders (created_at, id, state_id, resolved, paid_on, total_minor, number);
CREATE INDEX orders_by_state ON orders (state_id, created_at, id);
CREATE INDEX orders_by_customer ON orders (customer_id, created_at, id);

CREATE TABLE order_lines (
  id               INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  order_id         INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL,
  kind             TEXT    NOT NULL CHECK (kind IN ('product', 'shipment', 'payment', 'discount')),
  product_code     TEXT,
  title            TEXT    NOT NULL,
  quantity         REAL    NOT NULL,
  unit             TEXT,
  unit_price_minor INTEGER NOT NULL,                           -- with VAT
  vat_rate         REAL    NOT NULL,
  total_minor      INTEGER NOT NULL
) STRICT;
CREATE INDEX lines_of_order ON order_lines (order_id, position, id);

CREATE VIRTUAL TABLE order_search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

-- Changes of customers, orders and categories by hand: path → [old, new].
CREATE TABLE record_edits (
  id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  entity     TEXT    NOT NULL CHECK (entity IN ('categories', 'customers', 'orders')),
  record_id  INTEGER NOT NULL,
  at         TEXT    NOT NULL,
  actor_name TEXT    NOT NULL,
  changes    TEXT    NOT NULL CHECK (json_valid(changes))
) STRICT;
CREATE INDEX record_edits_by_record ON record_edits (entity, record_id, id);
