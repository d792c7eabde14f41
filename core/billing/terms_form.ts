import { addMonths, readDay } from "../calendar.ts";
import type { FormProblem } from "../catalogue/form_problem.ts";
import { type Language, languages } from "../language.ts";
import { err, ok, type Result } from "../result.ts";

/** New terms, as they are announced. */
export interface NewTerms {
  version: string;
  /** The day from which they hold. */
  from: string;
  /** Paragraphs by language. */
  text: Record<Language, string[]>;
}

export type TermsProblem =
  | FormProblem
  /** Terms hold no sooner than a month after the mail that tells of them. @see R240 */
  | { code: "terms_too_soon"; earliest: string };

export type TermsProblems = Record<string, TermsProblem>;

/** Months between the mail and the day on which new terms hold, at least. @see R240 */
const noticeMonths = 1;
const versionMost = 20;
const textMost = 200_000;

export const earliestTerms = (today: string): string => addMonths(today, noticeMonths);

/** Reads new terms: fields `version`, `from`, and `text.cs` … with empty lines between paragraphs. */
export function readTermsForm(
  values: Record<string, string>,
  today: string,
): Result<NewTerms, TermsProblems> {
  const problems: TermsProblems = {};
  const version = (values.version ?? "").trim();
  if (version === "") problems.version = { code: "required" };
  else if (version.length > versionMost) {
    problems.version = { code: "too_long", found: version.length, most: versionMost };
  }
  const from = readDay(values.from ?? "");
  if (from === undefined) problems.from = { code: "date" };
  else if (from < earliestTerms(today)) {
    problems.from = { code: "terms_too_soon", earliest: earliestTerms(today) };
  }
  const text = Object.fromEntries(languages.map((language) => {
    const written = values[`text.${language}`] ?? "";
    const paragraphs = written.split(/\n\s*\n/).map((each) => each.trim()).filter(Boolean);
    if (paragraphs.length === 0) problems[`text.${language}`] = { code: "required" };
    if (written.length > textMost) {
      problems[`text.${language}`] = { code: "too_long", found: written.length, most: textMost };
    }
    return [language, paragraphs];
  })) as Record<Language, string[]>;
  return Object.keys(problems).length > 0 ? err(problems) : ok({ version, from: from!, text });
}
