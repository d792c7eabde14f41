/**
 * A cell that spreadsheets would run as a formula gets an apostrophe before it, as they write one
 * themselves; so does a text that they would take for a number and write otherwise: `00123`, `+420…`,
 * `1E3`, `1.10`, or more digits than they can count. {@link withoutGuard} takes it away when the file
 * comes back. Numbers are neither.
 *
 * @see EX-2, R18
 */
export function guarded(text: string): string {
  return isRisky(text) ? `'${text}` : text;
}

/** What a cell was before it was guarded, by us or as others do it for their zeros: `="00123"`. */
export function withoutGuard(cell: string): string {
  const first = cell.charCodeAt(0);
  if (first === equalsSign) return formulaOfText.exec(cell)?.[1] ?? cell;
  return first === apostrophe && guard.test(cell) ? cell.slice(1) : cell;
}

const apostrophe = 0x27;
const equalsSign = 0x3d;
const formulaOfText = /^="([^"]*)"\s*$/;
/** What needs a guard: the beginning of a formula, or a whole text that looks like a number. */
const core =
  /[=+\-@\t\r＝＋－＠]|(?:0\d+(?:[.,]\d*)?|\d{16,}(?:[.,]\d*)?|\d+[.,]\d*0|\d+(?:[.,]\d*)?e[+-]?\d+)$/i;
const risky = new RegExp(`^'*(?:${core.source})`, "i");
const guard = new RegExp(`^'+(?:${core.source})`, "i");
/** Nearly every text begins with a letter, and needs no further look. */
const lastRisky = 0x40;
const firstWide = 0xff00;
const negativeNumber = /^-(?:0|[1-9]\d{0,14})(?:[.,]\d*[1-9])?$/;

function isRisky(text: string): boolean {
  if (text.charCodeAt(0) > lastRisky && text.charCodeAt(0) < firstWide) return false;
  return risky.test(text) && !negativeNumber.test(text);
}

/** A cell between semicolons; one that needs quotes has them. */
export function cell(text: string): string {
  const safe = guarded(text);
  const needsQuotes = /[;"\r\n]/.test(safe) || safe.trim().length !== safe.length;
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Windows and its spreadsheets end rows so. */
export const rowEnd = "\r\n";
