import type { Entity, FileHead } from "../format.ts";
import { outlineOf } from "../xml/outline.ts";
import { hasOffersOfZbozi, isForZbozi, isShopFeed } from "../shop_items/recognise.ts";

/** A `SHOP` of `SHOPITEM`s in which something is said that only Zboží.cz knows. */
export function recogniseZbozi(head: FileHead): Entity | undefined {
  const outline = outlineOf(head.text);
  const isZbozi = isShopFeed(outline) && isForZbozi(outline) && hasOffersOfZbozi(outline);
  return isZbozi ? "products" : undefined;
}
