import { priceListOn } from "../../core/billing/price_list.ts";
import { currencies } from "../../core/money.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { priceListsOf } from "../../tenants/platform/price_lists.ts";
import { PricesPage } from "../../views/prices/prices_page.tsx";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";

/** The prices that hold and those that were announced, at one address. @see R239, R281 */
export const prices = createRouter();

prices.get("/prices", async (c) => {
  const { database, now } = c.var.services.platform;
  const today = pragueDay(now());
  const lists = [];
  for (const currency of currencies) {
    const all = await priceListsOf(database, currency);
    const current = priceListOn(all, today);
    lists.push(...all.filter((list) => list === current || list.validFrom > today));
  }
  return c.html(<PricesPage page={pageOf(c)} lists={lists} />);
});
