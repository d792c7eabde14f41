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
/** Behind every text. */
const notThere = 0x3fffffff;
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
  const own = ownText(source.text);
  const text = own.includes("\r") ? own.replace(/\r\n?/g, "\n") : own;
  return new PlainReading({ text, line }, textElements).read();
}

/**
 * A copy that shares no memory with the block of the file it was cut from, and whose letters are
 * reached without a detour: adding a letter makes the engine write the text anew. It costs less than
 * it saves, and a value that is kept no longer keeps the whole block.
 */
function ownText(text: string): string {
  return `${text}\n`;
}

class PlainReading {
  #open: PlainElement[] = [];
  #owner: PlainElement | undefined;
  #root: PlainElement | undefined;
  #at = 0;
  readonly #text: string;
  /** Where the next `&` and `]]>` are, so that most texts need not be looked through for them. */
  #nextReference = -1;
  #nextSectionEnd = -1;

  constructor(readonly source: PlainSource, readonly textElements: ReadonlySet<string>) {
    this.#text = source.text;
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
    if (owner === undefined) return isBlankBetween(this.#text, this.#at, end);
    const isLater = owner.text !== "" && isBlankBetween(this.#text, this.#at, end);
    const text = isLater ? this.#text.slice(this.#at, end) : this.#textBetween(this.#at, end);
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
    if (this.#isMarkup() || tag.length > nameLengthMax) return false;
    const element = new PlainElement(name, tag, this.source, at);
    const nameEnd = at + 1 + tag.length;
    const end = text.charCodeAt(nameEnd) === 0x3e
      ? nameEnd
      : readAttributes(element, text, nameEnd);
    if (end < 0) return false;
    this.#append(element);
    const isEmpty = text.charCodeAt(end) === 0x2f;
    this.#at = end + (isEmpty ? 2 : 1);
    if (isEmpty || this.#readLeaf(element)) return true;
    this.#open.push(element);
    this.#owner = element;
    return true;
  }

  /** A first child in an element that holds text only; there is no second one. */
  #isMarkup(): boolean {
    const owner = this.#owner;
    return owner !== undefined && owner.children === noChildren &&
      this.textElements.has(owner.name);
  }

  /** Text up to the element's own end tag, which is what most elements are. */
  #readLeaf(element: PlainElement): boolean {
    const text = this.#text;
    const from = this.#at;
    const end = text.indexOf("<", from);
    const tagEnd = end + 2 + element.tag.length;
    const isOwnEnd = text.charCodeAt(end + 1) === 0x2f && text.charCodeAt(tagEnd) === 0x3e &&
      text.startsWith(element.tag, end + 2);
    if (!isOwnEnd) return false;
    const content = this.#textBetween(from, end);
    if (content === undefined) return false;
    element.text = content;
    this.#at = tagEnd + 1;
    return true;
  }

  /** Text with its references resolved; `undefined` when it is not plain, empty when it is blank. */
  #textBetween(from: number, end: number): string | undefined {
    if (isBlankBetween(this.#text, from, end)) return "";
    const piece = this.#text.slice(from, end);
    if (this.#sectionEndFrom(from) < end) return undefined;
    return this.#referenceFrom(from) < end ? withCharacters(piece) : piece;
  }

  #referenceFrom(from: number): number {
    if (this.#nextReference < from) this.#nextReference = this.#find("&", from);
    return this.#nextReference;
  }

  #sectionEndFrom(from: number): number {
    if (this.#nextSectionEnd < from) this.#nextSectionEnd = this.#find("]]>", from);
    return this.#nextSectionEnd;
  }

  #find(wanted: string, from: number): number {
    const at = this.#text.indexOf(wanted, from);
    return at < 0 ? notThere : at;
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
