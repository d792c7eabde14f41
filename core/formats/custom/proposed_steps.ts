import { parseUrl } from "../urls.ts";
import { type HeaderMeaning, plainWords } from "./header.ts";
import type { FieldRule, NumberStyle } from "./mapping.ts";
import { readSingle } from "./values.ts";
import { isListKind, type PairedTarget } from "./targets.ts";

type Steps = Partial<Omit<FieldRule, "target" | "source">>;

/** How the values of a column are to be read, as far as they show it. */
export function proposedSteps(
  target: PairedTarget,
  values: readonly string[],
  meaning: HeaderMeaning,
): Steps {
  if (isListKind(target.kind)) return listSteps(target, values);
  switch (target.kind) {
    case "money":
      return { ...numberSteps(values), ...(meaning.isNet ? { isNet: true } : {}) };
    case "decimal":
    case "percent":
    case "integer":
      return numberSteps(values);
    case "weight": {
      const isFraction = values.some((value) => /\d[.,]\d/.test(value));
      const unit = meaning.unit ?? (isFraction ? "kg" : "g");
      return { ...numberSteps(values), weightUnit: unit };
    }
    case "boolean":
      return { values: meaningsOf(values) };
    default:
      return {};
  }
}

/** Whether most values can be read as the field's; a column without values fits anything. */
export function fits(target: PairedTarget, values: readonly string[]): boolean {
  if (values.length === 0) return true;
  const { kind } = target;
  const isUrl = kind === "images" || kind === "files";
  const isRead = (value: string): boolean => {
    if (isUrl) return parseUrl(value.split(/[\s;|,]+/, 1)[0]!).ok;
    if (isListKind(kind)) return true;
    if (kind === "boolean") return spokenMeanings.has(value) || isPlainBoolean(target, value);
    const steps = { numberStyle: "auto", dateStyle: "auto", weightUnit: "g" } as const;
    return readSingle(value, target, steps, "CZK").ok;
  };
  const known = kind === "boolean" ? values.map(plainWords) : values;
  return known.filter(isRead).length * 2 >= values.length;
}

const isPlainBoolean = (target: PairedTarget, value: string): boolean =>
  readSingle(value, target, { numberStyle: "auto", dateStyle: "auto", weightUnit: "g" }, "CZK").ok;

function numberSteps(values: readonly string[]): { numberStyle?: NumberStyle } {
  const has = (pattern: RegExp) => values.some((value) => pattern.test(value));
  const comma = has(/,\d{1,2}(?!\d)/) || has(/\.\d{3},/);
  const point = has(/\.\d{1,2}(?!\d)/) || has(/,\d{3}\./);
  if (comma === point) return {};
  return { numberStyle: comma ? "comma" : "point" };
}

const spokenMeanings: ReadonlyMap<string, string> = new Map(Object.entries({
  visible: "ano",
  hidden: "ne",
  zobrazeno: "ano",
  zobrazene: "ano",
  zobrazit: "ano",
  skryto: "ne",
  skryte: "ne",
  aktivni: "ano",
  neaktivni: "ne",
  aktivny: "ano",
  neaktivny: "ne",
  active: "ano",
  inactive: "ne",
  published: "ano",
  draft: "ne",
  enabled: "ano",
  disabled: "ne",
  on: "ano",
  off: "ne",
  a: "ano",
  n: "ne",
  y: "ano",
  x: "ano",
}));

/** Words for yes and no that only this file uses. */
function meaningsOf(values: readonly string[]): { from: string; to: string }[] {
  const words = [...new Set(values.map((value) => value.trim()))].slice(0, 20);
  return words.flatMap((from) => {
    const to = spokenMeanings.get(plainWords(from));
    return to === undefined ? [] : [{ from, to }];
  });
}

function listSteps({ kind }: PairedTarget, values: readonly string[]): Steps {
  if (kind === "images" || kind === "files") return { separator: urlSeparator(values) };
  if (kind === "category_paths") return categorySteps(values);
  const separators = kind === "parameters" || kind === "metas" ? [";", "|"] : [";", "|", ","];
  const found = separators.find((each) => values.some((value) => value.includes(each)));
  return { separator: found ?? "" };
}

/** What stands before the second address of a cell; a comma may also be a part of one. */
function urlSeparator(values: readonly string[]): string {
  for (const value of values) {
    const [, between] = /\S\s*([;|,\n])\s*https?:/.exec(value) ?? [];
    if (between !== undefined) return between;
    if (/\S\s+https?:/.test(value)) return " ";
  }
  return "";
}

const levelSeparators = [">", "»", "|", "/"];

function categorySteps(values: readonly string[]): Steps {
  const level = levelSeparators.find((each) => values.some((value) => value.includes(each)));
  const separators = [";", "\n"].filter((each) => each !== level);
  const found = separators.find((each) => values.some((value) => value.includes(each)));
  return { separator: found ?? "", levelSeparator: level ?? ">" };
}
