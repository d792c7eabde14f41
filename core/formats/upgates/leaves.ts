import type { Value } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { parseEan } from "../ean.ts";
import { parseDecimal, parseInteger } from "../numbers.ts";
import { read, type ReadResult, unreadable } from "../reading.ts";
import { parseUrl } from "../urls.ts";
import type { XmlElement } from "../xml/element.ts";
import { isEmpty, setOnce, takeLeaf, type UpgatesContext } from "./context.ts";

export interface Leaf {
  field: string;
  parse: (text: string) => ReadResult<Value>;
}

const text = (value: string): ReadResult<Value> => read(value);
const leaf = (field: string, parse: Leaf["parse"] = text): Leaf => ({ field, parse });

const orderLimits = new Map([["1", "on"], ["0", "off"], ["sale", "sale"]]);

/** Whole grams, of which nothing has less than none. */
function parseGrams(text: string): ReadResult<number> {
  const grams = parseInteger(text);
  return grams.ok && grams.value.value < 0 ? unreadable("number_unreadable") : grams;
}

export function parseOrderLimit(value: string): ReadResult<Value> {
  const limit = orderLimits.get(value.toLowerCase());
  return limit === undefined ? unreadable("choice_unknown") : read(limit);
}

/** Elements with one value, which a product and a variant have alike. */
const commonLeaves: readonly [tag: string, leaf: Leaf][] = [
  ["ACTIVE_YN", leaf("active", parseBoolean)],
  ["CAN_ADD_TO_BASKET_YN", leaf("canAddToBasket", parseBoolean)],
  ["SUPPLIER_CODE", leaf("supplierCode")],
  ["EAN", leaf("ean", parseEan)],
  ["AVAILABILITY", leaf("availability")],
  ["STOCK", leaf("stock", parseDecimal)],
  ["STOCK_POSITION", leaf("stockPosition")],
  ["WEIGHT", leaf("weight", parseGrams)],
];

export const variantLeaves: ReadonlyMap<string, Leaf> = new Map([
  ...commonLeaves,
  ["MAIN_YN", leaf("main", parseBoolean)],
]);

export const productLeaves: ReadonlyMap<string, Leaf> = new Map([
  ...commonLeaves,
  ["ARCHIVED_YN", leaf("archived", parseBoolean)],
  ["REPLACEMENT_PRODUCT_CODE", leaf("replacementCode")],
  ["ADULT_YN", leaf("adult", parseBoolean)],
  ["MANUFACTURER", leaf("manufacturer")],
  ["MANUFACTURER_IMAGE_URL", leaf("manufacturerImage", parseUrl)],
  ["LIMIT_ORDERS", leaf("limitOrders", parseOrderLimit)],
  ["UNIT", leaf("unit")],
  ["SHIPMENT_GROUP", leaf("shipmentGroup")],
  ["PRIVATE_YN", leaf("private", parseBoolean)],
  ["PRIVATE_CUSTOMERS_ONLY_YN", leaf("privateCustomersOnly", parseBoolean)],
]);

/** A missing element leaves the stored value alone, an empty one deletes it. */
export function readLeaf(
  context: UpgatesContext,
  element: XmlElement,
  { field, parse }: Leaf,
): void {
  if (isEmpty(element)) return setOnce(context, field, null, element);
  const value = takeLeaf(context, element, parse);
  if (value !== undefined) setOnce(context, field, value, element);
}
