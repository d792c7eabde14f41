import type { Context } from "hono";
import {
  createAccessToken,
  listAccessTokens,
  revokeAccessToken,
} from "../../tenants/platform/access_tokens.ts";
import { listWebhooks, type Webhook } from "../../tenants/platform/webhooks.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { Programs, type ShownWebhook } from "../../views/settings/programs.tsx";
import { programTexts } from "../../views/texts/programs.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { shopPageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { auditRecord } from "./record.ts";

/** The keys by which programs come in, and whom the shop tells of what happens. */
export const programs = createRouter();

programs.get("/shops/:shop/settings/programs", (c) => programsPage(c));

programs.post("/shops/:shop/access-tokens", async (c) => {
  const { name = "" } = await readForm(c, "name");
  const trimmed = name.trim();
  if (trimmed === "" || trimmed.length > 100) {
    const error = programTexts[c.var.language].keys.whoHint;
    return await programsPage(c, { values: { name }, errors: { name: error } });
  }
  const { platform } = c.var.services;
  const newKey = await createAccessToken(platform.database, {
    shopId: c.var.current.shop.id,
    name: trimmed,
    by: actorOf(c).name,
    now: platform.now(),
  });
  await auditRecord(c, "access_token.create", trimmed);
  return await programsPage(c, { newKey });
});

programs.post("/shops/:shop/access-tokens/:token/removal", async (c) => {
  const { platform } = c.var.services;
  const name = await revokeAccessToken(platform.database, {
    shopId: c.var.current.shop.id,
    id: c.req.param("token"),
    now: platform.now(),
  });
  if (name === undefined) return refuse(c, "not_found");
  await auditRecord(c, "access_token.revoke", name);
  setNotice(c, { tone: "positive", text: programTexts[c.var.language].keys.revoked });
  return c.redirect(paths.programs(c.var.current.shop), 303);
});

export async function programsPage(
  c: Context<Environment>,
  { newKey, values, errors }: { newKey?: string; values?: FormValues; errors?: Errors } = {},
): Promise<Response> {
  const { database } = c.var.services.platform;
  const { id } = c.var.current.shop;
  return c.html(
    <Programs
      {...shopPageOf(c)}
      keys={await listAccessTokens(database, id)}
      webhooks={(await listWebhooks(database, id)).map(shownWebhook)}
      {...(newKey ? { newKey } : {})}
      {...(values ? { values } : {})}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}

export function shownWebhook(webhook: Webhook): ShownWebhook {
  const { id, shownAddress, pausedAt, switchedOffAt, failingSince, createdAt } = webhook;
  const state = switchedOffAt ? "off" : pausedAt ? "paused" : failingSince ? "failing" : "active";
  return { id, address: shownAddress, state, createdAt };
}
