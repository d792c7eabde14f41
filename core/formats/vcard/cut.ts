import type { RawPart } from "../format.ts";
import type { FormatProblem } from "../problems.ts";
import { CardScanner, type ScannedCard, type ScannedLine } from "./scan.ts";

/** A card of which only the folds have to be undone. */
export interface PlainCard {
  kind: "plain";
  line: number;
  /** Its lines as they stand, without the first and the last one, which say only that it is a card. */
  text: string;
}

export type CutCard = PlainCard | ScannedCard | FormatProblem;

const begin = "BEGIN:VCARD";
const end = "\nEND:VCARD";

/** What makes lines depend on those before them in another way than by folds. */
const notPlain =
  /\n(?:BEGIN:|END:|(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|AGENT)[;:])|QUOTED-PRINTABLE|\r(?!\n)/i;

/** Characters of a card above which its end is not waited for. */
const heldMax = 262_144;

/**
 * Cuts decoded text into cards at the speed of `indexOf`: a plain card is found by its end alone.
 * All others, and what stands between cards, go line by line through {@link CardScanner}.
 */
export class CardCutter {
  #scanner = new CardScanner();
  /** The beginning of a card whose end has not come yet. */
  #held = "";

  get isClosed(): boolean {
    return this.#scanner.isClosed;
  }

  /** The line at the end of all text pushed so far. */
  get line(): number {
    return this.#scanner.line + countLines(this.#held);
  }

  push(block: string): CutCard[] {
    const text = this.#held + block;
    const found: CutCard[] = [];
    this.#held = "";
    let at = 0;
    while (at < text.length && !this.isClosed) {
      const next = this.#scanner.isBetween ? this.#takePlain(text, at, found) : at;
      if (next < 0) this.#held = text.slice(at);
      if (next < 0) break;
      at = next > at ? next : this.#scan(text, at, found);
    }
    return found;
  }

  end(): CutCard[] {
    const last = this.#held === "" ? [] : this.#scanner.push(this.#held);
    this.#held = "";
    return [...last, ...this.#scanner.end()];
  }

  /** Offset behind a plain card at `at`; `at` itself when there is none, -1 when more text is needed. */
  #takePlain(text: string, at: number, found: CutCard[]): number {
    if (!text.startsWith(begin, at)) return at;
    const first = behindLine(text, at + begin.length);
    const last = first < 0 ? -1 : text.indexOf(end, first - 1);
    const next = last < 0 ? -1 : behindLine(text, last + end.length);
    if (first === notEnded || next === notEnded) return at;
    if (next < 0) return text.length - at > heldMax ? at : -1;
    const lines = text.slice(first - 1, last + 1);
    if (notPlain.test(lines)) return at;
    found.push({ kind: "plain", line: this.#scanner.line, text: lines.slice(1, -1) });
    this.#scanner.pass(countLines(lines) + 1);
    return next;
  }

  /** Gives the scanner the lines up to the next end of a card; between cards, one line. */
  #scan(text: string, at: number, found: CutCard[]): number {
    const isBetween = this.#scanner.isBetween && !text.startsWith(begin, at);
    const last = isBetween ? at : text.indexOf(end, at) + 1;
    const newline = last === 0 ? -1 : text.indexOf("\n", last);
    const next = newline < 0 ? text.length : newline + 1;
    found.push(...this.#scanner.push(text.slice(at, next)));
    return next;
  }
}

const notEnded = 0;

/** Offset behind a line that ends here; 0 when it does not end here, -1 when more text has to tell. */
function behindLine(text: string, at: number): number {
  const end = text[at] === "\r" ? at + 1 : at;
  if (end >= text.length) return -1;
  return text[end] === "\n" ? end + 1 : notEnded;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** The properties of a part: of a plain card all that it has, else the one that the part is. */
export function propertiesOf({ line, text = "" }: RawPart): readonly ScannedLine[] {
  if (!text.includes("\n")) return text.trim() === "" ? [] : [{ line, text: bare(text) }];
  const found: ScannedLine[] = [];
  let open: ScannedLine | undefined;
  for (const [index, each] of text.split("\n").entries()) {
    const own = bare(each);
    const isFolded = own[0] === " " || own[0] === "\t";
    if (open && isFolded) open.text += own.slice(1);
    else if (own.trim() === "") open = undefined;
    else found.push(open = { line: line + index, text: own });
  }
  return found;
}

const bare = (line: string): string => line.endsWith("\r") ? line.slice(0, -1) : line;
