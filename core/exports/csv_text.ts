/**
 * A cell that spreadsheets would run as a formula gets an apostrophe before it, as they write one
 * themselves; {@link withoutGuard} takes it away when the file comes back. Numbers are no formulas.
 *
 * @see EX-2
 */
export function guarded(text: string): string {
  return isRisky(text) ? `'${text}` : text;
}

/** What a cell was before it was guarded. */
export function withoutGuard(cell: string): string {
  return cell.charCodeAt(0) === apostrophe && guard.test(cell) ? cell.slice(1) : cell;
}

const apostrophe = 0x27;
const risky = /^'*[=+\-@\t\r＝＋－＠]/;
const guard = /^'+[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;

function isRisky(text: string): boolean {
  return risky.test(text) && !plainNumber.test(text);
}

/** A cell between semicolons; one that needs quotes has them. */
export function cell(text: string): string {
  const safe = guarded(text);
  return /[;"\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Windows and its spreadsheets end rows so. */
export const rowEnd = "\r\n";
