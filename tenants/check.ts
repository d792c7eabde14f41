import { type Queryable, queryAll } from "./engine/database.ts";
import { migrationsOf } from "./migrate.ts";
import type { Platform } from "./platform.ts";
import { listShops } from "./platform/shops.ts";

/** Something in a database that must never be. */
export interface Finding {
  /** "platform" or the shop's slug. */
  database: string;
  check: string;
  found: string;
}

/** What every database must satisfy; each query lists the rows that do not. */
const platformInvariants: Record<string, string> = {
  "every shop has its owner among its members": `
    SELECT shop.slug AS found FROM shops AS shop
     WHERE NOT EXISTS (
       SELECT 1 FROM members AS member
        WHERE member.shop_id = shop.id AND member.account_id = shop.owner_id
          AND member.role = 'owner')`,
  "every shop is provisioned": "SELECT slug AS found FROM shops WHERE ready_at IS NULL",
  "no shop is in quarantine":
    "SELECT slug || ': ' || quarantine_error AS found FROM shops WHERE quarantine_error IS NOT NULL",
  "every wallet holds the sum of its entries": `
    SELECT shops.slug AS found FROM wallets JOIN shops ON shops.id = wallets.shop_id
     WHERE balance_minor <> (
       SELECT coalesce(sum(iif(to_account = 'wallet', amount_minor, -amount_minor)), 0)
         FROM ledger WHERE ledger.shop_id = wallets.shop_id)`,
  "no day is charged in the trial, before the service, or after the tenth day without money": `
    SELECT shops.slug || ' ' || service_day AS found
      FROM ledger
      JOIN contracts ON contracts.shop_id = ledger.shop_id
      JOIN shops ON shops.id = ledger.shop_id
     WHERE kind = 'debit'
       AND (paid_from IS NULL OR service_day < paid_from OR service_day > settled_through
            OR (expired_on IS NOT NULL AND service_day >= date(expired_on, '+10 days'))
            OR (ended_on IS NOT NULL AND service_day > ended_on)) LIMIT 20`,
  "no day of an outage gives back more than was charged": `
    SELECT shops.slug || ' ' || (given.value ->> 'day') AS found
      FROM ledger AS credit
      JOIN shops ON shops.id = credit.shop_id
      JOIN json_each(credit.details_json, '$.days') AS given
      LEFT JOIN ledger AS debit
        ON debit.shop_id = credit.shop_id AND debit.kind = 'debit'
           AND debit.service_day = given.value ->> 'day'
     WHERE credit.kind = 'credit' AND credit.id LIKE 'outage:%'
     GROUP BY credit.shop_id, given.value ->> 'day'
    HAVING sum(given.value ->> 'amountMinor') > coalesce(max(debit.amount_minor), 0) LIMIT 20`,
  "no call is unpaid that the money covers": `
    SELECT call.id AS found
      FROM payment_calls AS call
      JOIN contracts ON contracts.shop_id = call.shop_id
     WHERE call.paid_on IS NULL
       AND call.threshold_minor <= (
             SELECT coalesce(sum(iif(to_account = 'wallet', amount_minor, -amount_minor)), 0)
               FROM ledger
              WHERE ledger.shop_id = call.shop_id AND sequence > contracts.called_from
                AND kind NOT IN ('debit', 'fee')) LIMIT 20`,
  "every shop has its contract and its wallet": `
    SELECT slug AS found FROM shops
     WHERE id NOT IN (SELECT shop_id FROM contracts)
        OR id NOT IN (SELECT shop_id FROM wallets)`,
  "every decided payment is in the ledger as it came": `
    SELECT 'movement ' || movement.id AS found
      FROM payment_decisions AS decision
      JOIN bank_movements AS movement ON movement.id = decision.movement_id
      JOIN ledger ON ledger.id = decision.ledger_id
     WHERE ledger.amount_minor <> movement.amount_minor OR ledger.currency <> movement.currency
        OR ledger.shop_id <> decision.shop_id`,
  "every certain payment was decided": `
    SELECT 'movement ' || id AS found FROM bank_movements
     WHERE doubt IS NULL AND kind = 'booked' AND amount_minor > 0
       AND id NOT IN (SELECT movement_id FROM payment_decisions)`,
  "every credit given by hand is in the ledger as it was decided, a large one by two people": `
    SELECT 'credit ' || credit.id AS found
      FROM manual_credits AS credit
      JOIN manual_credit_decisions AS decision ON decision.credit_id = credit.id
      LEFT JOIN ledger ON ledger.id = decision.ledger_id
     WHERE decision.outcome = 'posted'
       AND (ledger.amount_minor <> credit.amount_minor OR ledger.currency <> credit.currency
            OR ledger.shop_id <> credit.shop_id OR ledger.from_account <> 'goodwill'
            OR credit.needs_second = 1 AND credit.asked_by = decision.decided_by)`,
  "every card payment is in the ledger as it was asked for": `
    SELECT 'card payment ' || payment.id AS found
      FROM card_payments AS payment JOIN ledger ON ledger.id = payment.ledger_id
     WHERE ledger.amount_minor <> payment.amount_minor OR ledger.currency <> payment.currency
        OR ledger.shop_id <> payment.shop_id OR ledger.from_account <> 'card'`,
  "no mailbox outlives the tenth day without money, nor the contract": `
    SELECT shops.slug || ' ' || local_part || '@' || mailboxes.domain AS found
      FROM mailboxes
      JOIN shops ON shops.id = mailboxes.shop_id
      JOIN contracts ON contracts.shop_id = mailboxes.shop_id
     WHERE mailboxes.state = 'active'
       AND (shops.state IN ('ended', 'deleted')
            OR shops.state = 'web_suspended' AND regime = 'wallet'
               AND date(coalesce(expired_on, iif(paid_from IS NULL, date(trial_until, '+1 day'), NULL)),
                        '+10 days') <= settled_through) LIMIT 20`,
  "documents are numbered without gaps": `
    SELECT series || year AS found FROM invoice_series
     WHERE last <> (SELECT count(*) FROM invoices
                     WHERE number LIKE series || year || '______')`,
  "every document says what its entry moved": `
    SELECT invoices.number AS found FROM invoices JOIN ledger ON ledger.id = invoices.ledger_id
     WHERE invoices.kind = 'invoice' AND invoices.gross_minor <> ledger.amount_minor
        OR invoices.currency <> ledger.currency`,
  "credit notes of an entry say no more than it moved": `
    SELECT ledger.id AS found FROM invoices JOIN ledger ON ledger.id = invoices.ledger_id
     WHERE invoices.kind = 'credit_note'
     GROUP BY ledger.id HAVING -sum(invoices.gross_minor) > ledger.amount_minor`,
  "no document is taken back more than wholly": `
    SELECT invoice.number AS found
      FROM invoices AS invoice JOIN invoices AS note ON note.corrects = invoice.number
     GROUP BY invoice.number
    HAVING -sum(note.gross_minor) > invoice.gross_minor OR -sum(note.vat_minor) > invoice.vat_minor`,
  "no job waits for a person":
    "SELECT id || ': ' || coalesce(error, '') AS found FROM jobs WHERE failed_at IS NOT NULL",
};

const shopInvariants: Record<string, string> = {
  "a run's counts add up": `
    SELECT 'run ' || id AS found FROM runs
     WHERE read_count <> created + updated + unchanged + skipped + failed + removed`,
  "a run's journal agrees with its counts": `
    SELECT 'run ' || runs.id AS found FROM runs
      LEFT JOIN (SELECT run_id,
                        sum(iif(outcome = 'created', items, 0)) AS created,
                        sum(iif(outcome = 'updated', items, 0)) AS updated,
                        sum(iif(outcome = 'skipped', items, 0)) AS skipped,
                        sum(iif(outcome = 'failed', items, 0)) AS failed,
                        sum(iif(outcome = 'removed', items, 0)) AS removed
                   FROM run_items GROUP BY run_id) AS journal ON journal.run_id = runs.id
     WHERE runs.journal_kept = 1 AND (coalesce(journal.created, 0) <> runs.created
        OR coalesce(journal.removed, 0) <> runs.removed
        OR coalesce(journal.updated, 0) <> runs.updated
        OR coalesce(journal.skipped, 0) <> runs.skipped
        OR coalesce(journal.failed, 0) <> runs.failed)`,
  "what was done to missing items is in the journal": `
    SELECT 'run ' || id AS found FROM runs
     WHERE journal_kept = 1
       AND missing <> (SELECT count(*) FROM run_missing WHERE run_id = runs.id)`,
  "the pictures of a run that has them add up": `
    SELECT 'run ' || run_id AS found FROM run_media
     WHERE state = 'done' AND total <> downloaded + reused + failed
        OR state IN ('done', 'stopped')
           AND run_id IN (SELECT run_id FROM run_media_queue) LIMIT 20`,
  "every product can be searched": `
    SELECT 'product ' || id AS found FROM products
     WHERE id NOT IN (SELECT rowid FROM product_search) LIMIT 20`,
  "no code is a product's and another product's variant's": `
    SELECT variant.code AS found FROM variants AS variant
      JOIN products AS product ON product.code = variant.code
     WHERE product.id <> variant.product_id LIMIT 20`,
  "categories are a tree": `
    WITH RECURSIVE up (start, at, depth) AS (
      SELECT id, parent_id, 1 FROM categories WHERE parent_id IS NOT NULL
      UNION ALL
      SELECT up.start, category.parent_id, up.depth + 1
        FROM up JOIN categories AS category ON category.id = up.at
       WHERE category.parent_id IS NOT NULL AND up.depth < 60)
    SELECT DISTINCT 'category ' || start AS found FROM up WHERE depth >= 60 LIMIT 20`,
};

/** Checks every database: SQLite's own integrity, foreign keys, schema, and our invariants. */
export async function checkAll(
  platform: Platform,
): Promise<{ shops: number; findings: Finding[] }> {
  const findings = await checkDatabase(platform.database, "platform", platformInvariants);
  const shops = (await listShops(platform.database))
    .filter(({ readyAt, state }) => readyAt !== undefined && state !== "deleted");
  const known = migrationsOf("shop").length;
  for (const shop of shops) {
    if (shop.schemaVersion !== known) {
      const found = `${shop.schemaVersion} instead of ${known}`;
      findings.push({ database: shop.slug, check: "the schema is current", found });
      continue;
    }
    await using lease = await platform.shops.lease(shop.id);
    findings.push(...await checkDatabase(lease.database, shop.slug, shopInvariants));
  }
  return { shops: shops.length, findings };
}

async function checkDatabase(
  database: Queryable,
  name: string,
  invariants: Record<string, string>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const add = (check: string, found: string) => findings.push({ database: name, check, found });
  const integrity = await queryAll<{ integrity_check: string }>(database, "PRAGMA integrity_check");
  for (const { integrity_check } of integrity) {
    if (integrity_check !== "ok") add("SQLite's integrity", integrity_check);
  }
  const keys = await queryAll<{ table: string; rowid: number }>(
    database,
    "PRAGMA foreign_key_check",
  );
  for (const { table, rowid } of keys) add("foreign keys", `${table} ${rowid}`);
  for (const [check, sql] of Object.entries(invariants)) {
    for (const { found } of await queryAll<{ found: string }>(database, sql)) add(check, found);
  }
  return findings;
}
