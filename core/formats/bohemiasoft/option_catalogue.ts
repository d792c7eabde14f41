import { csvRows } from "../csv/split.ts";
import { plainWords } from "../custom/header.ts";
import type { ByteSource, ReadOptions } from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import type { FormatProblem } from "../problems.ts";

/** Whether the names of a first row are those of a catalogue of options. */
export function isOptionCatalogue(header: readonly string[]): boolean {
  const [reference = "", name = ""] = header.map(plainWords);
  return reference === "vazbove cislo" && /^naz[eo]v$/.test(name);
}

/** More options are no shop's. */
const optionsMax = 200_000;

/**
 * Reads a catalogue of options: `1-0` is the name of a group, `1-2` one of its values. Each stands on
 * one line, and the shops leave a quote behind a backslash undoubled (`"1/4\""`), so that no quote may
 * be trusted to end a cell: lines are cut first.
 *
 * @returns references and names by turns, as one flat list that goes with every record
 */
export async function readOptionCatalogue(
  source: ByteSource,
  { encoding, delimiter }: ReadOptions,
): Promise<{ cells: string[]; problems: FormatProblem[] }> {
  const cells: string[] = [];
  const problems: FormatProblem[] = [];
  for await (const batch of csvRows(source, { encoding, delimiter, quote: "'" })) {
    for (const item of batch) {
      if (item.kind === "problem") {
        problems.push(item);
        continue;
      }
      const [first = "", ...rest] = item.text.split(item.dialect.delimiter);
      const reference = unquoted(first);
      const name = unquoted(
        rest.slice(0, Math.max(1, rest.length - 1)).join(item.dialect.delimiter),
      );
      if (!/^\d+-\d+$/.test(reference) || name === "" || cells.length > 2 * optionsMax) continue;
      cells.push(ownCopy(reference), ownCopy(name));
    }
  }
  return { cells, problems };
}

function unquoted(cell: string): string {
  const text = cell.trim();
  const [, inside] = /^"(.*)"$/.exec(text) ?? [];
  return inside === undefined ? text : inside.replaceAll('\\"', '"').replaceAll('""', '"').trim();
}

/** An option as a customer chooses it: what is chosen, and the choice. */
export interface Option {
  name: string;
  value: string;
}

/** Options by their references. */
export class OptionCatalogue {
  #names = new Map<string, string>();

  constructor(cells: readonly string[]) {
    for (let at = 0; at + 1 < cells.length; at += 2) this.#names.set(cells[at]!, cells[at + 1]!);
  }

  /** `undefined` when the catalogue has not both the value and its group. */
  find(reference: string): Option | undefined {
    const value = this.#names.get(reference);
    const name = this.#names.get(`${reference.slice(0, reference.indexOf("-"))}-0`);
    return value === undefined || name === undefined ? undefined : { name, value };
  }
}
