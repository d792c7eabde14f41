import type { Dialect } from "./dialect.ts";

/**
 * Cuts text into rows as the parser of cells does, without making the cells: what a row says is
 * needed only of rows that are new.
 *
 * A cell is quoted when its first character is the quote. It ends with a quote that only blanks part
 * from the delimiter or the end of the row; a doubled quote is a letter, and so is a stray one.
 */
export class RowCutter {
  /** The row that was found: where it begins and where its newline stands. */
  from = 0;
  to = 0;
  /** Number of its cells; where only noted cells are wanted, of those that were looked for. */
  cells = 0;
  /** Lines that it takes. */
  lines = 0;
  hasStrayQuote = false;

  #text = "";
  #next = 0;
  /** Where the first cells of the row stand, as many as are noted. */
  #starts = new Int32Array(0);
  #ends = new Int32Array(0);
  /** The nearest ones from where the search stands; the text's length when there are none. */
  #delimiterAt = 0;
  #newlineAt = 0;
  #quoteAt = 0;

  /** @param isHasty cells behind those that are noted are not counted, which takes half the time */
  constructor(readonly dialect: Dialect, readonly isHasty = false) {}

  /** Of the first so many cells of each row it is noted where they stand. */
  note(count: number): void {
    this.#starts = new Int32Array(count);
    this.#ends = new Int32Array(count);
  }

  /** A cell of the row that was found, quotes included; empty when the row ends before it. */
  cell(index: number): string {
    if (index >= this.cells || index >= this.#starts.length) return "";
    return this.#text.slice(this.#starts[index], this.#ends[index]);
  }

  /** Takes new text, from which `next` goes on. */
  reset(text: string): void {
    this.#text = text;
    this.#next = 0;
    this.#delimiterAt = -1;
    this.#newlineAt = -1;
    this.#quoteAt = -1;
  }

  /** Goes to the next row; false when the text has no whole one any more. */
  next(): boolean {
    const text = this.#text;
    const { delimiter, newline, quote } = this.dialect;
    const quoteCode = quote.charCodeAt(0);
    const noted = this.#starts.length;
    this.from = this.#next;
    this.lines = 1;
    this.hasStrayQuote = false;
    let at = this.#next;
    for (let index = 0;; index++) {
      if (this.isHasty && index === noted && noted > 0) return this.#passRow(at, index);
      const start = at;
      if (text.charCodeAt(at) === quoteCode) {
        at = this.#quotedEnd(at);
        if (at < 0) return false;
      } else if (this.#newlineAt < at) this.#newlineAt = find(text, newline, at);
      if (this.#delimiterAt < at) this.#delimiterAt = find(text, delimiter, at);
      at = Math.min(this.#delimiterAt, this.#newlineAt);
      if (index < noted) {
        this.#starts[index] = start;
        this.#ends[index] = at;
      }
      if (this.#newlineAt === at) {
        if (at === text.length) return false;
        this.cells = index + 1;
        this.to = at;
        this.#next = at + 1;
        return true;
      }
      at++;
    }
  }

  /** Goes to the end of the row from the beginning of a cell: only quotes can hide a newline. */
  #passRow(from: number, cells: number): boolean {
    const text = this.#text;
    const { delimiter, newline, quote } = this.dialect;
    let at = from;
    for (;;) {
      if (this.#newlineAt < at) this.#newlineAt = find(text, newline, at);
      if (this.#quoteAt < at) this.#quoteAt = find(text, quote, at);
      if (this.#newlineAt <= this.#quoteAt) break;
      const opens = this.#quoteAt === from || text[this.#quoteAt - 1] === delimiter;
      at = opens ? this.#quotedEnd(this.#quoteAt) : this.#quoteAt + 1;
      if (at < 0) return false;
    }
    if (this.#newlineAt === text.length) return false;
    this.cells = cells;
    this.to = this.#newlineAt;
    this.#next = this.to + 1;
    return true;
  }

  /** Offset behind the quote that closes the cell at `from`; -1 when there is none. */
  #quotedEnd(from: number): number {
    const text = this.#text;
    const { newline, quote } = this.dialect;
    let at = text.indexOf(quote, from + 1);
    while (at >= 0) {
      const next = text[at + 1];
      if (next === quote) at++;
      else if (this.#isEnd(at + 1)) break;
      else this.hasStrayQuote = true;
      at = text.indexOf(quote, at + 1);
    }
    if (at < 0) return -1;
    if (this.#newlineAt < from) this.#newlineAt = find(text, newline, from);
    while (this.#newlineAt < at) {
      this.lines++;
      this.#newlineAt = find(text, newline, this.#newlineAt + 1);
    }
    return at + 1;
  }

  /** Whether nothing but blanks stands between here and the end of the cell. */
  #isEnd(from: number): boolean {
    const { delimiter, newline } = this.dialect;
    for (let at = from; at < this.#text.length; at++) {
      const letter = this.#text[at]!;
      if (letter === delimiter || letter === newline) return true;
      if (this.isHasty && isUndecodedBlank(this.#text, at)) at++;
      else if (letter.trim() !== "") return false;
    }
    return false;
  }
}

/** A no-break space whose two bytes stand as letters: who is in haste does not decode. */
const isUndecodedBlank = (text: string, at: number): boolean =>
  text[at] === "\u00c2" && text[at + 1] === "\u00a0";

function find(text: string, letter: string, from: number): number {
  const at = text.indexOf(letter, from);
  return at < 0 ? text.length : at;
}
