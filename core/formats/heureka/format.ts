import type { Format } from "../format.ts";
import { GroupTag, indexGroups } from "../offers/group_index.ts";
import { type MembersOf, parseOffers } from "../offers/product.ts";
import { type OfferRules, splitOffers } from "../offers/split.ts";
import { readItem } from "../shop_items/item.ts";
import { memberOf } from "../shop_items/member.ts";
import { readPart } from "../xml/read_part.ts";
import { recogniseHeureka } from "./recognise.ts";
import { heurekaTags, heurekaTextElements } from "./tags.ts";

const groupTag = new GroupTag("ITEMGROUP_ID");

const rules: OfferRules = {
  scan: { roots: new Set(["SHOP"]), records: new Set(["SHOPITEM", "SHOP_ITEM"]) },
  index: (source, encoding) => indexGroups(source, encoding, groupTag),
};

/**
 * The product feed of Heureka.cz and Heureka.sk: flat offers, of which those with a common group id
 * are variants of one product. A feed never deletes: an empty tag is one that is not given.
 *
 * @see R25, R69 to R72
 */
export const heureka: Format = {
  id: "heureka",
  name: "Heureka XML",
  entities: ["products"],
  group: "comparison",
  extension: "xml",
  fields: {
    products: [
      "title",
      "longDescription",
      "url",
      "condition",
      "ean",
      "isbn",
      "partNumber",
      "manufacturer",
      "price",
      "vatRate",
      "deliveryDays",
      "availableFrom",
      "stock",
      "categoryPaths",
      "parameters",
      "images",
      "videoUrl",
      "accessories",
      "gifts",
      "metas",
    ],
  },
  recognise: recogniseHeureka,
  split: (source, options) => splitOffers(source, options, rules),
  parse: (raw, options) => parseOffers(raw, options, membersOf),
};

const membersOf: MembersOf = (part, options, report) => {
  const root = readPart(part, heurekaTextElements, report);
  if (!root) return [];
  return [memberOf(readItem(root, part, { readers: heurekaTags, report }), options, report)];
};
