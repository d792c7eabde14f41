import type { Format } from "../format.ts";
import { type MembersOf, parseOffers } from "../offers/product.ts";
import { splitOffers } from "../offers/split.ts";
import { readItem } from "../shop_items/item.ts";
import { memberOf } from "../shop_items/member.ts";
import { shopRules } from "../shop_items/rules.ts";
import { readPart } from "../xml/read_part.ts";
import { recogniseHeureka } from "./recognise.ts";
import { heurekaTags, heurekaTextElements } from "./tags.ts";

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
  family: "shop-items",
  codeTags: { ITEM_ID: "ITEM_ID", EAN: "EAN", PRODUCTNO: "PRODUCTNO", group: "ITEMGROUP_ID" },
  leavesOpen: ["decimals"],
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
  split: (source, options) => splitOffers(source, options, shopRules),
  parse: (raw, options) => parseOffers(raw, options, membersOf),
};

const membersOf: MembersOf = (part, options, report) => {
  const root = readPart(part, heurekaTextElements, report);
  if (!root) return [];
  return [memberOf(readItem(root, part, { readers: heurekaTags, report }), options, report)];
};
