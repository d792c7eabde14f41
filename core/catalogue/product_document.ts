import { z } from "zod";
import type { Changes, CurrentRecord, CurrentVariant } from "../imports/plan.ts";
import { isLanguage, type Language } from "../language.ts";
import { isCurrency } from "../money.ts";
import { err, ok, type Result } from "../result.ts";
import { isProductField, type ProductField, productField } from "./fields.ts";
import type { FormProblem } from "./form_problem.ts";
import { line } from "./form_fields.ts";
import { newProduct, type ProductEdit } from "./product_form.ts";
import { readerOf } from "./product_form_fields.ts";
import { listSchemas } from "./product_list_values.ts";
import { canonicalJson, type FieldPath, sameValue, type Value } from "./values.ts";

/** What a program sends of a product: values by path, of which `null` empties a field. */
export interface ProductDocument {
  values: Readonly<Record<FieldPath, unknown>>;
  /** Variants that the product has, by their codes. */
  variants: readonly { code: string; values: Readonly<Record<FieldPath, unknown>> }[];
}

/** What can be wrong with a field of a document; a person's form cannot have most of these. */
export type DocumentProblem =
  | FormProblem
  | { code: "field_unknown" }
  /** It is made by imports alone, or belongs to a product and not to a variant. */
  | { code: "field_not_taken" }
  | { code: "language_unknown"; known: readonly Language[] }
  | { code: "currency_unknown" }
  | { code: "wrong_type"; expected: string }
  | { code: "list"; message: string }
  | { code: "variant_unknown"; value: string };

/** Problems by the place of the field: `values.title:cs`, `variants.0.values.stock`. */
export type DocumentProblems = Record<string, DocumentProblem>;

type Product = Pick<CurrentRecord, "code" | "values" | "variants">;

/**
 * Reads what a program sends of a product against what is stored, by the rules of the form. A value
 * that stands as it was sent is not judged.
 *
 * @param languages of the shop, the main one first
 */
export function readProductDocument(
  { values, variants }: ProductDocument,
  product: Product,
  languages: readonly Language[],
): Result<ProductEdit, DocumentProblems> {
  const problems: DocumentProblems = {};
  const main = `title:${languages[0]}`;
  const sent = product === newProduct && !(main in values) ? { ...values, [main]: null } : values;
  const changes = readValues(sent, product.values, { languages, problems, at: "values" });
  const ofVariants = variants.map(({ code, values }, index) => {
    const known = variantOf(product.variants, code, variants.slice(0, index));
    if (!known) problems[`variants.${index}.code`] = { code: "variant_unknown", value: code };
    const at = `variants.${index}.values`;
    const reading = { languages, problems, at, isVariant: true };
    return { id: known?.id ?? 0, changes: readValues(values, known?.values ?? new Map(), reading) };
  });
  if (Object.keys(problems).length > 0) return err(problems);
  const changed = ofVariants.filter(({ changes }) => changes.size > 0);
  return ok({ code: undefined, changes, variants: changed });
}

/** A code that a new product may have; read as the form reads it. */
export function readProductCode(text: string): Result<string, DocumentProblems> {
  const read = line(200).safeParse(text);
  if (read.success) return ok(read.data);
  return err({ code: problemOf(read.error) });
}

/** A variant that is named twice is known the first time only. */
const variantOf = (
  known: readonly CurrentVariant[],
  code: string,
  before: ProductDocument["variants"],
): CurrentVariant | undefined =>
  before.some((each) => each.code === code) ? undefined : known.find((each) => each.code === code);

interface Reading {
  languages: readonly Language[];
  /** Problems are added here. */
  problems: DocumentProblems;
  at: string;
  isVariant?: boolean;
}

function readValues(
  sent: Readonly<Record<FieldPath, unknown>>,
  stored: ReadonlyMap<FieldPath, Value>,
  { languages, problems, at, isVariant = false }: Reading,
): Changes {
  const changes: Changes = new Map();
  for (const [path, value] of Object.entries(sent)) {
    const before = stored.get(path);
    if (isAsStored(path, value, before)) continue;
    const read = readValue(path, value, { languages, isVariant, before });
    if (!read.ok) problems[`${at}.${path}`] = read.error;
    else if (!sameValue(before ?? null, read.value)) {
      changes.set(path, [before ?? null, read.value]);
    }
  }
  return changes;
}

/** What was read is sent back: amounts as texts, lists as they are. */
function isAsStored(path: FieldPath, sent: unknown, stored: Value | undefined): boolean {
  if (stored === undefined) return false;
  return canonicalJson(sent) === canonicalJson(documentValue(path, stored));
}

/** A stored value as programs see it: an amount is a text with two decimals, `"129.00"`. */
export function documentValue(path: FieldPath, value: unknown): unknown {
  const [field = ""] = path.split(":", 1);
  const isMoney = isProductField(field) && productField(field).kind === "money";
  return isMoney && typeof value === "number" ? (value / 100).toFixed(2) : value ?? null;
}

interface Place {
  languages: readonly Language[];
  isVariant: boolean;
  before: Value | undefined;
}

function readValue(
  path: FieldPath,
  value: unknown,
  { languages, isVariant, before }: Place,
): Result<Value | null, DocumentProblem> {
  const field = fieldAt(path, { languages, isVariant });
  if (!field.ok) return field;
  const { kind, fallback } = productField(field.value);
  if (kind === "list") return readList(field.value, value);
  if (kind === "boolean") {
    if (value === null && fallback !== undefined) return err({ code: "required" });
    return value === null || typeof value === "boolean"
      ? ok(value)
      : err({ code: "wrong_type", expected: "true or false" });
  }
  const expected = expectedOf(kind);
  const types: string[] = kind === "money" ? ["string", "number"] : [expected];
  if (value !== null && !types.includes(typeof value)) {
    return err({ code: "wrong_type", expected });
  }
  const reading = { languages, priceLists: [], decimal: "." } as const;
  const reader = readerOf({ name: path, field: field.value, path }, reading, before);
  const read = reader.safeParse(value === null ? "" : String(value));
  return read.success ? ok(read.data) : err(problemOf(read.error));
}

const expectedOf = (kind: string): string =>
  kind === "integer" || kind === "decimal" || kind === "percent" ? "number" : "string";

const problemOf = (error: z.ZodError): FormProblem => {
  const [issue] = error.issues;
  if (issue?.code !== "custom" || !issue.params) throw new Error("A reader says what is wrong");
  return issue.params as FormProblem;
};

function readList(field: ProductField, value: unknown): Result<Value | null, DocumentProblem> {
  const schema = listSchemas[field];
  if (!schema) return err({ code: "field_not_taken" });
  if (value === null) return ok(null);
  const read = schema.safeParse(value);
  if (read.success) {
    return ok(Array.isArray(read.data) && read.data.length === 0 ? null : read.data);
  }
  const [issue] = read.error.issues;
  const where = issue?.path.length ? `${issue.path.join(".")}: ` : "";
  return err({ code: "list", message: where + (issue?.message ?? "") });
}

/** The field of a path, if a program may set it there. */
function fieldAt(
  path: FieldPath,
  { languages, isVariant }: Pick<Place, "languages" | "isVariant">,
): Result<ProductField, DocumentProblem> {
  const [field = "", scope, ...rest] = path.split(":");
  if (!isProductField(field)) return err({ code: "field_unknown" });
  const definition = productField(field);
  if (isVariant ? !definition.variant : definition.variantOnly) {
    return err({ code: "field_not_taken" });
  }
  switch (definition.scope) {
    case "plain":
      return scope === undefined ? ok(field) : err({ code: "field_unknown" });
    case "language":
      if (scope === undefined || rest.length > 0) return err({ code: "field_unknown" });
      return isLanguage(scope) && languages.includes(scope)
        ? ok(field)
        : err({ code: "language_unknown", known: languages });
    case "price": {
      const isPath = scope !== undefined && rest.length === 1 && rest[0]!.length <= 100;
      if (!isPath || /\p{Cc}/u.test(rest[0]!)) return err({ code: "field_unknown" });
      return isCurrency(scope) ? ok(field) : err({ code: "currency_unknown" });
    }
    case "address":
      return err({ code: "field_not_taken" });
  }
}
