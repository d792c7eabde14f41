import type { Language } from "../../core/language.ts";
import type { NewOutage } from "../../core/outages/outage.ts";
import { outageTexts } from "../texts/outages.ts";

/** An outage as pages and the feed show it. */
export interface ShownOutage extends NewOutage {
  id: number;
  recordedAt: string;
  updatedAt: string;
}

/** What the public is told: staff's own words, or ours when nobody has written any. */
export function textOf(language: Language, { text }: Pick<NewOutage, "text">): readonly string[] {
  const written = text[language];
  return written.length > 0 ? written : [outageTexts[language].defaultText];
}
