import type { FeedFailure } from "../../core/feeds/failure.ts";
import type { Language } from "../../core/language.ts";
import { feedTexts } from "./feed_texts.ts";
import { formatNumber } from "./texts.ts";

/** What of a failure is kept with a run; of an older version perhaps, so nothing is sure. */
export type StoredFailure = Pick<FeedFailure, "details"> & { reason: string };

/** The heading of a failure, and a sentence on what was found and what would be right. */
export function feedFailureText(
  language: Language,
  { reason, details }: StoredFailure,
): { title: string; text: string } {
  const texts: Record<string, { title: string; text: string } | undefined> =
    feedTexts[language].failures;
  const { title, text } = texts[`${reason}_${details.problem}`] ?? texts[reason] ??
    feedTexts[language].failures.connection;
  return {
    title,
    text: text.replaceAll(/\{(\w+)\}/g, (_, name: string) => fact(language, name, details)),
  };
}

function fact(language: Language, name: string, details: StoredFailure["details"]): string {
  const value = details[name];
  if (name === "sizeMax") return formatNumber(language, Math.round(Number(value) / 1024 / 1024));
  return typeof value === "number" && name !== "port" && name !== "status"
    ? formatNumber(language, value)
    : String(value ?? "–");
}
