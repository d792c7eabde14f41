import type { Entity } from "../format.ts";
import type { CsvMapping, FieldRule } from "./mapping.ts";
import { isListKind, targetAt } from "./targets.ts";
import { templateColumns } from "./template.ts";

/** Why a mapping cannot be used, and by which of its rules. */
export interface MappingProblem {
  code:
    | "code_missing"
    | "target_unknown"
    | "target_twice"
    | "column_unknown"
    /** Rows are grouped before they are read, so the product's code must be a column as it is. */
    | "group_not_column";
  /** Index of the rule. */
  rule?: number;
  value?: string;
}

/** What is wrong with a mapping; nothing when it can be used. */
export function checkMapping(entity: Entity, mapping: CsvMapping): MappingProblem[] {
  const problems = mapping.rules.flatMap((rule, index) => checkRule(entity, mapping, rule, index));
  const seen = new Set<string>();
  for (const [index, { target }] of mapping.rules.entries()) {
    const found = targetAt(entity, target);
    if (!found || isListKind(found.kind)) continue;
    if (seen.has(target)) problems.push({ code: "target_twice", rule: index, value: target });
    seen.add(target);
  }
  if (!keysOf(entity).some((key) => seen.has(key))) problems.push({ code: "code_missing" });
  const code = mapping.rules.find(({ target }) => target === "code");
  if (seen.has("variantCode") && code?.source.kind !== "column") {
    problems.push({ code: "group_not_column" });
  }
  return problems;
}

/** Fields by any of which records of a kind can be paired. */
const keysOf = (entity: Entity): readonly string[] => keys[entity] ?? ["code"];
const keys: Partial<Record<Entity, readonly string[]>> = {
  products: ["code", "variantCode"],
  categories: ["code", "id"],
  customers: ["email"],
};

function checkRule(
  entity: Entity,
  { columns }: CsvMapping,
  rule: FieldRule,
  index: number,
): MappingProblem[] {
  if (!targetAt(entity, rule.target)) {
    return [{ code: "target_unknown", rule: index, value: rule.target }];
  }
  return columnsOfRule(rule).filter((column) => !columns.includes(column))
    .map((value) => ({ code: "column_unknown", rule: index, value }));
}

/** The columns that a rule reads. */
export function columnsOfRule({ source }: FieldRule): string[] {
  switch (source.kind) {
    case "column":
      return [source.column];
    case "template":
      return templateColumns(source.template);
    case "constant":
      return [];
  }
}
