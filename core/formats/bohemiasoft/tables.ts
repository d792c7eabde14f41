import { cellsOf } from "../csv/cells.ts";
import { dialectOf } from "../csv/dialect.ts";
import { fromHeader } from "../csv/header_line.ts";
import type { FileHead } from "../format.ts";
import { plainWords } from "../custom/header.ts";
import { columnOf } from "./columns.ts";
import { isOptionCatalogue } from "./option_catalogue.ts";

/** A row of a variant: the number of its product stands before the line. */
export const variantId = /^(\d+)_\d+$/;

/** The number of the product that a row is about; empty for a row without one. */
export const productIdOf = (id: string): string => variantId.exec(id)?.[1] ?? id;

/** Tables of one export, in the order in which they are kept together. */
export type TableKind = "products" | "variants" | "options";

export function tableOf(head: FileHead): TableKind | undefined {
  const rows = firstRows(head.text);
  const [header = [], first = []] = rows;
  if (isOptionCatalogue(header)) return "options";
  if (!isProductTable(header)) return undefined;
  const id = first[header.findIndex((name) => columnOf(name) === "id")]?.trim() ?? "";
  return variantId.test(id) ? "variants" : "products";
}

/** Columns that, beside a code and a name, no table of another system has. */
const marks = new Set([
  "id",
  "secondName",
  "price",
  "isHidden",
  "options",
  "categories",
  "priceLevels",
]);

function isProductTable(header: readonly string[]): boolean {
  const known = new Set(header.map(columnOf));
  const count = [...marks].filter((mark) => (known as Set<string>).has(mark)).length;
  return known.has("code") && known.has("name") && count >= 2;
}

/** Whether a header is in Slovak, as those of Webareal's shops are. */
export const isSlovak = ({ text }: FileHead): boolean =>
  firstRows(text)[0]?.some((name) => plainWords(name) === "nazov vyrobku") ?? false;

/** The header and the row below it, as far as they are seen. */
function firstRows(text: string): string[][] {
  const dialect = dialectOf(text);
  const lines = fromHeader(text).split(dialect.newline).filter((line) => line.trim() !== "");
  return lines.slice(0, 2).map((line) => cellsOf(line, dialect));
}
