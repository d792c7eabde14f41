import { type FormatProblem, problem } from "../problems.ts";
import { recordLengthMax } from "../xml/scan.ts";
import { type PhysicalLine, PhysicalLines } from "./physical_lines.ts";

/** A property with its folds undone, and the line of the file on which it begins. */
export interface ScannedLine {
  line: number;
  text: string;
}

export interface ScannedCard {
  kind: "card";
  line: number;
  lines: readonly ScannedLine[];
}

interface OpenLine {
  line: number;
  /** What it was folded into; joined at its end, because joining at each line would take forever. */
  pieces: string[];
  length: number;
  isQuotedPrintable: boolean;
  /** A picture, a key, another's card: nothing of it is kept. */
  isSkipped: boolean;
  isContinued: boolean;
}

interface OpenCard {
  line: number;
  lines: ScannedLine[];
  length: number;
  isTooLarge: boolean;
}

const begin = /^BEGIN:VCARD\s*$/i;
const end = /^END:VCARD\s*$/i;
const property = /^(?:[\w-]+\.)?[\w-]+(?:;[^:]*)?:/;
const skipped = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|AGENT)[;:]/i;
const agent = /^(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*(BEGIN:VCARD)?\s*$/i;
const quotedPrintable = /^[^:]*;\s*(?:ENCODING\s*=\s*)?"?QUOTED-PRINTABLE/i;
/** Longer than any name with its parameters that is worth looking at. */
const headLength = 2_000;

/**
 * Cuts cards out of text that comes in blocks, and undoes their folding, of which every version has
 * its own. Whether the text is decoded already does not matter: all that means something is ASCII.
 */
export class CardScanner {
  #physical = new PhysicalLines();
  #line = 0;
  #card: OpenCard | undefined;
  #open: OpenLine | undefined;
  /** Inside a card that stands in `AGENT`, which is nobody's customer. */
  #isNested = false;
  #mayNest = false;
  #hasCard = false;
  #hasTextOutside = false;
  #isClosed = false;
  #out: (ScannedCard | FormatProblem)[] = [];

  /** The line at the end of all text pushed so far. */
  get line(): number {
    return this.#line + 1;
  }

  /** It stands at the beginning of a line that is in no card. */
  get isBetween(): boolean {
    return this.#card === undefined && this.#physical.isEmpty;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** A card of so many lines was read without it. */
  pass(lines: number): void {
    this.#line += lines;
    this.#hasCard = true;
  }

  push(block: string): (ScannedCard | FormatProblem)[] {
    this.#out = [];
    for (const line of this.#physical.push(block)) if (!this.#isClosed) this.#take(line);
    return this.#out;
  }

  end(): (ScannedCard | FormatProblem)[] {
    this.#out = [];
    const last = this.#physical.end();
    const isCutBegin = !this.#card && last !== undefined && isPartOfBegin(last.text);
    if (last && !this.#isClosed && !isCutBegin) this.#take(last);
    if (this.#isClosed) return this.#out;
    const line = Math.max(this.#line, 1);
    if (this.#card || isCutBegin) this.#out.push(problem("file_truncated", { line }));
    else if (!this.#hasCard) {
      this.#out.push(problem(this.#hasTextOutside ? "format_mismatch" : "file_empty", { line: 1 }));
    }
    this.#isClosed = true;
    return this.#out;
  }

  #take(physical: PhysicalLine): void {
    this.#line++;
    if (this.#card === undefined) this.#takeOutside(physical.text);
    else if (!this.#continue(this.#card, physical)) this.#takeInside(this.#card, physical);
  }

  #takeOutside(text: string): void {
    const bare = text.trim();
    if (begin.test(bare)) return this.#begin();
    if (bare === "" || this.#hasTextOutside) return;
    this.#hasTextOutside = true;
    const isHtml = !this.#hasCard && /^<(?:!doctype\s+html|html\b)/i.test(bare);
    const code = isHtml ? "file_is_html" : "text_outside";
    this.#out.push(problem(code, { line: this.#line, value: bare }));
    this.#isClosed = isHtml;
  }

  #begin(): void {
    this.#card = { line: this.#line, lines: [], length: 0, isTooLarge: false };
    this.#hasCard = true;
    this.#isNested = this.#mayNest = false;
  }

  /** Adds a line to the property that is open when it belongs to it. */
  #continue(card: OpenCard, { text, isCut }: PhysicalLine): boolean {
    const open = this.#open;
    if (open === undefined) return false;
    const isSoft = open.isQuotedPrintable && open.pieces.at(-1)!.endsWith("=") &&
      !isBoundary(text);
    const isFolded = text[0] === " " || text[0] === "\t";
    const isLost = (open.isQuotedPrintable || open.isSkipped) && text.trim() !== "" &&
      !property.test(text.slice(0, headLength));
    if (!isSoft && !isFolded && !isLost) return false;
    open.isContinued = true;
    if (open.isSkipped) return true;
    if (isSoft) open.pieces.push(open.pieces.pop()!.slice(0, -1));
    open.pieces.push(isFolded ? text.slice(1) : text);
    open.length += text.length;
    if (!isCut && card.length + open.length <= recordLengthMax) return true;
    card.isTooLarge = open.isSkipped = true;
    open.pieces = [""];
    return true;
  }

  #takeInside(card: OpenCard, { text, isCut }: PhysicalLine): void {
    this.#closeLine(card);
    // most lines are told from those of the card's own by their first letter
    if (startsWith(text, "B") && begin.test(text)) return this.#beginInside(card);
    this.#mayNest &&= text.trim() === "";
    if (startsWith(text, "E") && end.test(text)) return this.#endInside(card);
    if (this.#isNested || text.trim() === "") return;
    const head = text.slice(0, headLength);
    const isSkipped = skipped.test(head);
    if (isCut && !isSkipped) card.isTooLarge = true;
    this.#open = {
      line: this.#line,
      pieces: [text],
      length: text.length,
      isQuotedPrintable: quotedPrintable.test(head),
      isSkipped,
      isContinued: false,
    };
  }

  #closeLine(card: OpenCard): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    if (open.isSkipped) {
      const found = open.isContinued ? undefined : agent.exec(open.pieces[0]!.slice(0, headLength));
      this.#isNested = found?.[1] !== undefined;
      this.#mayNest = Boolean(found) && !this.#isNested;
      return;
    }
    card.length += open.length;
    card.isTooLarge ||= card.length > recordLengthMax || card.lines.length >= propertiesMax;
    if (card.isTooLarge) card.lines = [];
    else card.lines.push({ line: open.line, text: textOf(open.pieces) });
  }

  /** A card that begins inside another one is an agent's, or the other one lacks its end. */
  #beginInside(card: OpenCard): void {
    if (this.#mayNest) {
      this.#isNested = true;
      this.#mayNest = false;
      return;
    }
    this.#out.push(problem("card_unclosed", { line: card.line }));
    this.#give(card);
    this.#begin();
  }

  #endInside(card: OpenCard): void {
    if (this.#isNested) {
      this.#isNested = false;
      return;
    }
    this.#give(card);
    this.#card = undefined;
  }

  #give({ line, lines, isTooLarge }: OpenCard): void {
    this.#out.push(
      isTooLarge ? problem("record_too_large", { line }) : { kind: "card", line, lines },
    );
  }
}

const textOf = (pieces: readonly string[]): string =>
  pieces.length === 1 ? pieces[0]! : pieces.join("");

const startsWith = (text: string, capital: string): boolean =>
  text[0] === capital || text[0] === capital.toLowerCase();

/** Nobody's card has so many; what is not a card could. */
const propertiesMax = 10_000;

const isPartOfBegin = (text: string): boolean => {
  const bare = text.trim().toUpperCase();
  return bare !== "" && bare !== "BEGIN:VCARD" && "BEGIN:VCARD".startsWith(bare);
};

const isBoundary = (text: string): boolean => begin.test(text) || end.test(text);
