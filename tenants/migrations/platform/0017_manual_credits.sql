-- Credits that staff give by hand (MO-10): what was asked for and what was decided, both for good.
CREATE TABLE manual_credits (
  id           TEXT    NOT NULL PRIMARY KEY,                   -- chosen by the form: sent twice, one credit
  shop_id      TEXT    NOT NULL REFERENCES contracts (shop_id),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency     TEXT    NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  reason       TEXT    NOT NULL CHECK (reason <> ''),          -- the owner reads it in the wallet
  needs_second INTEGER NOT NULL CHECK (needs_second IN (0, 1)),
  asked_by     TEXT    NOT NULL REFERENCES staff (id),
  asked_at     TEXT    NOT NULL
) STRICT;
CREATE INDEX manual_credits_by_shop ON manual_credits (shop_id, asked_at);

CREATE TABLE manual_credit_decisions (
  credit_id  TEXT NOT NULL PRIMARY KEY REFERENCES manual_credits (id),
  outcome    TEXT NOT NULL CHECK (outcome IN ('posted', 'rejected')),
  ledger_id  TEXT UNIQUE REFERENCES ledger (id),
  decided_by TEXT NOT NULL REFERENCES staff (id),
  decided_at TEXT NOT NULL,
  CHECK ((outcome = 'posted') = (ledger_id IS NOT NULL))
) STRICT;
CREATE INDEX manual_credit_decisions_by_time ON manual_credit_decisions (decided_at);

CREATE TRIGGER a_large_credit_has_two_people BEFORE INSERT ON manual_credit_decisions
WHEN EXISTS (SELECT 1 FROM manual_credits
              WHERE id = NEW.credit_id AND needs_second = 1 AND asked_by = NEW.decided_by)
BEGIN SELECT raise(ABORT, 'nobody decides about a large credit of their own'); END;

CREATE TRIGGER manual_credits_are_not_rewritten BEFORE UPDATE ON manual_credits
BEGIN SELECT raise(ABORT, 'a credit is not rewritten'); END;
CREATE TRIGGER manual_credits_are_not_removed BEFORE DELETE ON manual_credits
BEGIN SELECT raise(ABORT, 'a credit is not removed'); END;
CREATE TRIGGER manual_credit_decisions_are_not_rewritten BEFORE UPDATE ON manual_credit_decisions
BEGIN SELECT raise(ABORT, 'a decision about a credit is not rewritten'); END;
CREATE TRIGGER manual_credit_decisions_are_not_removed BEFORE DELETE ON manual_credit_decisions
BEGIN SELECT raise(ABORT, 'a decision about a credit is not removed'); END;
