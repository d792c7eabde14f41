import Papa from "papaparse";
import { type FormatProblem, problem } from "../problems.ts";
import type { Dialect } from "./dialect.ts";

/** Limits of a file, so that one wrong quote cannot take all memory. @see UP-9 */
const columnsMax = 2_000;
const cellLengthMax = 1_048_576;
const recordLengthMax = 8_388_608;

export interface CsvRow {
  kind: "row";
  /** Line of the file on which the row begins, from 1. */
  line: number;
  cells: string[];
}

export type CsvItem = CsvRow | FormatProblem;

/**
 * Reads rows out of text that comes in pieces.
 *
 * The parser is given all text that is not read yet, and told to leave the last row alone; what it
 * left comes again with the next piece. It counts neither lines nor limits, so that is done here.
 * With `\n` as newline it leaves the `\r` of Windows at the end of an unquoted last cell.
 */
export class CsvRows {
  #rest = "";
  #line = 1;
  #isClosed = false;
  #out: CsvItem[] = [];

  constructor(readonly dialect: Dialect) {}

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The line at the end of all text pushed so far. */
  get line(): number {
    return this.#line + this.#rest.split(this.dialect.newline).length - 1;
  }

  push(text: string): CsvItem[] {
    this.#rest += text;
    const out = this.#read(true);
    const isStuck = !this.#isClosed && this.#rest.length > recordLengthMax;
    return isStuck ? [...out, this.#endless()] : out;
  }

  end(): CsvItem[] {
    return this.#read(false);
  }

  #read(leaveLast: boolean): CsvItem[] {
    this.#out = [];
    if (this.#isClosed || this.#rest === "") return [];
    let read = 0;
    const parser = this.#parser((cells, errors, cursor) => {
      this.#add(cells, errors, { from: read, to: cursor });
      read = cursor;
      if (this.#isClosed) parser.abort();
    });
    parser.parse(this.#rest, 0, leaveLast);
    this.#rest = this.#rest.slice(read);
    return this.#out;
  }

  #parser(step: (cells: string[], errors: Papa.ParseError[], cursor: number) => void) {
    const { delimiter, newline, quote: quoteChar } = this.dialect;
    return new Papa.Parser({
      delimiter,
      newline,
      quoteChar,
      step: ({ data, errors, meta }: Papa.ParseStepResult<string[][]>) =>
        step(data[0]!, errors, meta.cursor),
    });
  }

  #add(cells: string[], errors: Papa.ParseError[], range: { from: number; to: number }): void {
    const line = this.#line;
    const text = this.#rest.slice(range.from, range.to);
    this.#line += text.split(this.dialect.newline).length - 1;
    const unclosed = errors.find((error) => error.code === "MissingQuotes");
    if (unclosed) return this.#close(this.#unclosedQuote(line, text));
    if (cells.length > columnsMax) {
      return this.#close(
        problem("csv_too_many_columns", { line, details: { count: cells.length } }),
      );
    }
    if (cells.some((cell) => cell.length > cellLengthMax) || text.length > recordLengthMax) {
      this.#out.push(problem("record_too_large", { line }));
      return;
    }
    if (errors.length > 0) this.#out.push(problem("cell_quote_stray", { line }));
    const clean = cells.map(withoutCarriageReturns);
    if (clean.some((cell) => cell.trim() !== "")) {
      this.#out.push({ kind: "row", line, cells: clean });
    }
  }

  #close(reason: FormatProblem): void {
    this.#out.push(reason);
    this.#isClosed = true;
  }

  /** A row of more than 8 MB without an end: nearly always a quote that nobody closed. */
  #endless(): FormatProblem {
    this.#isClosed = true;
    const text = this.#rest;
    this.#rest = "";
    return this.#unclosedQuote(this.#line, text);
  }

  /** Where the quote opened that swallows the rest of `text`, which begins on `line`. */
  #unclosedQuote(line: number, text: string): FormatProblem {
    const { delimiter, newline, quote: quoteChar } = this.dialect;
    const parsed = new Papa.Parser({ delimiter, newline, quoteChar }).parse(text, 0, false);
    const error = parsed.errors.find(({ code }: Papa.ParseError) => code === "MissingQuotes");
    if (error?.index === undefined) return problem("csv_malformed", { line });
    const before = text.slice(0, error.index).split(newline).length - 1;
    return problem("csv_quote_unclosed", {
      line: line + before,
      value: text.slice(error.index, error.index + 200),
    });
  }
}

function withoutCarriageReturns(cell: string): string {
  return cell.includes("\r") ? cell.replace(/\r$/, "").replaceAll("\r\n", "\n") : cell;
}
