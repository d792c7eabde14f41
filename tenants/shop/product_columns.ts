import {
  type FieldDefinition,
  type FieldScope,
  type ProductField,
  productField,
  productFieldNames,
  variantFieldNames,
} from "../../core/catalogue/fields.ts";
import type { Value } from "../../core/catalogue/values.ts";
import type { Argument, Cell } from "../engine/database.ts";

/** How a field of the catalogue stands in a table. */
export interface FieldColumn {
  field: ProductField;
  column: string;
  definition: FieldDefinition;
  /** Stored when the field has no value; columns that are never empty have one. */
  fallback: Argument;
}

/** `categories` is a table of its own. */
const isColumn = (field: ProductField) => field !== "categories";

export function columnsOf(owner: "product" | "variant", scope: FieldScope): FieldColumn[] {
  const fields = owner === "product" ? productFieldNames : variantFieldNames;
  return fields
    .filter((field) => isColumn(field) && productField(field).scope === scope)
    .map((field) => {
      const definition = productField(field);
      const fallback = definition.fallback === undefined ? null : Number(definition.fallback);
      return { field, column: columnOf(field), definition, fallback };
    });
}

function columnOf(field: ProductField): string {
  const snake = field.replace(/[A-Z]/g, (letter) => "_" + letter.toLowerCase());
  return productField(field).kind === "money" ? `${snake}_minor` : snake;
}

export function toCell(value: Value | null | undefined, { fallback }: FieldColumn): Argument {
  if (value === null || value === undefined) return fallback;
  if (typeof value === "object") return JSON.stringify(value);
  return typeof value === "boolean" ? Number(value) : value;
}

/** `undefined` when there is no value; a fallback counts as a value: the product is active. */
export function fromCell(cell: Cell | undefined, { definition }: FieldColumn): Value | undefined {
  if (cell === null || cell === undefined) return undefined;
  if (definition.kind === "list") return JSON.parse(cell as string) as Value;
  if (definition.kind === "boolean") return cell === 1;
  return cell as Value;
}

export interface OwnerTables {
  /** Column that names the owner in the tables of texts and prices. */
  idColumn: "product_id" | "variant_id";
  main: "products" | "variants";
  texts: "product_texts" | "variant_texts";
  prices: "product_prices" | "variant_prices";
  plain: FieldColumn[];
  language: FieldColumn[];
  price: FieldColumn[];
}

export const productTables: OwnerTables = {
  idColumn: "product_id",
  main: "products",
  texts: "product_texts",
  prices: "product_prices",
  plain: columnsOf("product", "plain"),
  language: columnsOf("product", "language"),
  price: columnsOf("product", "price"),
};

export const variantTables: OwnerTables = {
  idColumn: "variant_id",
  main: "variants",
  texts: "variant_texts",
  prices: "variant_prices",
  plain: columnsOf("variant", "plain"),
  language: columnsOf("variant", "language"),
  price: columnsOf("variant", "price"),
};
