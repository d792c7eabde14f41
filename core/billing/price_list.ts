import { z } from "zod";
import { languages } from "../language.ts";
import { currencies } from "../money.ts";

/**
 * What a tariff includes. What is not listed is not included in its price; `null` is no limit.
 *
 * @see R225–R237
 */
export const tariffLimits = [
  "products",
  "variants",
  "categories",
  "diskMegabytes",
  "mailboxGigabytes",
  "mailboxes",
  "newslettersPerMonth",
  "users",
  "transferGigabytesPerMonth",
  "pageViewsPerDay",
] as const;
export type TariffLimit = typeof tariffLimits[number];
export type TariffLimits = Record<TariffLimit, number | null>;

/** Services beside the tariff; each a month without VAT, `premium_hour` an hour, `vip_year` a year. */
export const pricedServices = [
  /** A daily import of products. @see R11 */
  "scheduled_import_daily",
  /** An hourly import of products. @see R11 */
  "scheduled_import_hourly",
  /** The shop's web without the operator's link. @see R176 */
  "footer_link_removal",
  /** @see R202 */
  "own_server",
  /** Work by the hour. @see R172 */
  "premium_hour",
  /** Support of a licence for one more year. @see R129 */
  "vip_year",
] as const;
export type PricedService = typeof pricedServices[number];

/** Those that a day's debit pays for. */
export type DailyService = Exclude<PricedService, "premium_hour" | "vip_year">;

const minor = z.number().int().min(0).max(100_000_000);
const limit = z.number().int().min(0).max(1_000_000_000).nullable();
const day = z.iso.date();

const tariffSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{1,29}$/),
  name: z.object(
    Object.fromEntries(languages.map((language) => [language, z.string().min(1)])) as Record<
      typeof languages[number],
      z.ZodString
    >,
  ),
  /** Rent a month without VAT. */
  monthMinor: minor,
  /** Rent of a year paid beforehand, without VAT. @see R160 */
  yearMinor: minor,
  limits: z.object(
    Object.fromEntries(tariffLimits.map((name) => [name, limit])) as Record<
      TariffLimit,
      typeof limit
    >,
  ),
});

export type Tariff = z.infer<typeof tariffSchema>;

const priceListSchema = z.object({
  currency: z.enum(currencies),
  validFrom: day,
  tariffs: z.array(tariffSchema).min(1),
  services: z.object(
    // A list made before a service was sold has it for nothing, which means that it is not sold.
    Object.fromEntries(pricedServices.map((name) => [name, minor.default(0)])) as Record<
      PricedService,
      z.ZodDefault<typeof minor>
    >,
  ),
});

/** Prices of one currency from a day on, until the next list of that currency. Without VAT (R166). */
export type PriceList = z.infer<typeof priceListSchema>;

/** Reads a stored price list; throws for one that is none. */
export const parsePriceList = (json: string): PriceList => priceListSchema.parse(JSON.parse(json));

/** The list in force on a day: the newest of those that hold by then. */
export function priceListOn(lists: readonly PriceList[], day: string): PriceList | undefined {
  let found: PriceList | undefined;
  for (const list of lists) {
    if (list.validFrom <= day && (!found || list.validFrom > found.validFrom)) found = list;
  }
  return found;
}

/** What can be ordered by invoice: nothing is called for of a tariff that costs nothing. @see R147 */
export const tariffsByInvoice = ({ tariffs }: PriceList): Tariff[] =>
  tariffs.filter(({ monthMinor }) => monthMinor > 0);

/** A tariff that a list no longer has is the list's dearest: nobody is cut off by a change of lists. */
export function tariffOf(list: PriceList, id: string): Tariff {
  return list.tariffs.find((tariff) => tariff.id === id) ??
    list.tariffs.reduce((dearest, tariff) =>
      tariff.monthMinor > dearest.monthMinor ? tariff : dearest
    );
}

/** Days between the announcement of prices and their effect, at least. @see R239 */
export const priceNoticeDays = 10;
