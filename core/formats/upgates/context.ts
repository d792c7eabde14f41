import type { FieldPath, Value, Values } from "../../catalogue/values.ts";
import { sameValue } from "../../catalogue/values.ts";
import { type Language, readLanguage } from "../../language.ts";
import type { Entity, ReadOptions } from "../format.ts";
import type { ReadResult } from "../reading.ts";
import type { Report } from "../report.ts";
import type { XmlElement } from "../xml/element.ts";
import { isOwnPath, parseOwn } from "./own_fields.ts";

/** What reading one product or variant needs: where values go, where problems go. */
export interface UpgatesContext {
  values: Values;
  report: Report;
  options: ReadOptions;
}

/** Sets a value once: of what a file gives twice, the first wins. */
export function setOnce(
  context: UpgatesContext,
  path: FieldPath,
  value: Value | null,
  element: XmlElement,
): void {
  if (!context.values.has(path)) context.values.set(path, value);
  else if (!sameValue(context.values.get(path), value)) reportDuplicate(context, element);
}

/** An element of our own, of what Upgates has none for; an empty one deletes. @see ownNamespace */
export function readOwnField(
  context: UpgatesContext,
  element: XmlElement,
  { entity, isVariant = false }: { entity: Entity; isVariant?: boolean },
): void {
  const path = element.attributes?.get("NAME")?.trim() ?? "";
  if (!isOwnPath(entity, path, isVariant)) {
    const { line, tag: field } = element;
    context.report.add("tag_unknown", { line, field: path === "" ? field : path });
    return;
  }
  const value = isEmpty(element)
    ? null
    : takeLeaf(context, element, (text) => parseOwn(entity, path, text));
  if (value !== undefined) setOnce(context, path, value, element);
}

export function reportDuplicate(context: UpgatesContext, element: XmlElement): void {
  const { line, tag: field } = element;
  context.report.add("value_duplicate", { line, field, value: element.text.trim() });
}

/** The value of an element's text, or `undefined` with the reason reported. */
export function takeLeaf<T>(
  context: UpgatesContext,
  element: XmlElement,
  parse: (text: string) => ReadResult<T>,
): T | undefined {
  const value = element.text.trim();
  return context.report.take(parse(value), element, value);
}

export function isEmpty(element: XmlElement): boolean {
  return element.children.length === 0 && element.text.trim() === "";
}

/** The language that an element says, `cz` being `cs`; the import's own when it says none. */
export function languageOf(context: UpgatesContext, element: XmlElement): Language | undefined {
  const mark = element.attributes?.get("LANGUAGE")?.trim() ?? "";
  if (mark === "") return context.options.language;
  const language = readLanguage(mark);
  if (language === undefined) {
    context.report.add("language_unknown", { line: element.line, field: element.tag, value: mark });
  }
  return language;
}
