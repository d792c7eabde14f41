import type { Currency } from "../../money.ts";

/** What somebody is asked to pay; every code that a phone can read is made of it. */
export interface PaymentRequest {
  /** The IBAN to pay to, without spaces. */
  account: string;
  amountMinor: number;
  currency: Currency;
  /** One to ten digits. */
  variableSymbol: string;
  recipient: string;
  message: string;
  /** `YYYY-MM-DD`; absent when it may be paid at any time. */
  dueDay?: string;
}

/** `480.50`: how all the codes write money. Throws for what no bank transfers. */
export function paidAmount(amountMinor: number): string {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > 99_999_999_999) {
    throw new Error(`Cannot ask for ${amountMinor}: not a payable number of minor units`);
  }
  return `${Math.trunc(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, "0")}`;
}

/** One line without marks over letters, as old systems of banks want it. */
export function plainLetters(text: string, lengthMax: number): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/gu, " ").trim()
    .slice(0, lengthMax).trim();
}
