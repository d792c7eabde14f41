import { ownCopy } from "../own_copy.ts";
import type { ReadResult } from "../reading.ts";
import { Report } from "../report.ts";

/** Where the columns of a file stand, by their names; all rows of a file share one. */
export class ColumnIndex {
  readonly #places = new Map<string, number>();
  readonly #matching = new Map<RegExp, readonly { name: string; about: string }[]>();

  /** @param nameOf what a header is called; `undefined` leaves its column out */
  constructor(
    readonly headers: readonly string[],
    nameOf: (header: string) => string | undefined = (header) => header.trim(),
  ) {
    for (const [index, header] of headers.entries()) {
      const name = nameOf(header);
      if (name && !this.#places.has(name)) this.#places.set(name, index);
    }
  }

  get names(): IterableIterator<string> {
    return this.#places.keys();
  }

  at(name: string): number {
    return this.#places.get(name) ?? -1;
  }

  /** Names that a pattern fits, in the order of the file, with what its first group found. */
  matching(pattern: RegExp): readonly { name: string; about: string }[] {
    const known = this.#matching.get(pattern) ?? [...this.#places.keys()].flatMap((name) => {
      const found = pattern.exec(name);
      return found ? [{ name, about: found[1] ?? "" }] : [];
    });
    this.#matching.set(pattern, known);
    return known;
  }
}

/** A row whose cells are asked for by the names of their columns. */
export class NamedRow {
  readonly report: Report;

  constructor(
    readonly columns: ColumnIndex,
    readonly place: { line: number; number: number; cells: readonly string[] },
  ) {
    this.report = new Report(place.number);
  }

  /** The trimmed text of a cell; `undefined` when there is no such column, or the row ends before it. */
  cell(name: string): string | undefined {
    const at = this.columns.at(name);
    // engines look for a member of a list that is not there ten times longer than for one that is
    const { cells } = this.place;
    return at < 0 || at >= cells.length ? undefined : ownCopy(cells[at]!.trim());
  }

  text(name: string): string {
    return this.cell(name) ?? "";
  }

  /** What stands in a cell, read; `undefined` with the reason reported, or for an empty one. */
  take<T>(name: string, parse: (text: string) => ReadResult<T>): T | undefined {
    const text = this.text(name);
    if (text === "") return undefined;
    const tag = this.columns.headers[this.columns.at(name)]!.trim();
    return this.report.take(parse(text), { line: this.place.line, tag }, text);
  }

  /** As {@link take}; an empty cell is `null`, which deletes. */
  takeOrDelete<T>(name: string, parse: (text: string) => ReadResult<T>): T | null | undefined {
    return this.cell(name) === "" ? null : this.take(name, parse);
  }
}
