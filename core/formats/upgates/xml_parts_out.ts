import { flag, leaf, xmlText } from "../../exports/xml_text.ts";
import type {
  FileValue,
  ImageValue,
  LabelValue,
  LocalText,
  MetaValue,
  ParameterValue,
} from "../../catalogue/values.ts";
import type { FieldPath, Value } from "../../catalogue/values.ts";
import { languages } from "../../language.ts";
import { ownElement, ownText } from "./own_fields.ts";

/** Values of which each is written once; what is left has no element of Upgates'. */
export class Remaining {
  #values: Map<FieldPath, Value>;

  /** @param fields to be written; all when it is absent */
  constructor(values: ReadonlyMap<FieldPath, Value>, fields: ReadonlySet<string> | undefined) {
    this.#values = new Map(values);
    if (!fields) return;
    for (const path of values.keys()) {
      const colon = path.indexOf(":");
      if (!fields.has(colon < 0 ? path : path.slice(0, colon))) this.#values.delete(path);
    }
  }

  take<T extends Value = Value>(path: FieldPath): T | undefined {
    const value = this.#values.get(path);
    if (value !== undefined) this.#values.delete(path);
    return value as T | undefined;
  }

  /** The value, unless an element cannot carry it. */
  takeIf<T extends Value = Value>(path: FieldPath, fits: (value: T) => boolean): T | undefined {
    const value = this.#values.get(path) as T | undefined;
    return value !== undefined && fits(value) ? this.take<T>(path) : undefined;
  }

  get(path: FieldPath): Value | undefined {
    return this.#values.get(path);
  }

  paths(): IterableIterator<FieldPath> {
    return this.#values.keys();
  }

  /** All that is left, in elements of our own. */
  rest(): string {
    let text = "";
    for (const [path, value] of this.#values) {
      text += `<k:${ownElement} name="${xmlText(path)}">${
        xmlText(ownText(value))
      }</k:${ownElement}>`;
    }
    return text;
  }
}

/** A text of one line without blanks around, which reading would take away. */
export const isTrimmed = (value: Value): boolean =>
  typeof value !== "string" || (value !== "" && value.trim() === value);

/** Elements with one value, in the order of the table. */
export function leaves(
  values: Remaining,
  table: readonly (readonly [tag: string, path: FieldPath])[],
): string {
  let text = "";
  for (const [tag, path] of table) {
    const value = values.takeIf(path, isTrimmed);
    if (value === undefined) continue;
    text += typeof value === "boolean" ? flag(tag, value) : leaf(tag, value as string | number);
  }
  return text;
}

export const wrapped = (tag: string, inside: string): string =>
  inside === "" ? "" : `<${tag}>${inside}</${tag}>`;

/** An element for each language that has a text. */
export function localLeaves(tag: string, texts: LocalText | undefined): string {
  let text = "";
  for (const language of languages) {
    const own = texts?.[language];
    if (own) text += `<${tag} language="${language}">${xmlText(own)}</${tag}>`;
  }
  return text;
}

export function labelsOut(values: Remaining): string {
  const labels = values.take<readonly LabelValue[]>("labels") ?? [];
  return wrapped(
    "LABELS",
    labels.map(({ name, active, from, to }) =>
      `<LABEL>${leaf("NAME", name)}${active === undefined ? "" : flag("ACTIVE_YN", active)}` +
      `${from ? leaf("ACTIVE_FROM", from) : ""}${to ? leaf("ACTIVE_TO", to) : ""}</LABEL>`
    ).join(""),
  );
}

export function imagesOut(values: Remaining): string {
  const images = values.take<readonly ImageValue[]>("images") ?? [];
  return wrapped(
    "IMAGES",
    images.map((image) =>
      `<IMAGE>${fileOut(image)}${image.main ? flag("MAIN_YN", true) : ""}` +
      `${image.list ? flag("LIST_YN", true) : ""}</IMAGE>`
    ).join(""),
  );
}

export const fileOut = ({ url, titles }: FileValue): string =>
  leaf("URL", url) + wrapped("TITLES", localLeaves("TITLE", titles));

export function parametersOut(values: Remaining): string {
  const parameters = values.take<readonly ParameterValue[]>("parameters") ?? [];
  return wrapped(
    "PARAMETERS",
    parameters.map(({ name, value, imageUrl }) =>
      `<PARAMETER>${localLeaves("NAME", name)}${localLeaves("VALUE", value)}` +
      `${imageUrl ? leaf("IMAGE_URL", imageUrl) : ""}</PARAMETER>`
    ).join(""),
  );
}

export function metasOut(values: Remaining): string {
  const metas = values.take<readonly MetaValue[]>("metas") ?? [];
  return wrapped(
    "METAS",
    metas.map(({ key, type, value, values: local }) =>
      `<META type="${xmlText(type)}">${leaf("META_KEY", key)}` +
      `${value === undefined ? "" : leaf("META_VALUE", value)}` +
      `${wrapped("META_VALUES", localLeaves("META_VALUE", local))}</META>`
    ).join(""),
  );
}
