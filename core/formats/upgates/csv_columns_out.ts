import { cell, rowEnd } from "../../exports/csv_text.ts";

/**
 * Columns in their order, with those that stand once for each text in quotes beside one another. Each
 * is known by a number from the moment when it is first needed, so that rows can be lists.
 */
export class ColumnPlan {
  #known: ReadonlyMap<string, number>;
  /** Numbers by the text in quotes, by the name without it. */
  #found = new Map<string, Map<string, number>>();
  #size = 0;
  #order: number[] | undefined;

  /** @param names in the order in which they are written */
  constructor(names: readonly string[]) {
    this.#known = new Map(names.map((name, index) => [name, index]));
  }

  /** @returns the number of the column */
  add(name: string, about = ""): number {
    let abouts = this.#found.get(name);
    if (!abouts) this.#found.set(name, abouts = new Map());
    let number = abouts.get(about);
    if (number === undefined) abouts.set(about, number = this.#size++);
    return number;
  }

  /**
   * Whether texts in quotes stand in the order of their columns, once each. Columns are never put
   * before others, so what fits once always does.
   */
  isInOrder(name: string, abouts: readonly string[]): boolean {
    const columns = this.#found.get(name);
    let last = -1;
    for (const about of abouts) {
      const at = columns?.get(about) ?? -1;
      if (at <= last) return false;
      last = at;
    }
    return true;
  }

  /** All columns as a file spells them; those that are added later are not written. */
  headers(): readonly string[] {
    const names = [...this.#found.keys()].sort((a, b) => this.#rank(a) - this.#rank(b));
    this.#order = names.flatMap((name) => [...this.#found.get(name)!.values()]);
    return names.flatMap((name) =>
      [...this.#found.get(name)!.keys()].map((about) => headerOf(name, about))
    );
  }

  /** A row in the order of the headers, which must have been asked for. */
  textOf(row: Row): string {
    const [first, ...others] = this.#order!;
    let text = cell(row[first!] ?? "");
    for (const number of others) {
      const own = row[number] ?? "";
      text += own === "" ? ";" : `;${cell(own)}`;
    }
    return text + rowEnd;
  }

  #rank(name: string): number {
    return this.#known.get(name) ?? Infinity;
  }
}

/** `[PRICE_ORIGINAL „Výchozí“]`, as the files of Upgates quote. */
export const headerOf = (name: string, about = ""): string =>
  about === "" ? `[${name}]` : `[${name} „${about}“]`;

/** A text in quotes that a header can carry and that is read as it was. */
export const isHeaderText = (about: string): boolean =>
  about !== "" && about.trim() === about && !/["„“”«»\r\n\u00a0]|''|\s{2}/.test(about);

/** Texts of cells by the numbers of their columns; most are missing, in JSON `null`. */
export type Row = (string | null)[];
