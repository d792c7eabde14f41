import type Papa from "papaparse";
import { type FormatProblem, problem } from "../problems.ts";
import { cellsOf, cellText, parserOf } from "./cells.ts";
import { RowCutter } from "./cutter.ts";
import { delimiterLine, type Dialect } from "./dialect.ts";

/** Limits of a file, so that one wrong quote cannot take all memory. @see UP-9 */
const columnsMax = 2_000;
const cellLengthMax = 1_048_576;
const recordLengthMax = 8_388_608;

export interface CsvRow {
  kind: "row";
  /** Line of the file on which the row begins, from 1. */
  line: number;
  /** As it stands in the file, without its newline. */
  text: string;
  dialect: Dialect;
  /** Number of its cells. */
  count: number;
  /** Its texts in the columns that were asked for; empty where it has none. */
  keys: readonly string[];
}

export type CsvItem = CsvRow | FormatProblem;

/** Answers of a header which columns are asked for in every row; -1 for one that it has not. */
export type KeyColumns = (header: readonly string[]) => readonly number[];

/**
 * Cuts text that comes in pieces into rows, and leaves their cells to those who need them. A row
 * that has no end yet is looked at again with the next piece.
 */
export class CsvRows {
  #rest = "";
  #line = 1;
  #isClosed = false;
  #hasHeader = false;
  #out: CsvItem[] = [];
  #cutter: RowCutter;
  #letter: RegExp;
  #columns: readonly number[] = [];

  /** @param isHasty only the keys of the rows are wanted: their cells are not counted */
  constructor(
    readonly dialect: Dialect,
    readonly keyColumns: KeyColumns = () => [],
    isHasty = false,
  ) {
    this.#cutter = new RowCutter(dialect, isHasty);
    this.#letter = letterBeside(dialect);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The line at the end of all text pushed so far. */
  get line(): number {
    return this.#line + this.#rest.split(this.dialect.newline).length - 1;
  }

  push(text: string): CsvItem[] {
    this.#out = [];
    if (!this.#isClosed) this.#cut(this.#rest + text);
    // a row of more than 8 MB without an end: nearly always a quote that nobody closed
    if (!this.#isClosed && this.#rest.length > recordLengthMax) this.#close(this.#unclosedQuote());
    return this.#out;
  }

  /** The last row may lack its newline. */
  end(): CsvItem[] {
    this.#out = [];
    if (this.#isClosed || this.#rest === "") return this.#out;
    const last = this.#rest;
    this.#cut(last + this.dialect.newline);
    if (this.#rest !== "" && !this.#isClosed) {
      this.#rest = last;
      this.#close(this.#unclosedQuote());
    }
    return this.#out;
  }

  #cut(text: string): void {
    const cutter = this.#cutter;
    cutter.reset(text);
    let end = 0;
    while (!this.#isClosed && cutter.next()) {
      end = cutter.to + 1;
      this.#add(text.slice(cutter.from, cutter.to));
      this.#line += cutter.lines;
    }
    this.#rest = text.slice(end);
  }

  /** Takes the row that the cutter has found. */
  #add(text: string): void {
    const { dialect } = this;
    const { cells: count, hasStrayQuote } = this.#cutter;
    const line = this.#line;
    if (count > columnsMax) {
      return this.#close(problem("csv_too_many_columns", { line, details: { count } }));
    }
    if (isTooLarge(text, dialect)) {
      this.#out.push(problem("record_too_large", { line }));
      return;
    }
    if (hasStrayQuote) this.#out.push(problem("cell_quote_stray", { line }));
    if (this.#isBlank(text) || (line === 1 && delimiterLine.test(text))) return;
    this.#out.push({ kind: "row", line, text, dialect, count, keys: this.#keys() });
    if (this.#hasHeader) return;
    this.#hasHeader = true;
    this.#columns = this.keyColumns(cellsOf(text, dialect));
    this.#cutter.note(Math.max(0, ...this.#columns.map((column) => column + 1)));
  }

  #keys(): readonly string[] {
    if (this.#columns.length === 0) return noKeys;
    return this.#columns.map((column) =>
      column < 0 ? "" : cellText(this.#cutter.cell(column), this.dialect)
    );
  }

  /** Blanks, delimiters and quotes are looked at closer: a cell may be one quoted quote. */
  #isBlank(text: string): boolean {
    if (this.#letter.test(text)) return false;
    return cellsOf(text, this.dialect).every((cell) => cell.trim() === "");
  }

  #close(reason: FormatProblem): void {
    this.#out.push(reason);
    this.#isClosed = true;
  }

  /** Where the quote opened that swallows the rest of the text. */
  #unclosedQuote(): FormatProblem {
    const { newline } = this.dialect;
    const text = this.#rest;
    this.#rest = "";
    const { errors } = parserOf(this.dialect).parse(text, 0, false);
    const error = errors.find(({ code }: Papa.ParseError) => code === "MissingQuotes");
    if (error?.index === undefined) return problem("csv_malformed", { line: this.#line });
    return problem("csv_quote_unclosed", {
      line: this.#line + text.slice(0, error.index).split(newline).length - 1,
      value: text.slice(error.index, error.index + 200),
    });
  }
}

const noKeys: readonly string[] = [];

/** A cell is at most as long as its row, so nearly no row has to be read for it. */
function isTooLarge(row: string, dialect: Dialect): boolean {
  if (row.length <= cellLengthMax) return false;
  return row.length > recordLengthMax ||
    cellsOf(row, dialect).some((cell) => cell.length > cellLengthMax);
}

/** Finds a letter that only a cell with a text can have. */
function letterBeside({ delimiter, quote }: Dialect): RegExp {
  const escaped = `\\u${delimiter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return new RegExp(`[^\\s${escaped}${quote}]`);
}
