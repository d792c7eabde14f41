import {
  type FieldScope,
  type ProductField,
  productField,
  productFieldNames,
  variantFieldNames,
} from "../../core/catalogue/fields.ts";
import { type FieldColumn, fieldColumn } from "./records/columns.ts";

/** `categories` is a table of its own. */
const isColumn = (field: ProductField) => field !== "categories";

export function columnsOf(owner: "product" | "variant", scope: FieldScope): FieldColumn[] {
  const fields = owner === "product" ? productFieldNames : variantFieldNames;
  return fields
    .filter((field) => isColumn(field) && productField(field).scope === scope)
    .map((field) => fieldColumn(field, productField(field)));
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
