import { ok } from "../../result.ts";
import type { Currency } from "../../money.ts";
import { constantSymbolOf, symbolOf, variableSymbolIn, withoutAbsent } from "../symbols.ts";
import { sumOf } from "./amounts.ts";
import { GpcLine } from "./gpc_line.ts";
import { named, type NamelessMovement } from "./references.ts";
import { type Statement, type StatementFormat, type StatementWarning } from "./statement.ts";
import { checkTotals } from "./totals.ts";

/**
 * GPC, also called ABO: lines of fixed width in haléře or cents, one `074` a statement and a `075` a
 * movement; other lines are each bank's own and say nothing that we need.
 *
 * @see R156
 */
export const gpc: StatementFormat = {
  id: "gpc",
  name: "GPC / ABO",
  recognise: (text) => /^\s*074\d{16}/.test(text),
  read(text) {
    const groups = groupsOf(linesOf(text));
    const warnings = groups.flatMap(checkTurnover);
    const statements = groups.map(statementOf);
    return ok({ statements, warnings: [...warnings, ...statements.flatMap(checkTotals)] });
  },
};

interface Group {
  head: GpcLine;
  movements: (NamelessMovement & { posting: string })[];
}

function linesOf(text: string): GpcLine[] {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.map((line, index) => new GpcLine(line, index + 1, index === last))
    .filter((line) => line.text.trim() !== "");
}

function groupsOf(lines: readonly GpcLine[]): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    if (line.type === "074") groups.push({ head: line, movements: [] });
    else if (line.type === "075") groups.at(-1)!.movements.push(movementOf(line));
    else if (!/^07\d/.test(line.type)) throw line.refusal("statement_malformed", line.text);
  }
  return groups;
}

function statementOf({ head, movements }: Group): Statement {
  const currencies = new Set(movements.map(({ currency }) => currency));
  const [currency] = currencies.size === 1 ? currencies : [];
  return {
    account: { number: head.digits(4, 19) },
    movements: named(movements.map(({ posting: _, ...movement }) => movement)),
    ...withoutAbsent({
      currency,
      number: symbolOf(head.cut(106, 108)),
      from: nextDay(head.day(40)),
      to: head.day(109),
      openingMinor: head.signed(46, 59),
      closingMinor: head.signed(61, 74),
    }),
  };
}

/** The old balance is of the day before the period. */
function nextDay(day: string | undefined): string | undefined {
  return day && Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** Each posting code, with the sign it has on the account. */
const postings: Record<string, { sign: 1 | -1; kind: "booked" | "reversal" }> = {
  "1": { sign: -1, kind: "booked" },
  "2": { sign: 1, kind: "booked" },
  "4": { sign: 1, kind: "reversal" },
  "5": { sign: -1, kind: "reversal" },
};

function movementOf(line: GpcLine): Group["movements"][number] {
  const posting = line.cut(61, 61);
  const known = postings[posting];
  if (known === undefined) throw line.refusal("statement_malformed", posting, "61");
  const amount = Number(line.digits(49, 60));
  const bookedDay = line.day(123) ?? line.day(92);
  if (bookedDay === undefined) {
    throw line.refusal("statement_day_unreadable", line.cut(92, 97), "92–97");
  }
  const text = line.cut(98, 117).trim();
  const document = line.cut(36, 48).trim();
  const amountMinor = amount === 0 ? 0 : known.sign * amount;
  return {
    posting,
    kind: known.kind,
    bookedDay,
    amountMinor,
    ...withoutAbsent({
      // a document's number alone is not each bank's unique name of a movement
      bankReference: symbolOf(document, 13) &&
        `${symbolOf(document, 13)}:${bookedDay}:${amountMinor}`,
      currency: currencyIn(line.cut(119, 122)),
      variableSymbol: symbolOf(line.digits(62, 71)) ?? variableSymbolIn(text),
      specificSymbol: symbolOf(line.cut(82, 91)),
      constantSymbol: constantSymbolOf(line.cut(78, 81)),
      counterAccount: counterAccountOf(line),
      counterName: text,
    }),
  };
}

const currencyNumbers = new Map<string, Currency>([["0203", "CZK"], ["0978", "EUR"]]);

/** A number of ISO 4217, if the bank writes one there. */
const currencyIn = (text: string): Currency | undefined => currencyNumbers.get(text);

function counterAccountOf(line: GpcLine): string {
  const digits = line.cut(20, 35).trim().padStart(16, "0");
  const bankCode = line.cut(74, 77);
  if (!/^\d{16}$/.test(digits) || Number(digits) === 0) return "";
  const prefix = digits.slice(0, 6).replace(/^0+/, "");
  const number = digits.slice(6).replace(/^0+/, "");
  const bank = /^\d{4}$/.test(bankCode) && bankCode !== "0000" ? `/${bankCode}` : "";
  return `${prefix === "" ? "" : `${prefix}-`}${number}${bank}`;
}

/** Says when the movements are not those that the first line sums up, as after a lost line. */
function checkTurnover(group: Group): StatementWarning[] {
  const { head, movements } = group;
  const sumBy = (codes: string) =>
    sumOf(
      movements.filter(({ posting }) => codes.includes(posting)).map(({ amountMinor }) =>
        amountMinor
      ),
    );
  const found = { debit: Number(-sumBy("14")), credit: Number(sumBy("25")) };
  const said = { debit: head.signed(76, 89), credit: head.signed(91, 104) };
  const isSame = found.debit === said.debit && found.credit === said.credit;
  if (isSame) return [];
  const details = {
    expectedMinor: said.credit - said.debit,
    foundMinor: found.credit - found.debit,
  };
  const number = symbolOf(head.cut(106, 108));
  return [{
    code: "statement_turnover_differs",
    line: head.line,
    details: { ...details, ...(number === undefined ? {} : { statement: number }) },
  }];
}
