import { ownCopy } from "../formats/own_copy.ts";
import { safeHtml } from "./safe_html.ts";

/** Elements that can neither run nor load anything by themselves. */
const harmlessTags = new Set([
  ...["p", "br", "div", "span", "a", "img", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "center"],
  ...["ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "small", "font", "mark"],
  ...["strong", "b", "em", "i", "u", "s", "strike", "sub", "sup", "abbr", "cite", "figure"],
  ...["table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "col", "colgroup"],
  ...["section", "article", "figcaption", "address"],
]);
const harmlessAttributes = new Set([
  ...["href", "src", "alt", "title", "width", "height", "colspan", "rowspan", "class", "target"],
  ...["rel", "align", "valign", "border", "cellpadding", "cellspacing", "color", "size", "face"],
  ...["loading", "name", "lang", "dir", "start", "type", "style"],
]);

const tag =
  /^<\/?([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'))?)*)\s*\/?>$/;
const attribute = /([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;
const address = /^\s*(?:https?:\/\/|\/|#|mailto:|tel:)[^&]*(?:&(?:amp;|[a-zA-Z_][\w-]*=)[^&]*)*$/i;
const riskyStyle = /url|expression|import|\\|&|behavior|binding/i;

/**
 * HTML of a file as it is stored. A text of plain elements stays as its author wrote it; one with
 * anything else, or that is not well written enough to tell, goes through {@link safeHtml}. Cleaning
 * all would cost more than the rest of an import: suppliers send a hundred megabytes of texts.
 */
export function storedHtml(html: string): string {
  return isHarmless(html) ? html : safeHtml(html);
}

const knownMax = 5_000;
/** Tags that were looked at before: texts repeat the same few. */
const known = new Set<string>();

function isHarmless(html: string): boolean {
  for (let at = html.indexOf("<"); at >= 0;) {
    const end = html.indexOf(">", at);
    if (end < 0) return false;
    const text = html.slice(at, end + 1);
    if (!known.has(text)) {
      if (!isHarmlessTag(text)) return false;
      if (known.size >= knownMax) known.clear();
      known.add(ownCopy(text));
    }
    at = html.indexOf("<", end);
  }
  return true;
}

function isHarmlessTag(text: string): boolean {
  const match = tag.exec(text);
  return match !== null && harmlessTags.has(match[1]!.toLowerCase()) &&
    (match[2] === "" || hasHarmlessAttributes(match[2]!));
}

function hasHarmlessAttributes(text: string): boolean {
  for (const [, name, quoted, apostrophed] of text.matchAll(attribute)) {
    const lower = name!.toLowerCase();
    const value = quoted ?? apostrophed ?? "";
    if (!harmlessAttributes.has(lower)) return false;
    if ((lower === "href" || lower === "src") && !address.test(value)) return false;
    if (lower === "style" && riskyStyle.test(value)) return false;
  }
  return true;
}
