import { htmlEntities } from "./html_entities.ts";
import { localName, tagEnd } from "./names.ts";

const xmlEntities = new Set(["amp", "lt", "gt", "quot", "apos"]);
const reference = /&(?:#(\d{1,7});|#[xX]([0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]{0,31});)?/g;

/**
 * Makes a record well-formed the way browsers would read it: a bare `&`, `<` or `]]>` is text, and
 * so is any markup inside an element that holds text only. Comments and CDATA stay as they are.
 *
 * Every step is linear in the length of the text, whatever it holds: this is where hostile text goes.
 */
export function repairRecord(text: string, textElements: ReadonlySet<string>): string {
  return outsideSections(escapeMarkup(text, textElements), repairText);
}

interface Section {
  start: number;
  end: number;
}

/** Comments and CDATA sections that are closed. */
function sectionsOf(text: string): Section[] {
  const found: Section[] = [];
  const unclosed = new Set<string>();
  for (let at = text.indexOf("<!"); at >= 0; at = text.indexOf("<!", at)) {
    const terminator = text.startsWith("<!--", at)
      ? "-->"
      : text.startsWith("<![CDATA[", at)
      ? "]]>"
      : "";
    const end = terminator === "" || unclosed.has(terminator)
      ? -1
      : text.indexOf(terminator, at + 4);
    if (end < 0) unclosed.add(terminator);
    else found.push({ start: at, end: end + 3 });
    at = end < 0 ? at + 2 : end + 3;
  }
  return found;
}

function outsideSections(text: string, repair: (piece: string) => string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of sectionsOf(text)) {
    pieces.push(repair(text.slice(from, start)), text.slice(start, end));
    from = end;
  }
  pieces.push(repair(text.slice(from)));
  return pieces.join("");
}

function repairText(text: string): string {
  return text.replaceAll("]]>", "]]&gt;").replace(/<(?![A-Za-z_:\/!?\u0080-\uffff])/g, "&lt;")
    .replace(reference, repairReference);
}

function repairReference(found: string, decimal = "", hex = "", name = ""): string {
  if (name !== "") {
    const isKnown = xmlEntities.has(name) || name in htmlEntities;
    return isKnown ? found : `&amp;${found.slice(1)}`;
  }
  if (decimal === "" && hex === "") return `&amp;${found.slice(1)}`;
  return isXmlCharacter(decimal === "" ? parseInt(hex, 16) : Number(decimal)) ? found : "";
}

function isXmlCharacter(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Nobody writes more of them into one description. */
const sectionsMax = 100;

/** Turns what stands inside text elements, up to their own end tag, into text. */
function escapeMarkup(text: string, textElements: ReadonlySet<string>): string {
  const sections = sectionsOf(text);
  const opening = /<([^\s\/><!?="']{1,256})/g;
  const pieces: string[] = [];
  let from = 0;
  let next = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const name = match[1]!;
    while ((sections[next]?.end ?? Infinity) <= match.index) next++;
    const isInside = (sections[next]?.start ?? Infinity) < match.index;
    if (isInside || !textElements.has(localName(name))) continue;
    const start = tagEnd(text, opening.lastIndex) + 1;
    if (start === 0) break;
    if (text[start - 2] === "/") continue;
    const end = closingTag(text, name, start, sections.slice(next, next + sectionsMax));
    if (end < 0) break;
    pieces.push(text.slice(from, start), outsideSections(text.slice(start, end), escapeTags));
    from = opening.lastIndex = end;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

function escapeTags(text: string): string {
  return text.replaceAll("<", "&lt;");
}

/** The first end tag of that name which does not stand inside a comment or CDATA. */
function closingTag(text: string, name: string, from: number, sections: Section[]): number {
  let end = text.indexOf(`</${name}`, from);
  for (const section of sections) {
    if (end < 0 || section.start > end) return end;
    if (section.end > end) end = text.indexOf(`</${name}`, section.end);
  }
  return end;
}
