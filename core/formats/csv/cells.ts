import Papa from "papaparse";
import { withoutGuard } from "../../exports/csv_text.ts";
import type { Dialect } from "./dialect.ts";

const parsers = new WeakMap<Dialect, Papa.Parser>();

/**
 * The cells of one row, which `RowCutter` has cut: it is whole, so its newline may be put back. With
 * `\n` as newline the parser leaves the `\r` of Windows at the end of an unquoted last cell. A row of a
 * head that was cut inside quotes is one cell.
 */
export function cellsOf(row: string, dialect: Dialect): string[] {
  const { data } = parserOf(dialect).parse(row + dialect.newline, 0, true);
  const [cells = [row]] = data as string[][];
  return cells.map(bare);
}

/** The text of one cell as it stands in a row, its quotes included. */
export function cellText(raw: string, { quote }: Dialect): string {
  if (raw[0] !== quote) return bare(raw);
  const quoted = raw.slice(1, raw.lastIndexOf(quote));
  return bare(quoted.replaceAll(quote + quote, quote));
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
  return text.charCodeAt(0) === apostrophe ? withoutGuard(text) : text;
}

const apostrophe = 0x27;
