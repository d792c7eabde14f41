import type { Currency } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import { accountText, domesticOf } from "../bank_account.ts";
import type { Movement, Statement, StatementAccount } from "./statement.ts";

/** An account that is ours. */
export interface OwnAccount {
  iban: string;
  currency: Currency;
}

export type OwnMovement = Movement & { currency: Currency };

export interface OwnStatement extends Statement {
  own: OwnAccount;
  currency: Currency;
  movements: OwnMovement[];
}

export type ForeignStatement =
  | { code: "statement_account_foreign"; account: string; own: string[] }
  | { code: "statement_currency_differs"; account: string; found: string; expected: Currency };

/**
 * Finds whose statement it is among our accounts, and gives its movements their currency, which GPC
 * leaves open. A bank keeps several currencies under one number, so both have to agree.
 */
export function ownStatement(
  statement: Statement,
  accounts: readonly OwnAccount[],
): Result<OwnStatement, ForeignStatement> {
  const named = accounts.filter(({ iban }) => isSameAccount(statement.account, iban));
  const [first] = named;
  if (first === undefined) {
    const own = accounts.map(({ iban }) => accountText(iban));
    return err({ code: "statement_account_foreign", account: spelled(statement.account), own });
  }
  const own = named.find(({ currency }) => currency === (statement.currency ?? currency));
  if (own === undefined) {
    const account = accountText(first.iban);
    const found = statement.currency!;
    return err({ code: "statement_currency_differs", account, found, expected: first.currency });
  }
  const { currency } = own;
  const movements = statement.movements.map((movement) => ({ currency, ...movement }));
  return ok({ ...statement, own, currency, movements });
}

const spelled = ({ iban, number = "", bankCode }: StatementAccount): string =>
  iban === undefined
    ? bankCode === undefined ? number : `${number}/${bankCode}`
    : accountText(iban);

function isSameAccount(account: StatementAccount, iban: string): boolean {
  if (account.iban !== undefined) return account.iban === iban;
  const domestic = domesticOf(iban);
  if (domestic === undefined) return account.number === iban;
  const { prefix, number, bankCode } = domestic;
  if (account.bankCode !== undefined && account.bankCode !== bankCode) return false;
  const ours = prefix.padStart(6, "0") + number.padStart(10, "0");
  const found = sixteenDigits(account.number ?? "");
  return found === ours || unscrambled(found) === ours;
}

function sixteenDigits(text: string): string {
  const parts = /^(?:(\d{1,6})-)?(\d{1,16})$/.exec(text.replace(/\s/g, ""));
  if (!parts) return "";
  const [, prefix = "", number = ""] = parts;
  return prefix === ""
    ? number.padStart(16, "0")
    : prefix.padStart(6, "0") + number.padStart(10, "0");
}

/** Where Komerční banka's GPC puts each digit of an account, from 0. */
const placesInside = [10, 11, 12, 13, 14, 15, 4, 5, 6, 7, 8, 3, 9, 1, 2, 0];

const unscrambled = (digits: string): string =>
  placesInside.map((place) => digits[place] ?? "").join("");
