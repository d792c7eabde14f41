import { z } from "zod";
import { currencies } from "../money.ts";
import { languages } from "../language.ts";
import { codeTags } from "../formats/format.ts";
import { isAddress } from "../formats/urls.ts";
import { readVatCodes } from "../formats/vat_codes.ts";

/** What a run may do. @see R2, R44 */
export const importModes = ["create", "update", "both"] as const;
export type ImportMode = typeof importModes[number];

/**
 * What an import does with one field. `update_if_filled`: not filled on creation, but kept fresh
 * once somebody has filled it in.
 * @see R73–R77, D12
 */
export const fieldPolicies = [
  "create_and_update",
  "create_only",
  "update_if_filled",
  "ignore",
] as const;
export type FieldPolicy = typeof fieldPolicies[number];

/** What happens to a product of this import that its file no longer names. @see R81 */
export const missingActions = [
  "ignore",
  "deactivate",
  "archive",
  "out_of_stock",
  "availability",
  "delete",
] as const;
export type MissingAction = typeof missingActions[number];

/** A variant is not archived on its own. @see R85 */
export const missingVariantActions = [
  "ignore",
  "deactivate",
  "out_of_stock",
  "availability",
  "delete",
] as const satisfies readonly MissingAction[];

/** To what a price is rounded after the margin; `0.10` is ten hellers or cents. */
export const roundings = ["0.01", "0.10", "0.50", "1", "10"] as const;
export type Rounding = typeof roundings[number];

/** @see R68 */
export const variantPairings = ["standard", "by_code"] as const;

/** Whether a file's `1.299` is more than a thousand or a bit over one. */
export const decimalStyles = ["auto", "comma", "point"] as const;
export type DecimalStyle = typeof decimalStyles[number];

/** How new products are shown, whatever the file says of it. */
export const newVisibilities = ["as_file", "active", "inactive"] as const;

/** Text of a form or of `--set key=true`. */
const switchValue = z.union([
  z.boolean(),
  z.enum(["true", "false", "1", "0"]).transform((text) => text === "true" || text === "1"),
]);

/** A number, or what people write as one: `12,5`. */
const numberValue = (min: number, max: number) =>
  z.union([
    z.number(),
    z.string().trim().regex(/^[+-]?\d+(?:[.,]\d+)?$/).transform((text) =>
      Number(text.replace(",", "."))
    ),
  ]).pipe(z.number().min(min).max(max));

const wholeValue = (min: number, max: number) => numberValue(min, max).pipe(z.number().int());

const text = (max: number) => z.string().trim().max(max).default("");

const shape = z.strictObject({
  mode: z.enum(importModes).default("both"),
  /** Language of texts that do not say theirs. */
  language: z.enum(languages),
  /** Currency of prices that do not say theirs. */
  currency: z.enum(currencies),

  // creating items
  /** An item without a code can never be updated, so each run would create it anew. @see R65 */
  createWithoutCode: switchValue.default(false),
  /** Category paths of a comparison feed become categories of the shop. */
  createCategories: switchValue.default(true),
  /** Categories that a file names by a code which the shop has not are created under that code. */
  placeholderCategories: switchValue.default(false),
  showNew: z.enum(newVisibilities).default("as_file"),
  /** Code of a category that every new product is put into, besides those of the file. */
  newCategory: text(100),

  // data
  /** By field; a field that is not named is `create_and_update`. */
  policies: z.record(z.string(), z.enum(fieldPolicies)).default({}),

  // missing items
  missingProducts: z.enum(missingActions).default("ignore"),
  missingVariants: z.enum(missingVariantActions).default("ignore"),
  /** The text that the action `availability` sets. */
  missingAvailability: text(100),
  /** Share of the import's products, in per cent, above which nothing is done unasked. */
  missingShareMax: numberValue(0, 100).default(30),

  // the guard before a scheduled run
  /** Hold a file with this many per cent fewer records than the last good one; 100 never holds. */
  guardFewer: numberValue(0, 100).default(50),
  /** Hold a file whose typical price differs this many times; 0 never holds. */
  guardPrices: numberValue(0, 1000).default(10),

  // other
  /** Put before every code, so that two suppliers' codes cannot collide. @see R66 */
  codePrefix: z.string().trim().max(20).default(""),
  /** The tag that is the code where a feed has none. @see R69, R72 */
  codeTag: z.enum(codeTags).default("ITEM_ID"),
  /** `by_code`: a flat record whose code a variant has is that variant. @see R68 */
  variantPairing: z.enum(variantPairings).default("standard"),
  /** Off: variants may be updated without sending all of their parameters. */
  variantParameters: switchValue.default(true),
  /** Raises prices, or lowers them when negative. @see R78 */
  marginPercent: numberValue(-99.99, 10_000).default(0),
  rounding: z.enum(roundings).default("0.01"),
  /** Added to prices that the source gives without VAT. */
  addVatPercent: numberValue(0, 100).default(0),
  decimalStyle: z.enum(decimalStyles).default("auto"),
  /** Address under which pictures lie that the file names without one. */
  pictureBase: text(500),
  /** What codes of VAT mean, in per cent: `1=21, 2=12`. */
  vatCodes: text(200),
  /** Line ends of long descriptions become `<br>`. @see R79 */
  newlinesToBr: switchValue.default(false),
  /** The price list that prices of the default list are written to; empty is the default one. */
  priceList: text(100),
  /** Availability follows the stock, wherever the file gives one. @see R83 */
  availabilityFromStock: switchValue.default(false),
  inStockText: text(100),
  outOfStockText: text(100),
  /** Overrides detection, e.g. `windows-1250`. */
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  /** Runs of which journal, problems and file are kept. */
  keptRuns: wholeValue(1, 365).default(30),
});

/**
 * How an import treats its file. An issue is a field and a stable word: what zod says;
 * `missing_and_stock` and `availability_missing` for what cannot be combined; `address` and
 * `vat_codes` for texts of another shape.
 */
export const importSettings = shape.superRefine((settings, context) => {
  const { missingProducts, missingVariants } = settings;
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  const marksMissing = missingProducts !== "ignore" || missingVariants !== "ignore";
  if (settings.availabilityFromStock && marksMissing) {
    refuse("availabilityFromStock", "missing_and_stock");
  }
  const setsAvailability = missingProducts === "availability" || missingVariants === "availability";
  if (setsAvailability && settings.missingAvailability === "") {
    refuse("missingAvailability", "availability_missing");
  }
  const { pictureBase, vatCodes } = settings;
  if (pictureBase !== "" && !isAddress(pictureBase)) refuse("pictureBase", "address");
  if (readVatCodes(vatCodes) === undefined) refuse("vatCodes", "vat_codes");
});

export type ImportSettings = z.infer<typeof importSettings>;

/** What decides when a run acts, not how it treats a record. */
const indecisive = new Set<keyof ImportSettings>([
  "encoding",
  "delimiter",
  "keptRuns",
  "guardFewer",
  "guardPrices",
  "missingProducts",
  "missingVariants",
  "missingAvailability",
  "missingShareMax",
]);

/**
 * Two runs with the same key treat the same record alike. Whoever asks for missing variants has to
 * look at records that came before he did.
 */
export function settingsKey(
  /** Of `formatKey`. */
  format: string,
  settings: ImportSettings,
  frequency: ImportFrequency = "once",
): string {
  const decisive = Object.entries(settings)
    .filter(([name]) => !indecisive.has(name as keyof ImportSettings))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const looks = settings.missingVariants === "ignore" ? [] : ["missingVariants"];
  return JSON.stringify([format, Object.fromEntries(decisive), frequency === "hourly", ...looks]);
}

/** How often an import runs by itself. @see R4–R9 */
export const importFrequencies = ["once", "daily", "hourly"] as const;
export type ImportFrequency = typeof importFrequencies[number];

/** Where its file comes from: a person's computer, an address, the shop's own inbox. */
export const importSources = ["upload", "address", "inbox"] as const;
export type ImportSource = typeof importSources[number];
