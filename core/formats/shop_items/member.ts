import { parseEan } from "../ean.ts";
import type { ReadOptions } from "../format.ts";
import { spokenText, withoutTemplateRest } from "../offers/names.ts";
import type { Member } from "../offers/product.ts";
import { ownCopy } from "../own_copy.ts";
import type { Report } from "../report.ts";
import { itemText, type ShopItem } from "./item.ts";
import { itemValues } from "./values.ts";

export function memberOf(item: ShopItem, options: ReadOptions, report: Report): Member {
  const { number, line, parameters } = item;
  return {
    number,
    line,
    group: itemText(item, "ITEMGROUP_ID") || undefined,
    id: itemText(item, "ITEM_ID"),
    code: codeOf(item, options),
    name: nameOf(item),
    productName: spokenText(itemText(item, "PRODUCT")),
    parameters,
    values: itemValues(item, options, report),
  };
}

export function nameOf(item: ShopItem): string {
  const name = withoutTemplateRest(spokenText(itemText(item, "PRODUCTNAME")));
  const extension = spokenText(itemText(item, "PRODUCTNAMEEXT"));
  return extension === "" ? name : `${name} ${extension}`.trim();
}

/** The text of the tag that is the code. @see R69, R72 */
export function codeOf(
  item: ShopItem,
  { codeTag }: Pick<ReadOptions, "codeTag">,
): string | undefined {
  return codeIn(itemText(item, codeTag), codeTag);
}

/** A code as the file has it, of which nothing but the digits of an EAN is changed. */
export function codeIn(text: string, codeTag: ReadOptions["codeTag"]): string | undefined {
  if (text === "") return undefined;
  if (codeTag !== "EAN") return ownCopy(text);
  const ean = parseEan(text);
  return ean.ok ? ownCopy(ean.value.value) : undefined;
}
