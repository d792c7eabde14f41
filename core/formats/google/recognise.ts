import { cellsOf } from "../csv/cells.ts";
import { dialectOf } from "../csv/dialect.ts";
import { headerLine } from "../csv/header_line.ts";
import type { Entity, FileHead } from "../format.ts";
import { outlineOf, type XmlOutline } from "../xml/outline.ts";
import { isTextForm } from "./text_form.ts";

/** By these a container of anything turns out to be one of offers. */
const offerNames = /^(?:AVAILABILITY|IMAGE[_-]LINK|GTIN|SALE[_-]PRICE|ITEM[_-]GROUP[_-]ID)$/;
const namespace = /base\.google\.com\/ns/i;

/** RSS or Atom that carries offers, or a table with the names of their attributes in its first row. */
export function recogniseGoogle(head: FileHead): Entity | undefined {
  const isGoogle = isXml(head.text) ? isOfferFeed(outlineOf(head.text)) : isTable(head.text);
  return isGoogle ? "products" : undefined;
}

export const isXml = (text: string): boolean => /^[\s\ufeff]*</.test(text);

function isOfferFeed({ root, rootAttributes, records, names }: XmlOutline): boolean {
  if (root !== "RSS" && root !== "FEED" && root !== "RDF") return false;
  const hasItems = names.has("ITEM") || records.has("ITEM") || records.has("ENTRY");
  if (!hasItems) return namespace.test(rootAttributes);
  return names.has("PRICE") && [...names].some((name) => offerNames.test(name));
}

function isTable(text: string): boolean {
  const dialect = dialectOf(text);
  const first = headerLine(text).trimStart();
  if (first === "" || first.length > 20_000) return false;
  return isTextForm(cellsOf(first, dialect));
}
