-- Days are YYYY-MM-DD in Europe/Prague, amounts are integer minor units.

-- Prices from a day on, until the next list of the same currency. A list that was announced is not
-- rewritten: its successor corrects it.
CREATE TABLE price_lists (
  id            INTEGER NOT NULL PRIMARY KEY,
  currency      TEXT NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  valid_from    TEXT NOT NULL,
  document_json TEXT NOT NULL CHECK (json_valid(document_json)),
  announced_at  TEXT NOT NULL,
  created_by    TEXT,                                          -- NULL: shipped
  UNIQUE (currency, valid_from)
) STRICT;
CREATE TRIGGER price_lists_are_not_rewritten BEFORE UPDATE ON price_lists
BEGIN SELECT raise(ABORT, 'an announced price list is not rewritten'); END;

-- What a shop and the operator have agreed, and how far the wallet is settled.
CREATE TABLE contracts (
  shop_id         TEXT NOT NULL PRIMARY KEY REFERENCES shops (id),
  regime          TEXT NOT NULL DEFAULT 'wallet' CHECK (regime IN ('wallet', 'invoice')),
  -- Up to ten digits that a payer writes; the shop's own for good.
  variable_symbol TEXT NOT NULL UNIQUE CHECK (variable_symbol GLOB '[1-9]*' AND length(variable_symbol) <= 10),
  paid_from       TEXT,                                        -- first day of paid service
  expired_on      TEXT,                                        -- day 0 (D2)
  ended_on        TEXT,
  end_cause       TEXT,
  deleted_on      TEXT,
  settled_through TEXT NOT NULL,                               -- last service day that was settled
  CHECK ((ended_on IS NULL) = (end_cause IS NULL))
) STRICT, WITHOUT ROWID;

-- What was ordered, from a day on. Of two orders for a day the later one holds.
CREATE TABLE contract_terms (
  id                  INTEGER NOT NULL PRIMARY KEY,
  shop_id             TEXT NOT NULL REFERENCES contracts (shop_id),
  valid_from          TEXT NOT NULL,
  tariff              TEXT NOT NULL,
  footer_link_removed INTEGER NOT NULL DEFAULT 0 CHECK (footer_link_removed IN (0, 1)),
  own_server          INTEGER NOT NULL DEFAULT 0 CHECK (own_server IN (0, 1)),
  ordered_at          TEXT NOT NULL,
  ordered_by          TEXT NOT NULL
) STRICT;
CREATE INDEX contract_terms_by_shop ON contract_terms (shop_id, valid_from, id);

-- Years of a tariff paid beforehand (R160).
CREATE TABLE prepayments (
  id         INTEGER NOT NULL PRIMARY KEY,
  shop_id    TEXT NOT NULL REFERENCES contracts (shop_id),
  tariff     TEXT NOT NULL,
  from_day   TEXT NOT NULL,
  until_day  TEXT NOT NULL CHECK (until_day >= from_day),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX prepayments_by_shop ON prepayments (shop_id, from_day);

-- Staff keep a shop from sinking further (hold), or suspend a part of it (suspension).
CREATE TABLE interventions (
  id          INTEGER NOT NULL PRIMARY KEY,
  shop_id     TEXT NOT NULL REFERENCES contracts (shop_id),
  kind        TEXT NOT NULL CHECK (kind IN ('hold', 'suspend_administration', 'suspend_web')),
  from_day    TEXT NOT NULL,
  until_day   TEXT,
  reason      TEXT NOT NULL CHECK (reason <> ''),
  staff_id    TEXT NOT NULL REFERENCES staff (id),
  created_at  TEXT NOT NULL,
  lifted_at   TEXT,
  CHECK (kind <> 'hold' OR until_day IS NOT NULL)
) STRICT;
CREATE INDEX interventions_by_shop ON interventions (shop_id, from_day);

-- Every transition with its cause: the time line of a shop.
CREATE TABLE shop_transitions (
  id         INTEGER NOT NULL PRIMARY KEY,
  shop_id    TEXT NOT NULL REFERENCES contracts (shop_id),
  day        TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state   TEXT NOT NULL,
  cause      TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;
CREATE INDEX shop_transitions_by_shop ON shop_transitions (shop_id, id);

-- What the owner was told, once for each occasion.
CREATE TABLE contract_notices (
  shop_id  TEXT NOT NULL REFERENCES contracts (shop_id),
  kind     TEXT NOT NULL,
  occasion TEXT NOT NULL,                                      -- what makes it new: a day, an entry
  mail_id  TEXT,
  told_at  TEXT NOT NULL,
  PRIMARY KEY (shop_id, kind, occasion)
) STRICT, WITHOUT ROWID;

-- The ledger: each entry moves an amount from one account to another, one of them the shop's wallet,
-- so that all accounts together are always zero. Nothing is rewritten or removed.
CREATE TABLE ledger (
  sequence     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  id           TEXT NOT NULL UNIQUE,                           -- chosen by its cause: posted once
  shop_id      TEXT NOT NULL REFERENCES contracts (shop_id),
  kind         TEXT NOT NULL CHECK (kind IN (
                 'top_up', 'debit', 'service', 'refund', 'credit', 'fee', 'reversal')),
  from_account TEXT NOT NULL,
  to_account   TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0 AND amount_minor <= 1000000000000),
  currency     TEXT NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  service_day  TEXT,                                           -- of a debit
  details_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details_json)),
  reverses     TEXT UNIQUE REFERENCES ledger (id),
  posted_at    TEXT NOT NULL,
  posted_by    TEXT NOT NULL DEFAULT 'system',
  CHECK ((from_account = 'wallet') <> (to_account = 'wallet')),
  CHECK ((kind = 'debit') = (service_day IS NOT NULL)),
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL))
) STRICT;
CREATE INDEX ledger_by_shop ON ledger (shop_id, sequence);
CREATE UNIQUE INDEX one_debit_a_day ON ledger (shop_id, service_day) WHERE kind = 'debit';

CREATE TRIGGER ledger_is_not_rewritten BEFORE UPDATE ON ledger
BEGIN SELECT raise(ABORT, 'the ledger is not rewritten'); END;
CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger
BEGIN SELECT raise(ABORT, 'the ledger is not shortened'); END;

-- The sum of a wallet's entries, kept by the ledger itself; a check adds them up again.
CREATE TABLE wallets (
  shop_id       TEXT NOT NULL PRIMARY KEY REFERENCES contracts (shop_id),
  currency      TEXT NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  balance_minor INTEGER NOT NULL DEFAULT 0,
  paid_in_minor INTEGER NOT NULL DEFAULT 0                     -- top-ups so far
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_has_one_currency BEFORE INSERT ON ledger
WHEN NOT EXISTS (
  SELECT 1 FROM wallets WHERE shop_id = NEW.shop_id AND currency = NEW.currency)
BEGIN SELECT raise(ABORT, 'the wallet has another currency'); END;

CREATE TRIGGER ledger_moves_the_balance AFTER INSERT ON ledger
BEGIN
  UPDATE wallets
     SET balance_minor = balance_minor
           + iif(NEW.to_account = 'wallet', NEW.amount_minor, -NEW.amount_minor),
         paid_in_minor = paid_in_minor + iif(NEW.kind = 'top_up', NEW.amount_minor, 0)
   WHERE shop_id = NEW.shop_id;
END;

-- Where the shop's web is reached, and whether its owner has hidden it (R196).
ALTER TABLE shops ADD COLUMN domain TEXT;
CREATE UNIQUE INDEX one_shop_a_domain ON shops (domain) WHERE domain IS NOT NULL;

-- Shops that were there before: their first contract. Their service days begin today.
INSERT INTO contracts (shop_id, variable_symbol, settled_through)
SELECT id, CAST(1000000 + row_number() OVER (ORDER BY created_at, id) AS TEXT),
       substr(created_at, 1, 10)
  FROM shops;
INSERT INTO contract_terms (shop_id, valid_from, tariff, ordered_at, ordered_by)
SELECT id, substr(created_at, 1, 10), 'basic', created_at, 'system' FROM shops;
INSERT INTO wallets (shop_id, currency) SELECT id, currency FROM shops;
-- A trial that ran out before there were wallets begins anew: nobody was told that it would end.
UPDATE shops SET trial_until = strftime('%Y-%m-%d', 'now', '+30 days')
 WHERE state = 'trial' AND trial_until < strftime('%Y-%m-%d', 'now');
UPDATE contracts SET settled_through = strftime('%Y-%m-%d', 'now')
 WHERE settled_through < strftime('%Y-%m-%d', 'now');

-- When the house's recurring work is due.
ALTER TABLE recurring ADD COLUMN next_at TEXT;
