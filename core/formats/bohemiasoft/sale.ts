import { pricePath, type Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import type { NamedRow } from "../csv/named_row.ts";
import { parseEan } from "../ean.ts";
import type { ReadOptions } from "../format.ts";
import { parseDecimal } from "../numbers.ts";
import { availabilityWords } from "../offers/availability_words.ts";
import { parseAmount, parseKilograms } from "../shoptet/values.ts";
import { pairsOf } from "./pairs.ts";

/** What is sold and for how much: of a product without variants, or of a variant. */
export function readSale(values: Values, row: NamedRow, options: ReadOptions): void {
  const set = (path: string, value: string | number | boolean | undefined) => {
    if (value !== undefined) values.set(path, value);
  };
  set("ean", row.take("ean", parseEan));
  set("partNumber", row.text("mpn") || undefined);
  set("weight", row.take("weight", parseKilograms) || undefined);
  set("stockPosition", row.text("stockPosition") || undefined);
  const isHidden = row.cell("isHidden") === "" ? false : row.take("isHidden", parseBoolean);
  if (isHidden !== undefined) values.set("active", !isHidden);
  const hasNoButton = row.cell("hasNoButton") === ""
    ? false
    : row.take("hasNoButton", parseBoolean);
  if (hasNoButton !== undefined) values.set("canAddToBasket", !hasNoButton);
  readPrices(values, row, options);
  readStock(values, row, options);
}

/** Prices are with VAT unless the import says that it is to be added; a price of 0 is none. */
function readPrices(values: Values, row: NamedRow, { currency }: ReadOptions): void {
  const set = (field: string, column: string) => {
    const minor = row.take(column, parseAmount);
    if (minor) values.set(pricePath(field, currency), minor);
  };
  set("price", "price");
  set("purchasePrice", "purchasePrice");
  const common = row.takeOrDelete("commonPrice", parseAmount);
  if (common !== undefined) values.set(pricePath("commonPrice", currency), common || null);
  for (const { name, value } of pairsOf(row.text("priceLevels"))) {
    const minor = row.take("priceLevels", () => parseAmount(value));
    if (minor) values.set(pricePath("price", currency, name), minor);
  }
}

/**
 * The flag decides: with it, no pieces mean that nobody counts them; without it there are none. What
 * stands behind the number of an availability only the shop knows.
 */
function readStock(values: Values, row: NamedRow, { language }: ReadOptions): void {
  const pieces = row.take("stock", parseDecimal);
  const flag = row.cell("isInStock");
  const isInStock = flag === "" ? false : row.take("isInStock", parseBoolean);
  if (pieces !== undefined && (pieces > 0 || !isInStock)) values.set("stock", Math.max(0, pieces));
  if (isInStock === undefined) return;
  const hasOwnWord = !/^0?$/.test(row.text("availability"));
  if (isInStock) values.set("availability", availabilityWords.in_stock[language]);
  else if (!hasOwnWord) values.set("availability", availabilityWords.out_of_stock[language]);
}
