import type { Currency } from "../../money.ts";
import {
  constantSymbolOf,
  slashSymbols,
  symbolOf,
  variableSymbolIn,
  withoutAbsent,
} from "../symbols.ts";
import { amountOf, currencyOf, dayOf } from "./amounts.ts";
import { named, type NamelessMovement } from "./references.ts";
import { type Statement, type StatementAccount, StatementRefusal } from "./statement.ts";

/** What Fio calls the parts of a statement's head; in XML and JSON alike, but for the capitals. */
export type FioInfo = (name: string) => string;

/** The text of a numbered column of a movement; empty when there is none. */
export interface FioRow {
  column(number: number): string;
  line?: number;
}

/** Numbers of Fio's columns, which are what its manual goes by. */
const columns = {
  ...{ day: 0, amount: 1, account: 2, bankCode: 3, constant: 4, variable: 5, specific: 6 },
  ...{ payer: 7, type: 8, name: 10, currency: 14, message: 16, detail: 18, reference: 22 },
  ...{ comment: 25, payerReference: 27 },
} as const;

/** A statement of Fio bank, from either of its two forms. */
export function fioStatement(info: FioInfo, rows: readonly FioRow[]): Statement {
  const currency = currencyOf(info("currency"), { field: "currency" });
  return {
    account: accountOf(info),
    currency,
    movements: named(rows.map((row) => movementOf(row, currency))),
    ...withoutAbsent({
      number: numberOf(info),
      from: optional(info("dateStart"), (text) => dayOf(text, { field: "dateStart" })),
      to: optional(info("dateEnd"), (text) => dayOf(text, { field: "dateEnd" })),
      openingMinor: balanceOf(info, "openingBalance"),
      closingMinor: balanceOf(info, "closingBalance"),
    }),
  };
}

const optional = <T>(text: string, read: (text: string) => T): T | undefined =>
  text === "" ? undefined : read(text);

const balanceOf = (info: FioInfo, field: string) =>
  optional(info(field), (text) => amountOf(text, { field }));

const numberOf = (info: FioInfo): string | undefined =>
  info("idList") === "" ? undefined : [info("yearList"), info("idList")].filter(Boolean).join("/");

function accountOf(info: FioInfo): StatementAccount {
  const iban = info("iban").replace(/\s/g, "").toUpperCase();
  if (iban !== "") return { iban };
  const [number, bankCode] = [info("accountId"), info("bankId")];
  if (number === "") throw new StatementRefusal("statement_value_missing", { field: "accountId" });
  return { number, ...(bankCode === "" ? {} : { bankCode }) };
}

function movementOf(row: FioRow, ofAccount: Currency): NamelessMovement {
  const text = (name: keyof typeof columns) => row.column(columns[name]).trim();
  const where = (name: keyof typeof columns) => ({
    ...{ field: `column${columns[name]}` },
    ...(row.line === undefined ? {} : { line: row.line }),
  });
  for (const name of ["day", "amount"] as const) {
    if (text(name) === "") throw new StatementRefusal("statement_value_missing", where(name));
  }
  const texts = [text("payerReference"), text("message"), text("payer"), text("comment")];
  const message = [...new Set([...texts, text("detail")].filter((each) => each !== ""))].join("\n");
  const slashed = slashSymbols(text("payerReference"));
  const currency = text("currency");
  return {
    bookedDay: dayOf(text("day"), where("day")),
    amountMinor: amountOf(text("amount"), where("amount")),
    currency: currency === "" ? ofAccount : currencyOf(currency, where("currency")),
    kind: /^storno|^opravný pohyb/i.test(text("type")) ? "reversal" : "booked",
    ...withoutAbsent({
      bankReference: text("reference"),
      variableSymbol: symbolOf(text("variable")) ?? slashed?.variableSymbol ?? inTexts(texts),
      specificSymbol: symbolOf(text("specific")) ?? slashed?.specificSymbol,
      constantSymbol: constantSymbolOf(text("constant")) ?? slashed?.constantSymbol,
      counterAccount: counterAccountOf(text("account"), text("bankCode")),
      counterName: text("name") || text("payer"),
      message,
    }),
  };
}

const inTexts = (texts: readonly string[]): string | undefined =>
  texts.map(variableSymbolIn).find((found) => found !== undefined);

function counterAccountOf(account: string, bankCode: string): string {
  const isNumber = /^(?:\d{1,6}-)?\d{1,10}$/.test(account);
  return isNumber && /^\d{4}$/.test(bankCode) ? `${account}/${bankCode}` : account;
}
