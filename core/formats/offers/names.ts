import { oneLine } from "../one_line.ts";
import { unescapeHtml } from "../xml/html_entities.ts";

/** What separates the words and values of a name; stripped where a name is cut. */
const edges = /^[\s\-–—,|/(]+|[\s\-–—,|/(]+$/gu;

/**
 * What all names of a group begin with, cut between words: "Tričko Basic" of "Tričko Basic modré"
 * and "Tričko Basic červené".
 *
 * @returns An empty text when they have no word in common.
 */
export function commonName(names: readonly string[]): string {
  const [first = "", ...others] = names;
  let length = first.length;
  for (const name of others) {
    let same = 0;
    while (same < length && name[same] === first[same]) same++;
    length = same;
  }
  const isCut = names.some((name) => isInsideWord(name, length));
  const whole = isCut
    ? first.slice(0, length).replace(/[^\s\-–—,|/(]*$/u, "")
    : first.slice(0, length);
  return whole.replace(edges, "");
}

function isInsideWord(name: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}.]/u.test(name[at] ?? "") && /[\p{L}\p{N}.]/u.test(name[at - 1]!);
}

/** What a name says beyond the name of its product: "modré", or "500 Kč" of "(500 Kč)". */
export function restOfName(name: string, productName: string): string {
  if (productName === "" || !name.startsWith(productName)) return "";
  return name.slice(productName.length).replace(edges, "").replace(/\)$/, "").trim();
}

const templateRest = "Default Title";

/** Shopify appends this to the name of a product without variants. */
export function withoutTemplateRest(name: string): string {
  return name.endsWith(templateRest) ? name.replace(/\s*\bDefault Title$/, "") : name;
}

/** Anything but words with single spaces between them. */
const needsCare = /[^\S ]| {2}|&/u;

/** A name for people: references that were escaped twice are resolved, and blanks joined. */
export function spokenText(text: string): string {
  if (!needsCare.test(text)) return text.trim();
  return oneLine(unescapeHtml(text));
}
