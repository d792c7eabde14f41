import type { Language } from "../../language.ts";
import { fieldOfPath, type ParameterValue, sameValue, textPath } from "../../catalogue/values.ts";
import type { FieldPath, ImageValue, Value, Values } from "../../catalogue/values.ts";
import { parseEan } from "../ean.ts";
import type { EntityRecord, ReadOptions, VariantRecord } from "../format.ts";
import type { Report } from "../report.ts";
import { type HeurekaItem, type HeurekaParameter, itemText, spokenText } from "./item.ts";
import { commonName, restOfName, withoutTemplateRest } from "./names.ts";
import { ownCopy } from "../own_copy.ts";

/** An item whose values are read. */
export interface ReadItem {
  item: HeurekaItem;
  values: Values;
}

/** A product without variants. @see R72 */
export function plainProduct({ item, values }: ReadItem, options: ReadOptions): EntityRecord {
  const title = itemName(item) || spokenText(itemText(item, "PRODUCT"));
  if (title !== "") values.set(textPath("title", options.language), title);
  setParameters(values, item.parameters, options.language);
  return { ...codeOf(item, options), values, variants: [] };
}

/**
 * Items with a common `ITEMGROUP_ID` are variants of one product, whose code is that id whatever
 * else is set; also when the group has one member, so that a code stays when the group shrinks.
 *
 * @see R70, R71
 */
export function groupedProduct(
  members: readonly ReadItem[],
  options: ReadOptions,
  report: Report,
): EntityRecord {
  const kept = withoutDuplicates(members, options, report);
  const items = kept.map((member) => member.item);
  const title = groupTitle(items);
  const values = commonValues(kept);
  if (title !== "") values.set(textPath("title", options.language), title);
  const { common, differing } = splitParameters(items);
  setParameters(values, common, options.language);
  const names = new Set(differing);
  const labels = variantLabels(items, title, options);
  const variants = kept.map((member, index) =>
    variantOf(member, { names, label: labels[index]!, options })
  );
  const code = ownCopy(itemText(items[0]!, "ITEMGROUP_ID"));
  return { ...(code === "" ? {} : { code }), values, variants };
}

function codeOf(item: HeurekaItem, options: ReadOptions): { code?: string } {
  const text = itemText(item, options.codeTag);
  if (options.codeTag !== "EAN") return text === "" ? {} : { code: ownCopy(text) };
  const ean = parseEan(text);
  return ean.ok ? { code: ownCopy(ean.value.value) } : {};
}

/** The same code twice in one group: the first wins. */
function withoutDuplicates(
  members: readonly ReadItem[],
  options: ReadOptions,
  report: Report,
): ReadItem[] {
  const seen = new Map<string, HeurekaItem>();
  return members.filter(({ item }) => {
    const code = codeOf(item, options).code;
    const first = code === undefined ? undefined : seen.get(code);
    if (code !== undefined && !first) seen.set(code, item);
    if (first) {
      const details = { firstLine: first.line, firstRecord: first.number };
      report.add("code_duplicate", {
        line: item.line,
        field: options.codeTag,
        value: code!,
        details,
      });
    }
    return !first;
  });
}

function itemName(item: HeurekaItem): string {
  return withoutTemplateRest(spokenText(itemText(item, "PRODUCTNAME")));
}

function groupTitle(items: readonly HeurekaItem[]): string {
  const product = spokenText(itemText(items[0]!, "PRODUCT"));
  const isCommon = items.every((item) => spokenText(itemText(item, "PRODUCT")) === product);
  if (isCommon && product !== "") return product;
  const names = items.map(itemName).filter((name) => name !== "");
  return commonName(names) || names[0] || product;
}

/** Fields of which each variant has its own, never shared through the product. */
const variantOnly = new Set(["ean", "isbn", "stock"]);
/** Fields that a variant can have, where all members together decide the product's. */
const variantFields = new Set([
  ...variantOnly,
  "price",
  "partNumber",
  "deliveryDays",
  "availableFrom",
]);
/** Fields that only a product has: the first member that gives them decides. */
const isProductOnly = (field: string): boolean => !variantFields.has(field) && field !== "images";

function commonValues(members: readonly ReadItem[]): Values {
  const values: Values = new Map();
  for (const { values: own } of members) {
    for (const [path, value] of own) {
      if (values.has(path)) continue;
      const field = fieldOfPath(path);
      const isShared = variantFields.has(field) && !variantOnly.has(field);
      if (isProductOnly(field) || (isShared && allHave(members, path, value))) {
        values.set(path, value);
      }
    }
  }
  const images = unitedImages(members);
  if (images.length > 0) values.set("images", images);
  return values;
}

function allHave(members: readonly ReadItem[], path: FieldPath, value: Value | null): boolean {
  return members.every((member) => sameValue(member.values.get(path), value));
}

function unitedImages(members: readonly ReadItem[]): ImageValue[] {
  const urls = new Set(
    members.flatMap(({ values }) => (values.get("images") ?? []) as ImageValue[])
      .map((image) => image.url),
  );
  return [...urls].map((url, index) => index === 0 ? { url, main: true } : { url });
}

/** Parameters that all members have alike belong to the product, by name the rest to variants. */
function splitParameters(items: readonly HeurekaItem[]): {
  common: HeurekaParameter[];
  differing: string[];
} {
  const names = new Set(items.flatMap((item) => item.parameters.map(({ name }) => name)));
  const first = items[0]!.parameters;
  const isCommon = (name: string) => {
    const wanted = valuesOf(items[0]!, name);
    return items.every((item) => valuesOf(item, name) === wanted);
  };
  const differing = [...names].filter((name) => !isCommon(name));
  return { common: first.filter(({ name }) => !differing.includes(name)), differing };
}

function valuesOf(item: HeurekaItem, name: string): string {
  return item.parameters.find((parameter) => parameter.name === name)?.values.join("\n") ?? "";
}

interface VariantContext {
  /** Parameters that tell the variants of this group apart. */
  names: ReadonlySet<string>;
  /** What tells this one apart when no parameter does. */
  label: string;
  options: ReadOptions;
}

function variantOf(member: ReadItem, context: VariantContext): VariantRecord {
  const { item, values: own } = member;
  const { language } = context.options;
  const values: Values = new Map([...own].filter(([path]) => variantFields.has(fieldOfPath(path))));
  const parameters = item.parameters.filter(({ name }) => context.names.has(name));
  const [image] = (own.get("images") ?? []) as ImageValue[];
  if (image) values.set("images", [image]);
  const label = { name: variantWords[language], values: [context.label] };
  setParameters(values, parameters.length > 0 ? parameters : [label], language);
  return { ...codeOf(item, context.options), number: item.number, line: item.line, values };
}

/** Name of the parameter of variants that differ in nothing else. */
const variantWords: Record<Language, string> = { cs: "Varianta", sk: "Variant", en: "Variant" };

/** What the name says beyond the product's, where that tells all members apart; else their codes. */
function variantLabels(
  items: readonly HeurekaItem[],
  title: string,
  options: ReadOptions,
): string[] {
  const rests = items.map((item) => restOfName(itemName(item), title));
  const areDistinct = new Set(rests).size === items.length && !rests.includes("");
  if (areDistinct) return rests;
  return items.map((item) =>
    itemText(item, "ITEM_ID") || codeOf(item, options).code || String(item.number)
  );
}

function setParameters(
  values: Values,
  parameters: readonly HeurekaParameter[],
  language: Language,
): void {
  const list: ParameterValue[] = parameters.flatMap(({ name, values }) =>
    values.map((value) => ({ name: { [language]: name }, value: { [language]: value } }))
  );
  if (list.length > 0) values.set("parameters", list);
}
