import Papa from "papaparse";

/** How a CSV file separates its cells and rows. */
export interface Dialect {
  delimiter: string;
  newline: "\n" | "\r";
  quote: '"' | "'";
}

const delimiters = [";", ",", "\t", "|"];

/** A first line in which spreadsheets say the delimiter: it is no row of the table. */
export const delimiterLine = /^\ufeff?sep=([^\r\n])\r?$/i;

/**
 * Reads the dialect from the beginning of a file. The delimiter is the one that a line `sep=;` says,
 * else the one that the first line holds most often outside quotes; `;` when it holds none, because
 * that is what Czech programs write.
 *
 * @param given What the import says, if it says anything; a delimiter is one character.
 */
export function dialectOf(
  head: string,
  given: { delimiter?: string | undefined; quote?: Dialect["quote"] | undefined } = {},
): Dialect {
  const newline = head.includes("\n") || !head.includes("\r") ? "\n" : "\r";
  const quote = given.quote ?? quoteOf(head);
  const first = firstRow(head, quote);
  const said = delimiterLine.exec(first)?.[1];
  const counts = delimiters.map((one) => first.split(one).length);
  const best = delimiters[counts.indexOf(Math.max(...counts))]!;
  const delimiter = [given.delimiter, said].find(canDelimit) ?? best;
  return { delimiter, newline, quote };
}

function canDelimit(text: string | undefined): text is string {
  return text?.length === 1 && !Papa.BAD_DELIMITERS.includes(text);
}

/** Single quotes only where they clearly quote: at the start, and at both sides of a delimiter. */
function quoteOf(head: string): Dialect["quote"] {
  return /^\s*'[^'\r\n]*'[;,\t|]'/.test(head) ? "'" : '"';
}

/** The first row that is not blank, without what stands in quotes. */
function firstRow(head: string, quote: string): string {
  const bare = head.replaceAll(quote === '"' ? /"[^"]*"/g : /'[^']*'/g, "").trimStart();
  return /^[^\r\n]*/.exec(bare)![0];
}
