import { amountText, leaf } from "../../exports/xml_text.ts";
import type { FieldPath } from "../../catalogue/values.ts";
import { type Currency, isCurrency } from "../../money.ts";
import type { Language } from "../../language.ts";
import { type Remaining, wrapped } from "./xml_parts_out.ts";

const markets: Record<Currency, Language> = { CZK: "cs", EUR: "sk" };

/** Paths of the prices in one list, by their fields. */
type ListPaths = Partial<Record<PriceField, FieldPath>>;

const priceFields = ["price", "discount", "salePrice", "purchasePrice", "commonPrice"] as const;
type PriceField = typeof priceFields[number];

/** Prices by currency and list; the purchase and common ones stand in none. */
export function pricesOut(values: Remaining): string {
  let text = "";
  for (const [currency, lists] of priceLists(values)) {
    const usual = lists.get("") ?? {};
    let inside = "";
    for (const [list, paths] of lists) inside += priceListOut(values, list, paths);
    text += `<PRICE language="${markets[currency]}">` +
      wrapped("PRICELISTS", inside) +
      amountOut(values, "PRICE_PURCHASE", usual.purchasePrice) +
      amountOut(values, "PRICE_COMMON", usual.commonPrice) +
      leaf("CURRENCY", currency) + "</PRICE>";
  }
  return wrapped("PRICES", text);
}

/** Found by their paths as they are: to put paths together costs more than to read. */
function priceLists(values: Remaining): Map<Currency, Map<string, ListPaths>> {
  const found = new Map<Currency, Map<string, ListPaths>>();
  for (const path of values.paths()) {
    const field = priceFields.find((each) => path.startsWith(each) && path[each.length] === ":");
    if (field === undefined) continue;
    const place = path.slice(field.length + 1);
    const currency = place.slice(0, currencyLength);
    if (!isCurrency(currency)) continue;
    let lists = found.get(currency);
    if (!lists) found.set(currency, lists = new Map());
    const list = place.slice(currencyLength + 1);
    let paths = lists.get(list);
    if (!paths) lists.set(list, paths = {});
    paths[field] = path;
  }
  return found;
}

const currencyLength = 3;

function priceListOut(values: Remaining, list: string, paths: ListPaths): string {
  const { price, discount, salePrice } = paths;
  const percent = discount === undefined ? undefined : values.take<number>(discount);
  const inside = amountOut(values, "PRICE_ORIGINAL", price) +
    (percent === undefined ? "" : leaf("PRODUCT_DISCOUNT", percent)) +
    amountOut(values, "PRICE_SALE", salePrice);
  return inside === "" ? "" : `<PRICELIST>${leaf("NAME", list)}${inside}</PRICELIST>`;
}

function amountOut(values: Remaining, tag: string, path: FieldPath | undefined): string {
  const minor = path === undefined ? undefined : values.takeIf(path, isAmount);
  return minor === undefined ? "" : leaf(tag, amountText(minor));
}

const isAmount = (value: number): boolean => value >= 0;
