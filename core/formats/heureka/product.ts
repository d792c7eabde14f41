import { textPath, type Values } from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import { parseEan } from "../ean.ts";
import type { EntityRecord, ReadOptions, VariantRecord } from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import type { Report } from "../report.ts";
import {
  differingNames,
  parameterValue,
  parameterValues,
  setParameters,
} from "./group_parameters.ts";
import { commonValues, variantValues } from "./group_values.ts";
import { type HeurekaItem, itemText, spokenText } from "./item.ts";
import { commonName, restOfName, withoutTemplateRest } from "./names.ts";
import { itemValues } from "./values.ts";

/** An item understood, as far as it can be without the others of its group. */
export interface Member {
  item: HeurekaItem;
  /** By the tag that the import takes for the code. @see R72 */
  code: string | undefined;
  name: string;
  values: Values;
}

export function memberOf(item: HeurekaItem, options: ReadOptions, report: Report): Member {
  return {
    item,
    code: codeOf(item, options),
    name: withoutTemplateRest(spokenText(itemText(item, "PRODUCTNAME"))),
    values: itemValues(item, options, report),
  };
}

function codeOf(item: HeurekaItem, { codeTag }: ReadOptions): string | undefined {
  const text = itemText(item, codeTag);
  if (text === "") return undefined;
  if (codeTag !== "EAN") return ownCopy(text);
  const ean = parseEan(text);
  return ean.ok ? ownCopy(ean.value.value) : undefined;
}

/** A product without variants. */
export function plainProduct(
  { item, code, name, values }: Member,
  { language }: ReadOptions,
): EntityRecord {
  const title = name || spokenText(itemText(item, "PRODUCT"));
  if (title !== "") values.set(textPath("title", language), title);
  setParameters(values, parameterValues(item.parameters, language));
  return { ...withCode(code), values, variants: [] };
}

/**
 * Items with a common `ITEMGROUP_ID` are variants of one product, whose code is that id whatever
 * else is set; also when the group has one member, so that a code stays when the group shrinks.
 *
 * @see R70, R71
 */
export function groupedProduct(
  members: readonly Member[],
  { language, codeTag }: ReadOptions,
  report: Report,
): EntityRecord {
  const kept = withoutDuplicates(members, codeTag, report);
  const first = kept[0]!;
  const title = groupTitle(kept);
  const values = commonValues(kept.map((member) => member.values));
  if (title !== "") values.set(textPath("title", language), title);
  const names = differingNames(kept.map((member) => member.item.parameters));
  const { parameters } = first.item;
  setParameters(values, parameterValues(parameters, language, (name) => !names.has(name)));
  if (names.size > 0 && !values.has("parameters")) values.set("parameters", null);
  const label = labelling(kept, title);
  const variants = kept.map((member) => variantOf(member, { names, label, language }));
  const code = itemText(first.item, "ITEMGROUP_ID");
  return { ...withCode(code === "" ? undefined : ownCopy(code)), values, variants };
}

function withCode(code: string | undefined): { code?: string } {
  return code === undefined ? {} : { code };
}

/** The same code twice in one group: the first wins. */
function withoutDuplicates(
  members: readonly Member[],
  field: string,
  report: Report,
): readonly Member[] {
  const seen = new Map<string, HeurekaItem>();
  return members.filter(({ code, item: { line } }, index) => {
    const first = code === undefined ? undefined : seen.get(code);
    if (code !== undefined && !first) seen.set(code, members[index]!.item);
    if (!first) return true;
    const details = { firstLine: first.line, firstRecord: first.number };
    report.add("code_duplicate", { line, field, value: code!, details });
    return false;
  });
}

/** `PRODUCT` where all share it, else what their names begin with, else the first name. */
function groupTitle(members: readonly Member[]): string {
  const product = itemText(members[0]!.item, "PRODUCT");
  const isCommon = members.every(({ item }) => itemText(item, "PRODUCT") === product);
  if (isCommon && product !== "") return spokenText(product);
  const names = members.map(({ name }) => name).filter((name) => name !== "");
  return commonName(names) || names[0] || spokenText(product);
}

interface VariantContext {
  /** Parameters that tell the variants of this group apart. */
  names: ReadonlySet<string>;
  /** What tells a member apart when no parameter does. */
  label: (member: Member) => string;
  language: Language;
}

/** Name of the parameter of variants that differ in nothing else. */
const variantWords: Record<Language, string> = { cs: "Varianta", sk: "Variant", en: "Variant" };

function variantOf(member: Member, { names, label, language }: VariantContext): VariantRecord {
  const { item, code } = member;
  const values = variantValues(member.values);
  const parameters = parameterValues(item.parameters, language, (name) => names.has(name));
  if (parameters.length === 0) {
    parameters.push(parameterValue(variantWords[language], label(member), language));
  }
  setParameters(values, parameters);
  return { ...withCode(code), number: item.number, line: item.line, values };
}

/** What the name says beyond the product's, where that tells all members apart; else the id. */
function labelling(members: readonly Member[], title: string): (member: Member) => string {
  let rests: Map<Member, string> | undefined;
  return (member) => {
    rests ??= distinctRests(members, title);
    return rests.get(member) ?? idOf(member);
  };
}

function idOf({ item, code }: Member): string {
  return itemText(item, "ITEM_ID") || code || String(item.number);
}

/** Empty when two members have the same rest of a name, or one has none. */
function distinctRests(members: readonly Member[], title: string): Map<Member, string> {
  const rests = new Map(members.map((one) => [one, restOfName(one.name, title)]));
  const texts = new Set(rests.values());
  return texts.size === members.length && !texts.has("") ? rests : new Map();
}
