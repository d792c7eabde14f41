import type { Currency } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import { domesticOf } from "../bank_account.ts";
import { plainLetters } from "../payment_codes/payment_request.ts";

/** Money that we send back, as a file that a person hands to the bank and signs there. */
export interface PaymentOrder {
  /** At most 35 letters, digits and dashes; a bank refuses the same one twice. */
  id: string;
  /** RFC 3339, UTC. */
  createdAt: string;
  dueDay: string;
  /** Our IBAN, and the name of its owner. */
  account: string;
  owner: string;
  currency: Currency;
  payments: Payment[];
}

export interface Payment {
  id: string;
  amountMinor: number;
  /** IBAN of who gets the money. */
  account: string;
  recipient: string;
  variableSymbol?: string;
  message?: string;
}

export type OrderProblem =
  | { code: "order_empty" }
  | { code: "order_amount_unpayable"; paymentId: string; amountMinor: number }
  | { code: "order_id_unusable"; id: string }
  | { code: "order_account_foreign"; paymentId: string; account: string }
  | { code: "order_currency_not_crowns"; currency: Currency };

/** What a SEPA transfer may carry, which is the least of what the forms have room for. */
export const orderAmountMax = 99_999_999_999;
const usableId = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,33}[A-Za-z0-9])?$/;

/** What no form of an order can carry. */
export function checkOrder(order: PaymentOrder): Result<PaymentOrder, OrderProblem> {
  if (order.payments.length === 0) return err({ code: "order_empty" });
  for (const id of [order.id, ...order.payments.map((payment) => payment.id)]) {
    if (!usableId.test(id)) return err({ code: "order_id_unusable", id });
  }
  for (const { id: paymentId, amountMinor } of order.payments) {
    const isPayable = Number.isSafeInteger(amountMinor) && amountMinor > 0 &&
      amountMinor <= orderAmountMax;
    if (!isPayable) return err({ code: "order_amount_unpayable", paymentId, amountMinor });
  }
  return ok(order);
}

/** Czech forms know only Czech accounts and crowns. */
export function checkCzechOrder(order: PaymentOrder): Result<PaymentOrder, OrderProblem> {
  const { currency } = order;
  if (currency !== "CZK") return err({ code: "order_currency_not_crowns", currency });
  const accounts = [{ id: order.id, account: order.account }, ...order.payments];
  const foreign = accounts.find(({ account }) => !isCzech(account));
  if (foreign === undefined) return checkOrder(order);
  return err({ code: "order_account_foreign", paymentId: foreign.id, account: foreign.account });
}

const isCzech = (account: string): boolean =>
  account.startsWith("CZ") && domesticOf(account) !== undefined;

/** The only characters that all banks' systems take. */
export const bankLetters = (text: string, lengthMax: number): string =>
  plainLetters(
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9/?:().,'+ -]/g, " "),
    lengthMax,
  );
