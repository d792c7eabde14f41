import { localText, type ParameterValue } from "../../catalogue/values.ts";
import { isCurrency } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import { parseEan } from "../ean.ts";
import { parseDecimal } from "../numbers.ts";
import { isSaleOn } from "../offers/sales.ts";
import { read } from "../reading.ts";
import { isEmpty, setOnce, takeLeaf, type UpgatesContext } from "../upgates/context.ts";
import { type Leaf, readLeaf } from "../upgates/leaves.ts";
import { parseUrl } from "../urls.ts";
import { parseVatRate } from "../vat_rates.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { availabilityFor, parseAmount, parseKilograms, setPrices } from "./values.ts";

const leaves = new Map<string, Leaf>([
  ["EAN", { field: "ean", parse: parseEan }],
  ["PRODUCT_NUMBER", { field: "partNumber", parse: (text) => read(text) }],
  ["WEIGHT", { field: "weight", parse: parseKilograms }],
]);

/** What a product without variants and each variant are sold by. */
export function readSale(context: UpgatesContext, owner: XmlElement): void {
  for (const element of owner.children) {
    const leaf = leaves.get(element.name);
    if (leaf) readLeaf(context, element, leaf);
  }
  const weight = childNamed(childNamed(owner, "LOGISTIC") ?? owner, "WEIGHT");
  if (weight) readLeaf(context, weight, leaves.get("WEIGHT")!);
  readPrices(context, owner);
  const stock = readStock(context, owner);
  readAvailability(context, owner, stock);
}

function amount(context: UpgatesContext, owner: XmlElement, name: string): number | undefined {
  const element = childNamed(owner, name);
  return element && !isEmpty(element) ? takeLeaf(context, element, parseAmount) : undefined;
}

/** An amount that an empty element deletes. */
function optionalAmount(
  context: UpgatesContext,
  owner: XmlElement,
  name: string,
): number | null | undefined {
  const element = childNamed(owner, name);
  return element && isEmpty(element) ? null : amount(context, owner, name);
}

/** An action price counts on the days that stand beside it; on others it is as if it were empty. */
function actionPrice(context: UpgatesContext, owner: XmlElement): number | null | undefined {
  const price = optionalAmount(context, owner, "ACTION_PRICE");
  const days = [textOf(owner, "ACTION_PRICE_FROM"), textOf(owner, "ACTION_PRICE_UNTIL")];
  if (price === undefined || price === null || days.every((day) => day === "")) return price;
  return isSaleOn(days.join("/"), context.options.now) ? price : null;
}

function readPrices(context: UpgatesContext, owner: XmlElement): void {
  const currency = currencyOf(owner, context.options.currency);
  const vatRate = rateOf(context, owner, currency);
  if (vatRate !== undefined && !context.values.has("vatRate")) {
    context.values.set("vatRate", vatRate);
  }
  setPriceList(context, owner, { currency, vatRate, list: "" });
  const wrapper = childNamed(owner, "PRICELISTS");
  for (const list of wrapper ? childrenNamed(wrapper, "PRICELIST") : []) {
    const title = textOf(list, "TITLE");
    if (title === "") continue;
    // a list says only what is another in it than beside the product
    const own = currencyOf(list, currency);
    const ownRate = rateOf(context, list, own) ?? vatRate;
    setPriceList(context, list, { currency: own, vatRate: ownRate, list: title });
  }
}

const currencyOf = (owner: XmlElement, usual: string): string =>
  textOf(owner, "CURRENCY").toUpperCase() || usual;

function rateOf(
  context: UpgatesContext,
  owner: XmlElement,
  currency: string,
): number | undefined {
  const vat = childNamed(owner, "VAT");
  const market = isCurrency(currency) ? currency : context.options.currency;
  return vat && !isEmpty(vat)
    ? takeLeaf(context, vat, (text) => parseVatRate(text, market))
    : undefined;
}

function setPriceList(
  context: UpgatesContext,
  owner: XmlElement,
  { currency, vatRate, list }: { currency: string; vatRate: number | undefined; list: string },
): void {
  const price = amount(context, owner, "PRICE");
  const withVat = amount(context, owner, "PRICE_VAT");
  const gross = childNamed(owner, "PURCHASE_PRICE_INCL_VAT");
  const isGross = gross && !isEmpty(gross) ? parseBoolean(gross.text.trim()) : undefined;
  const isKnown = setPrices(
    context.values,
    {
      currency,
      vatRate,
      withVat,
      price,
      isNet: vatRate !== undefined,
      common: optionalAmount(context, owner, "STANDARD_PRICE"),
      sale: actionPrice(context, owner),
      purchase: optionalAmount(context, owner, "PURCHASE_PRICE"),
      isPurchaseGross: isGross?.ok === true && isGross.value.value,
    },
    context.options.currency,
    list,
  );
  if (isKnown) return;
  const { line, tag: field } = childNamed(owner, "CURRENCY") ?? owner;
  context.report.add("currency_unknown", { line, field, value: currency });
}

/** An amount, or those of all warehouses together. An empty one says that nobody counts it. */
function readStock(context: UpgatesContext, owner: XmlElement): number | undefined {
  const stock = childNamed(owner, "STOCK");
  if (!stock) return undefined;
  const warehouses = childNamed(stock, "WAREHOUSES");
  const places = warehouses ? childrenNamed(warehouses, "WAREHOUSE") : [];
  const location = [stock, ...places].map((place) => textOf(place, "LOCATION")).find(Boolean);
  if (location) context.values.set("stockPosition", location);
  const elements = places.length > 0
    ? places.flatMap((place) => childNamed(place, "VALUE") ?? [])
    : childrenNamed(stock, "AMOUNT");
  const amounts = elements.filter((element) => !isEmpty(element))
    .map((element) => takeLeaf(context, element, parseDecimal))
    .filter((each) => each !== undefined);
  if (amounts.length > 0) {
    const sum = amounts.reduce((total, each) => total + each, 0);
    context.values.set("stock", Math.round(sum * 1_000) / 1_000);
    return sum;
  }
  if (elements.length > 0) context.values.set("stock", null);
  return undefined;
}

function readAvailability(
  context: UpgatesContext,
  owner: XmlElement,
  stock: number | undefined,
): void {
  const names = ["AVAILABILITY_IN_STOCK", "AVAILABILITY_OUT_OF_STOCK", "AVAILABILITY"];
  const given = names.flatMap((name) => childNamed(owner, name) ?? []);
  if (given.length === 0) return;
  const text = availabilityFor(stock, {
    inStock: textOf(owner, names[0]!),
    outOfStock: textOf(owner, names[1]!),
    plain: textOf(owner, names[2]!),
  });
  context.values.set("availability", text ?? null);
}

/** Options of a variant, or parameters of a product; several values of one stand one after another. */
export function readParameters(
  context: UpgatesContext,
  owner: XmlElement,
  groups: readonly (readonly [wrapper: string, tag: string])[],
): void {
  const { language } = context.options;
  const parameters: ParameterValue[] = [];
  for (const [wrapper, tag] of groups) {
    for (const group of childrenNamed(owner, wrapper)) {
      for (const element of childrenNamed(group, tag)) {
        const name = textOf(element, "NAME");
        for (const value of childrenNamed(element, "VALUE")) {
          const text = value.text.trim();
          const made = { name: localText(language, name), value: localText(language, text) };
          const isNew = !parameters.some((each) => JSON.stringify(each) === JSON.stringify(made));
          if (name !== "" && text !== "" && isNew) parameters.push(made);
        }
      }
    }
  }
  if (parameters.length > 0) context.values.set("parameters", parameters);
}

export function readImage(context: UpgatesContext, element: XmlElement | undefined): void {
  if (!element || isEmpty(element)) return;
  const url = takeLeaf(context, element, parseUrl);
  if (url !== undefined) setOnce(context, "images", [{ url }], element);
}
