import { ok, type Result } from "../../result.ts";
import { domesticOf } from "../bank_account.ts";
import {
  bankLetters,
  checkCzechOrder,
  type OrderProblem,
  type Payment,
  type PaymentOrder,
} from "./payment_order.ts";

/** How long a line's text for the recipient may be. */
const messageMax = 35;

/**
 * An order as ABO, also called KPC: the form for crowns that Czech banks have taken since the time of
 * diskettes. Amounts are in haléře; the letters are plain, so that their encoding does not matter.
 *
 * @see R199
 */
export function writeAbo(order: PaymentOrder): Result<string, OrderProblem> {
  const checked = checkCzechOrder(order);
  if (!checked.ok) return checked;
  const { owner, account, createdAt, dueDay, payments } = order;
  const sum = payments.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
  return ok(
    [
      // the last parts are a client's number and codes of floppy disks, which banks no longer read
      `UHL1${shortDay(createdAt)}${bankLetters(owner, 20).toUpperCase().padEnd(20)}` +
      `${"0".repeat(10)}001999${"0".repeat(12)}`,
      `1 1501 001000 ${domesticOf(account)!.bankCode}`,
      `2 ${digitsOf(account)} ${digits(sum, 15)} ${shortDay(dueDay)}`,
      ...payments.map(item),
      "3 +",
      "5 +",
      "",
    ].join("\r\n"),
  );
}

function item({ amountMinor, account, variableSymbol, message = "" }: Payment): string {
  const { bankCode } = domesticOf(account)!;
  const text = bankLetters(message, messageMax);
  return [
    digitsOf(account),
    digits(amountMinor, 15),
    digits(variableSymbol ?? 0, 10),
    `${bankCode}0000`,
    digits(0, 10),
    ...(text === "" ? [] : [`AV:${text}`]),
  ].join(" ");
}

function digitsOf(account: string): string {
  const { prefix, number } = domesticOf(account)!;
  return `${digits(prefix, 6)}-${digits(number, 10)}`;
}

const digits = (value: string | number | bigint, length: number): string =>
  String(value).padStart(length, "0");

/** `DDMMYY` of a day or a moment. */
const shortDay = (day: string): string => day.slice(8, 10) + day.slice(5, 7) + day.slice(2, 4);
