-- Money of wallets that is sent back when a contract has been terminated (R200), and the payment
-- orders that people hand to the bank.
CREATE TABLE payment_orders (
  id         TEXT NOT NULL PRIMARY KEY,                          -- as the bank sees it
  currency   TEXT NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  due_day    TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE refunds (
  id         INTEGER NOT NULL PRIMARY KEY,
  shop_id    TEXT    NOT NULL REFERENCES contracts (shop_id),
  ledger_id  TEXT    NOT NULL UNIQUE REFERENCES ledger (id),
  account    TEXT    NOT NULL,                                   -- IBAN
  recipient  TEXT    NOT NULL,
  asked_at   TEXT    NOT NULL,
  order_id   TEXT    REFERENCES payment_orders (id)              -- NULL: waits for an order
) STRICT;
CREATE INDEX refunds_waiting ON refunds (id) WHERE order_id IS NULL;
CREATE INDEX refunds_by_order ON refunds (order_id);
