import type { Currency } from "../../money.ts";
import type { Result } from "../../result.ts";

/** The account that a statement is of, as far as the file says it. */
export interface StatementAccount {
  iban?: string;
  /** The sixteen digits of a Czech account, or another number without a bank. */
  number?: string;
  bankCode?: string;
}

/** One statement of one account: some files hold several. */
export interface Statement {
  account: StatementAccount;
  /** Absent when the format leaves it to who knows the account. */
  currency?: Currency;
  number?: string;
  /** Days, both included. */
  from?: string;
  to?: string;
  openingMinor?: number;
  closingMinor?: number;
  movements: Movement[];
}

export interface Movement {
  /**
   * The bank's name of the movement, equal in every file that has it: with the account it is what
   * keeps money from being posted twice. A bank that gives none gets one made of what never changes.
   */
  bankReference: string;
  bookedDay: string;
  /** Positive what came, negative what went. */
  amountMinor: number;
  currency?: Currency;
  variableSymbol?: string;
  specificSymbol?: string;
  constantSymbol?: string;
  /** IBAN, or `[prefix-]number/bank`, as the bank writes it. */
  counterAccount?: string;
  counterName?: string;
  /** All texts of the payment, one a line. */
  message?: string;
  /** Only what is booked is money; a reversal takes back or returns an earlier movement. */
  kind: "booked" | "pending" | "reversal";
}

/** Why a file is refused: nothing of such a file is used. */
export const statementProblemCodes = [
  "statement_empty",
  "statement_too_large",
  "statement_is_html",
  "statement_unknown",
  "statement_truncated",
  "statement_malformed",
  "statement_value_missing",
  "statement_amount_unreadable",
  "statement_amount_decimals",
  "statement_amount_too_large",
  "statement_day_unreadable",
  "statement_currency_unknown",
] as const;

/** What is worth a look, although the movements can be used. */
export const statementWarningCodes = [
  "statement_encoding_doubtful",
  "statement_totals_differ",
  "statement_turnover_differs",
  "statement_batch_without_amounts",
] as const;

export type StatementProblemCode = typeof statementProblemCodes[number];
export type StatementWarningCode = typeof statementWarningCodes[number];

export interface StatementNote<Code> {
  code: Code;
  /** Line of the file, from 1. */
  line?: number;
  /** The element, key or column, as the format calls it. */
  field?: string;
  /** What stands there, at most 80 characters of it. */
  value?: string;
  details?: Record<string, string | number>;
}

export type StatementProblem = StatementNote<StatementProblemCode>;
export type StatementWarning = StatementNote<StatementWarningCode>;

export interface ReadStatements {
  statements: Statement[];
  warnings: StatementWarning[];
}

export type StatementReading = Result<ReadStatements, StatementProblem>;

/** The face of a format: one value of this type a format, in a file of its own. */
export interface StatementFormat {
  id: "camt053" | "gpc" | "fio_json" | "fio_xml";
  /** Its own name, not translated. */
  name: string;
  /** Decides by content, never by the name of the file. */
  recognise(text: string): boolean;
  read(text: string): StatementReading;
}

/** Thrown by the readers inside this folder and caught where the folder ends. */
export class StatementRefusal extends Error {
  readonly problem: StatementProblem;

  constructor(code: StatementProblemCode, where: Omit<StatementProblem, "code"> = {}) {
    super(code);
    const value = where.value === undefined ? {} : { value: where.value.slice(0, 80) };
    this.problem = { code, ...where, ...value };
  }
}
