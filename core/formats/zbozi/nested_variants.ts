import type { ReadOptions } from "../format.ts";
import type { Member } from "../offers/product.ts";
import { Report } from "../report.ts";
import { itemText, readItem } from "../shop_items/item.ts";
import { codeOf, memberOf, nameOf } from "../shop_items/member.ts";
import { childrenNamed, type XmlElement } from "../xml/element.ts";
import { zboziTags } from "./tags.ts";

interface Place {
  number: number;
  line: number;
}

/**
 * Feeds from before `ITEMGROUP_ID` put a `VARIANT` with a few tags of its own into the item; what it
 * lacks is the item's. None when the item has no such ones.
 */
export function nestedMembers(
  item: XmlElement,
  at: Place,
  { options, report }: { options: ReadOptions; report: Report },
): Member[] {
  const variants = childrenNamed(item, "VARIANT");
  if (variants.length === 0) return [];
  const whole = readItem(item, at, { readers: zboziTags, report: new Report(at.number) });
  const group = itemText(whole, "ITEMGROUP_ID") || (codeOf(whole, options) ?? "");
  const productName = nameOf(whole) || itemText(whole, "PRODUCT");
  return variants.map((variant) => {
    const place = { number: at.number, line: variant.line };
    const own = readItem(variant, place, {
      readers: zboziTags,
      report: new Report(at.number),
    });
    const full = readItem(withInherited(variant, item), place, { readers: zboziTags, report });
    const code = codeOf(own, options) ?? codeOf(own, { codeTag: "EAN" }) ??
      codeOf(own, { codeTag: "PRODUCTNO" });
    const member = memberOf(full, options, report);
    const name = member.name || member.productName;
    return { ...member, group, id: itemText(own, "ITEM_ID"), code, name, productName };
  });
}

/** What is one variant's own and never another's. */
const identity = new Set(["VARIANT", "ITEM_ID", "ITEMID", "ITEMGROUP_ID", "EAN", "ISBN"]);
const prices = ["PRICE", "PRICE_VAT"];

function withInherited(variant: XmlElement, item: XmlElement): XmlElement {
  const own = new Set(variant.children.map(({ name }) => name));
  // one price of its own makes the item's other one untrue
  if (prices.some((name) => own.has(name))) { for (const name of prices) own.add(name); }
  const { name, tag, attributes, text, line } = variant;
  const inherited = item.children.filter((child) =>
    !own.has(child.name) && !identity.has(child.name)
  );
  return { name, tag, attributes, text, line, children: [...variant.children, ...inherited] };
}
