import { cell, rowEnd } from "../../exports/csv_text.ts";

/** Columns in their order, with those that stand once for each text in quotes beside one another. */
export class ColumnPlan {
  #known: ReadonlyMap<string, number>;
  /** By the name without the text in quotes. */
  #found = new Map<string, Map<string, number>>();
  #headers: string[] | undefined;

  /** @param names in the order in which they are written */
  constructor(names: readonly string[]) {
    this.#known = new Map(names.map((name, index) => [name, index]));
  }

  add(name: string, about = ""): void {
    const abouts = this.#found.get(name) ?? new Map<string, number>();
    if (!abouts.has(about)) abouts.set(about, abouts.size);
    this.#found.set(name, abouts);
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

  /** All columns as a file spells them; no more can be added. */
  headers(): readonly string[] {
    if (this.#headers) return this.#headers;
    const names = [...this.#found.keys()].sort((a, b) => this.#rank(a) - this.#rank(b));
    return this.#headers = names.flatMap((name) =>
      [...this.#found.get(name)!.keys()].map((about) => headerOf(name, about))
    );
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

export type Row = ReadonlyMap<string, string>;

export function rowText(headers: readonly string[], row: Row): string {
  return headers.map((header) => cell(row.get(header) ?? "")).join(";") + rowEnd;
}
