import type { ProblemCode } from "../../core/formats/problems.ts";
import { feedFailures } from "../../core/feeds/failure.ts";
import type { Language } from "../../core/language.ts";
import { feedFailureText } from "./feed_failures.ts";
import { mediaFailureText } from "./media.ts";
import { cs } from "./problems/cs.ts";
import { en } from "./problems/en.ts";
import type { ProblemTexts } from "./problems/shape.ts";
import { sk } from "./problems/sk.ts";

/** What can be wrong with a file, in words for people. */
export const problemTexts: Record<Language, ProblemTexts> = { cs, sk, en };

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
  const failure = failureOf(language, facts);
  if (failure) return failure.text;
  const sentence = texts.codes[facts.code as ProblemCode]?.text ?? texts.unknown;
  const where = placeOf(language, facts);
  const found = facts.value ? quotes[language].join(facts.value) : "";
  const details = detailsOf(facts);
  const named: Record<string, string | number> = mediaCodes.has(facts.code)
    ? { ...details, why: mediaFailureText(language, details) }
    : details;
  const text = sentence
    .replaceAll("{value}", found)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? ""));
  return where === "" ? text : `${where}: ${lowerFirst(text)}`;
}

/** Problems that say by the failure behind them why a picture or a file is missing. */
const mediaCodes = new Set(["image_unavailable", "file_unavailable"]);

/** Why a source gave no file has words of its own. */
function failureOf(language: Language, facts: ProblemFacts) {
  if (facts.code !== "source_failed") return undefined;
  const details = detailsOf(facts);
  const reason = String(details.reason);
  return reason in feedFailures ? feedFailureText(language, { reason, details }) : undefined;
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
