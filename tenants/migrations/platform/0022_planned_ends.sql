-- Contracts that were given notice of: until their last day everything goes on.
CREATE TABLE planned_ends (
  shop_id    TEXT NOT NULL PRIMARY KEY REFERENCES contracts (shop_id),
  last_day   TEXT NOT NULL,
  notice     TEXT NOT NULL CHECK (notice IN ('own_server', 'by_invoice', 'refused_terms')),
  reason     TEXT NOT NULL,
  given_on   TEXT NOT NULL,                                    -- day of its delivery
  noted_by   TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_ends_by_day ON planned_ends (last_day);
