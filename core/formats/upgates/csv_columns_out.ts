import { cell, rowEnd } from "../../exports/csv_text.ts";
import type { Column, ColumnQuestion } from "../../exports/export_format.ts";

/**
 * Columns in their order, with those that stand once for each text in quotes beside one another. Each
 * is known by a number from the moment when it is first needed, so that rows can be lists.
 */
export class ColumnPlan {
  #known: ReadonlyMap<string, number>;
  /** Numbers by the text in quotes, by the name without it. */
  #found = new Map<string, Map<string, number>>();
  #columns: Column[] = [];
  /** How many columns there were when questions began to be noted; before that none are. */
  #before = Infinity;
  #questions = new Map<string, ColumnQuestion>();

  /** @param names in the order in which they are written */
  constructor(names: readonly string[]) {
    this.#known = new Map(names.map((name, index) => [name, index]));
  }

  /** @returns the number of the column */
  add(name: string, about = ""): number {
    const number = this.#found.get(name)?.get(about) ?? this.#put(name, about);
    if (number >= this.#before) this.#note(name, [about], true);
    return number;
  }

  /**
   * Whether texts in quotes stand in the order of their columns, once each; those that have none yet
   * get theirs. Columns are never put before others, so what fits once always does.
   */
  spreads(name: string, abouts: readonly string[]): boolean {
    let last = -1;
    let newest = -1;
    let isInOrder = true;
    for (const about of abouts) {
      const number = this.#found.get(name)?.get(about) ?? this.#put(name, about);
      if (number <= last) isInOrder = false;
      last = number;
      newest = Math.max(newest, number);
    }
    if (newest >= this.#before) this.#note(name, abouts, isInOrder);
    return isInOrder;
  }

  found(): readonly Column[] {
    return this.#columns;
  }

  startFrom(found: readonly Column[]): void {
    this.#found.clear();
    this.#columns = [];
    for (const [name, about] of found) this.#put(name, about);
  }

  /** Notes from now on what is asked about columns that are not known yet. */
  startNoting(): void {
    this.#before = this.#columns.length;
    this.#questions.clear();
  }

  questions(): ColumnQuestion[] {
    return [...this.#questions.values()];
  }

  /**
   * Whether rows that were written elsewhere, from the first columns of those here, are as they would
   * be here: questions have the same answers, and what they found is in the same order.
   *
   * @param known how many columns were known there
   */
  take(questions: readonly ColumnQuestion[], known: number): boolean {
    for (const { name, abouts, isInOrder } of questions) {
      if (this.spreads(name, abouts) !== isInOrder) return false;
    }
    const last = new Map<string, number>();
    const seen = new Set<number>();
    for (const { name, abouts } of questions) {
      for (const about of abouts) {
        const number = this.#found.get(name)!.get(about)!;
        if (number < known || seen.has(number)) continue;
        if (number < (last.get(name) ?? 0)) return false;
        last.set(name, number);
        seen.add(number);
      }
    }
    return true;
  }

  /** All columns in the order of the file; those that are added later are not in it. */
  columns(): Column[] {
    const names = [...this.#found.keys()].sort((a, b) => this.#rank(a) - this.#rank(b));
    return names.flatMap((name) =>
      [...this.#found.get(name)!.keys()].map((about) => [name, about] as const)
    );
  }

  #put(name: string, about: string): number {
    let abouts = this.#found.get(name);
    if (!abouts) this.#found.set(name, abouts = new Map());
    const number = this.#columns.length;
    abouts.set(about, number);
    this.#columns.push([name, about]);
    return number;
  }

  #note(name: string, abouts: readonly string[], isInOrder: boolean): void {
    const key = JSON.stringify([name, ...abouts]);
    if (!this.#questions.has(key)) this.#questions.set(key, { name, abouts, isInOrder });
  }

  #rank(name: string): number {
    return this.#known.get(name) ?? Infinity;
  }
}

/** Rows in the order of columns, each of which knows its number. */
export function rowsText(rows: readonly Row[], numbers: readonly number[]): string {
  let text = "";
  for (const row of rows) {
    for (let index = 0; index < numbers.length; index++) {
      if (index > 0) text += ";";
      const own = row[numbers[index]!];
      if (own) text += cell(own);
    }
    text += rowEnd;
  }
  return text;
}

/** `[PRICE_ORIGINAL „Výchozí“]`, as the files of Upgates quote. */
export const headerOf = (name: string, about = ""): string =>
  about === "" ? `[${name}]` : `[${name} „${about}“]`;

/** A text in quotes that a header can carry and that is read as it was. */
export const isHeaderText = (about: string): boolean =>
  about !== "" && about.trim() === about && !/["„“”«»\r\n\u00a0]|''|\s{2}/.test(about);

/** Texts of cells by the numbers of their columns; most are missing. */
export type Row = string[];
