import type { Report } from "../report.ts";
import type { XmlElement } from "../xml/element.ts";
import { attributeName, ElementNode, FeedItem } from "../offers/feed_item.ts";
import { type GoogleItem, googleKinds } from "./attributes.ts";

/** Namespaces beside Google's own, as feeds name them: of them a text counts least. */
const foreignPrefix = /^(?:atom|dc|content|media|itunes|feedburner|slash|wfw|rdf):/i;

/**
 * Reads an `item` or `entry`. A name with Google's prefix, whatever the file calls it, counts more
 * than one without, which may belong to the container; only an Atom feed's own `id` is then no code.
 * Elements inside others are never read as the item's: `shipping` has a `price` too.
 */
export function readXmlItem(
  root: XmlElement,
  at: { number: number; line: number },
  report: Report,
): GoogleItem {
  const item: GoogleItem = new FeedItem(googleKinds, at);
  for (const element of root.children) {
    const name = attributeName(element.tag);
    if (foreignPrefix.test(element.tag) && !isContainerText(name)) continue;
    const node = new ElementNode(element, name === "link" ? linkOf(element) : undefined);
    if (name === "product_detail") addDetail(item, element);
    else item.add(name, node, { rank: rankOf(element.tag), report });
  }
  return item;
}

function rankOf(tag: string): number {
  if (foreignPrefix.test(tag)) return 0;
  return tag.includes(":") ? 2 : 1;
}

const isContainerText = (name: string): boolean => name === "title" || name === "link";

/** By the rules of Atom an attribute, in reality mostly text. */
function linkOf({ attributes, text }: XmlElement): string {
  const rel = attributes?.get("REL") ?? "alternate";
  return rel === "alternate" ? attributes?.get("HREF")?.trim() || text.trim() : "";
}

function addDetail(item: GoogleItem, { children }: XmlElement): void {
  const part = (wanted: string) =>
    children.find(({ tag }) => attributeName(tag) === wanted)?.text ?? "";
  item.addDetail(part("attribute_name"), part("attribute_value"));
}

/** Local names of elements in which markup is text. */
export const googleTextElements: ReadonlySet<string> = new Set([
  "TITLE",
  "DESCRIPTION",
  "SUMMARY",
  "CONTENT",
  "PRODUCT_HIGHLIGHT",
  "ATTRIBUTE_VALUE",
]);
