import { matchMovement, type MatchOutcome } from "../../core/billing/matching.ts";
import {
  type ForeignStatement,
  type OwnMovement,
  type OwnStatement,
  ownStatement,
} from "../../core/billing/statements/own_account.ts";
import { readStatements } from "../../core/billing/statements/read_statements.ts";
import type {
  StatementProblem,
  StatementWarning,
} from "../../core/billing/statements/statement.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { encodeHex } from "../encoding.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import {
  insertDecision,
  insertMovement,
  insertStatement,
  knownMovements,
} from "../platform/bank_movements.ts";
import { payablesBySymbols } from "../platform/payables.ts";
import { receiveMoney } from "./receive_money.ts";

export type ImportRefusal = StatementProblem | ForeignStatement | { code: "operator_missing" };

/** What a file of statements has brought. */
export interface ImportedStatements {
  statements: number;
  /** Booked movements in the file, and those of them that no earlier file had. */
  movements: number;
  fresh: number;
  /** New payments that went to a wallet at once, and those that wait for a person. */
  matched: number;
  waiting: number;
  warnings: StatementWarning[];
}

/** Movements in one transaction: few enough for pages to write in between. */
const movementsAtOnce = 100;

/**
 * Reads a bank's file and posts what it brings: each movement is kept once, whatever file it comes
 * in, and a payment with a shop's symbol goes to its wallet in the same transaction. A file that is
 * not wholly ours and readable leaves nothing behind; one that was interrupted goes on where it was.
 *
 * @param by who brought the file, in words
 * @see R156, R157, MO-4
 */
export async function importStatements(
  platform: Platform,
  { bytes, fileName, by }: { bytes: Uint8Array<ArrayBuffer>; fileName: string; by: string },
): Promise<Result<ImportedStatements, ImportRefusal>> {
  if (!platform.operator) return err({ code: "operator_missing" });
  const read = await readStatements(bytes);
  if (!read.ok) return read;
  const { format, statements, warnings } = read.value;
  const ours: OwnStatement[] = [];
  for (const statement of statements) {
    const own = ownStatement(statement, platform.operator.accounts);
    if (!own.ok) return own;
    ours.push(own.value);
  }
  const hash = encodeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  const result = {
    statements: ours.length,
    movements: 0,
    fresh: 0,
    matched: 0,
    waiting: 0,
    warnings,
  };
  for (const statement of ours) {
    await importOne(
      platform,
      statement,
      { format, fileName, fileHash: hash, warnings, by },
      result,
    );
  }
  return ok(result);
}

interface Origin {
  format: string;
  fileName: string;
  fileHash: string;
  warnings: readonly StatementWarning[];
  by: string;
}

async function importOne(
  platform: Platform,
  statement: OwnStatement,
  origin: Origin,
  result: ImportedStatements,
): Promise<void> {
  const movements = statement.movements.filter(({ kind }) => kind !== "pending");
  result.movements += movements.length;
  const statementId = await platform.database.write((transaction) =>
    enterStatement(transaction, statement, { ...origin, now: platform.now() })
  );
  for (let from = 0; from < movements.length; from += movementsAtOnce) {
    const some = movements.slice(from, from + movementsAtOnce);
    await platform.database.write(async (transaction) => {
      for (const movement of some) {
        const outcome = await keepMovement(platform, transaction, movement, {
          ...{ statement, statementId, format: origin.format, by: origin.by },
        });
        if (outcome === undefined) continue;
        result.fresh++;
        if (outcome.kind === "matched") result.matched++;
        if (outcome.kind === "unmatched") result.waiting++;
      }
    });
  }
}

/** The same file again is the same statement. */
async function enterStatement(
  transaction: Queryable,
  statement: OwnStatement,
  origin: Origin & { now: string },
): Promise<number> {
  const { own, number } = statement;
  const known = await queryFirst<{ id: number }>(
    transaction,
    `SELECT id FROM bank_statements
      WHERE file_hash = ? AND account = ? AND currency = ? AND number IS ? AND from_day IS ?
      ORDER BY id LIMIT 1`,
    [origin.fileHash, own.iban, own.currency, number ?? null, statement.from ?? null],
  );
  return known?.id ?? await insertStatement(transaction, { statement, ...origin });
}

interface Place {
  statement: OwnStatement;
  statementId: number;
  format: string;
  by: string;
}

/** @returns what became of a movement; `undefined` for one that is known */
async function keepMovement(
  platform: Platform,
  transaction: Queryable,
  movement: OwnMovement,
  { statement, statementId, format, by }: Place,
): Promise<MatchOutcome | undefined> {
  const { iban: account, currency } = statement.own;
  const { bankReference, bookedDay, amountMinor } = movement;
  const known = await knownMovements(transaction, { ...movement, account, currency });
  const payables = await payablesBySymbols(transaction, symbolsOf(movement));
  const outcome = matchMovement(movement, { payables, known, format });
  const isKnown = known.some((each) =>
    each.bankReference === bankReference && each.amountMinor === amountMinor &&
    each.bookedDay === bookedDay
  );
  if (isKnown) return undefined;
  const isReused = outcome.kind === "unmatched" && outcome.reason === "reference_reused";
  const name = isReused ? `${bankReference}#${bookedDay}:${amountMinor}` : bankReference;
  if (isReused && known.some((each) => each.bankReference === name)) return undefined;
  const now = platform.now();
  const doubt = outcome.kind === "unmatched" ? outcome.reason : undefined;
  const kept = { ...movement, bankReference: name };
  const id = await insertMovement(transaction, kept, { statementId, account, doubt, now });
  if (outcome.kind === "matched") {
    const { shopId } = outcome;
    const ledgerId = `topup:${account}:${name}`;
    await receiveMoney(platform, transaction, {
      ...{ id: ledgerId, shopId, from: "bank", amountMinor, currency },
      details: paymentDetails(kept),
    });
    await insertDecision(transaction, id, {
      ...{ ordinal: 1, outcome: "matched", shopId, ledgerId, reason: "", decidedBy: by, now },
    });
  }
  return outcome;
}

/** The symbol of the payment, and all numbers of its text that could be one. */
const symbolsOf = ({ variableSymbol, message = "" }: OwnMovement): string[] => [
  ...variableSymbol === undefined ? [] : [variableSymbol],
  ...message.match(/(?<!\d)\d{10}(?!\d)/g) ?? [],
];

/** What a wallet's entry says of the payment it came by. */
export const paymentDetails = (movement: OwnMovement): Record<string, string> => {
  const { bookedDay, variableSymbol, counterAccount, counterName } = movement;
  const known = Object.entries({ bookedDay, variableSymbol, counterAccount, counterName })
    .filter((each): each is [string, string] => each[1] !== undefined);
  return Object.fromEntries(known);
};
