import { type CsvLayout, csvRecords, layoutDigest } from "../csv/records.ts";
import type { CsvRow } from "../csv/rows.ts";
import type { Batches, ByteSource, RawPart, ReadOptions } from "../format.ts";
import { problem } from "../problems.ts";
import type { Report } from "../report.ts";
import { attributeName, FeedItem } from "../offers/feed_item.ts";
import { type GoogleItem, googleKinds } from "./attributes.ts";

/**
 * A column: the attribute, and for one that is made of several the order in which they stand, as
 * `shipping(country:region:service:price)` says it.
 */
interface Column {
  name: string;
  header: string;
  parts: readonly string[];
}

function columnOf(header: string): Column {
  const [, name = header, parts = ""] = /^([^(]*)\(([^)]*)\)\s*$/.exec(header) ?? [];
  return {
    name: attributeName(name),
    header,
    parts: parts.split(":").map((part) => attributeName(part)),
  };
}

/** Attributes without which a table is none of Google's. */
const neededColumns = ["id", "title"] as const;

/** Whether the names of a first row are those of a product feed. */
export function isTextForm(header: readonly string[]): boolean {
  const names = new Set(header.map((cell) => columnOf(cell).name));
  return ["id", "title", "link", "price"].every((name) => names.has(name));
}

/** Cuts the table into offers, or all offers of one group. */
export function splitTextForm(
  source: ByteSource,
  { encoding, delimiter }: ReadOptions,
): Batches {
  return csvRecords(source, {
    encoding,
    delimiter,
    keyColumn: (header) => header.findIndex((cell) => columnOf(cell).name === "item_group_id"),
    layoutOf,
  });
}

async function layoutOf({ line, dialect }: CsvRow, cells: readonly string[]): Promise<CsvLayout> {
  const digest = await layoutDigest(cells, dialect);
  const columns = cells.map(columnOf);
  const missing = neededColumns.find((name) => columns.every((column) => column.name !== name));
  if (missing !== undefined) {
    const fatal = problem("column_missing", { line, value: missing });
    return { cells, problems: [], digest, fatal };
  }
  const problems = columns
    .filter(({ name }) => name !== "" && !googleKinds.has(name))
    .map(({ header }) => problem("column_unknown", { field: header }));
  return { cells, problems, digest };
}

const headers = new WeakMap<readonly string[], readonly Column[]>();

/** Reads a row by the names of its columns, which all records of a file share. */
export function readRow(
  header: readonly string[],
  row: RawPart & { cells: readonly string[] },
  report: Report,
): GoogleItem {
  const columns = headers.get(header) ?? header.map(columnOf);
  headers.set(header, columns);
  const { line } = row;
  const item: GoogleItem = new FeedItem(googleKinds, row);
  for (const [index, column] of columns.entries()) {
    const text = row.cells[index]?.trim() ?? "";
    if (text === "" || !googleKinds.has(column.name)) continue;
    if (column.name === "product_detail") addDetails(item, column, text);
    else {
      for (const value of valuesIn(column.name, text)) {
        item.add(column.name, { text: value, line, tag: column.header }, { rank: 1, report });
      }
    }
  }
  return item;
}

/** Values of an attribute that may be repeated stand in one cell, with commas between them. */
function valuesIn(name: string, text: string): string[] {
  if (name.endsWith("image_link")) return text.split(/\s*,\s*(?=https?:)/i);
  if (name === "product_highlight") return separated(text, ",").map(bare);
  if (name !== "product_type") return [text];
  const paths = separated(text, ",").map(bare);
  // a comma may stand inside a category's name too; it parts paths where each is one for certain
  return paths.every((path) => path.includes(">")) ? paths : [text];
}

const detailParts = ["section_name", "attribute_name", "attribute_value"];

function addDetails(item: GoogleItem, { parts }: Column, text: string): void {
  const order = parts.includes("attribute_name") ? parts : detailParts;
  for (const detail of separated(text, ",")) {
    const values = detail.split(/(?<!\\):/).map((value) => bare(value.trim()));
    // without a section the two that are needed stand alone
    const names = values.length === 2 && order.length === 3 ? order.slice(1) : order;
    const part = (name: string) => values[names.indexOf(name)] ?? "";
    item.addDetail(part("attribute_name"), part("attribute_value"));
  }
}

/** Parts between separators, of which one in quotes or behind `\` is a letter; as they stand. */
function separated(text: string, separator: string): string[] {
  const parts = [""];
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '"') isQuoted = !isQuoted;
    if (letter === separator && !isQuoted) parts.push("");
    else parts[parts.length - 1] += letter === "\\" ? letter + (text[++at] ?? "") : letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** A part without its quotes, and without what marks letters that are no separators. */
function bare(part: string): string {
  const unquoted = /^"(.*)"$/s.exec(part)?.[1] ?? part;
  return unquoted.replaceAll(/\\([:,"\\])/g, "$1");
}
