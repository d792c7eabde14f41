import { GroupTag, indexGroups } from "../offers/group_index.ts";
import type { OfferRules } from "../offers/split.ts";

const groupTag = new GroupTag("ITEMGROUP_ID");

/** How a `SHOP` of `SHOPITEM`s is cut. */
export const shopRules: OfferRules = {
  scan: { roots: new Set(["SHOP"]), records: new Set(["SHOPITEM", "SHOP_ITEM"]) },
  index: (source, encoding) => indexGroups(source, encoding, groupTag),
};
