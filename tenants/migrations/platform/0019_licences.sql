-- Licences of the product, with the support that each purchase brings (R127, R134). The last day of
-- support is that of the latest purchase; the licence itself has none (R131).
CREATE TABLE licence_purchases (
  id          INTEGER NOT NULL PRIMARY KEY,
  shop_id     TEXT    NOT NULL REFERENCES shops (id),
  kind        TEXT    NOT NULL CHECK (kind IN (
                'licence', 'upgrade', 'lifetime_updates', 'renewal')),
  version     TEXT    NOT NULL,                          -- of the product, as it was bought
  bought_on   TEXT    NOT NULL,
  vip_until   TEXT    NOT NULL CHECK (vip_until > bought_on),
  recorded_by TEXT    NOT NULL,
  recorded_at TEXT    NOT NULL
) STRICT;
CREATE INDEX licence_purchases_by_shop ON licence_purchases (shop_id, id);
CREATE INDEX licence_purchases_by_end ON licence_purchases (vip_until);
