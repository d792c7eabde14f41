import { distinct } from "../distinct.ts";
import { fieldOfPath, sameValue } from "../../catalogue/values.ts";
import type { FieldPath, ImageValue, Values } from "../../catalogue/values.ts";

/**
 * Whose a field is inside a group: of each variant alone; of variants, and of the product too where
 * all agree; or of the product, where the first member that gives it decides.
 */
type Owner = "variant" | "both" | "product";

const owners = new Map<string, Owner>([
  ["ean", "variant"],
  ["isbn", "variant"],
  ["stock", "variant"],
  ["price", "both"],
  ["commonPrice", "both"],
  ["purchasePrice", "both"],
  ["active", "both"],
  ["availability", "both"],
  ["partNumber", "both"],
  ["weight", "both"],
  ["deliveryDays", "both"],
  ["availableFrom", "both"],
]);

const ownerByPath = new Map<FieldPath, Owner>();

/** Paths are made of our own words, so there are few of them to remember. */
function ownerOf(path: FieldPath): Owner {
  const known = ownerByPath.get(path);
  if (known !== undefined) return known;
  const owner = owners.get(fieldOfPath(path)) ?? "product";
  ownerByPath.set(path, owner);
  return owner;
}

/** What a group of variants has as a product. */
export function commonValues(members: readonly Values[]): Values {
  const common: Values = new Map();
  const decided = new Set<FieldPath>();
  for (const values of members) {
    for (const [path, value] of values) {
      const owner = ownerOf(path);
      if (owner === "variant" || decided.has(path)) continue;
      decided.add(path);
      const isCommon = owner === "product" ||
        members.every((other) => sameValue(other.get(path), value));
      // What is no longer common must not stay with the product from an earlier feed.
      common.set(path, isCommon ? value : null);
    }
  }
  if (common.has("images")) common.set("images", unitedImages(members));
  return common;
}

/** What one member has as a variant; of its pictures only the first, which shows it alone. */
export function variantValues(values: Values): Values {
  const own: Values = new Map();
  for (const [path, value] of values) {
    if (ownerOf(path) !== "product") own.set(path, value);
  }
  const [image] = imagesOf(values);
  if (image) own.set("images", [image]);
  return own;
}

function unitedImages(members: readonly Values[]): ImageValue[] {
  const urls = distinct(members.flatMap((values) => imagesOf(values).map(({ url }) => url)));
  return urls.map((url, index) => index === 0 ? { url, main: true } : { url });
}

function imagesOf(values: Values): readonly ImageValue[] {
  return (values.get("images") ?? []) as readonly ImageValue[];
}
