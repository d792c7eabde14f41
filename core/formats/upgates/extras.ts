import type { FeeValue, MetaValue } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDecimal } from "../numbers.ts";
import { parseUrl } from "../urls.ts";
import { parseVatRate } from "../vat_rates.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { isEmpty, languageOf, reportDuplicate, takeLeaf, type UpgatesContext } from "./context.ts";
import { readList, takeChild } from "./lists.ts";
import { parseUpgatesPrice } from "./prices.ts";
import { hasText, localText } from "./texts.ts";

/** Kinds of custom fields, as `META@type` writes them. */
export const metaTypes: ReadonlySet<string> = new Set([
  "radio",
  "checkbox",
  "input",
  "date",
  "email",
  "number",
  "select",
  "multiselect",
  "textarea",
  "formatted",
]);
const metaKey = /^[a-z_][a-z0-9_]*$/;

export function readMetas(context: UpgatesContext, wrapper: XmlElement): void {
  const seen = new Set<string>();
  const read = (context: UpgatesContext, element: XmlElement): MetaValue | undefined => {
    const { line } = element;
    const key = textOf(element, "META_KEY");
    const type = element.attributes?.get("TYPE")?.trim() || "input";
    if (!metaKey.test(key) || !metaTypes.has(type)) {
      context.report.add("choice_unknown", { line, field: element.tag, value: `${key} (${type})` });
    }
    if (!metaKey.test(key)) return undefined;
    if (seen.has(key)) {
      reportDuplicate(context, element);
      return undefined;
    }
    seen.add(key);
    const value = textOf(element, "META_VALUE");
    const values = localText(context, childNamed(element, "META_VALUES"), "META_VALUE");
    return {
      key,
      type: metaTypes.has(type) ? type : "input",
      ...(value === "" ? {} : { value }),
      ...(hasText(values) ? { values } : {}),
    };
  };
  readList(context, wrapper, { field: "metas", tag: "META", read });
}

/** `VALUE` is an amount in the currency of its language; kept as it is written. */
export function readRecyclingFee(context: UpgatesContext, element: XmlElement): void {
  const name = textOf(element, "NAME");
  if (name === "") return;
  const fee: FeeValue = { name, values: localText(context, element, "VALUE") };
  context.values.set("recyclingFees", [fee]);
}

/** Rates stand by country in the documentation and by language in exports; ours is the home one. */
export function readVats(context: UpgatesContext, wrapper: XmlElement): void {
  const elements = childrenNamed(wrapper, "VAT");
  const home = context.options.currency === "CZK" ? ["cz", "cs"] : ["sk"];
  const chosen = elements.find((element) => home.includes(marketOf(element))) ??
    elements.find((element) => marketOf(element) === "") ?? elements[0];
  if (chosen === undefined) return;
  if (isEmpty(chosen)) {
    context.values.set("vatRate", null);
    return;
  }
  const rate = takeLeaf(context, chosen, (text) => parseVatRate(text, context.options.currency));
  if (rate !== undefined) context.values.set("vatRate", rate);
}

function marketOf(element: XmlElement): string {
  const { attributes } = element;
  return (attributes?.get("COUNTRY") ?? attributes?.get("LANGUAGE") ?? "").trim().toLowerCase();
}

/** Sale by length; its labels are captions, not labels of the product. */
export function readLength(context: UpgatesContext, element: XmlElement): void {
  if (isEmpty(element)) return;
  const labels = localText(context, childNamed(element, "LABELS"), "LABEL");
  const length = {
    active: takeChild(context, element, "ACTIVE_YN", parseBoolean) ?? false,
    ...(hasText(labels) ? { labels } : {}),
    ...numberParts(context, element),
    ...textParts(element),
  };
  context.values.set("length", [length]);
}

function numberParts(context: UpgatesContext, element: XmlElement): Record<string, number> {
  const parts: [string, number | undefined][] = [
    ["from", takeChild(context, element, "LENGTH_FROM", parseDecimal)],
    ["to", takeChild(context, element, "LENGTH_TO", parseDecimal)],
  ];
  return Object.fromEntries(
    parts.filter((part): part is [string, number] => part[1] !== undefined),
  );
}

function textParts(element: XmlElement): Record<string, string> {
  const tags = [["unit", "UNIT"], ["stepsType", "STEPS_TYPE"], ["steps", "STEPS"], [
    "note",
    "NOTE",
  ]];
  const parts = tags.map(([key, tag]) => [key!, textOf(element, tag!)] as const);
  return Object.fromEntries(parts.filter(([, text]) => text !== ""));
}

const configurationTypes = new Set([
  "one_value",
  "more_values",
  "group",
  "text",
  "separator",
  "file",
]);
const operations = new Set(["+", "-", "*", "/"]);

export function readConfigurations(context: UpgatesContext, wrapper: XmlElement): void {
  readList(context, wrapper, {
    field: "configurations",
    tag: "CONFIGURATION",
    read: readConfiguration,
  });
}

function readConfiguration(
  context: UpgatesContext,
  element: XmlElement,
): Record<string, unknown> | undefined {
  const type = element.attributes?.get("TYPE")?.trim() ?? "";
  if (!configurationTypes.has(type)) {
    context.report.add("choice_unknown", { line: element.line, field: element.tag, value: type });
    return undefined;
  }
  const values = childrenNamed(element, "VALUE").map((value) => configurationValue(context, value));
  const name = localText(context, element, "NAME");
  return { type, name, ...(values.length > 0 ? { values } : {}) };
}

function configurationValue(context: UpgatesContext, element: XmlElement): Record<string, unknown> {
  const imageUrl = takeChild(context, element, "IMAGE_URL", parseUrl);
  const isDefault = takeChild(context, element, "DEFAULT_YN", parseBoolean);
  const prices = childrenNamed(element, "PRICE").flatMap((price) => surcharge(context, price));
  return {
    name: localText(context, element, "NAME"),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    ...(isDefault === undefined ? {} : { default: isDefault }),
    ...(prices.length > 0 ? { prices } : {}),
  };
}

/** An amount in minor units for `+` and `-`; a factor for `*` and `/`. */
function surcharge(context: UpgatesContext, element: XmlElement): Record<string, unknown>[] {
  const language = languageOf(context, element);
  const named = element.attributes?.get("OPERATION")?.trim() || "+";
  const operation = operations.has(named) ? named : "+";
  const isFactor = operation === "*" || operation === "/";
  if (isEmpty(element) || language === undefined) return [];
  const amount = takeLeaf(context, element, isFactor ? parseDecimal : parseUpgatesPrice);
  return amount === undefined ? [] : [{ language, operation, amount }];
}
