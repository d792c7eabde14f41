import { err, ok, type Result } from "../result.ts";

/** Why a text is no bank account that money could be sent to. */
export interface AccountProblem {
  code: "account_unreadable" | "account_bank_missing" | "account_check_digits";
  value: string;
}

/** A Czech or Slovak account in its parts, without leading zeros; an absent prefix is empty. */
export interface DomesticAccount {
  prefix: string;
  number: string;
  bankCode: string;
}

export type DomesticCountry = "CZ" | "SK";

/**
 * Reads an account as people and banks write it: an IBAN, or `[prefix-]number/bank`.
 *
 * @param country whose domestic number it is, when it is no IBAN
 * @returns The IBAN without spaces, in capitals: how an account is kept everywhere.
 */
export function readAccount(
  text: string,
  country: DomesticCountry = "CZ",
): Result<string, AccountProblem> {
  const bare = text.replace(/[\s\u00a0\u202f]/gu, "").toUpperCase();
  return /^[A-Z]/.test(bare) ? readIban(bare) : readDomestic(bare, country);
}

function readIban(bare: string): Result<string, AccountProblem> {
  const length = ibanLengths.get(bare.slice(0, 2));
  const isShaped = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare) &&
    (length === undefined || bare.length === length);
  if (!isShaped) return err({ code: "account_unreadable", value: bare });
  if (remainderOf97(bare) !== 1) return err({ code: "account_check_digits", value: bare });
  return ok(bare);
}

/** Countries whose accounts have the Czech parts; elsewhere the check digits tell enough. */
const ibanLengths = new Map([["CZ", 24], ["SK", 24]]);

function readDomestic(bare: string, country: DomesticCountry): Result<string, AccountProblem> {
  const parts = /^(?:(\d{1,6})-)?(\d{2,10})(?:\/(\d{4}))?$/.exec(bare);
  if (!parts) return err({ code: "account_unreadable", value: bare });
  const [, prefix = "", number = "", bankCode] = parts;
  if (bankCode === undefined) return err({ code: "account_bank_missing", value: bare });
  const account = { prefix, number, bankCode };
  if (!isDomestic(account)) return err({ code: "account_check_digits", value: bare });
  return ok(ibanOf(account, country));
}

/** Weights of the digits from the right; their weighted sum is divisible by eleven. */
const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];

function isDomestic({ prefix, number }: DomesticAccount): boolean {
  return Number(number) > 0 && [prefix, number].every((digits) => {
    const sum = [...digits].reverse().reduce(
      (sum, digit, at) => sum + Number(digit) * weights[at]!,
      0,
    );
    return sum % 11 === 0;
  });
}

export function ibanOf(account: DomesticAccount, country: DomesticCountry): string {
  const { prefix, number, bankCode } = account;
  const inner = bankCode.padStart(4, "0") + prefix.padStart(6, "0") + number.padStart(10, "0");
  const check = 98 - remainderOf97(`${country}00${inner}`);
  return country + String(check).padStart(2, "0") + inner;
}

/** Letters count as 10 to 35, the first four characters stand last. */
function remainderOf97(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(
    /[A-Z]/g,
    (letter) => String(letter.charCodeAt(0) - 55),
  );
  return Number(BigInt(digits) % 97n);
}

/** The parts of a Czech or Slovak account; `undefined` for one of another country. */
export function domesticOf(iban: string): DomesticAccount | undefined {
  const parts = /^(?:CZ|SK)\d{2}(\d{4})(\d{6})(\d{10})$/.exec(iban);
  if (!parts) return undefined;
  const [, bankCode = "", prefix = "", number = ""] = parts;
  const bare = (digits: string) => digits.replace(/^0+/, "");
  return { prefix: bare(prefix), number: bare(number), bankCode };
}

/** `19-2000145399/0800` for a Czech or Slovak account, the IBAN in fours for any other. */
export function accountText(iban: string): string {
  const domestic = domesticOf(iban);
  if (domestic === undefined) return ibanText(iban);
  const { prefix, number, bankCode } = domestic;
  return `${prefix === "" ? "" : `${prefix}-`}${number}/${bankCode}`;
}

/** The IBAN in fours, as it is printed. */
export const ibanText = (iban: string): string => iban.replace(/(.{4})(?=.)/g, "$1 ");
