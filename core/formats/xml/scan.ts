import { type FormatProblem, problem } from "../problems.ts";
import { Envelope, type ScanRules } from "./envelope.ts";
import { tagEnd } from "./names.ts";

/** Characters of a record, above which it is refused. @see the same limit of a CSV record */
export const recordLengthMax = 8_388_608;

/** The text of a record element, tags included, and the line on which it begins. */
export interface ScannedRecord {
  kind: "scanned";
  line: number;
  text: string;
}

export type Scanned = ScannedRecord | FormatProblem;

const notSearched = -2;
const notFound = Number.POSITIVE_INFINITY;

/**
 * Cuts record elements out of a document without parsing it, at the speed of `indexOf`.
 *
 * What stands around the records is read token by token, so a record inside a comment is none and a
 * document type with entities is refused. Inside a record only its own end tag, comments and CDATA
 * are looked for. Records do not nest unless the rules say so: a second start tag means that the end
 * tag of the first is missing, which costs that record alone.
 */
export class RecordScanner {
  #buffer = "";
  #envelope: Envelope;
  #state: "envelope" | "record" | "skip" | "closed" = "envelope";
  #ended = false;
  #out: Scanned[] = [];
  /** Where the current token or record begins, and how far it was searched. */
  #start = 0;
  #searched = 0;
  #name = "";
  /** Closes the comment or CDATA section that the search is in; empty outside. */
  #terminator = "";
  #line = 1;
  #counted = 0;
  #recordLine = 1;
  /** Elements of the record's own name that are open inside it. */
  #depth = 0;
  /** Nearest places in the buffer that are known already; most searches are answered by them. */
  #nextClose = notSearched;
  #nextOpen = notSearched;
  #nextSpecial = notSearched;
  #nextLine = notSearched;

  constructor(readonly rules: ScanRules) {
    this.#envelope = new Envelope(rules);
  }

  /** The line at the end of all text pushed so far. */
  get line(): number {
    return this.#line + this.#buffer.slice(this.#counted).split("\n").length - 1;
  }

  get isClosed(): boolean {
    return this.#state === "closed";
  }

  push(text: string): Scanned[] {
    if (this.isClosed) return [];
    this.#forgetBefore(this.#start);
    this.#buffer = this.#buffer === "" ? text : this.#buffer + text;
    return this.#run();
  }

  end(): Scanned[] {
    if (this.isClosed) return [];
    this.#ended = true;
    const out = this.#run();
    if (this.isClosed) return out;
    const last = this.#state === "envelope"
      ? this.#envelope.atEnd(this.#buffer.slice(this.#start))
      : "file_truncated";
    if (last !== undefined) out.push(problem(last, { line: this.line }));
    this.#state = "closed";
    return out;
  }

  #run(): Scanned[] {
    this.#out = [];
    while (this.#step());
    return this.#out;
  }

  /** One token or record; `false` when more text is needed or nothing more will be read. */
  #step(): boolean {
    if (this.#state === "envelope") return this.#readEnvelope();
    if (this.#state === "record") return this.#readRecord();
    return this.#state === "skip" && this.#skipRecord();
  }

  #readEnvelope(): boolean {
    const token = this.#envelope.read(this.#buffer, this.#start, this.#ended);
    if (token.problem) {
      this.#out.push(problem(token.problem.code, {
        ...token.problem.where,
        line: this.#lineAt(token.problem.at),
      }));
    }
    this.#start = token.next;
    if (token.kind === "fatal") this.#state = "closed";
    if (token.kind === "record") this.#beginRecord(token.next, token.name);
    if (token.kind !== "wait") return !this.isClosed;
    if (this.#buffer.length - this.#start <= recordLengthMax) return false;
    this.#out.push(problem("xml_malformed", { line: this.#lineAt(this.#start) }));
    this.#state = "closed";
    return false;
  }

  #beginRecord(at: number, name: string): void {
    if (name !== this.#name) this.#nextClose = this.#nextOpen = notSearched;
    this.#state = "record";
    this.#name = name;
    this.#start = at;
    this.#searched = at + 1 + name.length;
    this.#terminator = "";
    this.#depth = 0;
    this.#recordLine = this.#lineAt(at);
  }

  #readRecord(): boolean {
    const end = this.#findEnd();
    if (end === restart) return true;
    const tooLong = (end < 0 ? this.#buffer.length : end) - this.#start > recordLengthMax;
    if (tooLong) return this.#giveUpRecord();
    if (end < 0) return false;
    this.#out.push({
      kind: "scanned",
      line: this.#recordLine,
      text: this.#buffer.slice(this.#start, end),
    });
    this.#leaveRecord(end);
    return true;
  }

  #giveUpRecord(): boolean {
    this.#out.push(problem("record_too_large", { line: this.#recordLine, field: this.#name }));
    this.#start = this.#searched = this.#start + recordLengthMax;
    this.#nextClose = this.#nextOpen = this.#nextSpecial = notSearched;
    this.#state = "skip";
    return true;
  }

  /** Goes on after a record that was too large, at its end or at the next start. */
  #skipRecord(): boolean {
    const close = this.#closeTag(this.#start);
    const open = this.#openTag(this.#start);
    if (open < close) {
      this.#beginRecord(open, this.#name);
      return true;
    }
    const end = close === notFound ? -1 : this.#buffer.indexOf(">", close);
    if (end >= 0) this.#leaveRecord(end + 1);
    else this.#start = close === notFound ? this.#safeEnd(this.#start) : close;
    return end >= 0;
  }

  #leaveRecord(end: number): void {
    this.#state = "envelope";
    this.#start = end;
    this.#envelope.leaveRecord();
  }

  /** Offset after the record's end tag; `restart` when another record began, or `wait`. */
  #findEnd(): number {
    if (this.#searched === this.#start + 1 + this.#name.length) {
      const selfClosed = this.#readStartTag();
      if (selfClosed !== 0) return selfClosed;
    }
    while (this.#leaveSpecial()) {
      const close = this.#closeTag(this.#searched);
      const special = this.#specialAt(this.#searched);
      const open = this.#openTag(this.#searched);
      if (special < close && special < open) this.#enterSpecial(special);
      else if (open < close && !this.rules.nests) return this.#missingEnd(open);
      else if (open < close) {
        if (!this.#enterNested(open)) return wait;
      } else if (close !== notFound && this.#depth > 0) {
        this.#depth--;
        this.#searched = close + 2 + this.#name.length;
      } else if (close !== notFound) return this.#endOfTag(close);
      else {
        this.#searched = this.#safeEnd(this.#searched);
        return wait;
      }
    }
    return wait;
  }

  /** Passes a start tag inside the record; `false` when its end is not here. */
  #enterNested(open: number): boolean {
    this.#searched = open;
    const end = tagEnd(this.#buffer, open + 1 + this.#name.length);
    if (end < 0) return false;
    if (this.#buffer[end - 1] !== "/") this.#depth++;
    this.#searched = end + 1;
    return true;
  }

  /** 0 when the start tag is passed and content follows. */
  #readStartTag(): number {
    const end = tagEnd(this.#buffer, this.#searched);
    if (end < 0) return wait;
    if (this.#buffer[end - 1] === "/") return end + 1;
    this.#searched = end + 1;
    return 0;
  }

  #endOfTag(close: number): number {
    const end = this.#buffer.indexOf(">", close);
    this.#searched = close;
    return end < 0 ? wait : end + 1;
  }

  #missingEnd(open: number): number {
    this.#out.push(problem("record_malformed", {
      line: this.#recordLine,
      field: this.#name,
      details: { reason: "end tag missing" },
    }));
    this.#beginRecord(open, this.#name);
    return restart;
  }

  #enterSpecial(at: number): void {
    const opening = this.#buffer.startsWith("<!--", at) ? "<!--" : "<![CDATA[";
    this.#terminator = opening === "<!--" ? "-->" : "]]>";
    this.#searched = at + opening.length;
  }

  /** Passes the comment or CDATA section that the search is in; `false` when its end is not here. */
  #leaveSpecial(): boolean {
    if (this.#terminator === "") return true;
    const end = this.#buffer.indexOf(this.#terminator, this.#searched);
    if (end < 0) {
      this.#searched = Math.max(this.#searched, this.#buffer.length - 2);
      return false;
    }
    this.#searched = end + 3;
    this.#terminator = "";
    return true;
  }

  #closeTag(from: number): number {
    if (this.#nextClose < from) this.#nextClose = this.#tagAt(`</${this.#name}`, from);
    return this.#nextClose;
  }

  #openTag(from: number): number {
    if (this.#nextOpen < from) this.#nextOpen = this.#tagAt(`<${this.#name}`, from);
    return this.#nextOpen;
  }

  #specialAt(from: number): number {
    if (this.#nextSpecial >= from) return this.#nextSpecial;
    let at = this.#buffer.indexOf("<!", from);
    while (at >= 0 && !this.#buffer.startsWith("<!--", at) && !isCdata(this.#buffer, at)) {
      at = this.#buffer.indexOf("<!", at + 2);
    }
    return this.#nextSpecial = at < 0 ? notFound : at;
  }

  /** A tag with exactly this name: what follows it is a space, `/` or `>`. */
  #tagAt(opening: string, from: number): number {
    let at = this.#buffer.indexOf(opening, from);
    while (at >= 0 && !isNameEnd(this.#buffer.charCodeAt(at + opening.length))) {
      at = this.#buffer.indexOf(opening, at + opening.length);
    }
    return at < 0 ? notFound : at;
  }

  /** Up to here nothing can begin that the next text would complete. */
  #safeEnd(from: number): number {
    return Math.max(from, this.#buffer.length - Math.max(this.#name.length + 3, 10));
  }

  #forgetBefore(offset: number): void {
    this.#lineAt(offset);
    this.#buffer = this.#buffer.slice(offset);
    this.#start -= offset;
    this.#searched -= offset;
    this.#counted = Math.max(0, this.#counted - offset);
    this.#nextClose =
      this.#nextOpen =
      this.#nextSpecial =
      this.#nextLine =
        notSearched;
  }

  /** Asked for offsets that only grow. */
  #lineAt(offset: number): number {
    while (this.#nextLine < offset) {
      if (this.#nextLine >= this.#counted) {
        this.#line++;
        this.#counted = this.#nextLine + 1;
      }
      const next = this.#buffer.indexOf("\n", this.#counted);
      this.#nextLine = next < 0 ? notFound : next;
    }
    return this.#line;
  }
}

const wait = -1;
const restart = -2;

function isCdata(text: string, at: number): boolean {
  return text.startsWith("<![CDATA[", at);
}

function isNameEnd(code: number): boolean {
  return code === 0x3e || code === 0x2f || code === 0x20 || (code >= 9 && code <= 13);
}
