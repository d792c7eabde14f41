import { eventKey, type RunFinished, type ShopEvent } from "../../core/events/event.ts";
import { isEnded } from "../../core/imports/run_state.ts";
import type { Database, Queryable } from "../engine/database.ts";
import { newId } from "../ids.ts";
import type { Platform } from "../platform.ts";
import { addJob } from "../platform/jobs.ts";
import type { Shop } from "../platform/shops.ts";
import { insertDelivery } from "../platform/webhook_deliveries.ts";
import { isTold, listWebhooks, type Webhook } from "../platform/webhooks.ts";
import { importById } from "../shop/import_lists.ts";
import { runById } from "../shop/runs.ts";

/** Of the jobs that bring a message to one address. */
export const webhookKind = "webhook";

/**
 * Tells a shop's programs of an event: a message for each of its addresses, and the job that
 * brings it, together. The same key is told to an address once.
 */
export async function sendEvent(
  platform: Platform,
  shop: Shop,
  { event, key }: { event: ShopEvent; key: string },
): Promise<void> {
  if (!(await listWebhooks(platform.database, shop.id)).some(isTold)) return;
  await platform.database.write((transaction) =>
    putEvent(transaction, shop, { event, key }, platform.now())
  );
}

/** The same in the transaction of what the event tells of. */
export async function putEvent(
  transaction: Queryable,
  shop: Pick<Shop, "id" | "slug">,
  { event, key }: { event: ShopEvent; key: string },
  now: string,
): Promise<void> {
  for (const webhook of (await listWebhooks(transaction, shop.id)).filter(isTold)) {
    await enqueue(transaction, { shop, webhook, event, key, now });
  }
}

/** Sends a message that says nothing, to one address, so that people see whether it arrives. */
export async function sendTest(platform: Platform, shop: Shop, webhook: Webhook): Promise<void> {
  const event = { event: "webhook.test" } as const;
  const order = { shop, webhook, event, key: `test:${newId()}`, now: platform.now() };
  await platform.database.write((transaction) => enqueue(transaction, order));
}

async function enqueue(
  transaction: Queryable,
  { shop, webhook, event, key, now }: {
    shop: Pick<Shop, "id" | "slug">;
    webhook: Webhook;
    event: ShopEvent;
    key: string;
    now: string;
  },
): Promise<void> {
  const id = `msg_${newId()}`;
  const { event: name, ...rest } = event;
  const payload = JSON.stringify({ event: name, id, shop: shop.slug, ...rest, at: now });
  const order = { id, webhookId: webhook.id, event: name, eventKey: key, payload, now };
  if (!await insertDelivery(transaction, order)) return;
  await addJob(transaction, {
    id: `${webhookKind}:${id}`,
    kind: webhookKind,
    shopId: shop.id,
    details: { delivery: id },
    dueAt: now,
  });
}

/**
 * Tells of a run that has ended; of one that has not nothing is told. Called as often as anybody
 * likes: a kill in between loses no event, and a run is told of once.
 */
export async function tellOfEnd(
  platform: Platform,
  shop: Shop,
  database: Database,
  runId: number,
): Promise<void> {
  const run = await runById(database, runId);
  if (!run || !isEnded(run.state)) return;
  const of = await importById(database, run.importId);
  if (!of) return;
  const { read, created, updated, unchanged, skipped, failed, removed, missing } = run;
  const event: RunFinished = {
    event: "import.run.finished",
    import: { id: of.id, name: of.name, entity: of.entity },
    run: { id: run.id, kind: run.kind, undoes: run.undoes ?? null, cause: run.cause },
    state: run.state as RunFinished["state"],
    counts: { read, created, updated, unchanged, skipped, failed, removed, missing },
  };
  await sendEvent(platform, shop, { event, key: eventKey(event) });
}
