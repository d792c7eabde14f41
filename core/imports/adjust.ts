import { fieldOfPath, type FieldPath, type Value, type Values } from "../catalogue/values.ts";
import { storedHtml } from "../catalogue/stored_html.ts";
import { entityField } from "../catalogue/entity_fields.ts";
import { isProductField, productField } from "../catalogue/fields.ts";
import type { Entity, EntityRecord, VariantRecord } from "../formats/format.ts";
import { newlinesToBreaks } from "./line_breaks.ts";
import { adjustPrice } from "./prices.ts";
import type { ImportFrequency, ImportSettings } from "./settings.ts";

export interface Adjusting {
  entity: Entity;
  settings: ImportSettings;
  frequency: ImportFrequency;
}

/**
 * What the settings make of a record before it is compared with the shop: fewer fields, other
 * prices, other texts. Pure, so that a preview shows what a run will do.
 *
 * @see R78, R79, R83, D14
 */
export function adjustRecord(record: EntityRecord, adjusting: Adjusting): EntityRecord {
  if (adjusting.entity !== "products") {
    return { ...record, values: withStorableHtml(record.values, adjusting) };
  }
  const isVariant = record.variants.length > 0;
  return {
    ...record,
    values: adjustValues(record.values, adjusting, { of: "product", isVariant }),
    variants: record.variants.map((variant) => adjustVariant(variant, adjusting)),
  };
}

function adjustVariant(variant: VariantRecord, adjusting: Adjusting): VariantRecord {
  return { ...variant, values: adjustValues(variant.values, adjusting, { of: "variant" }) };
}

function withStorableHtml(values: Values, { entity, settings }: Adjusting): Values {
  const adjusted: Values = new Map(values);
  for (const [path, value] of values) {
    const isHtml = entityField(entity, fieldOfPath(path))?.kind === "html";
    if (isHtml && typeof value === "string") adjusted.set(path, htmlOf(value, settings));
  }
  return adjusted;
}

/** A text of which nothing stays is none: `<` alone, or a script. */
function htmlOf(html: string, { newlinesToBr }: ImportSettings): string | null {
  return storedHtml(newlinesToBr ? newlinesToBreaks(html) : html) || null;
}

interface Owner {
  of: "product" | "variant";
  /** A product whose variants are told about has their stock, not its own. */
  isVariant?: boolean;
}

function adjustValues(values: Values, { settings, frequency }: Adjusting, owner: Owner): Values {
  const adjusted: Values = new Map();
  for (const [path, value] of values) {
    const field = fieldOfPath(path);
    if (frequency === "hourly" && !isSmall(field, owner)) continue;
    if (owner.of === "variant" && field === "parameters" && !settings.variantParameters) continue;
    adjusted.set(toPriceList(path, settings), adjustValue(field, value, settings));
  }
  if (settings.availabilityFromStock) followStock(adjusted, settings);
  return adjusted;
}

function isSmall(field: string, { of }: Owner): boolean {
  if (!isProductField(field)) return false;
  const { small, smallVariant } = productField(field);
  return (of === "product" ? small : smallVariant) === true;
}

function adjustValue(field: string, value: Value | null, settings: ImportSettings): Value | null {
  if (typeof value === "string") {
    if (field === "longDescription") return htmlOf(value, settings);
    return field === "manufacturerDescription" ? storedHtml(value) || null : value;
  }
  if (typeof value === "number" && isSellingPrice(field)) return adjustPrice(value, settings);
  return value;
}

/** What customers pay; what the shop pays to the supplier is no business of a margin. */
const isSellingPrice = (field: string): boolean =>
  field === "price" || field === "salePrice" || field === "commonPrice";

/** `price:CZK:` → `price:CZK:Velkoobchod`; prices of a list that the file names stay there. */
function toPriceList(path: FieldPath, { priceList }: ImportSettings): FieldPath {
  if (priceList === "") return path;
  const [field, currency, list] = path.split(":");
  const isDefaultPrice = list === "" && isProductField(field!) &&
    productField(field).scope === "price";
  return isDefaultPrice ? `${field}:${currency}:${priceList}` : path;
}

/** Only where the file gives a stock: without one the availability is people's choice. */
function followStock(values: Values, { inStockText, outOfStockText }: ImportSettings): void {
  const stock = values.get("stock");
  if (typeof stock !== "number") return;
  const text = stock > 0 ? inStockText : outOfStockText;
  if (text === "") values.delete("availability");
  else values.set("availability", text);
}

/** What the settings say of a record that is new, over what the file says. */
export function adjustNew(
  values: Map<FieldPath, Value>,
  { entity, settings: { showNew } }: Pick<Adjusting, "entity" | "settings">,
): Map<FieldPath, Value> {
  const isShown = entity === "products" || entity === "categories";
  if (showNew === "as_file" || !isShown) return values;
  return new Map(values).set("active", showNew === "active");
}
