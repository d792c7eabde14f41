import { distinct } from "../distinct.ts";
import { type Language, readLanguage } from "../../language.ts";
import type { RawPart, ReadOptions } from "../format.ts";
import type { ReadResult } from "../reading.ts";
import type { Report } from "../report.ts";
import type { Column, Header } from "./csv_columns.ts";

/** One row, with the columns that it has cells for. A row that is cut short says less. */
export interface CsvProductRow {
  part: RawPart;
  header: Header;
  /** Of the columns that it has cells for, trimmed; empty ones among them. */
  given: readonly GivenText[];
  report: Report;
  options: ReadOptions;
  /** VAT in percent for prices without it, when the row does not say one. */
  vatRatePercent: number;
}

export interface GivenText {
  column: Column;
  text: string;
}

export interface GivenCell extends GivenText {
  row: CsvProductRow;
}

export function givenTexts({ columns }: Header, { cells }: RawPart): GivenText[] {
  const given: GivenText[] = [];
  for (const column of columns) {
    const text = cells![column.index]?.trim();
    if (text !== undefined) given.push({ column, text });
  }
  return given;
}

/** The trimmed text of a column; `undefined` when the file has no such column. */
export function cell(row: CsvProductRow, name: string): string | undefined {
  const [column] = row.header.named.get(name) ?? noColumns;
  return column && row.given[column.place]?.text;
}

/** What the row has in columns of a name. */
export const givenNamed = (row: CsvProductRow, name: string): readonly GivenText[] =>
  givenIn(row, row.header.named.get(name) ?? noColumns);

/** What the row has in some of the columns. */
export function givenIn({ given }: CsvProductRow, columns: readonly Column[]): GivenText[] {
  const found: GivenText[] = [];
  for (const { place } of columns) if (place < given.length) found.push(given[place]!);
  return found;
}

const noColumns: readonly Column[] = [];

/** The value of a cell, or `undefined` with the reason reported. */
export function take<T>(
  { row, column, text }: GivenCell,
  parse: (text: string) => ReadResult<T>,
  value = text,
): T | undefined {
  const source = { line: row.part.line, tag: column.header };
  return row.report.take(parse(value), source, value);
}

/** The language of the texts in a row; the import's own when the row says none. */
export function rowLanguage(row: CsvProductRow): Language | undefined {
  const mark = cell(row, "LANGUAGE") ?? "";
  if (mark === "") return row.options.language;
  const language = readLanguage(mark);
  if (language === undefined) {
    row.report.add("language_unknown", { line: row.part.line, field: "[LANGUAGE]", value: mark });
  }
  return language;
}

/** The values of a cell that holds several, each once. */
export function splitCell(text: string): string[] {
  if (!text.includes(";")) return text === "" ? [] : [text];
  return distinct(text.split(";").map((piece) => piece.trim()).filter((part) => part !== ""));
}
