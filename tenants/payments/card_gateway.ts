import Stripe from "stripe";
import type { PaymentNews } from "../../core/billing/card_payment.ts";
import type { Language } from "../../core/language.ts";
import type { Currency } from "../../core/money.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** What an operator sets to let people pay by card. */
export interface CardSettings {
  secretKey: string;
  webhookSecret: string;
  /** Another address of the gateway's API, for tests. */
  apiUrl?: string;
  /** Attempts beside the first one; a repeated one pays once. */
  retries?: number;
}

export interface CheckoutOrder {
  /** Ours: also the key by which a repeated order is the same one. */
  paymentId: string;
  amountMinor: number;
  currency: Currency;
  /** What is paid, on the gateway's page and on its receipt. */
  title: string;
  email: string;
  language: Language;
  successUrl: string;
  cancelUrl: string;
  /** Instant after which nothing can be paid any more. */
  expiresAt: string;
}

interface EventHead {
  id: string;
  type: string;
  createdAt: string;
  /** By which it is found at the gateway. */
  reference: string;
  /** The gateway's name of the payment, over all attempts with cards. */
  intent: string | undefined;
}

/** News of a payment; `paymentId` is ours, if it is one of ours. */
export type PaymentEvent = EventHead & PaymentNews & { paymentId: string | undefined };

/** Money went back, or its payer wants it back. */
export interface ReturnEvent extends EventHead {
  kind: "refunded" | "disputed";
  amountMinor: number;
  currency: string;
}

export type CardEvent = PaymentEvent | ReturnEvent;

export interface CardGateway {
  /** @returns where the person pays; `undefined` when the gateway cannot be reached */
  createCheckout(order: CheckoutOrder): Promise<{ session: string; url: string } | undefined>;
  /**
   * Reads what came to the webhook, byte by byte as it came.
   *
   * @returns `undefined` for an event that means nothing to us
   */
  readEvent(
    body: string,
    signature: string,
    now: string,
  ): Promise<Result<CardEvent | undefined, "signature_wrong">>;
  /** The keys are for trying it out: no money moves. */
  isTest: boolean;
  /** Where people are sent to pay. */
  payOrigin: string;
}

/** Seconds that a signature is believed for. */
const toleranceSeconds = 300;

export function openCardGateway(
  { secretKey, webhookSecret, apiUrl, retries = 1 }: CardSettings,
): CardGateway {
  const stripe = new Stripe(secretKey, {
    // Its default client keeps sockets of node:http open after the last answer.
    httpClient: Stripe.createFetchHttpClient(),
    maxNetworkRetries: retries,
    timeout: 15_000,
    telemetry: false,
    ...(apiUrl ? hostOf(apiUrl) : {}),
  });
  return {
    isTest: /^(sk|rk)_test_/.test(secretKey),
    payOrigin: apiUrl ? new URL(apiUrl).origin : "https://checkout.stripe.com",
    async createCheckout(order) {
      try {
        const idempotencyKey = `checkout:${order.paymentId}`;
        const made = await stripe.checkout.sessions.create(sessionOf(order), { idempotencyKey });
        return made.url ? { session: made.id, url: made.url } : undefined;
      } catch (error) {
        if (error instanceof Stripe.errors.StripeError) return undefined;
        throw error;
      }
    },
    async readEvent(body, signature, now) {
      const at = Date.parse(now);
      try {
        const event = await stripe.webhooks.constructEventAsync(
          body,
          signature,
          webhookSecret,
          toleranceSeconds,
          undefined,
          at,
        );
        return ok(newsOf(event));
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) {
          return err("signature_wrong");
        }
        throw error;
      }
    },
  };
}

function hostOf(apiUrl: string) {
  const { hostname: host, port, protocol } = new URL(apiUrl);
  return { host, port, protocol: protocol === "https:" ? "https" : "http" } as const;
}

const sessionOf = (order: CheckoutOrder): Stripe.Checkout.SessionCreateParams => ({
  mode: "payment",
  allowed_payment_method_types: ["card"],
  client_reference_id: order.paymentId,
  line_items: [{
    quantity: 1,
    price_data: {
      currency: order.currency.toLowerCase(),
      unit_amount: order.amountMinor,
      product_data: { name: order.title },
    },
  }],
  customer_email: order.email,
  locale: order.language,
  success_url: order.successUrl,
  cancel_url: order.cancelUrl,
  expires_at: Math.floor(Date.parse(order.expiresAt) / 1000),
  // A card that was refused is told of the intent, which knows no session.
  payment_intent_data: { metadata: { payment: order.paymentId } },
});

const idOf = (thing: string | { id: string } | null | undefined): string | undefined =>
  typeof thing === "string" ? thing : thing?.id;

function newsOf(event: Stripe.Event): CardEvent | undefined {
  const head = {
    id: event.id,
    type: event.type,
    createdAt: new Date(event.created * 1000).toISOString(),
  };
  switch (event.type) {
    case "checkout.session.completed": {
      const kind = event.data.object.payment_status === "unpaid" ? "waiting" : "paid";
      return { ...head, kind, ...sessionNews(event.data.object) };
    }
    case "checkout.session.async_payment_succeeded":
      return { ...head, kind: "paid", ...sessionNews(event.data.object) };
    case "checkout.session.async_payment_failed":
      return { ...head, kind: "failed", ...sessionNews(event.data.object) };
    case "checkout.session.expired":
      return { ...head, kind: "expired", ...sessionNews(event.data.object) };
    case "payment_intent.payment_failed": {
      const { id, metadata } = event.data.object;
      return { ...head, kind: "declined", paymentId: metadata.payment, reference: id, intent: id };
    }
    case "charge.refunded": {
      const { id, payment_intent, amount_refunded: amountMinor, currency } = event.data.object;
      const money = { amountMinor, currency: currency.toUpperCase() };
      return { ...head, kind: "refunded", intent: idOf(payment_intent), reference: id, ...money };
    }
    case "charge.dispute.created": {
      const { id, payment_intent, amount: amountMinor, currency } = event.data.object;
      const money = { amountMinor, currency: currency.toUpperCase() };
      return { ...head, kind: "disputed", intent: idOf(payment_intent), reference: id, ...money };
    }
    default:
      return undefined;
  }
}

const sessionNews = (session: Stripe.Checkout.Session) => ({
  paymentId: session.client_reference_id ?? undefined,
  reference: session.id,
  intent: idOf(session.payment_intent),
  amountMinor: session.amount_total ?? undefined,
  currency: session.currency?.toUpperCase(),
});
