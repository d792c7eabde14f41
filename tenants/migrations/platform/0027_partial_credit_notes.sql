-- What is refunded corrects as many documents as it came by, each by a note of its own: an entry had
-- but one document so far.
CREATE TABLE new_invoices (
  id            INTEGER NOT NULL PRIMARY KEY,
  number        TEXT    NOT NULL UNIQUE,
  kind          TEXT    NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
  shop_id       TEXT    NOT NULL REFERENCES shops (id),
  ledger_id     TEXT    NOT NULL REFERENCES ledger (id),
  corrects      TEXT    REFERENCES new_invoices (number),
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
INSERT INTO new_invoices SELECT * FROM invoices ORDER BY id;

DROP TABLE invoices;
ALTER TABLE new_invoices RENAME TO invoices;

CREATE INDEX invoices_by_shop ON invoices (shop_id, id);
CREATE UNIQUE INDEX invoices_by_entry ON invoices (ledger_id, coalesce(corrects, ''));
CREATE INDEX invoices_by_corrected ON invoices (corrects) WHERE corrects IS NOT NULL;

CREATE TRIGGER invoices_are_not_rewritten BEFORE UPDATE ON invoices
BEGIN SELECT raise(ABORT, 'an invoice is not rewritten'); END;
CREATE TRIGGER invoices_are_not_removed BEFORE DELETE ON invoices
BEGIN SELECT raise(ABORT, 'an invoice is not removed'); END;
