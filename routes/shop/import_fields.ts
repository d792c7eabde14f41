import { entityFields } from "../../core/catalogue/entity_fields.ts";

/** Every field that a form of settings can carry. */
export const settingsFieldNames: readonly string[] = [
  "name",
  "createItems",
  "updateItems",
  "createWithoutCode",
  "createCategories",
  "placeholderCategories",
  "showNew",
  "newCategory",
  "missingProducts",
  "missingVariants",
  "missingAvailability",
  "missingShareMax",
  "guardFewer",
  "guardPrices",
  "codePrefix",
  "codeTag",
  "variantPairing",
  "variantParameters",
  "marginPercent",
  "rounding",
  "addVatPercent",
  "decimalStyle",
  "pictureBase",
  "vatCodes",
  "newlinesToBr",
  "language",
  "currency",
  "priceList",
  "availabilityFromStock",
  "inStockText",
  "outOfStockText",
  "encoding",
  "delimiter",
  "keptRuns",
  ...new Set(
    Object.values(entityFields).flatMap((fields) =>
      Object.keys(fields).map((name) => `policy.${name}`)
    ),
  ),
];
