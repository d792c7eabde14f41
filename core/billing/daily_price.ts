import { dayOfMonth, daysInMonth } from "../calendar.ts";
import { addVat } from "../money.ts";
import { type Contract, prepaymentOn, termsOn } from "./contract.ts";
import { type DailyService, type PriceList, priceListOn, tariffOf } from "./price_list.ts";

/** How many imports of products run by themselves. @see R11 */
export interface ScheduledImports {
  daily: number;
  hourly: number;
}

/** One thing that a day's debit pays for. */
export interface DailyPart {
  what: "tariff" | DailyService;
  /** Which tariff. */
  tariff?: string;
  quantity: number;
  /** Of one, for the month, without VAT. */
  monthMinor: number;
  /** This day's share of all of them, with VAT. */
  amountMinor: number;
}

export interface DailyPrice {
  day: string;
  /** What the parts come to, with VAT. */
  amountMinor: number;
  vatRatePercent: number;
  parts: DailyPart[];
}

export interface PricingFacts {
  contract: Contract;
  priceLists: readonly PriceList[];
  vatRatePercent: number;
  scheduledImports: ScheduledImports;
}

/**
 * What a service day costs, by the contract and the price list in force on it.
 *
 * The month's price with VAT is spread over the month's days so that no day differs from another by
 * more than one minor unit and the days of a whole month come to the month's price exactly.
 *
 * @see R158, R166
 */
export function dailyPrice(facts: PricingFacts, day: string): DailyPrice {
  const list = priceListOn(facts.priceLists, day);
  if (!list) throw new Error(`No price list holds on ${day}`);
  const parts = partsOn(facts, list, day).map((part): DailyPart => ({
    ...part,
    amountMinor: shareOfDay(addVat(part.monthMinor * part.quantity, facts.vatRatePercent), day),
  }));
  const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
  return { day, amountMinor, vatRatePercent: facts.vatRatePercent, parts };
}

/** What the month of a day costs, with VAT, when nothing changes. */
export function monthlyPrice(facts: PricingFacts, day: string): number {
  const list = priceListOn(facts.priceLists, day);
  if (!list) throw new Error(`No price list holds on ${day}`);
  return partsOn(facts, list, day).reduce(
    (sum, { monthMinor, quantity }) => sum + addVat(monthMinor * quantity, facts.vatRatePercent),
    0,
  );
}

/** What a day and those after it in its month cost, when nothing changes in between. */
export function restOfMonth(facts: PricingFacts, day: string): number {
  const list = priceListOn(facts.priceLists, day);
  if (!list) throw new Error(`No price list holds on ${day}`);
  const before = dayOfMonth(day) - 1;
  return partsOn(facts, list, day).reduce((sum, { monthMinor, quantity }) => {
    const amountMinor = addVat(monthMinor * quantity, facts.vatRatePercent);
    return sum + amountMinor - Math.floor((amountMinor * before) / daysInMonth(day));
  }, 0);
}

function partsOn(
  { contract, scheduledImports }: PricingFacts,
  list: PriceList,
  day: string,
): Omit<DailyPart, "amountMinor">[] {
  const terms = termsOn(contract, day);
  const prepayment = prepaymentOn(contract, day);
  const tariff = tariffOf(list, prepayment?.tariff ?? terms.tariff);
  const services = [
    ["scheduled_import_daily", scheduledImports.daily],
    ["scheduled_import_hourly", scheduledImports.hourly],
    ["footer_link_removal", Number(terms.footerLinkRemoved)],
    ["own_server", Number(terms.ownServer)],
  ] as const;
  return [
    {
      what: "tariff" as const,
      tariff: tariff.id,
      quantity: 1,
      monthMinor: prepayment ? 0 : tariff.monthMinor,
    },
    ...services.filter(([, quantity]) => quantity > 0).map(([what, quantity]) => ({
      what,
      quantity,
      monthMinor: list.services[what],
    })),
  ];
}

/** The day's share of a month's amount: the shares of a month's days come to the whole. @see MO-3 */
export function shareOfDay(monthAmountMinor: number, day: string): number {
  const days = daysInMonth(day);
  const number = dayOfMonth(day);
  const upTo = (count: number) => Math.floor((monthAmountMinor * count) / days);
  return upTo(number) - upTo(number - 1);
}
