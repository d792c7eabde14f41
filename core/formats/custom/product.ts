import { isProductField, productField } from "../../catalogue/fields.ts";
import { fieldOfPath, type ImageValue, sameValue, type Values } from "../../catalogue/values.ts";
import type { EntityRecord, VariantRecord } from "../format.ts";
import type { ReadRow } from "./row.ts";

/**
 * Joins the rows with one product code. A row without a variant's code, or with the product's own as
 * one, is the product; a row with a variant's code alone is a product under that code.
 */
export function productOf(rows: readonly ReadRow[]): EntityRecord {
  const [first] = rows;
  const code = first!.code || first!.variantCode;
  const isVariant = ({ code, variantCode }: ReadRow) =>
    code !== "" && variantCode !== "" && variantCode !== code;
  const variantRows = rows.filter(isVariant);
  const ownRows = rows.filter((row) => !isVariant(row));
  const values = ownRows.length > 0 ? firstValues(ownRows, () => true) : commonValues(variantRows);
  return { ...(code ? { code } : {}), values, variants: variantRows.map(variantOf) };
}

/** Of what rows give twice the first wins. */
function firstValues(rows: readonly ReadRow[], isTaken: (path: string) => boolean): Values {
  const values: Values = new Map();
  for (const row of rows) {
    for (const [path, value] of row.values) {
      if (!values.has(path) && isTaken(path)) values.set(path, value);
    }
  }
  return values;
}

/** What tells one piece of goods from another is never the product's. */
const ofVariantAlone = new Set([
  "ean",
  "isbn",
  "partNumber",
  "supplierCode",
  "stock",
  "stockPosition",
  "parameters",
  "main",
]);

/**
 * The product of a group that has no row for it: its own fields from the first row that gives them,
 * those that variants can have where all agree, and the pictures of all.
 */
function commonValues(rows: readonly ReadRow[]): Values {
  const values = firstValues(rows, (path) => !belongsToVariants(path));
  for (const [path, value] of rows[0]!.values) {
    if (!belongsToVariants(path) || ofVariantAlone.has(fieldOfPath(path))) continue;
    if (rows.every((row) => sameValue(row.values.get(path), value))) values.set(path, value);
  }
  const images = unitedImages(rows);
  if (images.length > 0) values.set("images", images);
  return values;
}

function belongsToVariants(path: string): boolean {
  const field = fieldOfPath(path);
  return isProductField(field) && productField(field).variant === true;
}

function unitedImages(rows: readonly ReadRow[]): ImageValue[] {
  const urls = new Set(rows.flatMap(({ values }) => imagesOf(values)).map(({ url }) => url));
  return [...urls].map((url, index) => index === 0 ? { url, main: true } : { url });
}

const imagesOf = (values: Values): readonly ImageValue[] =>
  (values.get("images") ?? []) as readonly ImageValue[];

function variantOf({ variantCode, values, number, line }: ReadRow): VariantRecord {
  const own: Values = new Map([...values].filter(([path]) => belongsToVariants(path)));
  const [image] = imagesOf(values);
  if (image) own.set("images", [{ url: image.url }]);
  return { code: variantCode, number, line, values: own };
}
