import type { Entity } from "../format.ts";
import { type MappingProblem } from "./check.ts";
import { type FieldRule, type RuleSource, typedRule } from "./mapping.ts";
import { type PairedTarget, targetAt } from "./targets.ts";
import { templateColumns } from "./template.ts";

/**
 * A pairing as a form: plain texts by name. `c0.` begins the fields of the first column, `x0.` those
 * of the first field that is made of a template or of a constant.
 */
export type PairingForm = Record<string, string | undefined>;

/** Parts of a line; a form has none but these behind `c0.` and `x0.`. */
export const linePartNames = [
  "target",
  "was",
  "about",
  "text",
  "separator",
  "levelSeparator",
  "values",
  "numberStyle",
  "dateStyle",
  "weightUnit",
  "isNet",
  "keepBlanks",
  "whenEmpty",
  "emptyValue",
] as const;
type LinePart = typeof linePartNames[number];

export type PairingError =
  | MappingProblem["code"]
  | "about_missing"
  | "text_missing"
  | "values_unreadable"
  | "too_long";

/** A line of the form with the rule that it makes. */
export interface PairingLine {
  /** `c0`, `x0`. */
  key: string;
  rule: FieldRule;
}

export interface ReadPairing {
  lines: PairingLine[];
  /** By the name of the form's field. */
  errors: Record<string, PairingError>;
}

/** Lines of fields that are not one column as it is. */
export const extraLinesMax = 50;

/** A path as a choice and what stands behind it: `price:CZK:` and the price list. */
export function choiceOfPath(entity: Entity, path: string): { choice: string; about: string } {
  const target = targetAt(entity, path);
  if (!target) return { choice: path, about: "" };
  const { field, about, scope } = target;
  if (scope === "named") return { choice: `${field}:`, about };
  if (scope !== "price") return { choice: path, about: "" };
  const currency = about.slice(0, 3);
  return { choice: `${field}:${currency}:`, about: about.slice(4) };
}

function pathOfChoice(entity: Entity, choice: string, about: string): string {
  const bare = choice.slice(0, -1);
  if (!choice.endsWith(":")) return choice;
  return about === "" && targetAt(entity, bare) ? bare : choice + about;
}

/** The form that shows rules; a second rule of one column stands among the extra lines. */
export function formOfRules(
  entity: Entity,
  columns: readonly string[],
  rules: readonly FieldRule[],
): PairingForm {
  const form: PairingForm = {};
  let extras = 0;
  for (const rule of rules) {
    const { source } = rule;
    const index = source.kind === "column" ? columns.indexOf(source.column) : -1;
    const isFree = index >= 0 && form[`c${index}.target`] === undefined;
    const key = isFree ? `c${index}` : `x${extras++}`;
    for (const [part, value] of Object.entries(partsOfRule(entity, rule))) {
      form[`${key}.${part}`] = value;
    }
    if (!isFree) form[`${key}.text`] = textOfSource(source);
  }
  return form;
}

function textOfSource(source: RuleSource): string {
  switch (source.kind) {
    case "column":
      return `{${source.column}}`;
    case "template":
      return source.template;
    case "constant":
      return source.value;
  }
}

/** The parts that say a rule, without what it is made of. */
export function partsOfRule(entity: Entity, rule: FieldRule): Partial<Record<LinePart, string>> {
  const { choice, about } = choiceOfPath(entity, rule.target);
  return {
    target: choice,
    was: choice,
    about,
    separator: rule.separator === "\n" ? "\\n" : rule.separator,
    levelSeparator: rule.levelSeparator,
    values: rule.values.map(({ from, to }) => `${from} = ${to}`).join("\n"),
    numberStyle: rule.numberStyle,
    dateStyle: rule.dateStyle,
    weightUnit: rule.weightUnit,
    isNet: String(rule.isNet),
    keepBlanks: String(!rule.trim),
    whenEmpty: rule.whenEmpty,
    emptyValue: rule.emptyValue,
  };
}

export interface PairingReading {
  entity: Entity;
  columns: readonly string[];
  /** The steps of a field that was chosen just now, so that the form has not shown them yet. */
  stepsFor(target: PairedTarget, column: string): Partial<FieldRule>;
}

/** Reads the lines of a form in which some field is chosen. */
export function readPairingForm(form: PairingForm, reading: PairingReading): ReadPairing {
  const read: ReadPairing = { lines: [], errors: {} };
  for (const [index, column] of reading.columns.entries()) {
    readLine(read, { form, key: `c${index}`, column, reading });
  }
  for (let index = 0; index < extraLinesMax; index++) {
    readLine(read, { form, key: `x${index}`, column: undefined, reading });
  }
  return read;
}

function readLine(
  read: ReadPairing,
  { form, key, column, reading }: {
    form: PairingForm;
    key: string;
    column: string | undefined;
    reading: PairingReading;
  },
): void {
  const { entity, stepsFor } = reading;
  const part = (name: LinePart): string => form[`${key}.${name}`] ?? "";
  const choice = part("target");
  if (choice === "") return;
  const path = pathOfChoice(entity, choice, aboutOf(entity, choice, part("about").trim(), column));
  const target = targetAt(entity, path);
  const text = part("text");
  if (!target) {
    read.errors[`${key}.${choice.endsWith(":") ? "about" : "target"}`] = wrongPath(choice);
  }
  if (column === undefined && text.trim() === "") read.errors[`${key}.text`] = "text_missing";
  const meanings = meaningsOf(part("values"));
  if (!meanings) read.errors[`${key}.values`] = "values_unreadable";
  if (!target || !meanings) return;
  const isNew = part("was") !== choice;
  const steps = isNew ? stepsFor(target, column ?? "") : stepsOf(part);
  const source: RuleSource = column !== undefined
    ? { kind: "column", column }
    : templateColumns(text).length > 0
    ? { kind: "template", template: text }
    : { kind: "constant", value: text };
  const rule = typedRule(path, source, isNew ? steps : { ...steps, values: meanings });
  if (rule) read.lines.push({ key, rule });
  else read.errors[`${key}.target`] = "too_long";
}

const wrongPath = (choice: string): PairingError =>
  choice.endsWith(":") ? "about_missing" : "target_unknown";

/** A parameter is called as its column is, unless something else is said. */
function aboutOf(entity: Entity, choice: string, about: string, column?: string): string {
  if (about !== "" || column === undefined) return about;
  const isNeeded = choice.endsWith(":") && targetAt(entity, `${choice}x`)?.needsName === true;
  return isNeeded ? column.trim() : "";
}

function stepsOf(part: (name: LinePart) => string): Partial<FieldRule> {
  const chosen = Object.fromEntries(
    (["numberStyle", "dateStyle", "weightUnit", "whenEmpty"] as const)
      .map((name) => [name, part(name)] as const).filter(([, value]) => value !== ""),
  );
  return {
    ...chosen,
    separator: part("separator").replace("\\n", "\n"),
    levelSeparator: part("levelSeparator"),
    isNet: part("isNet") === "true",
    trim: part("keepBlanks") !== "true",
    emptyValue: part("emptyValue"),
  };
}

/** One meaning a line, `skladem = ano`. */
function meaningsOf(text: string): { from: string; to: string }[] | undefined {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const meanings = lines.map((line) => /^(.*?)\s*=\s*([^=]*)$/.exec(line));
  if (meanings.some((match) => !match)) return undefined;
  return meanings.map((match) => ({ from: match![1]!, to: match![2]! }));
}
