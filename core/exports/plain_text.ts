import { unescapeHtml } from "../formats/xml/html_entities.ts";

const lineEnds = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr|\/ul|\/ol|\/table|hr)\b[^>]*>/gi;
const unread = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;

/** Blanks that are not one space each: to replace a space by a space would take most of the time. */
const blanks = /\s{2,}|[^\S ]/g;
const blanksOfLine = /[^\S\n]{2,}|[^\S\n ]/g;

/** What people read of an HTML text: blocks are lines, everything else is words. */
export function plainTextOf(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  // a browser shows line ends of the source as blanks; where there is no markup they are meant
  const joined = /<[a-z!/]/i.test(html) ? html.replace(blanks, " ") : html;
  const text = joined.replace(unread, "").replace(lineEnds, "\n")
    .replace(/<\/t[dh]\s*>/gi, " ").replace(/<\/?[a-z][^<>]*>/gi, "");
  const lines = unescapeHtml(text).replace(blanksOfLine, " ").trim();
  // to look for what begins with a blank takes longer than all the rest
  return lines.includes("\n") ? lines.replace(/ ?\n ?/g, "\n").replace(/\n{3,}/g, "\n\n") : lines;
}
