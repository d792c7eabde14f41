-- Days are YYYY-MM-DD, amounts are integer minor units.

-- Statements of our bank accounts, as they came; a file that is cut or foreign leaves nothing here.
CREATE TABLE bank_statements (
  id            INTEGER NOT NULL PRIMARY KEY,
  account       TEXT    NOT NULL,                              -- IBAN
  currency      TEXT    NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  format        TEXT    NOT NULL,
  number        TEXT,
  from_day      TEXT,
  to_day        TEXT,
  opening_minor INTEGER,
  closing_minor INTEGER,
  file_name     TEXT    NOT NULL,
  file_hash     TEXT    NOT NULL CHECK (length(file_hash) = 64),
  movements     INTEGER NOT NULL,                              -- booked ones in the file
  warnings_json TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(warnings_json)),
  imported_at   TEXT    NOT NULL,
  imported_by   TEXT    NOT NULL
) STRICT;
CREATE INDEX bank_statements_by_time ON bank_statements (imported_at);

-- Booked movements, each once, whichever files it came in. Never rewritten.
CREATE TABLE bank_movements (
  id              INTEGER NOT NULL PRIMARY KEY,
  statement_id    INTEGER NOT NULL REFERENCES bank_statements (id),
  account         TEXT    NOT NULL,
  currency        TEXT    NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  bank_reference  TEXT    NOT NULL CHECK (bank_reference <> ''),
  booked_day      TEXT    NOT NULL,
  amount_minor    INTEGER NOT NULL,
  kind            TEXT    NOT NULL CHECK (kind IN ('booked', 'reversal')),
  variable_symbol TEXT,
  specific_symbol TEXT,
  constant_symbol TEXT,
  counter_account TEXT,
  counter_name    TEXT,
  message         TEXT,
  doubt           TEXT,                                        -- why a person must decide
  imported_at     TEXT    NOT NULL,
  UNIQUE (account, currency, bank_reference)
) STRICT;
CREATE INDEX bank_movements_by_day ON bank_movements (account, currency, booked_day, amount_minor);
CREATE INDEX bank_movements_by_statement ON bank_movements (statement_id);
CREATE INDEX bank_movements_in_doubt ON bank_movements (id) WHERE doubt IS NOT NULL;

CREATE TRIGGER bank_movements_are_not_rewritten BEFORE UPDATE ON bank_movements
BEGIN SELECT raise(ABORT, 'a bank movement is not rewritten'); END;
CREATE TRIGGER bank_movements_are_not_removed BEFORE DELETE ON bank_movements
BEGIN SELECT raise(ABORT, 'a bank movement is not removed'); END;

-- What became of a movement; the last decision holds. One that was taken back waits again.
CREATE TABLE payment_decisions (
  movement_id INTEGER NOT NULL REFERENCES bank_movements (id),
  ordinal     INTEGER NOT NULL CHECK (ordinal > 0),
  outcome     TEXT    NOT NULL CHECK (outcome IN ('matched', 'assigned', 'dismissed', 'taken_back')),
  shop_id     TEXT    REFERENCES shops (id),
  ledger_id   TEXT    UNIQUE REFERENCES ledger (id),
  reason      TEXT    NOT NULL DEFAULT '',
  decided_at  TEXT    NOT NULL,
  decided_by  TEXT    NOT NULL,
  PRIMARY KEY (movement_id, ordinal),
  CHECK ((outcome = 'dismissed') = (ledger_id IS NULL)),
  CHECK ((outcome = 'dismissed') = (shop_id IS NULL)),
  CHECK (outcome = 'matched' OR reason <> '')
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_decisions_by_shop ON payment_decisions (shop_id, movement_id);

CREATE TRIGGER payment_decisions_are_not_rewritten BEFORE UPDATE ON payment_decisions
BEGIN SELECT raise(ABORT, 'a decision about a payment is not rewritten'); END;
CREATE TRIGGER payment_decisions_are_not_removed BEFORE DELETE ON payment_decisions
BEGIN SELECT raise(ABORT, 'a decision about a payment is not removed'); END;

-- What people were asked to pay, for telling whose a payment without a symbol may be.
CREATE TABLE top_up_requests (
  id           INTEGER NOT NULL PRIMARY KEY,
  shop_id      TEXT    NOT NULL REFERENCES contracts (shop_id),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  requested_at TEXT    NOT NULL
) STRICT;
CREATE INDEX top_up_requests_by_shop ON top_up_requests (shop_id, id);

-- Where a company or a person lives, for invoices.
ALTER TABLE accounts ADD COLUMN street TEXT;
ALTER TABLE accounts ADD COLUMN city TEXT;
ALTER TABLE accounts ADD COLUMN zip TEXT;

-- Numbers of documents without gaps: the next one is taken in the transaction of its document.
CREATE TABLE invoice_series (
  series TEXT    NOT NULL,
  year   INTEGER NOT NULL,
  last   INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

-- Documents as they were issued, with all that stands on them (R157, R168). Never rewritten: a
-- mistake is undone by a credit note.
CREATE TABLE invoices (
  id            INTEGER NOT NULL PRIMARY KEY,
  number        TEXT    NOT NULL UNIQUE,
  kind          TEXT    NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
  shop_id       TEXT    NOT NULL REFERENCES shops (id),
  ledger_id     TEXT    NOT NULL UNIQUE REFERENCES ledger (id),
  corrects      TEXT    REFERENCES invoices (number),
  issued_on     TEXT    NOT NULL,
  currency      TEXT    NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  net_minor     INTEGER NOT NULL,
  vat_minor     INTEGER NOT NULL,
  gross_minor   INTEGER NOT NULL,
  document_json TEXT    NOT NULL CHECK (json_valid(document_json)),
  created_at    TEXT    NOT NULL,
  CHECK (net_minor + vat_minor = gross_minor),
  CHECK ((kind = 'credit_note') = (corrects IS NOT NULL)),
  CHECK ((kind = 'credit_note') = (gross_minor < 0))
) STRICT;
CREATE INDEX invoices_by_shop ON invoices (shop_id, id);

CREATE TRIGGER invoices_are_not_rewritten BEFORE UPDATE ON invoices
BEGIN SELECT raise(ABORT, 'an invoice is not rewritten'); END;
CREATE TRIGGER invoices_are_not_removed BEFORE DELETE ON invoices
BEGIN SELECT raise(ABORT, 'an invoice is not removed'); END;
