import { isLanguage, type Language } from "../language.ts";
import { type Currency, isCurrency } from "../money.ts";
import { err, ok, type Result } from "../result.ts";
import { readCompanyId } from "./company_id.ts";
import type { FieldProblem, FieldProblems } from "./field_problem.ts";
import { readNewPassword } from "./password.ts";
import { readEmail, readLine } from "./text_fields.ts";

/** What the sign-up form sends; a box that is not ticked is not sent. */
export type SignUpFields = Partial<
  Record<
    | "kind"
    | "companyName"
    | "companyId"
    | "name"
    | "email"
    | "password"
    | "shopName"
    | "language"
    | "currency"
    | "adult"
    | "terms",
    string
  >
>;

/** Who holds the account. @see R138 */
export type Holder =
  | { kind: "person" }
  | { kind: "company"; companyName: string; companyId: string };

export interface NewAccount {
  holder: Holder;
  name: string;
  email: string;
  password: string;
}

export interface NewShopOrder {
  name: string;
  language: Language;
  currency: Currency;
}

export interface SignUp {
  account: NewAccount;
  shop: NewShopOrder;
}

const nameLengthMax = 100;

/** Reads a sign-up: a person over 14 or a company, and the first shop. @see R138, R139 */
export function readSignUp(fields: SignUpFields): Result<SignUp, FieldProblems> {
  const reading = new Reading();
  const holder = readHolder(fields, reading);
  const name = reading.take("name", readLine(fields.name ?? "", { most: nameLengthMax }));
  const email = reading.take("email", readEmail(fields.email ?? ""));
  const shop = readShop(fields, reading);
  const names = shop ? [shop.name] : [];
  const password = reading.take("password", readNewPassword(fields.password ?? "", names));
  if (fields.adult === undefined) reading.refuse("adult", { code: "adult" });
  if (fields.terms === undefined) reading.refuse("terms", { code: "terms" });
  return reading.isRefused || !holder || !name || !email || !shop || !password
    ? err(reading.problems)
    : ok({ account: { holder, name, email, password }, shop });
}

/** Reads the first or a further shop: `shopName`, `language`, `currency`. */
export function readShopOrder(fields: SignUpFields): Result<NewShopOrder, FieldProblems> {
  const reading = new Reading();
  const shop = readShop(fields, reading);
  return shop ? ok(shop) : err(reading.problems);
}

function readHolder(fields: SignUpFields, reading: Reading): Holder | undefined {
  if (fields.kind === "person") return { kind: "person" };
  if (fields.kind !== "company") return reading.refuse("kind", { code: "choose" });
  const companyName = reading.take(
    "companyName",
    readLine(fields.companyName ?? "", { most: nameLengthMax }),
  );
  const companyId = readCompanyId(fields.companyId ?? "");
  if (!companyId) return reading.refuse("companyId", { code: "company_id" });
  return companyName === undefined ? undefined : { kind: "company", companyName, companyId };
}

function readShop(fields: SignUpFields, reading: Reading): NewShopOrder | undefined {
  const name = reading.take("shopName", readLine(fields.shopName ?? "", { most: nameLengthMax }));
  const { language, currency } = fields;
  if (!isLanguage(language)) return reading.refuse("language", { code: "choose" });
  if (!isCurrency(currency)) return reading.refuse("currency", { code: "choose" });
  return name === undefined ? undefined : { name, language, currency };
}

/** Collects what was wrong, field by field. */
class Reading {
  problems: FieldProblems = {};

  get isRefused(): boolean {
    return Object.keys(this.problems).length > 0;
  }

  take<T>(field: string, result: Result<T, FieldProblem>): T | undefined {
    if (result.ok) return result.value;
    return this.refuse(field, result.error);
  }

  refuse(field: string, problem: FieldProblem): undefined {
    this.problems[field] = problem;
  }
}
