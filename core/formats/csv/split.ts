import { decode } from "../decode.ts";
import type { ByteSource } from "../format.ts";
import { type FormatProblem, problem } from "../problems.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import { type CsvItem, CsvRows, type KeyColumns } from "./rows.ts";

/** What is said of a file instead of being found out from it. */
export interface CsvOptions {
  encoding?: string | undefined;
  delimiter?: string | undefined;
  quote?: Dialect["quote"] | undefined;
}

/** Rows of a file in batches, one batch a block of text; the first row is the header. */
export async function* csvRows(
  source: ByteSource,
  options: CsvOptions,
  keyColumns?: KeyColumns,
): AsyncGenerator<readonly CsvItem[]> {
  let rows: CsvRows | undefined;
  for await (const piece of decode(source, options.encoding)) {
    if (typeof piece !== "string") {
      yield [inFile(piece, rows)];
      continue;
    }
    if (rows === undefined && looksLikeHtml(piece)) {
      yield [problem("file_is_html", { line: 1 })];
      return;
    }
    rows ??= new CsvRows(dialectOf(piece, options), keyColumns);
    yield rows.push(piece);
    if (rows.isClosed) return;
  }
  yield rows === undefined ? [problem("file_empty")] : rows.end();
}

function inFile(found: FormatProblem, rows: CsvRows | undefined): FormatProblem {
  const before = (rows?.line ?? 1) - 1;
  return found.line === undefined ? found : { ...found, line: found.line + before };
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!doctype\s+html|html\b)/i.test(text);
}
