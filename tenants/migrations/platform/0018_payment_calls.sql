-- Contracts by invoice (D6): what the owner has ordered, and calls to pay for periods beforehand.
ALTER TABLE contracts ADD COLUMN frequency INTEGER CHECK (frequency IN (1, 3, 6, 12)); -- months
ALTER TABLE contracts ADD COLUMN next_frequency INTEGER CHECK (next_frequency IN (1, 3, 6, 12));
ALTER TABLE contracts ADD COLUMN called_through TEXT;          -- last day that a call was made for
ALTER TABLE contracts ADD COLUMN called_from INTEGER;          -- last entry before the first call

-- An order with what it must hold (R147). Of a shop at most one waits.
CREATE TABLE service_orders (
  id               INTEGER NOT NULL PRIMARY KEY,
  shop_id          TEXT    NOT NULL REFERENCES contracts (shop_id),
  tariff           TEXT    NOT NULL,
  frequency        INTEGER NOT NULL CHECK (frequency IN (1, 3, 6, 12)),
  footer_link_removed INTEGER NOT NULL CHECK (footer_link_removed IN (0, 1)),
  goods            TEXT    NOT NULL CHECK (goods <> ''),
  contact_json     TEXT    NOT NULL CHECK (json_valid(contact_json)),
  -- offered: accepted with a change, which is a new offer (R148)
  state            TEXT    NOT NULL CHECK (state IN ('placed', 'offered', 'concluded', 'refused')),
  change_text      TEXT,
  answer_until     TEXT    NOT NULL,                           -- day; who does not answer has
  placed_at        TEXT    NOT NULL,
  placed_by        TEXT    NOT NULL,
  decided_at       TEXT
) STRICT;
CREATE UNIQUE INDEX one_order_at_a_time ON service_orders (shop_id)
  WHERE state IN ('placed', 'offered');

CREATE TABLE payment_calls (
  id              TEXT    NOT NULL PRIMARY KEY,
  shop_id         TEXT    NOT NULL REFERENCES contracts (shop_id),
  from_day        TEXT    NOT NULL,
  until_day       TEXT    NOT NULL CHECK (until_day >= from_day),
  amount_minor    INTEGER NOT NULL CHECK (amount_minor > 0),
  threshold_minor INTEGER NOT NULL,
  issued_on       TEXT    NOT NULL,
  due_on          TEXT    NOT NULL,
  agreed_on       TEXT CHECK (agreed_on > due_on),             -- agreed beforehand (R179)
  reminders       INTEGER NOT NULL DEFAULT 0,
  paid_on         TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_calls_of_shop ON payment_calls (shop_id, from_day);
CREATE INDEX payment_calls_unpaid ON payment_calls (shop_id, from_day) WHERE paid_on IS NULL;
