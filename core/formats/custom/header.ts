import { type Language, readLanguage } from "../../language.ts";
import type { Currency } from "../../money.ts";

/** A column's name taken apart: what it is about, and what is said of that. */
export interface HeaderMeaning {
  /** As the tables of words write it. */
  words: string;
  language?: Language;
  currency?: Currency;
  isNet?: boolean;
  unit?: "g" | "kg";
  /** `Obrázek 2` is one of several. */
  number?: number;
}

/** Small letters without diacritics, with single blanks between words. */
export function plainWords(text: string): string {
  return text
    .replaceAll("€", " eur ")
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, " ")
    .normalize("NFD").replace(/\p{M}/gu, "")
    .toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}

const net = /\b(?:bez dph|bez dane|without vat|excl vat|ex vat|excluding vat|excl tax|netto|net)\b/;
const gross =
  /\b(?:s dph|vc dph|vcetne dph|vratane dph|s danou|with vat|incl vat|inc vat|including vat|incl tax|brutto|gross)\b/;
const currencies: readonly [RegExp, Currency][] = [
  [/\b(?:czk|kc)\b/, "CZK"],
  [/\b(?:eur|euro)\b/, "EUR"],
];
const languageWords: readonly [RegExp, Language][] = [
  [/\b(?:cesky|cestina|czech)\b/, "cs"],
  [/\b(?:slovensky|slovencina|slovak)\b/, "sk"],
  [/\b(?:anglicky|anglictina|english)\b/, "en"],
];

/** Takes marks out of a name: language, currency, VAT, unit and number. */
export function headerMeaning(header: string): HeaderMeaning {
  const meaning: HeaderMeaning = { words: plainWords(header) };
  const cut = (pattern: RegExp): boolean => {
    if (!pattern.test(meaning.words)) return false;
    meaning.words = meaning.words.replace(pattern, " ").replace(/\s+/g, " ").trim();
    return true;
  };
  if (cut(net)) meaning.isNet = true;
  else cut(gross);
  for (const [pattern, currency] of currencies) if (cut(pattern)) meaning.currency = currency;
  for (const [pattern, language] of languageWords) if (cut(pattern)) meaning.language = language;
  const [, mark] = /\s(cs|cz|sk|en)$/.exec(meaning.words) ?? [];
  if (mark !== undefined) {
    meaning.language ??= readLanguage(mark)!;
    cut(/\s(?:cs|cz|sk|en)$/);
  }
  const [, unit] = /\s(kg|g)$/.exec(meaning.words) ?? [];
  if (unit !== undefined && cut(/\s(?:kg|g)$/)) meaning.unit = unit as "g" | "kg";
  const [, number] = /\D(\d{1,2})$/.exec(meaning.words) ?? [];
  if (number !== undefined && cut(/\s?\d{1,2}$/)) meaning.number = Number(number);
  return meaning;
}
