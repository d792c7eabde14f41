/**
 * The table of what a product and its variants are made of. Import policies, the journal, undo,
 * forms, storage and exports all go by it, so a field exists everywhere or nowhere.
 */
export type FieldKind =
  | "text" // one line
  | "prose" // plain text of several lines
  | "html"
  | "boolean"
  | "integer"
  | "decimal"
  | "percent"
  | "money" // minor units
  | "url"
  | "choice"
  | "list"; // JSON, compared as a whole

/**
 * `plain`: one value; `language`: one a language; `price`: one a currency and price list; `address`:
 * one a part of an address, as `billing:street`.
 */
export type FieldScope = "plain" | "language" | "price" | "address";

export interface FieldDefinition {
  kind: FieldKind;
  scope: FieldScope;
  /** A variant can have a value of its own; without one it takes the product's. */
  variant?: true;
  /** Only a variant has it. */
  variantOnly?: true;
  /** Taken by the hourly small import. @see R9, D14 */
  small?: true;
  /** The hourly import takes it for variants too. */
  smallVariant?: true;
  choices?: readonly string[];
  /** What holds when nothing is said; such a field is never empty. */
  fallback?: boolean | string;
  /** What nothing stored means: to write it over nothing changes nothing. */
  usual?: boolean;
}

const define = <T extends Record<string, FieldDefinition>>(table: T): T => table;

/** In the order in which people edit a product. */
export const productFields = define({
  title: { kind: "text", scope: "language" },
  shortDescription: { kind: "prose", scope: "language" },
  longDescription: { kind: "html", scope: "language" },
  visible: { kind: "boolean", scope: "language", usual: true },
  url: { kind: "url", scope: "language" },
  seoUrl: { kind: "text", scope: "language" },
  seoTitle: { kind: "text", scope: "language" },
  seoDescription: { kind: "prose", scope: "language" },
  availabilityNote: { kind: "text", scope: "language", variant: true },

  active: {
    kind: "boolean",
    scope: "plain",
    variant: true,
    small: true,
    smallVariant: true,
    fallback: true,
  },
  main: { kind: "boolean", scope: "plain", variant: true, variantOnly: true, smallVariant: true },
  archived: { kind: "boolean", scope: "plain", small: true, fallback: false },
  replacementCode: { kind: "text", scope: "plain", small: true },
  canAddToBasket: {
    kind: "boolean",
    scope: "plain",
    variant: true,
    small: true,
    smallVariant: true,
  },
  adult: { kind: "boolean", scope: "plain" },
  private: { kind: "boolean", scope: "plain" },
  privateCustomersOnly: { kind: "boolean", scope: "plain" },
  excludeFromSearch: { kind: "boolean", scope: "plain" },
  condition: { kind: "choice", scope: "plain", choices: ["new", "used"] },

  ean: { kind: "text", scope: "plain", variant: true },
  isbn: { kind: "text", scope: "plain", variant: true },
  partNumber: { kind: "text", scope: "plain", variant: true },
  supplierCode: { kind: "text", scope: "plain", variant: true },
  manufacturer: { kind: "text", scope: "plain" },

  price: { kind: "money", scope: "price", variant: true, small: true, smallVariant: true },
  discount: { kind: "percent", scope: "price", variant: true, small: true, smallVariant: true },
  salePrice: { kind: "money", scope: "price", variant: true, small: true, smallVariant: true },
  purchasePrice: { kind: "money", scope: "price", variant: true, small: true, smallVariant: true },
  commonPrice: { kind: "money", scope: "price", variant: true, small: true, smallVariant: true },
  vatRate: { kind: "percent", scope: "plain" },
  priceFormulas: { kind: "list", scope: "plain" },
  recyclingFees: { kind: "list", scope: "plain" },

  availability: { kind: "text", scope: "plain", variant: true, small: true, smallVariant: true },
  deliveryDays: { kind: "integer", scope: "plain", variant: true },
  availableFrom: { kind: "text", scope: "plain", variant: true },
  stock: { kind: "decimal", scope: "plain", variant: true, small: true, smallVariant: true },
  stockPosition: { kind: "text", scope: "plain", variant: true },
  limitOrders: { kind: "choice", scope: "plain", choices: ["on", "off", "sale"] },
  weight: { kind: "integer", scope: "plain", variant: true },
  unit: { kind: "text", scope: "plain" },
  shipmentGroup: { kind: "text", scope: "plain" },
  length: { kind: "list", scope: "plain" },

  categories: { kind: "list", scope: "plain" },
  categoryPaths: { kind: "list", scope: "plain" },
  labels: { kind: "list", scope: "plain", variant: true, small: true, smallVariant: true },
  parameters: { kind: "list", scope: "plain", variant: true },
  configurations: { kind: "list", scope: "plain" },
  benefits: { kind: "list", scope: "plain" },
  groups: { kind: "list", scope: "plain" },
  images: { kind: "list", scope: "plain", variant: true },
  files: { kind: "list", scope: "plain" },
  videoUrl: { kind: "url", scope: "plain" },
  related: { kind: "list", scope: "plain" },
  alternatives: { kind: "list", scope: "plain" },
  accessories: { kind: "list", scope: "plain" },
  gifts: { kind: "list", scope: "plain" },
  sets: { kind: "list", scope: "plain" },
  metas: { kind: "list", scope: "plain", variant: true, small: true },
  manufacturerImage: { kind: "url", scope: "plain" },
  manufacturerDescription: { kind: "html", scope: "language" },
});

export type ProductField = keyof typeof productFields;

const names = Object.keys(productFields) as ProductField[];

/** The field's definition with all its optional marks. */
export function productField(name: ProductField): FieldDefinition {
  return productFields[name];
}

export const productFieldNames = names.filter((name) => !productField(name).variantOnly);
export const variantFieldNames = names.filter((name) => productField(name).variant);

export function isProductField(name: string): name is ProductField {
  return Object.hasOwn(productFields, name);
}
