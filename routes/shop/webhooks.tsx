import type { Context } from "hono";
import { type FeedAddress, formatAddress, parseFeedAddress } from "../../core/feeds/address.ts";
import { maskedAddress } from "../../core/feeds/masked_address.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { sendTest } from "../../tenants/jobs/events.ts";
import { type Delivery, listDeliveries } from "../../tenants/platform/webhook_deliveries.ts";
import {
  createWebhook,
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
  type Webhook,
  webhookById,
  webhooksMax,
} from "../../tenants/platform/webhooks.ts";
import { paths } from "../../views/paths.ts";
import { DeletionPage } from "../../views/records/deletion_page.tsx";
import { type ShownDelivery, WebhookPage } from "../../views/settings/webhook_page.tsx";
import { feedTexts } from "../../views/texts/feed_texts.ts";
import { programTexts } from "../../views/texts/programs.ts";
import { settingsTexts } from "../../views/texts/settings.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf, shopPageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { refusedAddress } from "../refused_address.ts";
import { programsPage, shownWebhook } from "./programs.tsx";
import { auditRecord } from "./record.ts";

/** Addresses that are told of what happens in the shop. */
export const webhooks = createRouter();

type Request = Context<Environment>;

const one = "/shops/:shop/webhooks/:webhook";
const deliveriesShown = 30;

webhooks.post("/shops/:shop/webhooks", async (c) => {
  const { address: typed = "" } = await readForm(c, "address");
  const again = (error: string) =>
    programsPage(c, { values: { address: typed }, errors: { address: error } });
  const address = readAddress(c, typed);
  if (!address.ok) return await again(address.error);
  const { platform } = c.var.services;
  const shown = maskedAddress(address.value);
  const created = await createWebhook(platform, {
    shopId: c.var.current.shop.id,
    address: formatAddress(address.value),
    shown,
    by: actorOf(c).name,
    now: platform.now(),
  });
  if (!created) {
    return await again(programTexts[c.var.language].webhooks.tooMany(String(webhooksMax)));
  }
  await auditRecord(c, "webhook.create", shown);
  const { id, secret } = created;
  return await webhookPage(c, (await findWebhook(c, id))!, secret);
});

/** The same addresses are refused as of feeds; which it is may turn out when it is connected to. */
function readAddress(c: Request, text: string): Result<FeedAddress, string> {
  const { language, services, current: { shop } } = c.var;
  const parsed = parseFeedAddress(text);
  if (!parsed.ok) return err(feedTexts[language].address[parsed.error]);
  if (parsed.value.scheme !== "http" && parsed.value.scheme !== "https") {
    return err(programTexts[language].webhooks.addressWrong);
  }
  const refused = refusedAddress(services, shop, parsed.value);
  return refused ? err(feedTexts[language].address[refused]) : ok(parsed.value);
}

webhooks.get(one, async (c) => {
  const found = await findWebhook(c);
  return found ? await webhookPage(c, found) : refuse(c, "not_found");
});

webhooks.post(`${one}/pause`, async (c) => {
  const found = await findWebhook(c);
  if (!found) return refuse(c, "not_found");
  const { platform } = c.var.services;
  await pauseWebhook(platform.database, found.id, platform.now());
  await auditRecord(c, "webhook.pause", found.shownAddress);
  return backTo(c, found, programTexts[c.var.language].webhooks.pausedNotice);
});

webhooks.post(`${one}/resume`, async (c) => {
  const found = await findWebhook(c);
  if (!found) return refuse(c, "not_found");
  await resumeWebhook(c.var.services.platform.database, found.id);
  await auditRecord(c, "webhook.resume", found.shownAddress);
  return backTo(c, found, programTexts[c.var.language].webhooks.resumedNotice);
});

webhooks.post(`${one}/test`, async (c) => {
  const found = await findWebhook(c);
  if (!found) return refuse(c, "not_found");
  const { platform, runner } = c.var.services;
  await sendTest(platform, c.var.current.shop, found);
  runner.wake();
  return backTo(c, found, programTexts[c.var.language].webhooks.testSent);
});

webhooks.get(`${one}/removal`, async (c) => {
  const found = await findWebhook(c);
  if (!found) return refuse(c, "not_found");
  const { shop } = c.var.current;
  const texts = programTexts[c.var.language].webhooks;
  const title = settingsTexts[c.var.language].tabs.programs;
  return c.html(
    <DeletionPage
      page={pageOf(c)}
      active="settings"
      breadcrumbs={[
        { text: title, href: paths.programs(shop) },
        { text: found.shownAddress, href: paths.webhook(shop, found.id) },
      ]}
      title={texts.removeTitle}
      text={texts.removeText}
      action={paths.webhookPart(shop, found.id, "removal")}
      back={paths.webhook(shop, found.id)}
    />,
  );
});

webhooks.post(`${one}/removal`, async (c) => {
  const found = await findWebhook(c);
  if (!found) return refuse(c, "not_found");
  await removeWebhook(c.var.services.platform.database, found.id);
  await auditRecord(c, "webhook.remove", found.shownAddress);
  setNotice(c, { tone: "positive", text: programTexts[c.var.language].webhooks.removed });
  return c.redirect(paths.programs(c.var.current.shop), 303);
});

/** The webhook of the address, if the shop has it. */
function findWebhook(
  c: Request,
  id: string = c.req.param("webhook") ?? "",
): Promise<Webhook | undefined> {
  const shopId = c.var.current.shop.id;
  return webhookById(c.var.services.platform.database, { shopId, id });
}

function backTo(c: Request, { id }: Webhook, text: string): Response {
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.webhook(c.var.current.shop, id), 303);
}

async function webhookPage(c: Request, found: Webhook, newSecret?: string): Promise<Response> {
  const { platform } = c.var.services;
  const deliveries = await listDeliveries(platform.database, found.id, deliveriesShown);
  const now = platform.now();
  return c.html(
    <WebhookPage
      {...shopPageOf(c)}
      webhook={shownWebhook(found)}
      deliveries={deliveries.map(shownDelivery)}
      isMoving={deliveries.some(({ nextAttemptAt = "9" }) => nextAttemptAt <= now)}
      {...(newSecret ? { newSecret } : {})}
    />,
  );
}

function shownDelivery(delivery: Delivery): ShownDelivery {
  const { id, event, createdAt, state, attempts, nextAttemptAt, status } = delivery;
  const { failure, answer, payload } = delivery;
  const pretty = JSON.stringify(JSON.parse(payload), null, 2);
  return {
    ...{ id, event, at: createdAt, state, attempts, nextAttemptAt, status },
    ...{ failure, answer, payload: pretty },
  };
}
