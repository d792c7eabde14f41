import type { Language } from "../../core/language.ts";

/** Widens literal types, so that a translation has the shape of the English text, not its words. */
type Shape<T> = T extends string ? string
  : T extends (...args: infer A) => unknown ? (...args: A) => string
  : { [K in keyof T]: Shape<T[K]> };

/**
 * The words of one part of the product in all languages. English gives the shape; a translation
 * with a text missing does not compile.
 */
export function defineTexts<T>(
  texts: { en: T; cs: Shape<T>; sk: Shape<T> },
): Record<Language, Shape<T>> {
  return texts as Record<Language, Shape<T>>;
}

export type Forms = { one: string; few?: string; many?: string; other: string };

const rules = {
  cs: new Intl.PluralRules("cs"),
  sk: new Intl.PluralRules("sk"),
  en: new Intl.PluralRules("en"),
};

/**
 * A count with its noun in the right form: `plural("cs", 2, { one: "produkt", few: "produkty",
 * many: "produktu", other: "produktů" })` is `2 produkty`. `many` is for fractions in cs and sk.
 */
export function plural(language: Language, count: number, forms: Forms): string {
  return `${formatNumber(language, count)}\u00a0${pluralForm(language, count, forms)}`;
}

/** The form alone, where the count stands elsewhere. */
export function pluralForm(language: Language, count: number, forms: Forms): string {
  const form = rules[language].select(count) as keyof Forms;
  return forms[form] ?? forms.other;
}

const numbers = {
  cs: new Intl.NumberFormat("cs"),
  sk: new Intl.NumberFormat("sk"),
  en: new Intl.NumberFormat("en"),
};

/** A number with the language's own grouping, e.g. `61 204` with non-breaking spaces. */
export function formatNumber(language: Language, value: number): string {
  return numbers[language].format(value);
}
