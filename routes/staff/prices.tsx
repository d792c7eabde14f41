import type { Context } from "hono";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { type PriceList, priceListOn } from "../../core/billing/price_list.ts";
import {
  earliestPrices,
  type PriceListProblems,
  priceListValues,
  readPriceListForm,
} from "../../core/billing/price_list_form.ts";
import { currencies, type Currency, isCurrency } from "../../core/money.ts";
import { announcePrices } from "../../tenants/billing/announce_prices.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { priceListsOf } from "../../tenants/platform/price_lists.ts";
import type { FormValues } from "../../views/components/form.tsx";
import { moneyInputText } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { NewPrices, type ShownPriceList, StaffPrices } from "../../views/staff/prices.tsx";
import { priceTexts } from "../../views/texts/prices.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";

/** Price lists: data with a day from which they hold. @see R239 */
export const staffPrices = createRouter();

const path = "/staff/prices";

staffPrices.get(path, async (c) => {
  const today = pragueDay(c.var.services.platform.now());
  const lists: ShownPriceList[] = [];
  for (const currency of currencies) {
    const all = await priceListsOf(c.var.services.platform.database, currency);
    const current = priceListOn(all, today);
    for (const list of all.toReversed()) {
      const standing = list === current ? "inForce" : list.validFrom > today ? "announced" : "past";
      lists.push({ list, standing });
    }
  }
  const mayEdit = staffRoleMay(c.var.session!.staffRole!, "prices.edit");
  return c.html(<StaffPrices page={pageOf(c)} lists={lists} mayEdit={mayEdit} />);
});

staffPrices.get(`${path}/:currency/new`, async (c) => {
  const base = (await listsOf(c))?.at(-1);
  if (!base) return refuse(c, "not_found");
  const money = (amountMinor: number) => moneyInputText(c.var.language, amountMinor);
  return newPrices(c, base, priceListValues(base, money));
});

staffPrices.post(`${path}/:currency/new`, async (c) => {
  const lists = await listsOf(c);
  const base = lists?.at(-1);
  if (!lists || !base) return refuse(c, "not_found");
  const { fields } = await readPostedForm(c);
  const { platform, mailer } = c.var.services;
  const list = readPriceListForm(base, fields, {
    today: pragueDay(platform.now()),
    taken: lists.map(({ validFrom }) => validFrom),
  });
  if (!list.ok) return newPrices(c, base, fields, list.error);
  const told = await announcePrices(platform, list.value, actorOf(c));
  if (told === undefined) return newPrices(c, base, fields, { validFrom: { code: "day_taken" } });
  mailer.wake();
  setNotice(c, { tone: "positive", text: priceTexts[c.var.language].done(told) });
  return c.redirect(paths.staffPrices(), 303);
});

function newPrices(
  c: Context<Environment>,
  base: PriceList,
  values: FormValues,
  problems?: PriceListProblems,
) {
  const earliest = earliestPrices(pragueDay(c.var.services.platform.now()));
  return c.html(
    <NewPrices
      page={pageOf(c)}
      base={base}
      earliest={earliest}
      values={values}
      {...(problems ? { problems } : {})}
    />,
    problems ? 422 : 200,
  );
}

async function listsOf(c: Context<Environment>): Promise<PriceList[] | undefined> {
  const currency = c.req.param("currency");
  if (!isCurrency(currency)) return undefined;
  return await priceListsOf(c.var.services.platform.database, currency as Currency);
}
