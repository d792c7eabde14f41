/** Languages in which Krámek speaks and in which a shop keeps its texts (ISO 639-1). */
export const languages = ["cs", "sk", "en"] as const;
export type Language = typeof languages[number];

export function isLanguage(text: unknown): text is Language {
  return languages.includes(text as Language);
}

/**
 * Reads a language mark of a feed. Real exports write `cz` for Czech, so both spellings are one
 * language; a region (`cs-CZ`) is dropped.
 *
 * @returns `undefined` for a language that a shop cannot keep.
 */
export function readLanguage(text: string): Language | undefined {
  const primary = text.trim().toLowerCase().split(/[-_]/, 1)[0] ?? "";
  const named = primary === "cz" ? "cs" : primary;
  return isLanguage(named) ? named : undefined;
}
