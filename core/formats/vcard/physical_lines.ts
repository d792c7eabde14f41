import { recordLengthMax } from "../xml/scan.ts";

/** A line as it stands in the file, without its end. */
export interface PhysicalLine {
  text: string;
  /** Longer than any record may be; `text` is only its beginning. */
  isCut: boolean;
}

const shownLength = 200;

/** Cuts text that comes in blocks into lines, which end with CRLF, LF or CR alone. */
export class PhysicalLines {
  #rest = "";
  #isCut = false;
  #afterReturn = false;

  /** Nothing is held of a line whose end has not come yet. */
  get isEmpty(): boolean {
    return this.#rest === "" && !this.#afterReturn;
  }

  push(block: string): PhysicalLine[] {
    const text = this.#afterReturn && block.startsWith("\n") ? block.slice(1) : block;
    if (block !== "") this.#afterReturn = block.endsWith("\r");
    const [first = "", ...others] = linesOf(text);
    this.#add(first);
    return others.map((next) => {
      const line = this.#take();
      this.#add(next);
      return line;
    });
  }

  /** The last line, which may lack its end; `undefined` when there is none. */
  end(): PhysicalLine | undefined {
    return this.#rest === "" ? undefined : this.#take();
  }

  #add(piece: string): void {
    if (this.#isCut) return;
    this.#rest += piece;
    if (this.#rest.length <= recordLengthMax) return;
    this.#rest = this.#rest.slice(0, shownLength);
    this.#isCut = true;
  }

  #take(): PhysicalLine {
    const line = { text: this.#rest, isCut: this.#isCut };
    this.#rest = "";
    this.#isCut = false;
    return line;
  }
}

/** Native code cuts at one letter ten times faster than at a pattern. */
const linesOf = (text: string): string[] =>
  text.includes("\r") ? text.replaceAll("\r\n", "\n").split(/[\n\r]/) : text.split("\n");
