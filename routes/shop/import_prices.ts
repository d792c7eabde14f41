import type { Context } from "hono";
import { priceListOn } from "../../core/billing/price_list.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { priceListsOf } from "../../tenants/platform/price_lists.ts";
import type { ImportPrices } from "../../views/imports/wizard_choice.tsx";
import type { Environment } from "../environment.ts";

/** What regular imports of products cost this shop today. @see R11, R12 */
export async function importPrices(c: Context<Environment>): Promise<ImportPrices> {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const lists = await priceListsOf(platform.database, shop.currency);
  const { services } = priceListOn(lists, pragueDay(platform.now()))!;
  return {
    currency: shop.currency,
    dailyMinor: services.scheduled_import_daily,
    hourlyMinor: services.scheduled_import_hourly,
    isTrial: shop.state === "trial",
  };
}
