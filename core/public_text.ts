import type { FormProblem } from "./catalogue/form_problem.ts";
import { type Language, languages } from "./language.ts";

const textMost = 4_000;

/**
 * Reads what the public is told, fields `text.cs` … with empty lines between paragraphs; every
 * language must be there.
 */
export function readPublicText(
  values: Record<string, string>,
  problems: Record<string, FormProblem>,
): Record<Language, string[]> {
  return Object.fromEntries(languages.map((language) => {
    const name = `text.${language}`;
    const written = (values[name] ?? "").replaceAll("\r\n", "\n");
    const paragraphs = written.split(/\n\s*\n/).map((each) => each.trim().replace(/\s+/g, " "))
      .filter(Boolean);
    if (paragraphs.length === 0) problems[name] = { code: "required" };
    if (written.length > textMost) {
      problems[name] = { code: "too_long", found: written.length, most: textMost };
    }
    return [language, paragraphs];
  })) as Record<Language, string[]>;
}
