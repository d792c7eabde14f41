import type { Entity, FileHead } from "../format.ts";
import { outlineOf, type XmlOutline } from "../xml/outline.ts";

const namespace = /mergado\.[a-z]+\/ns\//i;
const otherDocument = /mergado\.[a-z]+\/ns\/(category|customer)\//i;
const productNames = /^(?:NAME_EXACT|NAME_COMMERCIAL|PRICE_VAT)$/;

/** A `CHANNEL` of `ITEM`s that are products; that of RSS stands inside `rss`. */
export function recogniseMergado(head: FileHead): Entity | undefined {
  const outline = outlineOf(head.text);
  return outline.root === "CHANNEL" && isOfProducts(outline) ? "products" : undefined;
}

function isOfProducts({ rootAttributes, records, names }: XmlOutline): boolean {
  if (otherDocument.test(rootAttributes)) return false;
  if (!records.has("ITEM")) return namespace.test(rootAttributes);
  return names.has("ITEM_ID") && [...names].some((name) => productNames.test(name));
}

/** Which of Mergado's other documents a file is, by the root's namespace. */
export function otherMergadoDocument(head: FileHead): string | undefined {
  const { root, rootAttributes } = outlineOf(head.text);
  return root === "CHANNEL" ? otherDocument.exec(rootAttributes)?.[1]?.toLowerCase() : undefined;
}
