import type { ProblemCode } from "../../core/formats/problems.ts";
import type { Language } from "../../core/language.ts";
import { problemTexts } from "./problem_texts.ts";

/** A problem as it is stored, whatever of it is known. */
export interface ProblemFacts {
  code: string;
  line?: number | null;
  record?: number | null;
  field?: string | null;
  value?: string | null;
  details?: string | Record<string, string | number> | null;
}

const quotes: Record<Language, [string, string]> = {
  cs: ["„", "“"],
  sk: ["„", "“"],
  en: ["“", "”"],
};

/** Where it is, what was found, what would be right: one or two sentences for people. */
export function problemMessage(language: Language, facts: ProblemFacts): string {
  const texts = problemTexts[language];
  const sentence = texts.codes[facts.code as ProblemCode]?.text ?? texts.unknown;
  const where = placeOf(language, facts);
  const found = facts.value ? quotes[language].join(facts.value) : "";
  const text = sentence
    .replaceAll("{value}", found)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => String(detailsOf(facts)[name] ?? ""));
  return where === "" ? text : `${where}: ${lowerFirst(text)}`;
}

/** What a kind of problem is called: the heading of its group. */
export function problemTitle(language: Language, code: string): string {
  const texts = problemTexts[language];
  return texts.codes[code as ProblemCode]?.title ?? texts.unknown;
}

function placeOf(language: Language, { line, field }: ProblemFacts): string {
  const { line: word } = problemTexts[language];
  return [line ? `${word}\u00a0${line}` : "", field ?? ""].filter(Boolean).join(", ");
}

function detailsOf({ details }: ProblemFacts): Record<string, string | number> {
  if (!details) return {};
  return typeof details === "string" ? JSON.parse(details) : details;
}

const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
