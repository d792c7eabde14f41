import type { XmlOutline } from "../xml/outline.ts";

/** Elements that Zboží.cz has and Heureka has not. */
const zboziOnly =
  /^(?:UNIT|EXTRA_MESSAGE|VISIBILITY|MAX_CPC.*|CUSTOM_LABEL_\d|SHOP_DEPOTS|LIST_PRICE|PRICE_BEFORE_DISCOUNT|CONDITION|CONDITION_DESC|PRODUCTNAMEEXT|PRODUCT_LINE|EROTIC|EPREL_ID|RELEASE_DATE|VARIANT)$/;
/** Elements of the e-shop systems' own files, which have the same root and records. */
const shopSystemOnly = /^(?:NAME|GUID|VARIANTS|SHORT_DESCRIPTION|CATEGORIES)$/;
const zboziName = /zbozi/i;
/** A shop system's own update of prices may have nothing but codes, prices and Zboží's tags. */
const offerNames = /^(?:PRODUCT_?NAME|PRODUCT|ITEM_?ID)$/;
const feedNames = /^(?:PRODUCT_?NAME|PRODUCT|ITEM_?ID|PRICE_?VAT)$/;

/** Whether a file is a `SHOP` of offers, Heureka's or Zboží's, and no shop system's own. */
export function isShopFeed({ root, rootAttributes, records, names }: XmlOutline): boolean {
  if (root !== "SHOP") return false;
  if (records.size === 0) return true;
  if (!records.has("SHOPITEM") && !records.has("SHOP_ITEM")) return false;
  const all = [...names];
  if (all.some((name) => shopSystemOnly.test(name))) return false;
  return all.some((name) => feedNames.test(name)) || zboziName.test(rootAttributes);
}

/**
 * Whether anything in a shop's feed shows that it is Zboží's or not Heureka's; without it the feed is
 * Heureka's.
 */
export function isForZbozi({ rootAttributes, names, first }: XmlOutline): boolean {
  return zboziName.test(rootAttributes) || [...names].some((name) => zboziOnly.test(name)) ||
    hasUnknownDelivery(first);
}

/** Whether the items are Zboží's by its namespace, or are named as offers are. */
export function hasOffersOfZbozi({ rootAttributes, names }: XmlOutline): boolean {
  return zboziName.test(rootAttributes) || [...names].some((name) => offerNames.test(name));
}

/** `-1` is how Zboží says that it does not know the day. */
function hasUnknownDelivery(text: string): boolean {
  return /<(?:[\w.-]+:)?delivery_date>\s*-1\s*</i.test(text);
}
