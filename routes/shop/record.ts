import type { Context } from "hono";
import { recordLimits } from "../../tenants/billing/tariff_limits.ts";
import { audit } from "../../tenants/platform/audit.ts";
import type { Editing } from "../../tenants/shop/record_edits.ts";
import { recordTexts } from "../../views/texts/records.ts";
import { actorOf } from "../actor.ts";
import type { Environment } from "../environment.ts";
import { setNotice } from "../notice.ts";

/** Who changes a record by this request, for its journal. */
export function editingOf(c: Context<Environment>): Editing {
  return { now: c.var.services.platform.now(), actorName: actorOf(c).name };
}

/** How many records the tariff lets the shop have, where one may be created. */
export function limitsOf(c: Context<Environment>): Promise<Editing["limits"]> {
  return recordLimits(c.var.services.platform, c.var.current.shop.id);
}

/** Notes in the audit log what was done to a record of the shop: `category.update`. */
export async function auditRecord(
  c: Context<Environment>,
  action: string,
  subject: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  const { platform } = c.var.services;
  await audit(platform.database, {
    at: platform.now(),
    actor: actorOf(c),
    action,
    shopId: c.var.current.shop.id,
    subject,
    details,
  });
}

/** Tells htmx what a filtered list's address is without its empty fields. */
export function sayListAddress(c: Context<Environment>, address: string): void {
  if (c.req.header("HX-Request") === "true") c.header("HX-Replace-Url", address);
}

export function saySaved(c: Context<Environment>, text?: string): void {
  setNotice(c, { tone: "positive", text: text ?? recordTexts[c.var.language].saved });
}

/** How many changes a record's page shows. */
export const editsShown = 30;
