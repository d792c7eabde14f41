import Stripe from "stripe";
import type { CardSettings } from "../../tenants/payments/card_gateway.ts";
import { after } from "../../tenants/clock.ts";
import type { Answer } from "./browser.ts";
import { openTestInstallation } from "./installation.ts";

const webhookSecret = "whsec_of_this_test";

/** Stripe as far as we speak to it, on loopback: Checkout sessions, and nothing else. */
export function openStripeServer() {
  const orders: { fields: Record<string, string>; key: string | null; keyOfAccount: string }[] = [];
  const sessions = new Map<string, string>();
  const state = { isDown: false };
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, answer);
  const url = `http://127.0.0.1:${server.addr.port}`;

  async function answer(request: Request): Promise<Response> {
    const body = await request.text();
    const isOrder = request.method === "POST" &&
      new URL(request.url).pathname === "/v1/checkout/sessions";
    if (!isOrder) return Response.json({ error: { message: "Not here" } }, { status: 404 });
    if (state.isDown) return Response.json({ error: { message: "Down" } }, { status: 500 });
    const key = request.headers.get("Idempotency-Key");
    const known = sessions.get(key ?? "") ?? `cs_test_${sessions.size + 1}`;
    sessions.set(key ?? "", known);
    orders.push({
      fields: Object.fromEntries(new URLSearchParams(body)),
      key,
      keyOfAccount: request.headers.get("Authorization") ?? "",
    });
    return Response.json({ id: known, object: "checkout.session", url: `${url}/pay/${known}` });
  }

  return {
    url,
    orders,
    state,
    settings: { secretKey: "sk_test_1", webhookSecret, apiUrl: url, retries: 0 } as CardSettings,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** An installation that takes cards, with a shop whose owner asks for payments. */
export async function openCardShop() {
  const stripe = openStripeServer();
  const house = await openTestInstallation({ card: stripe.settings });
  const { shop, owner, browser } = await house.shop({ slug: "lipa", name: "Lípa" });
  let count = 0;

  /** Sends an event as Stripe does; signed by its own library. */
  async function send(
    type: string,
    object: Record<string, unknown>,
    { id = `evt_${++count}`, signedAgo = 0, secret = webhookSecret }: {
      id?: string;
      signedAgo?: number;
      secret?: string;
    } = {},
  ): Promise<Answer> {
    const now = house.clock.now();
    const created = Date.parse(now) / 1000;
    const body = JSON.stringify({ id, object: "event", type, created, data: { object } });
    const signature = await signed(body, secret, Date.parse(after(now, -signedAgo)) / 1000);
    return await house.browser().request("/webhooks/stripe", {
      method: "POST",
      body,
      headers: { "Stripe-Signature": signature, "Sec-Fetch-Site": "none" },
    });
  }

  return {
    house,
    stripe,
    shop,
    owner,
    browser,
    send,
    /** Asks for a payment by the form. @returns our name of it */
    async ask(amount = "500"): Promise<string> {
      const id = String(++count).padStart(24, "p");
      const answer = await browser.post("/shops/lipa/wallet/card", { payment: id, amount });
      if (answer.status !== 303) throw new Error(`The payment was refused: ${answer.text}`);
      return id;
    },
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]();
      await stripe[Symbol.asyncDispose]();
    },
  };
}

/** A Checkout session of a payment of ours, as events carry it. */
export const sessionOf = (paymentId: string, changes: Record<string, unknown> = {}) => ({
  id: `cs_of_${paymentId}`,
  object: "checkout.session",
  client_reference_id: paymentId,
  payment_intent: `pi_of_${paymentId}`,
  payment_status: "paid",
  amount_total: 500_00,
  currency: "czk",
  ...changes,
});

const library = new Stripe("sk_test_1", { httpClient: Stripe.createFetchHttpClient() });

const signed = (payload: string, secret: string, timestamp: number): Promise<string> =>
  library.webhooks.generateTestHeaderStringAsync({ payload, secret, timestamp });
