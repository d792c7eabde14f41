import type { Currency } from "../money.ts";

/** Somebody who is known by a variable symbol and can be paid for. */
export interface Payable {
  shopId: string;
  variableSymbol: string;
  currency: Currency;
  /** What was asked for under the symbol and has not come yet. */
  expectedMinor?: number;
  /** A shop that is no more, and owes nothing, takes no money; it goes back. */
  isClosed?: true;
  /** Names by which its people may call it in a message. */
  names: readonly string[];
  /** Accounts from which it was paid before. */
  payerAccounts: readonly string[];
}
