const wordsMax = 10;
const lengthMax = 200;

/**
 * What a person typed, as a query of a full-text table: every word must occur, each as a beginning.
 * A single letter alone is a whole word, for nearly everything begins with it.
 * A word with marks in it (`jana@example.cz`) is a phrase. Only letters and digits get into the
 * query, so that nothing typed is ever its syntax.
 *
 * @returns `undefined` when there is no word to look for.
 */
export function matchOf(text: string): string | undefined {
  const words = text.slice(0, lengthMax).normalize("NFC").split(/\s+/)
    .map((word) => word.match(/[\p{L}\p{N}\p{M}]+/gu)?.join(" "))
    .filter((word) => word !== undefined)
    .slice(0, wordsMax);
  if (words.length === 0) return undefined;
  const isLetter = words.length === 1 && words[0]!.length === 1;
  return isLetter ? `"${words[0]}"` : words.map((word) => `"${word}"*`).join(" ");
}

/** A text without case and diacritics: `Květen` and `kveten` are one. */
export function plainText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
