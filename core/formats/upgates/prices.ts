import { pricePath } from "../../catalogue/values.ts";
import { type Currency, isCurrency } from "../../money.ts";
import { parseDecimal, parsePrice } from "../numbers.ts";
import type { ReadResult } from "../reading.ts";
import { childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { isEmpty, languageOf, setOnce, takeLeaf, type UpgatesContext } from "./context.ts";

/** Programs write these prices: there are no thousands separators, and decimals as they come. */
export const parseUpgatesPrice = (text: string): ReadResult<number> =>
  parsePrice(text, { thousands: false });

type PriceFields = ReadonlyMap<
  string,
  [field: string, parse: (text: string) => ReadResult<number>]
>;

/** `PRICE_WITH_VAT` and its like are what a shop computed when it exported, and are not read. */
const listFields: PriceFields = new Map([
  ["PRICE_ORIGINAL", ["price", parseUpgatesPrice]],
  ["PRODUCT_DISCOUNT", ["discount", parseDecimal]],
  ["PRICE_SALE", ["salePrice", parseUpgatesPrice]],
]);

const ownFields: PriceFields = new Map([
  ["PRICE_PURCHASE", ["purchasePrice", parseUpgatesPrice]],
  ["PRICE_COMMON", ["commonPrice", parseUpgatesPrice]],
]);

/** Reads `PRICES`, all with VAT. No empty element ever deletes a price. */
export function readPrices(context: UpgatesContext, wrapper: XmlElement): void {
  for (const element of childrenNamed(wrapper, "PRICE")) {
    const currency = currencyOf(context, element);
    if (currency === undefined) continue;
    const lists = childrenNamed(element, "PRICELISTS");
    for (const list of lists.flatMap((one) => childrenNamed(one, "PRICELIST"))) {
      const priceList = priceListName(textOf(list, "NAME"));
      readFields(context, list, { fields: listFields, currency, priceList });
    }
    readFields(context, element, { fields: ownFields, currency, priceList: "" });
  }
}

const currencyOfLanguage: Partial<Record<string, Currency>> = { cs: "CZK", sk: "EUR" };

/** Exports say the currency; otherwise it is that of the language's market. */
function currencyOf(context: UpgatesContext, element: XmlElement): Currency | undefined {
  const named = textOf(element, "CURRENCY").toUpperCase();
  if (isCurrency(named)) return named;
  if (named !== "") {
    const { line, tag: field } = element;
    context.report.add("currency_unknown", { line, field, value: named });
    return undefined;
  }
  const { language, currency } = context.options;
  const own = languageOf(context, element);
  if (own === undefined) return undefined;
  return own === language ? currency : currencyOfLanguage[own] ?? currency;
}

const defaultNames = new Set(["", "výchozí", "predvolené", "predvolený", "default"]);

/** The default price list is exported under its name in the shop's language; ours has none. */
export function priceListName(name: string): string {
  const trimmed = name.trim();
  return defaultNames.has(trimmed.toLowerCase()) ? "" : trimmed;
}

function readFields(
  context: UpgatesContext,
  parent: XmlElement,
  { fields, currency, priceList }: { fields: PriceFields; currency: Currency; priceList: string },
): void {
  for (const element of parent.children) {
    const found = fields.get(element.name);
    if (found === undefined || isEmpty(element)) continue;
    const [field, parse] = found;
    const value = takeLeaf(context, element, parse);
    if (value !== undefined) {
      setOnce(context, pricePath(field, currency, priceList), value, element);
    }
  }
}
