import type { Language } from "../../language.ts";
import type { Currency } from "../../money.ts";
import type { Entity } from "../format.ts";
import { type HeaderMeaning, headerMeaning, plainWords } from "./header.ts";
import { headerWords } from "./header_words.ts";
import { type CsvMapping, type FieldRule, ruleOf } from "./mapping.ts";
import { fits, proposedSteps } from "./proposed_steps.ts";
import { type CsvSample, valuesOfColumn } from "./sample.ts";
import { type Shape, shapeOf } from "./shapes.ts";
import { allNames } from "./xml_cells.ts";
import { csvTargets, isListKind, type PairedTarget, targetAt } from "./targets.ts";

export interface ProposalContext {
  entity: Entity;
  /** The shop's, the main one first. */
  languages: readonly Language[];
  currency: Currency;
  /** Mappings that the shop has saved, newest first. */
  earlier: readonly CsvMapping[];
}

/**
 * Pairs the columns of a sample with fields: as an earlier mapping of the same header does, else by
 * what columns are called and what their values look like. No column and no field is taken twice,
 * but fields that are lists.
 */
export function proposeRules(sample: CsvSample, context: ProposalContext): FieldRule[] {
  const known = sample.hasHeader
    ? context.earlier.find((mapping) => mapping.hasHeader && isSameHeader(mapping, sample))
    : undefined;
  if (known) return known.rules;
  const groups = sample.columns.filter((column) => column.endsWith(`[${allNames}]`))
    .map((column) => column.slice(0, -2));
  const candidates = sample.columns
    .filter((column) =>
      column.endsWith(`[${allNames}]`) || !groups.some((each) => column.startsWith(each))
    )
    .flatMap((column) => candidatesOf(column, sample, context));
  return inColumnOrder(sample, withGroups(chosen(candidates)).map(ruleOfCandidate));
}

function isSameHeader({ columns }: CsvMapping, sample: CsvSample): boolean {
  return columns.length === sample.columns.length &&
    sample.columns.every((column) => columns.includes(column));
}

interface Candidate {
  column: string;
  path: string;
  target: PairedTarget;
  values: readonly string[];
  meaning: HeaderMeaning;
  /** 0 to 1. */
  score: number;
  /** The code of a group of variants. */
  isGroup: boolean;
}

const byShape: Partial<Record<Entity, Partial<Record<Shape, [field: string, score: number]>>>> = {
  products: {
    ean: ["ean", 0.6],
    image: ["images", 0.6],
    html: ["longDescription", 0.5],
    path: ["categoryPaths", 0.4],
    price: ["price", 0.3],
    url: ["url", 0.2],
  },
  categories: { image: ["images", 0.6], html: ["description", 0.5] },
  customers: { email: ["email", 0.6] },
};

function candidatesOf(column: string, sample: CsvSample, context: ProposalContext): Candidate[] {
  const { entity } = context;
  const values = valuesOfColumn(sample, column);
  const meaning = headerMeaning(column);
  const make = (field: string, score: number): Candidate[] => {
    const isGroup = field.endsWith("*");
    const path = pathOf(isGroup ? field.slice(0, -1) : field, column, meaning, context);
    const target = path === undefined ? undefined : targetAt(entity, path);
    if (path === undefined || !target || !fits(target, values)) return [];
    return [{ column, path, target, values, meaning, score, isGroup }];
  };
  const named = fieldsByName(column, meaning, entity).flatMap(([field, score]) =>
    make(field, score)
  );
  if (named.length > 0) return named;
  const shape = shapeOf(values);
  const [field, score] = (shape && byShape[entity]?.[shape]) ?? [];
  return field === undefined ? [] : make(field, score!);
}

/** A name as it is says more than one from which marks were taken. */
function fieldsByName(
  column: string,
  meaning: HeaderMeaning,
  entity: Entity,
): [field: string, score: number][] {
  const words = headerWords[entity];
  if (!words) return [];
  const plain = plainWords(column);
  const ranked = (fields: readonly string[] = [], score: number) =>
    fields.map((field, index): [string, number] => [field, score - index / 100]);
  if (column.endsWith(`[${allNames}]`)) {
    return words.parameters.size > 0 ? [["parameters", 0.95]] : [];
  }
  const exact = words.fields.get(plain) ?? words.fields.get(plain.replaceAll(" ", ""));
  if (exact) return ranked(exact, 1);
  const bare = words.fields.get(meaning.words) ??
    words.fields.get(meaning.words.replaceAll(" ", ""));
  if (bare) return ranked(bare, 0.9 - (meaning.number ?? 0) / 1_000);
  if (words.parameters.has(plain) || /^param(?:etr|eter)?\s\S/.test(plain)) {
    return [["parameters", 0.8]];
  }
  return fieldsByLeaf(column, entity);
}

/** `IMAGES/IMAGE` is what `IMAGE` is; `MANUFACTURER/NAME` what `MANUFACTURER` is. */
function fieldsByLeaf(column: string, entity: Entity): [field: string, score: number][] {
  const parts = column.replace(/\[[^\]]*\]$/, "").replaceAll("@", "").split("/");
  if (parts.length < 2) return [];
  const [parent = "", leaf = ""] = parts.slice(-2);
  const isMember = parent.startsWith(leaf.slice(0, 4));
  const isName = /^(?:NAME|TITLE|VALUE|TEXT|NAZEV|NAZOV|CODE|ID|URL|HREF|SRC)$/.test(leaf);
  const told = isMember ? leaf : isName ? parent : `${parent} ${leaf}`;
  return fieldsByName(told, headerMeaning(told), entity).map((
    [field, score],
  ) => [field, score - 0.1]);
}

/** A field's path, by what the header says and the shop has; `undefined` when the shop has it not. */
function pathOf(
  field: string,
  column: string,
  meaning: HeaderMeaning,
  { entity, languages, currency }: ProposalContext,
): string | undefined {
  switch (csvTargets[entity]?.get(field)?.scope) {
    case "language": {
      const language = meaning.language ?? languages[0];
      return language && languages.includes(language) ? `${field}:${language}` : undefined;
    }
    case "price":
      return `${field}:${meaning.currency ?? currency}:`;
    case "named": {
      if (field !== "parameters") return field;
      if (column.endsWith(`[${allNames}]`)) return `${field}:${allNames}`;
      const [, told = column] = /\[([^\]]+)\]$/.exec(column) ?? [];
      const name = told.replace(/^param(?:etr|eter)?[\s:_-]+/i, "").trim();
      return `${field}:${name || column}`;
    }
    default:
      return field;
  }
}

/** The best first; of equals the one that stands further to the left. */
function chosen(candidates: readonly Candidate[]): Candidate[] {
  const columns = new Set<string>();
  const taken = new Set<string>();
  const kept: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    const { column, path, target, isGroup } = candidate;
    const key = isGroup ? `${path}*` : path;
    if (columns.has(column) || (taken.has(key) && !isListKind(target.kind))) continue;
    columns.add(column);
    taken.add(key);
    kept.push(candidate);
  }
  return kept;
}

/** Where a group has a code, the other code is a variant's. */
function withGroups(candidates: readonly Candidate[]): Candidate[] {
  const group = candidates.find(({ isGroup }) => isGroup);
  const own = candidates.find(({ path, isGroup }) => path === "code" && !isGroup);
  const hasVariant = candidates.some(({ path }) => path === "variantCode");
  if (!group) return [...candidates];
  if (hasVariant || !own) return candidates.filter((each) => each !== group || !own);
  return candidates.map((each) => each === own ? { ...own, path: "variantCode" } : each);
}

function ruleOfCandidate({ column, path, target, values, meaning }: Candidate): FieldRule {
  return ruleOf(path, column, proposedSteps(target, values, meaning));
}

function inColumnOrder({ columns }: CsvSample, rules: readonly FieldRule[]): FieldRule[] {
  const place = ({ source }: FieldRule) =>
    source.kind === "column" ? columns.indexOf(source.column) : columns.length;
  return rules.toSorted((a, b) => place(a) - place(b));
}
