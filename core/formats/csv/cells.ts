import Papa from "papaparse";
import type { Dialect } from "./dialect.ts";

const parsers = new WeakMap<Dialect, Papa.Parser>();

/**
 * The cells of one row, which `RowCutter` has cut: it is whole, so its newline may be put back. With
 * `\n` as newline the parser leaves the `\r` of Windows at the end of an unquoted last cell.
 */
export function cellsOf(row: string, dialect: Dialect): string[] {
  const { data } = parserOf(dialect).parse(row + dialect.newline, 0, true);
  return (data as string[][])[0]!.map(withoutCarriageReturns);
}

/** The text of one cell as it stands in a row, its quotes included. */
export function cellText(raw: string, { quote }: Dialect): string {
  if (raw[0] !== quote) return withoutCarriageReturns(raw);
  const quoted = raw.slice(1, raw.lastIndexOf(quote));
  return withoutCarriageReturns(quoted.replaceAll(quote + quote, quote));
}

export function parserOf(dialect: Dialect): Papa.Parser {
  const known = parsers.get(dialect);
  if (known) return known;
  const { delimiter, newline, quote: quoteChar } = dialect;
  const parser = new Papa.Parser({ delimiter, newline, quoteChar });
  parsers.set(dialect, parser);
  return parser;
}

function withoutCarriageReturns(cell: string): string {
  return cell.includes("\r") ? cell.replace(/\r$/, "").replaceAll("\r\n", "\n") : cell;
}
