/**
 * A payment by card, from the moment when it was asked for. `waiting`: the bank confirms it later.
 * `aside`: money came that does not fit, and a person decides.
 */
export const cardPaymentStates = [
  "asked",
  "waiting",
  "paid",
  "failed",
  "expired",
  "aside",
] as const;
export type CardPaymentState = typeof cardPaymentStates[number];

/** What was asked for. */
export interface AskedPayment {
  state: CardPaymentState;
  amountMinor: number;
  currency: string;
  /** A card was refused before, and nothing was paid since. */
  isDeclined: boolean;
  /** Whose contract has ended: nothing can be paid in. */
  isClosed: boolean;
}

/** What the gateway tells of a payment; `declined` is one card, while another may still be tried. */
export interface PaymentNews {
  kind: "paid" | "waiting" | "declined" | "failed" | "expired";
  amountMinor?: number | undefined;
  /** In capitals. */
  currency?: string | undefined;
}

/** Why money that came by card waits for a person. */
export type CardDoubt = "payment_unknown" | "currency_differs" | "amount_differs" | "shop_closed";

export type CardDecision =
  | { effect: "none" }
  | { effect: "post" }
  | { effect: "aside"; doubt: CardDoubt }
  | { effect: "state"; state: "waiting" | "failed" | "expired"; isTold: boolean }
  | { effect: "declined" };

/**
 * What follows from a piece of news. It may come twice, late and in any order: money that came is
 * posted whatever was told before, and nothing that is told after it changes that.
 *
 * @param payment `undefined` for one that we know nothing of
 * @see R156, R171, MO-4
 */
export function decideCardNews(payment: AskedPayment | undefined, news: PaymentNews): CardDecision {
  if (!payment) {
    return news.kind === "paid"
      ? { effect: "aside", doubt: "payment_unknown" }
      : { effect: "none" };
  }
  const { state } = payment;
  if (state === "paid" || state === "aside") return { effect: "none" };
  if (news.kind === "paid") return decidePaid(payment, news);
  const isOpen = state === "asked" || state === "waiting";
  if (!isOpen) return { effect: "none" };
  switch (news.kind) {
    case "declined":
      return { effect: "declined" };
    case "waiting":
      return { effect: "state", state: "waiting", isTold: false };
    case "failed":
      return { effect: "state", state: "failed", isTold: true };
    case "expired":
      // Who tried no card has just gone elsewhere, and needs no mail about it.
      return { effect: "state", state: "expired", isTold: payment.isDeclined };
  }
}

function decidePaid(
  { amountMinor, currency, isClosed }: AskedPayment,
  news: PaymentNews,
): CardDecision {
  const aside = (doubt: CardDoubt): CardDecision => ({ effect: "aside", doubt });
  if (news.currency !== currency) return aside("currency_differs");
  if (news.amountMinor !== amountMinor) return aside("amount_differs");
  return isClosed ? aside("shop_closed") : { effect: "post" };
}
