import type { KnownMovement, UnmatchedReason } from "../../core/billing/matching.ts";
import type { OwnMovement, OwnStatement } from "../../core/billing/statements/own_account.ts";
import type { StatementWarning } from "../../core/billing/statements/statement.ts";
import type { Currency } from "../../core/money.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A movement as it is kept, with what became of it. */
export interface KeptMovement extends OwnMovement {
  id: number;
  account: string;
  doubt: UnmatchedReason | undefined;
  importedAt: string;
  decision: PaymentDecision | undefined;
}

export interface PaymentDecision {
  ordinal: number;
  outcome: "matched" | "assigned" | "dismissed" | "taken_back";
  shopId: string | undefined;
  ledgerId: string | undefined;
  reason: string;
  decidedAt: string;
  decidedBy: string;
}

export interface StatementEntry {
  statement: OwnStatement;
  format: string;
  fileName: string;
  fileHash: string;
  warnings: readonly StatementWarning[];
  by: string;
  now: string;
}

/** Enters a statement, within the transaction of its first movements. @returns its id */
export async function insertStatement(
  transaction: Queryable,
  { statement, format, fileName, fileHash, warnings, by, now }: StatementEntry,
): Promise<number> {
  const { own, number, from, to, openingMinor, closingMinor, movements } = statement;
  const { lastInsertRowid } = await transaction.execute({
    sql: `INSERT INTO bank_statements
            (account, currency, format, number, from_day, to_day, opening_minor, closing_minor,
             file_name, file_hash, movements, warnings_json, imported_at, imported_by)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      own.iban,
      own.currency,
      format,
      number ?? null,
      from ?? null,
      to ?? null,
      openingMinor ?? null,
      closingMinor ?? null,
      fileName,
      fileHash,
      movements.filter(({ kind }) => kind !== "pending").length,
      JSON.stringify(warnings),
      now,
      by,
    ],
  });
  return lastInsertRowid!;
}

export async function insertMovement(
  transaction: Queryable,
  movement: OwnMovement,
  { statementId, account, doubt, now }: {
    statementId: number;
    account: string;
    doubt: UnmatchedReason | undefined;
    now: string;
  },
): Promise<number> {
  const { lastInsertRowid } = await transaction.execute({
    sql: `INSERT INTO bank_movements
            (statement_id, account, currency, bank_reference, booked_day, amount_minor, kind,
             variable_symbol, specific_symbol, constant_symbol, counter_account, counter_name,
             message, doubt, imported_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      statementId,
      account,
      movement.currency,
      movement.bankReference,
      movement.bookedDay,
      movement.amountMinor,
      movement.kind,
      movement.variableSymbol ?? null,
      movement.specificSymbol ?? null,
      movement.constantSymbol ?? null,
      movement.counterAccount ?? null,
      movement.counterName ?? null,
      movement.message ?? null,
      doubt ?? null,
      now,
    ],
  });
  return lastInsertRowid!;
}

/** Movements of an account by a name, or by a day and an amount: for telling whether one is new. */
export async function knownMovements(
  transaction: Queryable,
  { account, currency, bankReference, bookedDay, amountMinor }:
    & Pick<OwnMovement, "bankReference" | "bookedDay" | "amountMinor">
    & { account: string; currency: Currency },
): Promise<KnownMovement[]> {
  const rows = await queryAll<Row>(
    transaction,
    `SELECT bank_reference, booked_day, amount_minor, variable_symbol, format
       FROM bank_movements AS movement
       JOIN bank_statements AS statement ON statement.id = movement.statement_id
      WHERE movement.account = ?1 AND movement.currency = ?2
        AND (bank_reference = ?3 OR booked_day = ?4 AND amount_minor = ?5)
      ORDER BY movement.id`,
    [account, currency, bankReference, bookedDay, amountMinor],
  );
  return rows.map((row) => ({
    bankReference: row.bank_reference as string,
    bookedDay: row.booked_day as string,
    amountMinor: row.amount_minor as number,
    ...(row.variable_symbol === null ? {} : { variableSymbol: row.variable_symbol as string }),
    format: row.format as string,
  }));
}

export async function insertDecision(
  transaction: Queryable,
  movementId: number,
  decision: Omit<PaymentDecision, "decidedAt"> & { now: string },
): Promise<void> {
  const { ordinal, outcome, shopId, ledgerId, reason, decidedBy, now } = decision;
  await transaction.execute({
    sql: `INSERT INTO payment_decisions
            (movement_id, ordinal, outcome, shop_id, ledger_id, reason, decided_at, decided_by)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [movementId, ordinal, outcome, shopId ?? null, ledgerId ?? null, reason, now, decidedBy],
  });
}

const lastDecision = `
  LEFT JOIN payment_decisions AS decision
    ON decision.movement_id = movement.id
   AND decision.ordinal = (SELECT max(ordinal) FROM payment_decisions WHERE movement_id = movement.id)`;

const columns = `movement.*, decision.ordinal, decision.outcome, decision.shop_id,
  decision.ledger_id, decision.reason, decision.decided_at, decision.decided_by`;

/** What waits for a person: in doubt and not decided, or taken back. */
const waiting = `
  FROM bank_movements AS movement ${lastDecision}
 WHERE movement.id IN (
         SELECT id FROM bank_movements WHERE doubt IS NOT NULL
         UNION SELECT movement_id FROM payment_decisions WHERE outcome = 'taken_back')
   AND (decision.outcome IS NULL OR decision.outcome = 'taken_back')`;

const decided = `
  FROM bank_movements AS movement ${lastDecision}
 WHERE decision.outcome IN ('matched', 'assigned', 'dismissed')`;

export type PaymentList = "waiting" | "decided";
const lists: Record<PaymentList, string> = { waiting, decided };

/** Newest first. */
export async function listPayments(
  platform: Queryable,
  list: PaymentList,
  { limit, offset }: { limit: number; offset: number },
): Promise<KeptMovement[]> {
  const sql = `SELECT ${columns} ${lists[list]}
    ORDER BY movement.booked_day DESC, movement.id DESC LIMIT ? OFFSET ?`;
  return (await queryAll<Row>(platform, sql, [limit, offset])).map(movementOf);
}

export async function countPayments(platform: Queryable, list: PaymentList): Promise<number> {
  const row = await queryFirst<{ count: number }>(
    platform,
    `SELECT count(*) AS count ${lists[list]}`,
  );
  return row?.count ?? 0;
}

export async function movementById(
  platform: Queryable,
  id: number,
): Promise<KeptMovement | undefined> {
  const sql = `SELECT ${columns} FROM bank_movements AS movement ${lastDecision}
    WHERE movement.id = ?`;
  const row = await queryFirst<Row>(platform, sql, [id]);
  return row && movementOf(row);
}

function movementOf(row: Row): KeptMovement {
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  const optional = (name: string, key: string) =>
    text(name) === undefined ? {} : { [key]: text(name) };
  return {
    id: row.id as number,
    account: row.account as string,
    currency: row.currency as Currency,
    bankReference: row.bank_reference as string,
    bookedDay: row.booked_day as string,
    amountMinor: row.amount_minor as number,
    kind: row.kind as KeptMovement["kind"],
    ...optional("variable_symbol", "variableSymbol"),
    ...optional("specific_symbol", "specificSymbol"),
    ...optional("constant_symbol", "constantSymbol"),
    ...optional("counter_account", "counterAccount"),
    ...optional("counter_name", "counterName"),
    ...optional("message", "message"),
    doubt: text("doubt") as UnmatchedReason | undefined,
    importedAt: row.imported_at as string,
    decision: row.outcome === null ? undefined : {
      ordinal: row.ordinal as number,
      outcome: row.outcome as PaymentDecision["outcome"],
      shopId: text("shop_id"),
      ledgerId: text("ledger_id"),
      reason: row.reason as string,
      decidedAt: row.decided_at as string,
      decidedBy: row.decided_by as string,
    },
  };
}

/** A statement in the list of what was read. */
export interface KeptStatement {
  id: number;
  account: string;
  currency: Currency;
  number: string | undefined;
  from: string | undefined;
  to: string | undefined;
  fileName: string;
  movements: number;
  /** Those that no earlier file had. */
  newMovements: number;
  warnings: StatementWarning[];
  importedAt: string;
  importedBy: string;
}

/** Newest first. */
export async function listStatements(
  platform: Queryable,
  { limit, offset }: { limit: number; offset: number },
): Promise<KeptStatement[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT statement.*,
            (SELECT count(*) FROM bank_movements WHERE statement_id = statement.id) AS new_movements
       FROM bank_statements AS statement ORDER BY id DESC LIMIT ? OFFSET ?`,
    [limit, offset],
  );
  return rows.map((row) => ({
    id: row.id as number,
    account: row.account as string,
    currency: row.currency as Currency,
    number: (row.number as string | null) ?? undefined,
    from: (row.from_day as string | null) ?? undefined,
    to: (row.to_day as string | null) ?? undefined,
    fileName: row.file_name as string,
    movements: row.movements as number,
    newMovements: row.new_movements as number,
    warnings: JSON.parse(row.warnings_json as string) as StatementWarning[],
    importedAt: row.imported_at as string,
    importedBy: row.imported_by as string,
  }));
}

export async function countStatements(platform: Queryable): Promise<number> {
  const row = await queryFirst<{ count: number }>(
    platform,
    "SELECT count(*) AS count FROM bank_statements",
  );
  return row?.count ?? 0;
}
