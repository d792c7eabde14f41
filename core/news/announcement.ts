import { readLine } from "../accounts/text_fields.ts";
import { earliestPrices } from "../billing/price_list_form.ts";
import { readDay } from "../calendar.ts";
import type { FormProblem } from "../catalogue/form_problem.ts";
import { type Language, languages } from "../language.ts";
import { readPublicText } from "../public_text.ts";
import { err, ok, type Result } from "../result.ts";

/**
 * What is new in the platform: an update that comes by itself and costs nothing (R224), one that is
 * paid and told beforehand (R244), or anything else worth knowing (R250).
 */
export const announcementKinds = ["update", "paid_update", "information"] as const;
export type AnnouncementKind = typeof announcementKinds[number];

export interface NewAnnouncement {
  kind: AnnouncementKind;
  title: Record<Language, string>;
  /** Paragraphs. */
  text: Record<Language, readonly string[]>;
  /** From when a paid update is charged; until then the contract may be ended. */
  effectiveOn?: string | undefined;
  /** Goes by mail too: of a paid update to all owners, else to those who want news. */
  isMailed: boolean;
}

export type AnnouncementProblem = FormProblem | { code: "too_soon"; earliest: string };
export type AnnouncementProblems = Record<string, AnnouncementProblem>;

const titleMost = 120;

/** A paid update changes what people pay, so it is told as long beforehand as prices. @see R239, R244 */
export const earliestPaidUpdate = earliestPrices;

/** Reads fields `kind`, `title.cs` …, `text.cs` …, `effectiveOn` and `mail`. */
export function readAnnouncement(
  values: Record<string, string>,
  today: string,
): Result<NewAnnouncement, AnnouncementProblems> {
  const problems: AnnouncementProblems = {};
  const kind = announcementKinds.find((each) => each === values.kind);
  if (!kind) problems.kind = { code: "choose" };
  const title = Object.fromEntries(languages.map((language) => {
    const name = `title.${language}`;
    const read = readLine(values[name] ?? "", { most: titleMost });
    if (!read.ok) problems[name] = read.error as FormProblem;
    return [language, read.ok ? read.value : ""];
  })) as NewAnnouncement["title"];
  const text = readPublicText(values, problems as Record<string, FormProblem>);
  const isPaid = kind === "paid_update";
  const effectiveOn = isPaid ? readDay((values.effectiveOn ?? "").trim()) : undefined;
  const earliest = earliestPaidUpdate(today);
  if (isPaid && effectiveOn === undefined) problems.effectiveOn = { code: "date" };
  else if (effectiveOn !== undefined && effectiveOn < earliest) {
    problems.effectiveOn = { code: "too_soon", earliest };
  }
  if (Object.keys(problems).length > 0) return err(problems);
  return ok({
    kind: kind!,
    title,
    text,
    ...(effectiveOn ? { effectiveOn } : {}),
    isMailed: isPaid || values.mail !== undefined,
  });
}
