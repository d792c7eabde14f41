/** A line that says the delimiter, as only a table's first one may. */
const delimiterRow = /^\ufeff?sep=[^\r\n](?:\r?\n|\r|$)/i;
/** Rows that hold nothing; blanks before the header's own cells stay. */
const blankRows = /^[\ufeff\s;,|]*[\r\n]/;

/** A table from its header on: spreadsheets put a line with the delimiter before it, or empty rows. */
export const fromHeader = (text: string): string =>
  text.replace(delimiterRow, "").replace(blankRows, "").replace(/^\ufeff/, "");

/** The first row of a table that has a text, as far as its first line goes. */
export const headerLine = (text: string): string => /^[^\r\n]*/.exec(fromHeader(text))![0];
