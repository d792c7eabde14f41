-- Payments by card: what was asked for, what the gateway has told, and what waits for a person.
CREATE TABLE card_payments (
  id           TEXT    NOT NULL PRIMARY KEY,                   -- ours; the gateway gives it back
  shop_id      TEXT    NOT NULL REFERENCES contracts (shop_id),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency     TEXT    NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  asked_by     TEXT    NOT NULL REFERENCES accounts (id),
  asked_at     TEXT    NOT NULL,
  state        TEXT    NOT NULL DEFAULT 'asked'
               CHECK (state IN ('asked', 'waiting', 'paid', 'failed', 'expired', 'aside')),
  declined     INTEGER NOT NULL DEFAULT 0 CHECK (declined IN (0, 1)),
  session      TEXT    UNIQUE,                                 -- the gateway's names of it
  intent       TEXT,
  ledger_id    TEXT    UNIQUE REFERENCES ledger (id),
  changed_at   TEXT    NOT NULL,
  CHECK ((state = 'paid') = (ledger_id IS NOT NULL))
) STRICT;
CREATE INDEX card_payments_by_shop ON card_payments (shop_id, asked_at);
CREATE INDEX card_payments_by_intent ON card_payments (intent) WHERE intent IS NOT NULL;

CREATE TRIGGER card_payments_keep_what_was_asked BEFORE UPDATE ON card_payments
WHEN NEW.id <> OLD.id OR NEW.shop_id <> OLD.shop_id OR NEW.amount_minor <> OLD.amount_minor
  OR NEW.currency <> OLD.currency OR OLD.ledger_id IS NOT NULL AND NEW.ledger_id IS NOT OLD.ledger_id
BEGIN SELECT raise(ABORT, 'what was asked for by card is not rewritten'); END;

-- Each once, however many times it was sent.
CREATE TABLE card_events (
  id          TEXT NOT NULL PRIMARY KEY,                       -- the gateway's
  kind        TEXT NOT NULL,
  payment_id  TEXT REFERENCES card_payments (id),
  received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE card_notes (
  id           INTEGER NOT NULL PRIMARY KEY,
  event_id     TEXT    NOT NULL UNIQUE REFERENCES card_events (id),
  kind         TEXT    NOT NULL CHECK (kind IN (
                 'payment_unknown', 'currency_differs', 'amount_differs', 'shop_closed',
                 'refunded', 'disputed')),
  payment_id   TEXT    REFERENCES card_payments (id),
  amount_minor INTEGER NOT NULL,                               -- as the gateway tells it
  currency     TEXT    NOT NULL,
  reference    TEXT    NOT NULL,                               -- by which it is found at the gateway
  noted_at     TEXT    NOT NULL,
  settled_at   TEXT,
  settled_by   TEXT,
  outcome      TEXT    CHECK (outcome IN ('settled', 'taken_back')),
  reason       TEXT    NOT NULL DEFAULT '',
  CHECK ((settled_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX card_notes_open ON card_notes (id) WHERE settled_at IS NULL;
