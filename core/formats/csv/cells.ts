import Papa from "papaparse";
import { withoutGuard } from "../../exports/csv_text.ts";
import type { Dialect } from "./dialect.ts";

const parsers = new WeakMap<Dialect, Papa.Parser>();

/**
 * The cells of one row, which `RowCutter` has cut, as the library's parser finds them: it would make
 * its expressions anew for each row. A row of a head that was cut inside quotes is one cell.
 */
export function cellsOf(row: string, dialect: Dialect): string[] {
  const { delimiter, quote } = dialect;
  if (!row.includes(quote)) {
    const plain = row.split(delimiter);
    return row.includes("\r") || row.includes("'") ? plain.map(bare) : plain;
  }
  const cells: string[] = [];
  for (let from = 0;;) {
    const closed = row[from] === quote ? closingQuote(row, from, dialect) + 1 : from;
    if (closed === 0 && row[from] === quote) return [bare(row)];
    const end = row.indexOf(delimiter, closed);
    cells.push(cellText(end < 0 ? row.slice(from) : row.slice(from, end), dialect));
    if (end < 0) return cells;
    from = end + 1;
  }
}

/** Where the quote stands that ends the cell which begins at `from`; -1 when none does. */
function closingQuote(row: string, from: number, { delimiter, quote }: Dialect): number {
  let at = row.indexOf(quote, from + 1);
  while (at >= 0) {
    if (row[at + 1] === quote) at++;
    else if (isEnd(row, at + 1, delimiter)) return at;
    at = row.indexOf(quote, at + 1);
  }
  return -1;
}

/** Whether nothing but blanks stands between here and the end of the cell. */
function isEnd(row: string, from: number, delimiter: string): boolean {
  for (let at = from; at < row.length; at++) {
    if (row[at] === delimiter) return true;
    if (row[at]!.trim() !== "") return false;
  }
  return true;
}

/** The text of one cell as it stands in a row, its quotes included. */
export function cellText(raw: string, { quote }: Dialect): string {
  if (raw[0] !== quote) return bare(raw);
  const quoted = raw.slice(1, raw.lastIndexOf(quote));
  return bare(quoted.includes(quote) ? quoted.replaceAll(quote + quote, quote) : quoted);
}

export function parserOf(dialect: Dialect): Papa.Parser {
  const known = parsers.get(dialect);
  if (known) return known;
  const { delimiter, newline, quote: quoteChar } = dialect;
  const parser = new Papa.Parser({ delimiter, newline, quoteChar });
  parsers.set(dialect, parser);
  return parser;
}

/** Without what the dialect adds: returns of Windows, and the guard of a text against spreadsheets. */
function bare(cell: string): string {
  const text = cell.includes("\r") ? cell.replace(/\r$/, "").replaceAll("\r\n", "\n") : cell;
  return withoutGuard(text);
}
