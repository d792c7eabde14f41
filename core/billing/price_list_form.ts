import { addDays, readDay } from "../calendar.ts";
import type { FormProblem } from "../catalogue/form_problem.ts";
import { readMoney } from "../catalogue/product_form_fields.ts";
import { err, ok, type Result } from "../result.ts";
import {
  pricedServices,
  type PriceList,
  priceNoticeDays,
  type Tariff,
  tariffLimits,
} from "./price_list.ts";

/** What can be wrong with a field of a new price list. */
export type PriceListProblem =
  | FormProblem
  /** Prices hold no sooner than ten days after they were told. @see R239 */
  | { code: "too_soon"; earliest: string }
  | { code: "day_taken" };

export type PriceListProblems = Record<string, PriceListProblem>;

/** Names of the form's fields: `basic.month`, `basic.products`, `service.premium_hour`. */
const fieldOf = (tariff: Tariff, what: string): string => `${tariff.id}.${what}`;

/** The values of a list as its form shows them; an empty limit is none. */
export function priceListValues(
  { tariffs, services }: PriceList,
  moneyText: (amountMinor: number) => string,
): Record<string, string> {
  return Object.fromEntries([
    ...tariffs.flatMap((tariff) => [
      [fieldOf(tariff, "month"), moneyText(tariff.monthMinor)],
      [fieldOf(tariff, "year"), moneyText(tariff.yearMinor)],
      ...tariffLimits.map((limit) => [
        fieldOf(tariff, limit),
        tariff.limits[limit]?.toString() ?? "",
      ]),
    ]),
    ...pricedServices.map((service) => [`service.${service}`, moneyText(services[service])]),
  ]);
}

/** The day on which new prices can hold at the soonest. @see R239 */
export const earliestPrices = (today: string): string => addDays(today, priceNoticeDays);

/**
 * Reads a new list of the currency and the tariffs of `base`, announced today.
 *
 * @param taken days on which another list begins
 */
export function readPriceListForm(
  base: PriceList,
  values: Record<string, string>,
  { today, taken }: { today: string; taken: readonly string[] },
): Result<PriceList, PriceListProblems> {
  const problems: PriceListProblems = {};
  const money = (name: string): number => {
    const read = readMoney((values[name] ?? "").trim());
    if (!read.ok) problems[name] = read.error;
    return read.ok ? read.value : 0;
  };
  const limit = (name: string): number | null => {
    const text = (values[name] ?? "").replace(/[\s\u00a0]/g, "");
    if (text === "") return null;
    if (!/^\d{1,9}$/.test(text)) problems[name] = { code: "whole_number" };
    return Number(text);
  };
  const validFrom = readDay(values.validFrom ?? "");
  if (validFrom === undefined) problems.validFrom = { code: "date" };
  else if (validFrom < earliestPrices(today)) {
    problems.validFrom = { code: "too_soon", earliest: earliestPrices(today) };
  } else if (taken.includes(validFrom)) problems.validFrom = { code: "day_taken" };
  const list: PriceList = {
    currency: base.currency,
    validFrom: validFrom ?? "",
    tariffs: base.tariffs.map((tariff) => ({
      ...tariff,
      monthMinor: money(fieldOf(tariff, "month")),
      yearMinor: money(fieldOf(tariff, "year")),
      limits: Object.fromEntries(
        tariffLimits.map((name) => [name, limit(fieldOf(tariff, name))]),
      ) as Tariff["limits"],
    })),
    services: Object.fromEntries(
      pricedServices.map((service) => [service, money(`service.${service}`)]),
    ) as PriceList["services"],
  };
  return Object.keys(problems).length > 0 ? err(problems) : ok(list);
}
