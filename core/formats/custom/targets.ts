import { addressFields } from "../../catalogue/customer.ts";
import { categoryFields, customerFields } from "../../catalogue/entity_fields.ts";
import {
  type FieldDefinition,
  type FieldKind,
  type FieldScope,
  productFields,
} from "../../catalogue/fields.ts";
import { isLanguage } from "../../language.ts";
import { isCurrency } from "../../money.ts";
import type { Entity } from "../format.ts";

/** Lists are made of the texts of one column or of several, each kind in its own way. */
export const listKinds = [
  "texts",
  "categories",
  "category_paths",
  "images",
  "files",
  "labels",
  "parameters",
  "metas",
  "gifts",
  "sets",
] as const;
export type ListKind = typeof listKinds[number];

/**
 * How a text becomes a value; the keys are what records are paired by, and the ids by what rows of a
 * file refer to one another.
 */
export type TargetKind =
  | Exclude<FieldKind, "list">
  | ListKind
  | KeyKind
  | "file_id"
  | "parent_file_id"
  | "ean"
  | "vat_rate"
  | "day"
  | "weight";

export const keyKinds = ["code", "variant_code", "email"] as const;
export type KeyKind = typeof keyKinds[number];

export interface Target {
  kind: TargetKind;
  /** `named`: a column of its own for each parameter, label or custom field. */
  scope: FieldScope | "named";
  /** A named target that means nothing without its name. */
  needsName?: true;
  /** A variant can have a value of its own. */
  variant?: true;
  choices?: readonly string[];
}

/** Fields that no cell of a table can carry. */
const withoutCell = new Set(["length", "configurations", "recyclingFees", "deliveries"]);

const ownKinds: Record<string, TargetKind> = {
  ean: "ean",
  vatRate: "vat_rate",
  availableFrom: "day",
  weight: "weight",
  categories: "categories",
  categoryPaths: "category_paths",
  images: "images",
  files: "files",
  labels: "labels",
  parameters: "parameters",
  metas: "metas",
  gifts: "gifts",
  sets: "sets",
};

function productTargets(): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>([
    ["code", { kind: "code", scope: "plain" }],
    ["variantCode", { kind: "variant_code", scope: "plain", variant: true }],
  ]);
  return withFields(targets, productFields);
}

function withFields(
  targets: Map<string, Target>,
  fields: Readonly<Record<string, FieldDefinition>>,
): ReadonlyMap<string, Target> {
  for (const [field, { kind, scope, variant, choices }] of Object.entries(fields)) {
    if (withoutCell.has(field)) continue;
    const own = ownKinds[field] ?? (kind === "list" ? "texts" : kind);
    const isNamed = own === "labels" || own === "parameters" || own === "metas";
    targets.set(field, {
      kind: own,
      scope: isNamed ? "named" : scope,
      ...(own === "parameters" || own === "metas" ? { needsName: true } : {}),
      ...(variant ? { variant } : {}),
      ...(choices ? { choices } : {}),
    });
  }
  return targets;
}

/** A category stands where its row says: below the code, or the file's own id, of another. */
const categoryTargets = (): ReadonlyMap<string, Target> =>
  withFields(
    new Map<string, Target>([
      ["code", { kind: "code", scope: "plain" }],
      ["id", { kind: "file_id", scope: "plain" }],
      ["parentId", { kind: "parent_file_id", scope: "plain" }],
    ]),
    categoryFields,
  );

/** A row has one address for deliveries. */
const customerTargets = (): ReadonlyMap<string, Target> =>
  withFields(
    new Map<string, Target>([
      ["email", { kind: "email", scope: "plain" }],
      ["delivery", { kind: "text", scope: "address" }],
    ]),
    customerFields,
  );

/** What a column can be paired with, by field, for each kind of record that can be brought. */
export const csvTargets: Partial<Record<Entity, ReadonlyMap<string, Target>>> = {
  products: productTargets(),
  categories: categoryTargets(),
  customers: customerTargets(),
};

export const isKeyKind = (kind: TargetKind): kind is KeyKind =>
  (keyKinds as readonly string[]).includes(kind);

export function isListKind(kind: TargetKind): kind is ListKind {
  return (listKinds as readonly string[]).includes(kind);
}

export interface PairedTarget extends Target {
  field: string;
  /** What stands behind the field's name: language, currency and price list, or the own name. */
  about: string;
}

/**
 * What a path of a pairing stands for: `code`, `title:cs`, `price:CZK:`, `price:CZK:Velkoobchod`,
 * `parameters:Barva`.
 *
 * @returns `undefined` for a path that records of the entity do not have.
 */
export function targetAt(entity: Entity, path: string): PairedTarget | undefined {
  const colon = path.indexOf(":");
  const field = colon < 0 ? path : path.slice(0, colon);
  const about = colon < 0 ? "" : path.slice(colon + 1);
  const target = csvTargets[entity]?.get(field);
  if (!target || !isRightAbout(target, about, colon >= 0)) return undefined;
  return { ...target, field, about };
}

function isRightAbout({ scope, needsName }: Target, about: string, hasColon: boolean): boolean {
  switch (scope) {
    case "plain":
      return !hasColon;
    case "language":
      return isLanguage(about);
    case "address":
      return (addressFields as readonly string[]).includes(about);
    case "price":
      return /^[A-Z]{3}:/.test(about) && isCurrency(about.slice(0, 3));
    case "named":
      return about.trim() === about && (about !== "" || (!needsName && !hasColon));
  }
}
