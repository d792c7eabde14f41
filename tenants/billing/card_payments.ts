import { type CardDecision, decideCardNews } from "../../core/billing/card_payment.ts";
import { accountFor } from "../../core/billing/operator.ts";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { after, pragueDay } from "../clock.ts";
import type { Queryable } from "../engine/database.ts";
import type {
  CardEvent,
  CardGateway,
  CheckoutOrder,
  PaymentEvent,
} from "../payments/card_gateway.ts";
import type { Platform } from "../platform.ts";
import {
  type CardPayment,
  cardPaymentById,
  cardPaymentOfIntent,
  enterCardEvent,
  insertCardNote,
  insertCardPayment,
  updateCardPayment,
} from "../platform/card_payments.ts";
import { accountOfShop } from "../platform/contracts.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { receiveMoney } from "./receive_money.ts";

/** How long a person may take at the gateway; the shortest that it knows, and a minute for the way. */
const checkoutSeconds = 31 * 60;

type AskedCard =
  & Pick<CheckoutOrder, "amountMinor" | "currency" | "title" | "email" | "language">
  & {
    /** Chosen before the form is sent, so that it can be sent again. @see MO-4 */
    id: string;
    shopId: string;
    /** The member's account. */
    askedBy: string;
    successUrl: string;
    cancelUrl: string;
  };

/**
 * Notes what is to be paid by card, and asks the gateway where. The same form sent again leads to
 * the same payment.
 *
 * @returns the address at which the person pays
 * @see R156
 */
export async function askForCard(
  platform: Pick<Platform, "database" | "now">,
  gateway: CardGateway,
  order: AskedCard,
): Promise<Result<string, "gateway_unreachable" | "payment_differs">> {
  const { id, shopId, amountMinor, currency, askedBy } = order;
  const payment = await platform.database.write(async (transaction) => {
    const known = await cardPaymentById(transaction, id);
    if (known) return known;
    const asked = { id, shopId, amountMinor, currency, askedBy, now: platform.now() };
    await insertCardPayment(transaction, asked);
    return (await cardPaymentById(transaction, id))!;
  });
  const isSame = payment.shopId === shopId && payment.amountMinor === amountMinor &&
    payment.currency === currency && payment.state === "asked";
  if (!isSame) return err("payment_differs");
  const checkout = await gateway.createCheckout({
    ...order,
    paymentId: id,
    // By when it was asked for: a repeated order must be the same to the letter.
    expiresAt: after(payment.askedAt, checkoutSeconds),
  });
  if (!checkout) return err("gateway_unreachable");
  const { session, url } = checkout;
  await updateCardPayment(platform.database, id, { session, now: platform.now() });
  return ok(url);
}

/**
 * Takes in what the gateway tells, once: money goes to the wallet in the same transaction, with its
 * invoice and the renewal of a suspended shop; what does not fit waits for a person.
 *
 * @returns `known` for an event that has been taken in before
 * @see R156, R157, R171, D4, MO-4, MO-6
 */
export function receiveCardEvent(
  platform: Platform,
  event: CardEvent,
): Promise<CardDecision["effect"] | "noted" | "known"> {
  return platform.database.write(async (transaction) => {
    const now = platform.now();
    const payment = await paymentOf(transaction, event);
    const entered = { id: event.id, kind: event.type, paymentId: payment?.id, now };
    if (!await enterCardEvent(transaction, entered)) return "known";
    if (!("paymentId" in event)) {
      await insertCardNote(transaction, {
        ...{ eventId: event.id, kind: event.kind, paymentId: payment?.id },
        ...{ amountMinor: event.amountMinor, currency: event.currency },
        ...{ reference: event.reference, now },
      });
      return "noted";
    }
    const decision = decideCardNews(payment && await askedOf(transaction, payment), event);
    await carryOut(platform, transaction, { payment, event, decision });
    return decision.effect;
  });
}

/** Ours when the gateway gives our name of it back, and else by the gateway's own. */
async function paymentOf(
  transaction: Queryable,
  event: CardEvent,
): Promise<CardPayment | undefined> {
  if ("paymentId" in event && event.paymentId !== undefined) {
    return await cardPaymentById(transaction, event.paymentId);
  }
  return event.intent === undefined
    ? undefined
    : await cardPaymentOfIntent(transaction, event.intent);
}

async function askedOf(transaction: Queryable, payment: CardPayment) {
  const { state } = await accountOfShop(transaction, payment.shopId);
  return { ...payment, isClosed: !stateAllows(state, "topUp") };
}

interface Deed {
  payment: CardPayment | undefined;
  event: PaymentEvent;
  decision: CardDecision;
}

async function carryOut(
  platform: Platform,
  transaction: Queryable,
  { payment, event, decision }: Deed,
): Promise<void> {
  const now = platform.now();
  const change = (what: Parameters<typeof updateCardPayment>[2]) =>
    payment && updateCardPayment(transaction, payment.id, { intent: event.intent, ...what });
  switch (decision.effect) {
    case "none":
      return;
    case "declined":
      return await change({ isDeclined: true, now });
    case "state":
      await change({ state: decision.state, now });
      if (decision.isTold) await tellFailed(platform, transaction, payment!);
      return;
    case "post":
      return await change({
        state: "paid",
        ledgerId: await post(platform, transaction, payment!, event),
        now,
      });
    case "aside":
      await change({ state: "aside", now });
      return await insertCardNote(transaction, {
        ...{ eventId: event.id, kind: decision.doubt, paymentId: payment?.id },
        ...{ amountMinor: event.amountMinor ?? 0, currency: event.currency ?? "" },
        ...{ reference: event.intent ?? event.reference, now },
      });
  }
}

async function post(
  platform: Platform,
  transaction: Queryable,
  { id, shopId, amountMinor, currency }: CardPayment,
  { createdAt, reference }: PaymentEvent,
): Promise<string> {
  const ledgerId = `topup:card:${id}`;
  await receiveMoney(platform, transaction, {
    ...{ id: ledgerId, shopId, from: "card", amountMinor, currency },
    details: { bookedDay: pragueDay(createdAt), cardPayment: id, reference },
  });
  return ledgerId;
}

/** The owner learns that nothing was paid, and how else it can be. @see R171 */
async function tellFailed(
  platform: Platform,
  transaction: Queryable,
  { shopId, amountMinor, currency }: CardPayment,
): Promise<void> {
  const account = await accountOfShop(transaction, shopId);
  const own = platform.operator && accountFor(platform.operator, currency);
  await enqueueMail(platform, transaction, {
    content: {
      kind: "card_failed",
      shopName: account.shopName,
      shopSlug: account.slug,
      amountMinor: String(amountMinor),
      currency,
      iban: own?.iban ?? "",
      variableSymbol: account.variableSymbol,
    },
    recipient: account.owner.email,
    language: account.language,
    shopId,
  }, platform.now());
}
