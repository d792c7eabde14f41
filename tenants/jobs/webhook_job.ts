import { pauseAfter } from "../../core/events/retries.ts";
import { parseFeedAddress } from "../../core/feeds/address.ts";
import type { FeedFailure } from "../../core/feeds/failure.ts";
import { after } from "../clock.ts";
import type { Queryable } from "../engine/database.ts";
import { type PostAnswer, postHttp, type PostOptions } from "../feeds/http_post.ts";
import type { Platform } from "../platform.ts";
import { accountById } from "../platform/accounts.ts";
import type { Job } from "../platform/jobs.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { type Shop, shopById } from "../platform/shops.ts";
import {
  type Attempt,
  type Delivery,
  deliveryById,
  giveUpDelivery,
  noteAttempt,
} from "../platform/webhook_deliveries.ts";
import { isTold, openWebhook, type Webhook, webhookById } from "../platform/webhooks.ts";
import { signedHeaders } from "../webhooks/signature.ts";
import type { GoOn } from "./runner.ts";

/** The receiver says that there is nobody any more: it is not asked again. */
const goneStatus = 410;

/**
 * Brings a message to its address, signed anew in each try. What does not arrive is tried again
 * over a day; an address at which nothing has arrived in all that time is switched off.
 */
export async function doWebhookJob(
  platform: Platform,
  job: Job,
  options: PostOptions,
): Promise<GoOn | void> {
  const { database } = platform;
  const delivery = await deliveryById(database, String(job.details.delivery));
  const shop = job.shopId === undefined ? undefined : await shopById(database, job.shopId);
  if (!delivery || !shop || delivery.state !== "waiting") return;
  const webhook = await webhookById(database, { shopId: shop.id, id: delivery.webhookId });
  if (!webhook) return;
  const isTest = delivery.event === "webhook.test";
  if (!isTold(webhook) && !isTest) return await giveUpDelivery(database, delivery.id);
  const at = platform.now();
  const answer = await post(platform, delivery, { at, options });
  const attempt = attemptOf(delivery, answer, at);
  await note(platform, shop, { webhook, delivery, attempt });
  if (attempt.nextAttemptAt !== undefined) return { goOnAt: attempt.nextAttemptAt };
}

/** The job itself failed, again and again: nothing is known of the address. */
export const giveUpWebhook = (platform: Platform, job: Job): Promise<void> =>
  giveUpDelivery(platform.database, String(job.details.delivery));

async function post(
  platform: Platform,
  { id, webhookId, payload }: Delivery,
  { at, options }: { at: string; options: PostOptions },
): Promise<PostAnswer | FeedFailure> {
  const opened = await openWebhook(platform, webhookId);
  const address = opened && parseFeedAddress(opened.address);
  if (!opened || !address?.ok) throw new Error(`Webhook ${webhookId} has no address`);
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": "Kramek/1 (webhooks)",
    ...await signedHeaders(opened.secret, { id, at, body: payload }),
  };
  return await postHttp(address.value, { headers, body: payload }, options);
}

/** A test is tried once: somebody is waiting for what it says. */
function attemptOf(
  { attempts, event }: Delivery,
  answer: PostAnswer | FeedFailure,
  at: string,
): Attempt {
  const known = answer.kind === "answered"
    ? { status: answer.status, failure: undefined, answer: answer.beginning }
    : { status: undefined, failure: answer.reason, answer: undefined };
  const { status = 0 } = known;
  if (status >= 200 && status < 300) {
    return { at, ...known, state: "delivered", nextAttemptAt: undefined };
  }
  const isLast = event === "webhook.test" || status === goneStatus;
  const pause = isLast ? undefined : pauseAfter(attempts + 1);
  if (pause === undefined) return { at, ...known, state: "given_up", nextAttemptAt: undefined };
  return { at, ...known, state: "waiting", nextAttemptAt: after(at, pause) };
}

interface Noting {
  webhook: Webhook;
  delivery: Delivery;
  attempt: Attempt;
}

function note(
  platform: Platform,
  shop: Shop,
  { webhook, delivery, attempt }: Noting,
): Promise<void> {
  return platform.database.write(async (transaction) => {
    await noteAttempt(transaction, delivery.id, attempt);
    const isTest = delivery.event === "webhook.test";
    if (attempt.state === "delivered") await setFailing(transaction, webhook.id, null);
    else if (!isTest) {
      const since = await setFailing(transaction, webhook.id, attempt.at);
      const nothingArrived = since <= (delivery.firstAttemptAt ?? attempt.at);
      const isOver = attempt.state === "given_up" &&
        (nothingArrived || attempt.status === goneStatus);
      if (isOver) await switchOff(platform, transaction, { shop, webhook, now: attempt.at });
    }
  });
}

/** @returns since when nothing has arrived */
async function setFailing(
  transaction: Queryable,
  id: string,
  at: string | null,
): Promise<string> {
  const { rows } = await transaction.execute({
    sql: `UPDATE webhooks SET failing_since = iif(?1 IS NULL, NULL, coalesce(failing_since, ?1))
           WHERE id = ?2 RETURNING failing_since`,
    args: [at, id],
  });
  return (rows[0]?.failing_since as string | null) ?? "";
}

/** Once: what is off cannot be switched off again. */
async function switchOff(
  platform: Platform,
  transaction: Queryable,
  { shop, webhook, now }: { shop: Shop; webhook: Webhook; now: string },
): Promise<void> {
  const { rowsAffected } = await transaction.execute({
    sql: "UPDATE webhooks SET switched_off_at = ? WHERE id = ? AND switched_off_at IS NULL",
    args: [now, webhook.id],
  });
  const owner = await accountById(transaction, shop.ownerId);
  if (rowsAffected === 0 || !owner) return;
  const content = {
    kind: "webhook_off" as const,
    shopName: shop.name,
    shopSlug: shop.slug,
    webhookAddress: webhook.shownAddress,
    webhookId: webhook.id,
  };
  const { email: recipient, language } = owner;
  await enqueueMail(platform, transaction, { content, recipient, language, shopId: shop.id }, now);
}
