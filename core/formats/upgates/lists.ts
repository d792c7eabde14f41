import type {
  CategoryLink,
  FileValue,
  GiftValue,
  ImageValue,
  ParameterValue,
  SetValue,
  Value,
} from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDecimal, parseInteger } from "../numbers.ts";
import { parseUrl } from "../urls.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { isEmpty, reportDuplicate, takeLeaf, type UpgatesContext } from "./context.ts";
import { hasText, localText } from "./texts.ts";

interface ListRule<T> {
  field: string;
  /** Name of the elements inside the wrapper. */
  tag: string;
  /** `undefined` for an element that gives nothing. */
  read: (context: UpgatesContext, element: XmlElement) => T | undefined;
  /** An element that is there with nothing in it deletes the list, except of gifts and related. */
  deletable?: boolean;
}

/** Reads a list. An empty wrapper says nothing, whatever exports put into files. */
export function readList<T>(
  context: UpgatesContext,
  wrapper: XmlElement,
  rule: ListRule<T>,
): readonly T[] {
  const elements = childrenNamed(wrapper, rule.tag);
  const list = elements.flatMap((element) => rule.read(context, element) ?? []);
  if (list.length > 0) context.values.set(rule.field, list as Value & readonly T[]);
  else if (rule.deletable && elements.length > 0 && elements.every(isEmpty)) {
    context.values.set(rule.field, null);
  }
  return list;
}

/** Texts of repeated elements, each once. */
export function readTexts(
  context: UpgatesContext,
  wrapper: XmlElement,
  rule: { field: string; tag: string; deletable?: boolean },
): void {
  const seen = new Set<string>();
  readList(context, wrapper, { ...rule, read: (context, element) => once(context, element, seen) });
}

/** The key when it is given and new; one that was there before is reported. */
function once(
  context: UpgatesContext,
  element: XmlElement,
  seen: Set<string>,
  key = element.text.trim(),
): string | undefined {
  if (key === "") return undefined;
  if (seen.has(key)) {
    reportDuplicate(context, element);
    return undefined;
  }
  seen.add(key);
  return key;
}

/** A category twice, or a second primary one: the first wins. */
export function readCategories(context: UpgatesContext, wrapper: XmlElement): void {
  const seen = new Set<string>();
  let hasPrimary = false;
  const read = (context: UpgatesContext, element: XmlElement): CategoryLink | undefined => {
    const code = once(context, element, seen, textOf(element, "CODE"));
    if (code === undefined) return undefined;
    const wantsPrimary = takeChild(context, element, "PRIMARY_YN", parseBoolean) === true;
    const primary = wantsPrimary && !hasPrimary;
    if (wantsPrimary && hasPrimary) reportDuplicate(context, element);
    hasPrimary ||= primary;
    const position = takeChild(context, element, "POSITION", parseInteger);
    return {
      code,
      ...(primary ? { primary } : {}),
      ...(position === undefined ? {} : { position }),
    };
  };
  readList(context, wrapper, { field: "categories", tag: "CATEGORY", read });
}

/** Pictures in the order of the file; of several main ones, or for lists, the first wins. */
export function readImages(context: UpgatesContext, wrapper: XmlElement): void {
  const taken = new Set<string>();
  const flag = (element: XmlElement, tag: string) => {
    const wanted = takeChild(context, element, tag, parseBoolean) === true;
    if (wanted && taken.has(tag)) reportDuplicate(context, element);
    const granted = wanted && !taken.has(tag);
    if (granted) taken.add(tag);
    return granted;
  };
  const read = (context: UpgatesContext, element: XmlElement): ImageValue | undefined => {
    const file = readFile(context, element);
    if (file === undefined) return undefined;
    const main = flag(element, "MAIN_YN");
    const list = flag(element, "LIST_YN");
    return { ...file, ...(main ? { main } : {}), ...(list ? { list } : {}) };
  };
  readList(context, wrapper, { field: "images", tag: "IMAGE", read });
}

export function readFile(context: UpgatesContext, element: XmlElement): FileValue | undefined {
  const url = takeChild(context, element, "URL", parseUrl);
  if (url === undefined) return undefined;
  const titles = localText(context, childNamed(element, "TITLES"), "TITLE");
  return { url, ...(hasText(titles) ? { titles } : {}) };
}

/**
 * Parameters of a product may repeat a name with another value; those of a variant may not, because
 * they are what tells it apart.
 */
export function readParameters(
  context: UpgatesContext,
  wrapper: XmlElement,
  { uniqueNames }: { uniqueNames: boolean },
): void {
  const seen = new Set<string>();
  const read = (context: UpgatesContext, element: XmlElement): ParameterValue | undefined => {
    const name = localText(context, element, "NAME");
    const value = localText(context, element, "VALUE");
    if (!hasText(name) || !hasText(value)) return undefined;
    const key = JSON.stringify(uniqueNames ? name : [name, value]);
    if (once(context, element, seen, key) === undefined) return undefined;
    const imageUrl = takeChild(context, element, "IMAGE_URL", parseUrl);
    return { name, value, ...(imageUrl === undefined ? {} : { imageUrl }) };
  };
  readList(context, wrapper, { field: "parameters", tag: "PARAMETER", read });
}

const giftTypes: readonly GiftValue["type"][] = [
  "highest_stock_variant",
  "random_stock_variant",
  "variant",
];

export function readGifts(context: UpgatesContext, wrapper: XmlElement): void {
  const seen = new Set<string>();
  const read = (context: UpgatesContext, element: XmlElement): GiftValue | undefined => {
    const code = once(context, element, seen);
    const named = element.attributes?.get("TYPE")?.trim() ?? "";
    const type = giftTypes.find((one) => one === named);
    if (type === undefined && named !== "") {
      context.report.add("choice_unknown", {
        line: element.line,
        field: element.tag,
        value: named,
      });
    }
    return code === undefined ? undefined : { code, type: type ?? "highest_stock_variant" };
  };
  readList(context, wrapper, { field: "gifts", tag: "CODE", read });
}

export function readSets(context: UpgatesContext, wrapper: XmlElement): void {
  const seen = new Set<string>();
  const read = (context: UpgatesContext, element: XmlElement): SetValue | undefined => {
    const code = once(context, element, seen);
    const text = element.attributes?.get("QUANTITY")?.trim() || "1";
    const quantity = context.report.take(parseDecimal(text), element, text) ?? 1;
    return code === undefined ? undefined : { code, quantity };
  };
  readList(context, wrapper, { field: "sets", tag: "CODE", read, deletable: true });
}

/** The value of a child that is there and not empty. */
export function takeChild<T>(
  context: UpgatesContext,
  parent: XmlElement,
  tag: string,
  parse: Parameters<typeof takeLeaf<T>>[2],
): T | undefined {
  const element = childNamed(parent, tag);
  return element === undefined || isEmpty(element) ? undefined : takeLeaf(context, element, parse);
}
