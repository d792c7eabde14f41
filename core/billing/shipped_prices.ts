import type { Currency } from "../money.ts";
import type { PriceList, Tariff, TariffLimits } from "./price_list.ts";

/** The lists that a new installation begins with; the operator makes further ones. */
const shippedFrom = "2020-01-01";

const names: Record<string, string> = {
  free: "Free",
  basic: "Basic",
  business: "Business",
  profi: "Profi",
  enterprise: "Enterprise",
};

/** One row a tariff, in the order of `columns`. @see R225–R236 */
const columns = ["products", "variants", "categories", "diskMegabytes", "mailboxes"] as const;
const rows: Record<string, readonly number[]> = {
  free: [10, 100, 100, 100, 1],
  basic: [100, 4_000, 2_000, 100, 3],
  business: [1_000, 10_000, 3_000, 1_000, 5],
  profi: [5_000, 20_000, 3_000, 1_500, 10],
  enterprise: [50_000, 60_000, 4_000, 4_000, 15],
};
const moreColumns = [
  "newslettersPerMonth",
  "users",
  "transferGigabytesPerMonth",
  "pageViewsPerDay",
] as const;
const moreRows: Record<string, readonly (number | null)[]> = {
  free: [200, 1, 40, 10_000],
  basic: [5_000, 3, 40, 10_000],
  business: [10_000, 5, 40, 20_000],
  profi: [15_000, null, 80, 20_000],
  enterprise: [25_000, null, 160, 40_000],
};

const rents: Record<Currency, Record<string, number>> = {
  EUR: { free: 0, basic: 13_00, business: 51_00, profi: 76_00, enterprise: 148_00 },
  CZK: { free: 0, basic: 320_00, business: 1_290_00, profi: 1_890_00, enterprise: 3_690_00 },
};

const services: Record<Currency, PriceList["services"]> = {
  CZK: {
    scheduled_import_daily: 90_00,
    scheduled_import_hourly: 190_00,
    footer_link_removal: 350_00,
    own_server: 4_900_00,
    premium_hour: 1_200_00,
    vip_year: 3_600_00,
  },
  EUR: {
    scheduled_import_daily: 3_60,
    scheduled_import_hourly: 7_60,
    footer_link_removal: 14_00,
    own_server: 195_00,
    premium_hour: 48_00,
    vip_year: 144_00,
  },
};

/** Months that a year paid beforehand costs. */
const monthsOfYear = 11;

export function shippedPriceList(currency: Currency): PriceList {
  return {
    currency,
    validFrom: shippedFrom,
    tariffs: Object.entries(rents[currency]).map(([id, monthMinor]) => tariff(id, monthMinor)),
    services: services[currency],
  };
}

function tariff(id: string, monthMinor: number): Tariff {
  const name = names[id]!;
  const limits = {
    mailboxGigabytes: 5,
    ...Object.fromEntries(columns.map((column, at) => [column, rows[id]![at]])),
    ...Object.fromEntries(moreColumns.map((column, at) => [column, moreRows[id]![at]])),
  } as TariffLimits;
  return {
    id,
    name: { cs: name, sk: name, en: name },
    monthMinor,
    yearMinor: monthMinor * monthsOfYear,
    limits,
  };
}
