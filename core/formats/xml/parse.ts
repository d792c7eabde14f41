import { SaxesParser } from "saxes";
import { err, ok, type Result } from "../../result.ts";
import { noChildren, type XmlElement } from "./element.ts";
import { htmlEntities } from "./html_entities.ts";
import { localName } from "./names.ts";
import { parsePlain } from "./plain.ts";
import { repairRecord } from "./repair.ts";

/** Limits of one record; what exceeds them is an attack or a broken export. @see UP-7 */
const depthMax = 64;
const attributesMax = 256;
const nameLengthMax = 256;
const textLengthMax = 4_194_304;

export interface ParsedXml {
  root: XmlElement;
  /** Why the text had to be repaired first. */
  repaired?: string;
}

export interface XmlFault {
  code: "record_malformed" | "record_too_deep" | "record_too_large";
  reason: string;
  line: number;
}

export interface XmlSource {
  text: string;
  /** Line of the file on which the text begins. */
  line: number;
  /** Local names of elements that hold text only: markup inside them is text too. */
  textElements: ReadonlySet<string>;
}

/**
 * Parses one record: fast while it is plain, by the strict parser when it is not. What that refuses is repaired once, as browsers would read it, and
 * parsed again; what is still wrong is a fault of this record alone.
 */
export function parseXml(source: XmlSource): Result<ParsedXml, XmlFault> {
  const plain = parsePlain(source, source.textElements);
  if (plain !== undefined) return ok({ root: plain });
  const strict = parseStrictly(source);
  if (strict.ok) return ok({ root: strict.value });
  if (strict.error.code !== "record_malformed") return strict;
  const text = repairRecord(source.text, source.textElements);
  const repaired = parseWith(lenientBuilder, { ...source, text });
  if (repaired.ok) return ok({ root: repaired.value, repaired: strict.error.reason });
  return err(repaired.error.code === "record_malformed" ? strict.error : repaired.error);
}

/** Parses all of XML but document types, and nothing that is not XML. */
export function parseStrictly(source: XmlSource): Result<XmlElement, XmlFault> {
  return parseWith(strictBuilder, source);
}

function parseWith(builder: TreeBuilder, source: XmlSource): Result<XmlElement, XmlFault> {
  try {
    return ok(builder.build(source));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message: reason } = error;
    return err({ code, reason, line: source.line + builder.line - 1 });
  } finally {
    builder.reset();
  }
}

/** What saxes gives without namespaces; its own type does not know that they are off. */
interface PlainTag {
  name: string;
  attributes: Record<string, string>;
}

const blank = /^[ \t\n]*$/;

/** Thrown out of the parser's callbacks, which have no other way to stop it. */
class Refusal extends Error {
  constructor(readonly code: XmlFault["code"], message: string) {
    super(message);
  }
}

/**
 * Builds the tree from the parser's events. One parser serves all records: `close` makes saxes ready
 * for the next document, and making a new one costs more than parsing a small record.
 */
class TreeBuilder {
  #parser = this.#newParser();
  #open: XmlElement[] = [];
  #root: XmlElement | undefined;
  #attributes = 0;
  #tagLine = 1;
  #lineBefore = 0;
  #textElements: ReadonlySet<string> = new Set();
  #broken = false;

  constructor(readonly entities: Readonly<Record<string, string>> | undefined) {
    this.#prepare();
  }

  get line(): number {
    return this.#parser.line;
  }

  build(source: XmlSource): XmlElement {
    this.#lineBefore = source.line - 1;
    this.#textElements = source.textElements;
    this.#broken = true;
    this.#parser.write(source.text).close();
    this.#broken = false;
    this.#prepare();
    return this.#root!;
  }

  /** After a refusal the parser stands in the middle of a document; it is replaced. */
  reset(): void {
    this.#open = [];
    this.#root = undefined;
    this.#attributes = 0;
    if (!this.#broken) return;
    this.#parser = this.#newParser();
    this.#prepare();
    this.#broken = false;
  }

  #prepare(): void {
    if (this.entities) Object.assign(this.#parser.ENTITIES, this.entities);
  }

  // deno-lint-ignore ban-types -- the type of saxes for "no options that change types"
  #newParser(): SaxesParser<{}> {
    const parser = new SaxesParser({ position: false });
    parser.on("error", (error) => {
      throw new Refusal("record_malformed", error.message);
    });
    parser.on("doctype", () => {
      throw new Refusal("record_malformed", "a document type inside a record");
    });
    parser.on("attribute", () => this.#countAttribute());
    // told when the character after the name was read, which may be a newline
    parser.on("opentagstart", () => {
      this.#tagLine = parser.column === 0 ? parser.line - 1 : parser.line;
    });
    parser.on("opentag", (tag) => this.#openTag(tag as PlainTag));
    parser.on("text", (text) => this.#addText(text));
    parser.on("cdata", (text) => this.#addText(text));
    parser.on("closetag", () => this.#open.pop());
    return parser;
  }

  #countAttribute(): void {
    if (++this.#attributes > attributesMax) {
      throw new Refusal("record_too_large", `more than ${attributesMax} attributes`);
    }
  }

  #openTag(tag: PlainTag): void {
    const parent = this.#open.at(-1);
    if (tag.name.length > nameLengthMax) {
      throw new Refusal("record_too_large", `a name longer than ${nameLengthMax} characters`);
    }
    if (this.#open.length >= depthMax) {
      throw new Refusal("record_too_deep", `deeper than ${depthMax} elements`);
    }
    if (parent && this.#textElements.has(parent.name)) {
      throw new Refusal("record_malformed", `markup inside ${parent.tag}`);
    }
    const element: XmlElement = {
      name: localName(tag.name),
      tag: tag.name,
      attributes: this.#attributes > 0 ? attributeMap(tag.attributes) : undefined,
      text: "",
      children: noChildren,
      line: this.#lineBefore + this.#tagLine,
    };
    this.#attributes = 0;
    if (parent === undefined) this.#root = element;
    else if (parent.children === noChildren) parent.children = [element];
    else parent.children.push(element);
    this.#open.push(element);
  }

  #addText(text: string): void {
    const element = this.#open[this.#open.length - 1];
    if (element === undefined || (element.text === "" && blank.test(text))) return;
    element.text = element.text === "" ? text : element.text + text;
    if (element.text.length > textLengthMax) {
      throw new Refusal("record_too_large", `a text longer than ${textLengthMax} characters`);
    }
  }
}

/** A `Map`, so that no attribute's name can reach an object's prototype. @see UP-8 */
function attributeMap(attributes: Record<string, string>): Map<string, string> {
  return new Map(Object.keys(attributes).map((key) => [localName(key), attributes[key]!]));
}

const strictBuilder = new TreeBuilder(undefined);
const lenientBuilder = new TreeBuilder(htmlEntities);
