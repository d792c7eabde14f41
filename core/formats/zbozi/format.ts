import type { Format } from "../format.ts";
import { type MembersOf, parseOffers } from "../offers/product.ts";
import { splitOffers } from "../offers/split.ts";
import { readItem } from "../shop_items/item.ts";
import { memberOf } from "../shop_items/member.ts";
import { shopRules } from "../shop_items/rules.ts";
import { readPart } from "../xml/read_part.ts";
import { nestedMembers } from "./nested_variants.ts";
import { recogniseZbozi } from "./recognise.ts";
import { zboziTags, zboziTextElements } from "./tags.ts";

/**
 * The product feed of Zboží.cz, a close relative of Heureka's: offers with a common group id are
 * variants of one product there too. A feed never deletes: an empty tag is one that is not given.
 *
 * @see R24, R69 to R72
 */
export const zbozi: Format = {
  id: "zbozi",
  name: "Zboží.cz XML",
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
      "active",
      "adult",
      "condition",
      "ean",
      "isbn",
      "partNumber",
      "manufacturer",
      "price",
      "commonPrice",
      "vatRate",
      "deliveryDays",
      "availableFrom",
      "stock",
      "categoryPaths",
      "parameters",
      "images",
      "metas",
    ],
  },
  recognise: recogniseZbozi,
  split: (source, options) => splitOffers(source, options, shopRules),
  parse: (raw, options) => parseOffers(raw, options, membersOf),
};

const membersOf: MembersOf = (part, options, report) => {
  const root = readPart(part, zboziTextElements, report);
  if (!root) return [];
  const nested = nestedMembers(root, part, { options, report });
  if (nested.length > 0) return nested;
  return [memberOf(readItem(root, part, { readers: zboziTags, report }), options, report)];
};
