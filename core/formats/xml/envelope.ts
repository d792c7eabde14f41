import type { FormatProblem, ProblemCode } from "../problems.ts";
import { localName, tagEnd } from "./names.ts";

export interface ScanRules {
  /** Local names in capitals. */
  roots: ReadonlySet<string>;
  records: ReadonlySet<string>;
  /** Inside a record an element may have its name, so a second start is no sign of a missing end. */
  nests?: true;
}

/**
 * A token between records. `next` is where reading goes on; for a record its start, for `wait` the
 * start of what is not complete yet.
 */
export interface EnvelopeToken {
  kind: "passed" | "record" | "wait" | "fatal";
  next: number;
  name: string;
  problem?: { code: ProblemCode; at: number; where: Omit<FormatProblem, "kind" | "code"> };
}

const depthMax = 64;
const tagName = /[^\s\/><="']{1,256}/y;

/** What stands around the records: prolog, root, blanks, comments, elements that are no records. */
export class Envelope {
  #open: string[] = [];
  #rootSeen = false;
  #textReported = false;
  #anything = false;

  constructor(readonly rules: ScanRules) {}

  read(buffer: string, from: number, ended: boolean): EnvelopeToken {
    const at = buffer.indexOf("<", from);
    const end = at < 0 ? buffer.length : at;
    const stray = buffer.slice(from, end).trim();
    this.#anything ||= end > from && stray !== "";
    const isOutside = stray !== "" && this.#open.length < 2;
    if (isOutside && !this.#textReported) return this.#strayText(stray, from, end);
    if (at < 0) return waitAt(end);
    this.#anything = true;
    if (!ended && buffer.length - at < 16) return waitAt(at);
    return this.#tag(buffer, at);
  }

  leaveRecord(): void {
    this.#rootSeen = true;
  }

  /** What is wrong when the file ends here with `rest` unread; `undefined` when it may. */
  atEnd(rest: string): ProblemCode | undefined {
    if (!this.#anything) return "file_empty";
    if (this.#open.length > 0 || rest.includes("<")) return "file_truncated";
    return this.#rootSeen ? undefined : "xml_malformed";
  }

  #strayText(text: string, from: number, next: number): EnvelopeToken {
    this.#textReported = true;
    const at = from;
    return passed(next, { code: "text_outside", at, where: { value: text } });
  }

  #tag(buffer: string, at: number): EnvelopeToken {
    if (buffer.startsWith("<?", at)) return past(buffer, "?>", at);
    if (buffer.startsWith("<!--", at)) return past(buffer, "-->", at);
    if (buffer.startsWith("<![CDATA[", at)) return past(buffer, "]]>", at);
    if (buffer.startsWith("<!", at)) return this.#documentType(buffer, at);
    if (buffer.startsWith("</", at)) return this.#endTag(buffer, at);
    tagName.lastIndex = at + 1;
    const name = tagName.exec(buffer)?.[0];
    if (name === undefined) return this.#strayText("<", at, at + 1);
    return this.#startTag(buffer, at, name);
  }

  /** A bare `<!DOCTYPE name>` may pass; one that could bring entities may not. @see UP-6 */
  #documentType(buffer: string, at: number): EnvelopeToken {
    const end = buffer.indexOf(">", at);
    if (end < 0) return waitAt(at);
    const text = buffer.slice(at, end + 1);
    if (/^<!doctype\s+html\b/i.test(text)) return fatal("file_is_html", at, { value: text });
    const isBare = !this.#rootSeen && /^<!doctype\s+[^\s\["'>]+\s*>$/i.test(text);
    return isBare ? passed(end + 1) : fatal("doctype_refused", at, { value: text });
  }

  #startTag(buffer: string, at: number, name: string): EnvelopeToken {
    const local = localName(name);
    if (this.#open.length === 0) {
      if (this.#rootSeen) return fatal("xml_malformed", at, { field: name });
      if (local === "HTML") return fatal("file_is_html", at, { field: name });
      const isKnown = this.rules.roots.has(local) || this.rules.records.has(local);
      if (!isKnown) return fatal("format_mismatch", at, { field: name });
    }
    if (this.rules.records.has(local)) return { kind: "record", next: at, name };
    const end = tagEnd(buffer, at + 1 + name.length);
    if (end < 0) return waitAt(at);
    this.#rootSeen = true;
    if (buffer[end - 1] !== "/") this.#open.push(name);
    if (this.#open.length > depthMax) return fatal("xml_malformed", at, { field: name });
    return passed(end + 1);
  }

  #endTag(buffer: string, at: number): EnvelopeToken {
    const end = buffer.indexOf(">", at);
    if (end < 0) return waitAt(at);
    const name = buffer.slice(at + 2, end).trim();
    if (this.#open.pop() === name) return passed(end + 1);
    return fatal("xml_malformed", at, { field: name });
  }
}

function past(buffer: string, terminator: string, at: number): EnvelopeToken {
  const end = buffer.indexOf(terminator, at + 2);
  return end < 0 ? waitAt(at) : passed(end + terminator.length);
}

/** More text is needed from here on. */
function waitAt(next: number): EnvelopeToken {
  return { kind: "wait", next, name: "" };
}

function passed(next: number, problem?: EnvelopeToken["problem"]): EnvelopeToken {
  return { kind: "passed", next, name: "", ...(problem ? { problem } : {}) };
}

function fatal(
  code: ProblemCode,
  at: number,
  where: Omit<FormatProblem, "kind" | "code">,
): EnvelopeToken {
  return { kind: "fatal", next: at, name: "", problem: { code, at, where } };
}
