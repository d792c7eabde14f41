import { textPath } from "../../catalogue/values.ts";
import type { LocalText } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { read } from "../reading.ts";
import { parseUrl } from "../urls.ts";
import { childNamed, childrenNamed, type XmlElement } from "../xml/element.ts";
import { isEmpty, languageOf, setOnce, takeLeaf, type UpgatesContext } from "./context.ts";

const descriptionFields = new Map([
  ["TITLE", "title"],
  ["SHORT_DESCRIPTION", "shortDescription"],
  ["LONG_DESCRIPTION", "longDescription"],
  ["URL", "url"],
]);

const seoFields = new Map([
  ["SEO_URL", "seoUrl"],
  ["SEO_TITLE", "seoTitle"],
  ["SEO_META_DESCRIPTION", "seoDescription"],
]);

/**
 * Texts of a product and the languages in which it is seen. A language that is listed says
 * `visible:<language>`; that one which is not listed is switched off follows from the languages of
 * the shop, which a file does not know.
 */
export function readDescriptions(context: UpgatesContext, wrapper: XmlElement): void {
  for (const element of childrenNamed(wrapper, "DESCRIPTION")) {
    const language = languageOf(context, element);
    if (language === undefined) continue;
    const flag = childNamed(element, "ACTIVE_YN");
    const isVisible = flag === undefined || isEmpty(flag) || takeLeaf(context, flag, parseBoolean);
    setOnce(context, textPath("visible", language), isVisible !== false, element);
    readTexts(context, element, descriptionFields);
  }
}

export function readSeo(context: UpgatesContext, wrapper: XmlElement): void {
  for (const element of childrenNamed(wrapper, "SEO")) readTexts(context, element, seoFields);
}

function readTexts(
  context: UpgatesContext,
  element: XmlElement,
  fields: ReadonlyMap<string, string>,
): void {
  const language = languageOf(context, element);
  if (language === undefined) return;
  for (const child of element.children) {
    const field = fields.get(child.name);
    if (field === undefined) continue;
    const path = textPath(field, language);
    const parse = field === "url" ? parseUrl : read<string>;
    const value = isEmpty(child) ? null : takeLeaf(context, child, (text) => parse(text));
    if (value !== undefined) setOnce(context, path, value, child);
  }
}

/** Elements of one name that hold a text in one language each. */
export function readLocalTexts(
  context: UpgatesContext,
  wrapper: XmlElement,
  { tag, field }: { tag: string; field: string },
): void {
  for (const element of childrenNamed(wrapper, tag)) {
    const language = languageOf(context, element);
    const text = element.text.trim();
    if (language !== undefined) {
      setOnce(context, textPath(field, language), text === "" ? null : text, element);
    }
  }
}

/** The texts of repeated elements by language, without empty ones. */
export function localText(
  context: UpgatesContext,
  parent: XmlElement | undefined,
  tag: string,
): LocalText {
  const texts: LocalText = {};
  for (const element of parent === undefined ? [] : childrenNamed(parent, tag)) {
    const language = languageOf(context, element);
    const text = element.text.trim();
    if (language !== undefined && text !== "") texts[language] ??= text;
  }
  return texts;
}

export function hasText(texts: LocalText): boolean {
  return Object.keys(texts).length > 0;
}
