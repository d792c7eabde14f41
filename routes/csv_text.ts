import Papa from "papaparse";

type Cell = string | number | null;

/**
 * A table for people and their spreadsheets: UTF-8 with a mark, semicolons. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 *
 * @see EX-2
 */
export function stringify(rows: readonly (readonly Cell[])[]): string {
  const safe = rows.map((row) => row.map((cell) => typeof cell === "string" ? inert(cell) : cell));
  return "\ufeff" + Papa.unparse(safe, { delimiter: ";", newline: "\r\n" });
}

const formulaStart = /^[=+\-@\t\r\0＝＋－＠]/;

const inert = (text: string): string => formulaStart.test(text) ? `'${text}` : text;
