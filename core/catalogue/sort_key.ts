/**
 * Letters that Czech and Slovak sort after their base letter: `~` is after every letter. All other
 * diacritics decide nothing on the first level.
 */
const ownLetters: Record<string, string> = {
  "č": "c~",
  "ď": "d",
  "ch": "h~",
  "ř": "r~",
  "š": "s~",
  "ž": "z~",
  "ä": "a~",
  "ô": "o~",
};

/**
 * A text by which a database without a Czech collation sorts as Czech and Slovak do: c, č, d … h,
 * ch, i. Compare keys as plain strings.
 */
export function sortKey(text: string): string {
  const lower = text.toLowerCase();
  const composed = isAscii(lower) ? lower : lower.normalize("NFC");
  const spelled = composed.replace(/ch|[čďřšžäô]/g, (letter) => ownLetters[letter]!);
  return isAscii(spelled) ? spelled : spelled.normalize("NFD").replace(/\p{M}/gu, "");
}

// deno-lint-ignore no-control-regex
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);
