import { bodyLimit } from "hono/body-limit";
import { receiveCardEvent } from "../../tenants/billing/card_payments.ts";
import { createRouter } from "../environment.ts";

/**
 * What the gateway tells of payments by card. It stands before sessions: who asks is known by the
 * signature alone, and a signature is of the body as it came.
 */
export const cardWebhook = createRouter();

/** Far more than any event has. */
const sizeMax = 1024 * 1024;

cardWebhook.post("/webhooks/stripe", bodyLimit({ maxSize: sizeMax }), async (c) => {
  const { card, platform, mailer, log } = c.var.services;
  if (!card) return c.text("Not found", 404);
  const signature = c.req.header("Stripe-Signature") ?? "";
  const read = await card.readEvent(await c.req.text(), signature, platform.now());
  if (!read.ok) return c.text("The signature is wrong", 400);
  if (read.value) {
    const { id, type } = read.value;
    log("card.event", { id, type, effect: await receiveCardEvent(platform, read.value) });
    mailer.wake();
  }
  return c.text("ok");
});
