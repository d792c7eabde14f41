import type { Column } from "./export_format.ts";

/**
 * How many empty cells come before each column of rows, and after the last one, when the rows get the
 * columns of a larger table; `undefined` when they have all of them. The larger table must have
 * the columns of the rows in the same order.
 */
export function emptyCellsBetween(
  columns: readonly Column[],
  wider: readonly Column[],
): Uint32Array | undefined {
  const empty = new Uint32Array(columns.length + 1);
  let index = 0;
  for (const [name, about] of wider) {
    const own = columns[index];
    if (own && own[0] === name && own[1] === about) index++;
    else empty[index]!++;
  }
  if (index < columns.length) throw new Error(`Column ${columns[index]} is not in its place`);
  return wider.length === columns.length ? undefined : empty;
}

const semicolon = 0x3b;
const quote = 0x22;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * Rows of a table with semicolons, encoded, with empty cells put between theirs. In both encodings of
 * exports these four marks are what they are in ASCII, and nothing else is.
 *
 * @param count of the rows
 */
export function widerRows(
  bytes: Uint8Array,
  empty: Uint32Array,
  count: number,
): Uint8Array<ArrayBuffer> {
  const added = empty.reduce((sum, each) => sum + each, 0);
  const wide = new Uint8Array(bytes.length + added * count);
  let from = 0;
  let to = 0;
  /** Copies what was read before `at`, and puts empty cells after it. */
  const put = (cells: number, at: number) => {
    if (cells === 0) return;
    wide.set(bytes.subarray(from, at), to);
    to += at - from;
    wide.fill(semicolon, to, to += cells);
    from = at;
  };
  const last = empty.length - 1;
  let column = 0;
  let isQuoted = false;
  if (count > 0) put(empty[0]!, 0);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte > semicolon) continue;
    if (byte === quote) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (byte === semicolon) put(empty[++column]!, at + 1);
    else if (byte === carriageReturn) put(empty[last]!, at);
    else if (byte === lineFeed) {
      column = 0;
      if (at + 1 < bytes.length) put(empty[0]!, at + 1);
    }
  }
  wide.set(bytes.subarray(from), to);
  return wide;
}
