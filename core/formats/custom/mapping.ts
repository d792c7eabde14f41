import { z } from "zod";
import { entities, type Entity } from "../format.ts";
import { csvTargets } from "./targets.ts";

export const numberStyles = ["auto", "comma", "point"] as const;
export type NumberStyle = typeof numberStyles[number];

/** The order of a date's parts; `auto` reads `2026-03-01` and `1. 3. 2026`. */
export const dateStyles = ["auto", "dmy", "mdy", "ymd"] as const;
export type DateStyle = typeof dateStyles[number];

/** What an empty cell says: nothing, that the value is to go, or another value. */
export const emptyActions = ["keep", "clear", "default"] as const;
export type EmptyAction = typeof emptyActions[number];

export const weightUnits = ["g", "kg"] as const;
export type WeightUnit = typeof weightUnits[number];

/** Encodings that can be said instead of being found out. */
export const csvEncodings = [
  "utf-8",
  "windows-1250",
  "iso-8859-2",
  "utf-16le",
  "utf-16be",
] as const;

const text = (max: number) => z.string().max(max);

const ruleSource = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("column"), column: text(500) }),
  /** Names of columns in braces: `{Značka} {Název}`. */
  z.strictObject({ kind: z.literal("template"), template: text(1_000) }),
  z.strictObject({ kind: z.literal("constant"), value: text(1_000) }),
]);
export type RuleSource = z.infer<typeof ruleSource>;

/** How one field is made: of what, and by which steps, in the order in which they stand here. */
const fieldRule = z.strictObject({
  /** Path of the field, see `targetAt`. */
  target: text(300),
  source: ruleSource,
  /** Drops blanks around, and the `="001"` by which spreadsheets keep zeros. */
  trim: z.boolean().default(true),
  /** Between the members of a list; empty when the cell is one member. */
  separator: text(10).default(""),
  /** Between the levels of a category's path. */
  levelSeparator: text(10).default(">"),
  /** What stands in the file → what it means; `*` is everything else. Letters' case is no matter. */
  values: z.array(z.strictObject({ from: text(200), to: text(500) })).max(500).default([]),
  numberStyle: z.enum(numberStyles).default("auto"),
  dateStyle: z.enum(dateStyles).default("auto"),
  weightUnit: z.enum(weightUnits).default("g"),
  /** Prices of the column are without VAT. */
  isNet: z.boolean().default(false),
  whenEmpty: z.enum(emptyActions).default("keep"),
  /** Of `whenEmpty: "default"`. */
  emptyValue: text(1_000).default(""),
});
export type FieldRule = z.infer<typeof fieldRule>;

export const rulesMax = 500;

/** How the columns of a shop's own table, or leaves of its XML, become fields of its records. @see R20 */
export const csvMapping = z.strictObject({
  /** Version of this shape. */
  shape: z.literal(1),
  hasHeader: z.boolean().default(true),
  /** Names of the sample's columns, by which rules call them. @see columnNames */
  columns: z.array(text(500)).min(1).max(2_000),
  encoding: z.enum(csvEncodings).optional(),
  delimiter: z.string().length(1).optional(),
  quote: z.enum(['"', "'"]).optional(),
  /** Of a file of XML: the names of its root and of the elements that are records, in capitals. */
  xml: z.strictObject({ root: text(256), record: text(256) }).optional(),
  rules: z.array(fieldRule).max(rulesMax),
});
export type CsvMapping = z.infer<typeof csvMapping>;

/** A named mapping of a shop. */
export interface CsvConfiguration {
  id: number;
  name: string;
  entity: Entity;
  mapping: CsvMapping;
}

export const configurationNameMax = 100;

/** A configuration as a file that people hand on. */
export const configurationDocument = z.strictObject({
  kind: z.literal("kramek-csv-configuration"),
  version: z.literal(1),
  name: z.string().trim().min(1).max(configurationNameMax),
  entity: z.enum(entities).refine((entity) => csvTargets[entity] !== undefined),
  mapping: csvMapping,
});
export type ConfigurationDocument = z.infer<typeof configurationDocument>;

/** A rule that takes a column as it is; what is left out stands as it usually does. */
export function ruleOf(
  target: string,
  source: RuleSource | string,
  steps: Partial<Omit<FieldRule, "target" | "source">> = {},
): FieldRule {
  const made = typeof source === "string" ? { kind: "column" as const, column: source } : source;
  return fieldRule.parse({ target, source: made, ...steps });
}

/** The same of texts that people typed; `undefined` when one is longer than a rule may have. */
export function typedRule(
  target: string,
  source: RuleSource,
  steps: Partial<FieldRule>,
): FieldRule | undefined {
  const parsed = fieldRule.safeParse({ ...steps, target, source });
  return parsed.success ? parsed.data : undefined;
}
