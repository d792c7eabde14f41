import { type Currency, isCurrency } from "../money.ts";
import type { Language } from "../language.ts";

/** A text in several languages; a language that is absent is unknown, not empty. */
export type LocalText = Partial<Record<Language, string>>;

const inLanguage: Record<Language, (text: string) => LocalText> = {
  cs: (text) => ({ cs: text }),
  sk: (text) => ({ sk: text }),
  en: (text) => ({ en: text }),
};

/** A text in one language. Engines make an object with a name that is known ten times faster. */
export const localText = (language: Language, text: string): LocalText =>
  inLanguage[language](text);

export interface ImageValue {
  url: string;
  titles?: LocalText;
  main?: boolean;
  list?: boolean;
}
export interface FileValue {
  url: string;
  titles?: LocalText;
}
export interface LabelValue {
  name: string;
  active?: boolean;
  /** Days `YYYY-MM-DD`; absent = unbounded. */
  from?: string;
  to?: string;
}
export interface ParameterValue {
  name: LocalText;
  value: LocalText;
  imageUrl?: string;
}
export interface CategoryLink {
  code: string;
  primary?: boolean;
  position?: number;
}
export interface GiftValue {
  code: string;
  type: "highest_stock_variant" | "random_stock_variant" | "variant";
}
export interface SetValue {
  code: string;
  quantity: number;
}
export interface MetaValue {
  key: string;
  type: string;
  value?: string;
  values?: LocalText;
}
export interface FeeValue {
  name: string;
  values: LocalText;
}

/** What one field can hold. Lists are compared and journaled as a whole. */
export type Value =
  | string
  | number
  | boolean
  | readonly (
    | string
    | readonly string[]
    | ImageValue
    | FileValue
    | LabelValue
    | ParameterValue
    | CategoryLink
    | GiftValue
    | SetValue
    | MetaValue
    | FeeValue
    | Record<string, unknown>
  )[];

/**
 * Where a value stands: the field, and for texts its language, for prices its currency and price
 * list (empty = the shop's default list). `"title:cs"`, `"price:CZK:"`, `"price:CZK:Velkoobchod"`.
 */
export type FieldPath = string;

export const textPath = (field: string, language: Language): FieldPath => pathIn(language, field);

export const pricePath = (field: string, currency: Currency, priceList = ""): FieldPath => {
  const path = pathIn(currency, field);
  return priceList === "" ? path : path + priceList;
};

/** Paths by field, by what they hold for; there are few, and to find one is faster than to make it. */
const paths: Record<Language | Currency, Map<string, FieldPath>> = {
  ...{ cs: new Map(), sk: new Map(), en: new Map() },
  ...{ CZK: new Map(), EUR: new Map() },
};

function pathIn(scope: Language | Currency, field: string): FieldPath {
  const known = paths[scope].get(field);
  if (known !== undefined) return known;
  const path = isCurrency(scope) ? `${field}:${scope}:` : `${field}:${scope}`;
  paths[scope].set(field, path);
  return path;
}

/** The name of the field that a path belongs to: what a policy is set for. */
export function fieldOfPath(path: FieldPath): string {
  const colon = path.indexOf(":");
  return colon < 0 ? path : path.slice(0, colon);
}

/**
 * Values by path. A path that is absent says nothing; `null` deletes what is stored. A `Map`, so
 * that no name in a feed can reach an object's prototype.
 */
export type Values = Map<FieldPath, Value | null>;

/** Nothing stored and an empty list are the same. */
export const isNothing = (value: Value | null | undefined): value is null | undefined =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** Two values are the same when their canonical JSON is: objects' keys are sorted. */
export function sameValue(a: Value | null | undefined, b: Value | null | undefined): boolean {
  if (a === b) return true;
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  if (typeof a !== "object" || typeof b !== "object") return false;
  return canonicalJson(a) === canonicalJson(b);
}

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    );
  });
}
