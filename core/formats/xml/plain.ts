import { noChildren, type XmlElement } from "./element.ts";
import { localName } from "./names.ts";
import { tagNameAt } from "./tag_names.ts";

/** What an element was read from, so that it can tell its line when somebody asks. */
interface PlainSource {
  text: string;
  /** Line of the file on which the text begins. */
  line: number;
}

/** An element that counts its line only when it is asked for, which is when something is wrong. */
class PlainElement implements XmlElement {
  text = "";
  children = noChildren;
  attributes: Map<string, string> | undefined = undefined;

  constructor(
    readonly name: string,
    readonly tag: string,
    readonly source: PlainSource,
    readonly offset: number,
  ) {}

  get line(): number {
    const { text, line } = this.source;
    let lines = line;
    let at = text.indexOf("\n");
    while (at >= 0 && at < this.offset) {
      lines++;
      at = text.indexOf("\n", at + 1);
    }
    return lines;
  }
}

const depthMax = 64;
const lengthMax = 4_194_304;
const attributesMax = 256;
const nameLengthMax = 256;
const attribute = /\s+([A-Za-z_][A-Za-z0-9_.:-]*)\s*=\s*(?:"([^"<&\n\t]*)"|'([^'<&\n\t]*)')/y;
const characters = new Map([["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["apos", "'"]]);

/**
 * Parses the plain XML that feeds consist of, several times faster than a parser of the whole
 * language: elements, plain attributes, text, CDATA, comments.
 *
 * @returns `undefined` for anything that is not certainly well-formed and within limits; the strict
 * parser then says what it is. For what this one accepts, both give the same tree.
 */
export function parsePlain(
  source: PlainSource,
  textElements: ReadonlySet<string>,
): XmlElement | undefined {
  if (source.text.length > lengthMax) return undefined;
  const { line } = source;
  const text = source.text.includes("\r") ? source.text.replace(/\r\n?/g, "\n") : source.text;
  return new PlainReading({ text, line }, textElements).read();
}

class PlainReading {
  #open: PlainElement[] = [];
  #owner: PlainElement | undefined;
  #root: PlainElement | undefined;
  #at = 0;
  readonly #text: string;
  readonly #hasReferences: boolean;
  readonly #hasSections: boolean;

  constructor(readonly source: PlainSource, readonly textElements: ReadonlySet<string>) {
    this.#text = source.text;
    this.#hasReferences = source.text.includes("&");
    this.#hasSections = source.text.includes("]]>");
  }

  read(): XmlElement | undefined {
    const text = this.#text;
    for (let tag = text.indexOf("<"); tag >= 0; tag = text.indexOf("<", this.#at)) {
      if (tag > this.#at && !this.#readText(tag)) return undefined;
      const code = text.charCodeAt(tag + 1);
      const isRead = code === 0x2f
        ? this.#readEnd(tag)
        : code === 0x21
        ? this.#readSection(tag)
        : this.#readStart(tag);
      if (!isRead) return undefined;
    }
    const isWhole = this.#root !== undefined && this.#owner === undefined;
    return isWhole && text.slice(this.#at).trim() === "" ? this.#root : undefined;
  }

  #readText(end: number): boolean {
    const owner = this.#owner;
    const isFirst = owner === undefined || owner.text === "";
    if (isFirst && isBlankBetween(this.#text, this.#at, end)) return true;
    if (owner === undefined) return false;
    const piece = this.#text.slice(this.#at, end);
    if (this.#hasSections && piece.includes("]]>")) return false;
    const text = this.#hasReferences && piece.includes("&") ? withCharacters(piece) : piece;
    if (text === undefined) return false;
    owner.text = owner.text === "" ? text : owner.text + text;
    return true;
  }

  #readStart(at: number): boolean {
    const text = this.#text;
    const found = tagNameAt(text, at + 1);
    const isSecondRoot = this.#owner === undefined && this.#root !== undefined;
    if (found === undefined || isSecondRoot || this.#open.length >= depthMax) return false;
    const { tag, name } = found;
    const isMarkup = this.#owner !== undefined && this.textElements.has(this.#owner.name);
    if (isMarkup || tag.length > nameLengthMax) return false;
    const element = new PlainElement(name, tag, this.source, at);
    const nameEnd = at + 1 + tag.length;
    const end = text.charCodeAt(nameEnd) === 0x3e
      ? nameEnd
      : readAttributes(element, text, nameEnd);
    if (end < 0) return false;
    this.#append(element);
    const isEmpty = text.charCodeAt(end) === 0x2f;
    this.#at = end + (isEmpty ? 2 : 1);
    if (isEmpty) return true;
    this.#open.push(element);
    this.#owner = element;
    return true;
  }

  #append(element: PlainElement): void {
    const owner = this.#owner;
    if (owner === undefined) this.#root = element;
    else if (owner.children === noChildren) owner.children = [element];
    else owner.children.push(element);
  }

  #readEnd(at: number): boolean {
    const element = this.#open.pop();
    if (element === undefined || !this.#text.startsWith(element.tag, at + 2)) return false;
    this.#owner = this.#open[this.#open.length - 1];
    const end = at + 2 + element.tag.length;
    this.#at = end + 1;
    return this.#text.charCodeAt(end) === 0x3e;
  }

  #readSection(at: number): boolean {
    const text = this.#text;
    const isCdata = text.startsWith("<![CDATA[", at);
    if (!isCdata && !text.startsWith("<!--", at)) return false;
    const from = at + (isCdata ? 9 : 4);
    const end = text.indexOf(isCdata ? "]]>" : "--", from);
    if (end < 0 || (isCdata && this.#owner === undefined)) return false;
    const owner = this.#owner;
    const isKept = isCdata && !(owner!.text === "" && isBlankBetween(text, from, end));
    if (isKept) owner!.text += text.slice(from, end);
    this.#at = end + 3;
    return isCdata || text.charCodeAt(end + 2) === 0x3e;
  }
}

function isBlankBetween(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at === end;
}

/** Offset of the `>` or `/>` behind the attributes; -1 when they are not plain. */
function readAttributes(element: PlainElement, text: string, from: number): number {
  let end = from;
  attribute.lastIndex = from;
  for (let match = attribute.exec(text); match; match = attribute.exec(text)) {
    const attributes = element.attributes ??= new Map();
    const name = localName(match[1]!);
    if (attributes.has(name) || attributes.size >= attributesMax) return -1;
    attributes.set(name, match[2] ?? match[3]!);
    end = attribute.lastIndex;
  }
  while (isBlank(text.charCodeAt(end))) end++;
  const isEnd = text.charCodeAt(end) === 0x3e || text.startsWith("/>", end);
  return isEnd ? end : -1;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09;
}

/** Resolves XML's own references; `undefined` when there is any other, or a bare `&`. */
function withCharacters(text: string): string | undefined {
  let resolved = "";
  let from = 0;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", from)) {
    const end = text.indexOf(";", at + 1);
    const character = end < 0 || end - at > 9 ? undefined : characterOf(text.slice(at + 1, end));
    if (character === undefined) return undefined;
    resolved += text.slice(from, at) + character;
    from = end + 1;
  }
  return resolved + text.slice(from);
}

function characterOf(reference: string): string | undefined {
  const named = characters.get(reference);
  if (named !== undefined) return named;
  const match = /^#(?:(\d+)|x([0-9a-fA-F]+))$/.exec(reference);
  if (!match) return undefined;
  const code = match[1] === undefined ? parseInt(match[2]!, 16) : Number(match[1]);
  const isPlain = code > 0x20 && code <= 0xfffd && !(code > 0xd7ff && code < 0xe000);
  return isPlain ? String.fromCharCode(code) : undefined;
}
