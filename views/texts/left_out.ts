import {
  type LeftOut,
  type LeftOutCounts,
  type LeftOutKind,
  type LeftOutReason,
  leftOutReasons,
  totalLeftOut,
} from "../../core/exports/left_out.ts";
import type { Language } from "../../core/language.ts";
import { leftOutReasonTexts } from "./left_out_reasons.ts";
import { defineTexts, formatNumber, plural, pluralForm } from "./texts.ts";

export const leftOutTexts = defineTexts({
  en: {
    records: (count: number) =>
      plural("en", count, { one: "product left out", other: "products left out" }),
    variants: (count: number) =>
      plural("en", count, { one: "variant left out", other: "variants left out" }),
    whatToDo: "What to fill in",
    lists: { no_price: "Products without a price", archived: "Archived products" },
  },
  cs: {
    records: (count: number) =>
      plural("cs", count, {
        one: "produkt vynechán",
        few: "produkty vynechány",
        other: "produktů vynecháno",
      }),
    variants: (count: number) =>
      plural("cs", count, {
        one: "varianta vynechána",
        few: "varianty vynechány",
        other: "variant vynecháno",
      }),
    whatToDo: "Co doplnit",
    lists: { no_price: "Produkty bez ceny", archived: "Archivované produkty" },
  },
  sk: {
    records: (count: number) =>
      plural("sk", count, {
        one: "produkt vynechaný",
        few: "produkty vynechané",
        other: "produktov vynechaných",
      }),
    variants: (count: number) =>
      plural("sk", count, {
        one: "variant vynechaný",
        few: "varianty vynechané",
        other: "variantov vynechaných",
      }),
    whatToDo: "Čo doplniť",
    lists: { no_price: "Produkty bez ceny", archived: "Archivované produkty" },
  },
});

/**
 * What a file has not, in a sentence or two: `3 produkty vynechány: 2 nemají cenu, 1 nemá adresu.`
 * Empty when it has everything.
 */
export function leftOutText(language: Language, leftOut: LeftOut): string {
  return (["records", "variants"] as const).map((kind) => sentence(language, kind, leftOut[kind]))
    .filter((text) => text !== "").join(" ");
}

function sentence(language: Language, kind: LeftOutKind, counts: LeftOutCounts): string {
  const total = totalLeftOut(counts);
  if (total === 0) return "";
  const reasons = reasonsIn(counts).map((reason) => reasonText(language, reason, counts, total));
  return `${leftOutTexts[language][kind](total)}: ${reasons.join(", ")}.`;
}

/** Those that there are, in the order of telling. */
export const reasonsIn = (counts: LeftOutCounts): LeftOutReason[] =>
  leftOutReasons.filter((reason) => (counts[reason] ?? 0) > 0);

/** Without its count where that is the count of all. */
function reasonText(
  language: Language,
  reason: LeftOutReason,
  counts: LeftOutCounts,
  total: number,
): string {
  const count = counts[reason]!;
  const text = pluralForm(language, count, leftOutReasonTexts[language][reason].is);
  return count === total ? text : `${formatNumber(language, count)}\u00a0${text}`;
}
