import { sumOf } from "./amounts.ts";
import type { Statement, StatementWarning } from "./statement.ts";

/** Says when opening balance and movements do not give the closing balance. */
export function checkTotals(statement: Statement): StatementWarning[] {
  const { openingMinor, closingMinor, movements } = statement;
  if (openingMinor === undefined || closingMinor === undefined) return [];
  const booked = movements.filter(({ kind }) => kind !== "pending");
  const expected = sumOf([openingMinor, ...booked.map(({ amountMinor }) => amountMinor)]);
  if (expected === BigInt(closingMinor)) return [];
  const details = { expectedMinor: Number(expected), foundMinor: closingMinor };
  return [{ code: "statement_totals_differ", details: { ...details, ...numberOf(statement) } }];
}

const numberOf = ({ number }: Statement): Record<string, string> =>
  number === undefined ? {} : { statement: number };
