import { z } from "zod";
import { currencies } from "../money.ts";
import { languages } from "../language.ts";
import { codeTags } from "../formats/format.ts";

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

/** Text of a form or of `--set key=true`. */
const switchValue = z.union([
  z.boolean(),
  z.enum(["true", "false", "1", "0"]).transform((text) => text === "true" || text === "1"),
]);

export const importSettings = z.strictObject({
  mode: z.enum(importModes).default("both"),
  /** Language of texts that do not say theirs. */
  language: z.enum(languages),
  /** Currency of prices that do not say theirs. */
  currency: z.enum(currencies),
  /** Put before every code, so that two suppliers' codes cannot collide. @see R66 */
  codePrefix: z.string().trim().max(20).default(""),
  /** The tag that is the code where a feed has none. @see R69, R72 */
  codeTag: z.enum(codeTags).default("ITEM_ID"),
  /** An item without a code can never be updated, so each run would create it anew. @see R65 */
  createWithoutCode: switchValue.default(false),
  /** Category paths of a comparison feed become categories of the shop. */
  createCategories: switchValue.default(true),
  /** Overrides detection, e.g. `windows-1250`. */
  encoding: z.string().max(40).optional(),
  delimiter: z.string().length(1).optional(),
  /** By field; a field that is not named is `create_and_update`. */
  policies: z.record(z.string(), z.enum(fieldPolicies)).default({}),
});

export type ImportSettings = z.infer<typeof importSettings>;

/** Two runs with the same key treat the same record alike. */
export function settingsKey(format: string, settings: ImportSettings): string {
  const { encoding: _encoding, delimiter: _delimiter, ...decisive } = settings;
  return JSON.stringify([format, decisive]);
}
