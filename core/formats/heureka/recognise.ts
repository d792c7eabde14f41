import type { Entity, FileHead } from "../format.ts";
import { outlineOf, type XmlOutline } from "../xml/outline.ts";

/** Elements that Zboží.cz has and Heureka has not. */
const zboziOnly =
  /^(?:UNIT|EXTRA_MESSAGE|VISIBILITY|MAX_CPC.*|CUSTOM_LABEL_\d|SHOP_DEPOTS|LIST_PRICE|PRICE_BEFORE_DISCOUNT|CONDITION|CONDITION_DESC|PRODUCTNAMEEXT|PRODUCT_LINE|EROTIC|EPREL_ID|RELEASE_DATE)$/;
/** Elements of the e-shop systems' own files, which have the same root and records. */
const shopSystemOnly = /^(?:NAME|GUID|VARIANTS?|SHORT_DESCRIPTION|CATEGORIES)$/;
const heurekaNames = /^(?:PRODUCT_?NAME|PRODUCT|ITEM_?ID|PRICE_?VAT)$/;

/**
 * A `SHOP` of `SHOPITEM`s is Heureka's feed unless something shows that it is Zboží's or a shop
 * system's own. An empty `SHOP` could be anybody's, and reads the same.
 */
export function recogniseHeureka(head: FileHead): Entity | undefined {
  return isHeureka(outlineOf(head.text)) ? "products" : undefined;
}

function isHeureka(outline: XmlOutline): boolean {
  const { root, rootAttributes, records, names } = outline;
  if (root !== "SHOP" || /zbozi/i.test(rootAttributes)) return false;
  if (records.size === 0) return true;
  if (!records.has("SHOPITEM") && !records.has("SHOP_ITEM")) return false;
  const all = [...names];
  if (all.some((name) => zboziOnly.test(name) || shopSystemOnly.test(name))) return false;
  return all.some((name) => heurekaNames.test(name)) && !hasUnknownDelivery(outline);
}

/** `-1` is how Zboží says that it does not know the day. */
function hasUnknownDelivery(outline: XmlOutline): boolean {
  return /<delivery_date>\s*-1\s*</i.test(outline.first);
}
