import { z } from "zod";
import { currencies, type Currency } from "../money.ts";
import { readCompanyId } from "../accounts/company_id.ts";
import { err, ok, type Result } from "../result.ts";
import { readAccount } from "./bank_account.ts";
import type { ProductVersion } from "../support/licences.ts";
import type { OwnAccount } from "./statements/own_account.ts";

/** Who runs the installation: what stands on invoices, and where money is paid to. */
export interface Operator {
  name: string;
  street: string;
  city: string;
  zip: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  companyId: string;
  /** Absent: no payer of VAT. */
  vatId?: string;
  /** Where the company is registered, as the law wants it said. */
  register?: string;
  email?: string;
  phone?: string;
  /** Who is told of a crisis at any hour; else `email`. @see R101 */
  dutyEmail?: string;
  /** Mailbox that takes answers to mails about requests, with a plus and a token: see the README. */
  replyAddress?: string;
  /** Domain that turns mails to a phone's digits into SMS. @see R181 */
  smsGateway?: string;
  /** Versions of the product, for licences: until when each is supported. @see R133 */
  versions?: ProductVersion[];
  /** At most one a currency and account; the first of a currency is the one that people pay to. */
  accounts: OwnAccount[];
  /** Crowns for a euro from a day on, in thousandths: VAT of a Czech invoice is told in crowns too. */
  exchangeRates: { from: string; crownsPerEuroThousandths: number }[];
}

export interface OperatorProblem {
  /** `accounts.0.account`; empty for the whole. */
  field: string;
  expected: string;
}

const line = z.string().trim().min(1).max(100);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const shape = z.strictObject({
  name: line,
  street: line,
  city: line,
  zip: z.string().trim().min(1).max(12),
  country: z.string().regex(/^[A-Z]{2}$/),
  companyId: z.string(),
  vatId: z.string().regex(/^[A-Z]{2}[A-Z0-9]{2,12}$/).optional(),
  register: z.string().trim().min(1).max(200).optional(),
  email: z.email().optional(),
  dutyEmail: z.email().optional(),
  replyAddress: z.email().optional(),
  versions: z.array(z.strictObject({ version: line, supportedUntil: day.optional() })).optional(),
  smsGateway: z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/).optional(),
  phone: line.optional(),
  accounts: z.array(z.strictObject({ account: z.string(), currency: z.enum(currencies) })).min(1),
  exchangeRates: z.array(
    z.strictObject({ from: day, crownsPerEuro: z.string().regex(/^\d{1,3}(?:\.\d{1,3})?$/) }),
  ).default([]),
});

const expectations: Record<string, string> = {
  country: "two capital letters, like CZ",
  vatId: "a VAT id like CZ12345678, or nothing for who pays no VAT",
  accounts: "at least one account with its currency",
  account: "an IBAN, or a Czech number like 19-2000145399/0800",
  currency: currencies.join(" or "),
  from: "a day like 2026-01-31",
  crownsPerEuro: 'a rate in quotes, like "25.125"',
  email: "an e-mail address",
  dutyEmail: "an e-mail address",
  replyAddress: "an e-mail address",
  version: "the name of a version",
  supportedUntil: "a day like 2026-12-31, or nothing for the newest",
  smsGateway: "a domain like sms.example.cz",
};

/** Reads the operator's file. @returns the operator, or the first thing that is wrong with it */
export function readOperator(document: unknown): Result<Operator, OperatorProblem> {
  const read = shape.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = issue!.code === "unrecognized_keys" ? issue!.keys : issue!.path;
    const name = String(path.findLast((part) => typeof part === "string") ?? "");
    const isUnknown = issue!.code === "unrecognized_keys";
    const expected = isUnknown ? "no such field" : expectations[name] ?? "a text that is not empty";
    return err({ field: path.join("."), expected });
  }
  const companyId = readCompanyId(read.data.companyId);
  if (companyId === undefined) {
    return err({ field: "companyId", expected: "a company number whose last digit fits" });
  }
  const accounts: OwnAccount[] = [];
  for (const [at, { account, currency }] of read.data.accounts.entries()) {
    const iban = readAccount(account, currency === "EUR" ? "SK" : "CZ");
    const field = `accounts.${at}.account`;
    if (!iban.ok) return err({ field, expected: expectations.account! });
    accounts.push({ iban: iban.value, currency });
  }
  const { exchangeRates, companyId: _, accounts: __, ...rest } = read.data;
  const present = Object.entries(rest).filter(([, value]) => value !== undefined);
  return ok({
    ...Object.fromEntries(present) as typeof rest,
    companyId,
    accounts,
    exchangeRates: exchangeRates.map(({ from, crownsPerEuro }) => ({
      ...{ from, crownsPerEuroThousandths: thousandths(crownsPerEuro) },
    })).toSorted((one, other) => one.from < other.from ? -1 : 1),
  } as Operator);
}

function thousandths(text: string): number {
  const [whole = "", fraction = ""] = text.split(".");
  return Number(whole + fraction.padEnd(3, "0"));
}

/** Where people pay to in a currency; `undefined` when the operator takes none of it. */
export const accountFor = (operator: Operator, currency: Currency): OwnAccount | undefined =>
  operator.accounts.find((account) => account.currency === currency);

/** The rate that holds on a day, in thousandths. */
export const exchangeRateOn = (operator: Operator, day: string): number | undefined =>
  operator.exchangeRates.findLast(({ from }) => from <= day)?.crownsPerEuroThousandths;
