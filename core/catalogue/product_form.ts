import { z } from "zod";
import type { Changes, CurrentRecord, CurrentVariant } from "../imports/plan.ts";
import { err, ok, type Result } from "../result.ts";
import { productField } from "./fields.ts";
import { type FormFields, line, readForm } from "./form_fields.ts";
import type { FormRefusal } from "./form_problem.ts";
import {
  fieldText,
  type FormContext,
  type FormField,
  isTick,
  productFormFields,
  readerOf,
  variantFormFields,
} from "./product_form_fields.ts";
import { type CategoryLink, sameValue, type Value } from "./values.ts";

/** What a person changes of a product by its form: only what differs. */
export interface ProductEdit {
  /** `undefined` leaves it. */
  code: string | undefined;
  changes: Changes;
  variants: { id: number; changes: Changes }[];
}

type Product = Pick<CurrentRecord, "code" | "values" | "variants">;

/** A product that is being made: there is nothing yet, but it will be on sale. */
export const newProduct: Product = {
  code: undefined,
  values: new Map<string, Value>([["active", true]]),
  variants: [],
};

/** Variants beyond these are shown, and edited by import. */
export const variantsMax = 100;

/** The form of a product as it is stored, by names of its fields. */
export function productFormValues(product: Product, context: FormContext): Record<string, string> {
  const values: Record<string, string> = { code: product.code ?? "", ...categoryValues(product) };
  for (const { name, field, value } of placesOf(product, context)) {
    values[name] = fieldText(field, value, context);
  }
  return values;
}

function categoryValues({ values }: Product): Record<string, string> {
  const links = (values.get("categories") ?? []) as readonly CategoryLink[];
  return {
    categories: links.map(({ code }) => code).sort().join("\n"),
    primaryCategory: links.find(({ primary }) => primary)?.code ?? "",
  };
}

interface Place extends FormField {
  value: Value | undefined;
  variant?: CurrentVariant;
}

function placesOf(product: Product, context: FormContext): Place[] {
  const own = productFormFields(context).map((field) => ({
    ...field,
    value: product.values.get(field.path),
  }));
  const ofVariants = product.variants.slice(0, variantsMax).flatMap((variant) =>
    variantFormFields(variant.id, context).map((field) => ({
      ...field,
      value: variant.values.get(field.path),
      variant,
    }))
  );
  return [...own, ...ofVariants];
}

/**
 * Reads a posted form against what is stored. A field that stands as it was filled in is not
 * judged: what a feed once wrote there is no mistake of the person who saves another field.
 */
export function readProductForm(
  fields: FormFields,
  product: Product,
  context: FormContext,
): Result<ProductEdit, FormRefusal> {
  const places = placesOf(product, context);
  if (!isOurs(fields, places)) return err({ code: "malformed" });
  const required = product === newProduct ? ["code", `title:${context.languages[0]}`] : [];
  const typed = {
    ...Object.fromEntries(required.map((name) => [name, fields[name]!])),
    ...changedFields(fields, product, context),
  };
  const readers: Record<string, z.ZodType<unknown, string>> = {
    code: line(200),
    categories: z.string(),
    primaryCategory: z.string(),
  };
  for (const place of places) readers[place.name] = readerOf(place, context, place.value);
  const read = readForm(z.strictObject(readers).partial(), typed);
  return read.ok ? ok(editOf(read.value, fields, product, places)) : read;
}

/** Ticks are sent only when they are on; everything else of the form, and nothing but that. */
function isOurs(fields: FormFields, places: readonly Place[]): boolean {
  const wanted = places.filter(({ field }) => !isTick(field)).map(({ name }) => name);
  const ticks = places.filter(({ field }) => isTick(field)).map(({ name }) => name);
  const known = new Set(["code", "categories", "primaryCategory", "version", ...wanted, ...ticks]);
  return Object.keys(fields).every((name) => known.has(name)) &&
    ["code", ...wanted].every((name) => Object.hasOwn(fields, name));
}

/** Fields that differ from the stored form, by what is typed; browsers write ends of lines so. */
export function changedFields(
  fields: FormFields,
  product: Product,
  context: FormContext,
): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const [name, stored] of Object.entries(productFormValues(product, context))) {
    const typed = fields[name] ?? "";
    if (comparable(name, typed) !== comparable(name, stored)) changed[name] = typed;
  }
  return changed;
}

function comparable(name: string, text: string): string {
  const [field = ""] = name.split(":");
  const hasLines = field === "categories" || ["prose", "html", "list"].includes(kindOf(field));
  const one = text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
  return hasLines ? one : one.replace(/\n/g, "");
}

const kindOf = (field: string): string =>
  field in productFieldKinds ? productFieldKinds[field]! : "text";
const productFieldKinds: Record<string, string> = Object.fromEntries(
  productFormFields({ languages: ["cs"], priceLists: [], decimal: "," })
    .map(({ field }) => [field, productField(field).kind]),
);

function editOf(
  read: Record<string, unknown>,
  fields: FormFields,
  product: Product,
  places: readonly Place[],
): ProductEdit {
  const changes: Changes = new Map();
  const variants = new Map<number, Changes>();
  for (const { name, path, value, variant } of places) {
    if (!Object.hasOwn(read, name)) continue;
    const after = read[name] as Value | null;
    if (sameValue(value ?? null, after)) continue;
    const own = variant ? variants.get(variant.id) ?? new Map() : changes;
    own.set(path, [value ?? null, after]);
    if (variant) variants.set(variant.id, own);
  }
  if ("categories" in read || "primaryCategory" in read) addCategories(changes, fields, product);
  return {
    code: read.code as string | undefined,
    changes,
    variants: [...variants].map(([id, changes]) => ({ id, changes })),
  };
}

/** The primary category is one of the product's, ticked or not. */
function addCategories(changes: Changes, fields: FormFields, { values }: Product): void {
  const before = (values.get("categories") ?? []) as readonly CategoryLink[];
  const primary = fields.primaryCategory ?? "";
  const codes = new Set([primary, ...(fields.categories ?? "").split(/\r\n?|\n/)].filter(Boolean));
  const after = [...codes].map((code): CategoryLink => {
    const position = before.find((link) => link.code === code)?.position;
    return {
      code,
      ...(code === primary ? { primary: true } : {}),
      ...(position === undefined ? {} : { position }),
    };
  });
  const sorted = after.sort((a, b) =>
    Number(b.primary ?? false) - Number(a.primary ?? false) || (a.code < b.code ? -1 : 1)
  );
  if (sameValue(before, sorted)) return;
  changes.set("categories", [before.length ? before : null, sorted.length ? sorted : null]);
}
