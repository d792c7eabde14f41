import type { Entity, FileHead } from "../format.ts";
import { isForZbozi, isShopFeed } from "../shop_items/recognise.ts";
import { outlineOf } from "../xml/outline.ts";

/**
 * A `SHOP` of `SHOPITEM`s is Heureka's feed unless something shows that it is Zboží's or a shop
 * system's own. An empty `SHOP` could be anybody's, and reads the same.
 */
export function recogniseHeureka(head: FileHead): Entity | undefined {
  const outline = outlineOf(head.text);
  return isShopFeed(outline) && !isForZbozi(outline) ? "products" : undefined;
}
