import { flag, leaf, xmlText } from "../../exports/xml_text.ts";
import type {
  FileValue,
  ImageValue,
  LabelValue,
  LocalText,
  MetaValue,
  ParameterValue,
} from "../../catalogue/values.ts";
import { fieldOfPath, type FieldPath, textPath, type Value } from "../../catalogue/values.ts";
import { type Language, languages } from "../../language.ts";
import { ownElement, ownText } from "./own_fields.ts";

/** Values of which each is written once; what is left has no element of Upgates'. */
export class Remaining {
  #values: ReadonlyMap<FieldPath, Value>;
  /** In the order in which they were taken; each is asked for once. */
  #taken: FieldPath[] = [];

  /** @param fields to be written; all when it is absent */
  constructor(values: ReadonlyMap<FieldPath, Value>, fields: ReadonlySet<string> | undefined) {
    this.#values = fields
      ? new Map([...values].filter(([path]) => fields.has(fieldOfPath(path))))
      : values;
  }

  take<T extends Value = Value>(path: FieldPath): T | undefined {
    const value = this.#values.get(path);
    if (value !== undefined) this.#taken.push(path);
    return value as T | undefined;
  }

  /** The value, unless an element cannot carry it. */
  takeIf<T extends Value = Value>(path: FieldPath, fits: (value: T) => boolean): T | undefined {
    const value = this.#values.get(path) as T | undefined;
    if (value === undefined || !fits(value)) return undefined;
    this.#taken.push(path);
    return value;
  }

  get(path: FieldPath): Value | undefined {
    return this.#values.get(path);
  }

  /** Paths of all values, taken or not. */
  paths(): IterableIterator<FieldPath> {
    return this.#values.keys();
  }

  /** Paths of those that nobody took; none of nearly all records. */
  left(): FieldPath[] {
    if (this.#taken.length === this.#values.size) return [];
    const taken = new Set(this.#taken);
    return [...this.#values.keys()].filter((path) => !taken.has(path));
  }

  /** All that is left, in elements of our own. */
  rest(): string {
    let text = "";
    for (const path of this.left()) {
      text += `<k:${ownElement} name="${xmlText(path)}">${
        xmlText(ownText(this.#values.get(path)!))
      }</k:${ownElement}>`;
    }
    return text;
  }
}

/** A text of one line without blanks around, which reading would take away. */
export const isTrimmed = (value: Value): boolean =>
  typeof value !== "string" || (value !== "" && value.trim() === value);

export type LeafTable = readonly (readonly [tag: string, path: FieldPath])[];

/** A table of texts in a language; made once, because to put paths together costs more than to read. */
export function inLanguages(
  table: readonly (readonly [tag: string, field: string])[],
): (language: Language) => LeafTable {
  const known = new Map<Language, LeafTable>();
  return (language) => {
    const made = known.get(language) ??
      table.map(([tag, field]) => [tag, textPath(field, language)] as const);
    known.set(language, made);
    return made;
  };
}

/** Elements with one value, in the order of the table. */
export function leaves(
  values: Remaining,
  table: LeafTable,
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
