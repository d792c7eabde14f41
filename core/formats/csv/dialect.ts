import Papa from "papaparse";

/** How a CSV file separates its cells and rows. */
export interface Dialect {
  delimiter: string;
  newline: "\n" | "\r";
  quote: '"' | "'";
}

const delimiters = [";", ",", "\t", "|"];

/**
 * Reads the dialect from the beginning of a file. The delimiter is the one that the first line holds
 * most often outside quotes; `;` when it holds none, because that is what Czech programs write.
 *
 * @param delimiter What the import says, if it says anything; it wins when it is one character.
 */
export function dialectOf(head: string, delimiter?: string): Dialect {
  const newline = head.includes("\n") || !head.includes("\r") ? "\n" : "\r";
  const quote = quoteOf(head);
  const first = firstRow(head, quote);
  const counts = delimiters.map((one) => first.split(one).length);
  const best = delimiters[counts.indexOf(Math.max(...counts))]!;
  return { delimiter: canDelimit(delimiter) ? delimiter : best, newline, quote };
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
