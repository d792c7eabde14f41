import { cellsOf } from "../csv/cells.ts";
import { ColumnIndex } from "../csv/named_row.ts";
import { layoutDigest } from "../csv/records.ts";
import { csvRows } from "../csv/split.ts";
import { readHead } from "../decode.ts";
import type { ByteSource, RawPart, RawRecord, ReadOptions } from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import { type FormatProblem, problem, problemSeverities } from "../problems.ts";
import { columnOf } from "./columns.ts";
import { readOptionCatalogue } from "./option_catalogue.ts";
import { productIdOf, tableOf } from "./tables.ts";

/** Bytes of tables that are held to be joined with the products, of which a shop has some hundred kB. */
const heldBytesMax = 67_108_864;

/** What the other tables of a set say, by the numbers of products. */
export interface Companions {
  variants: Map<string, RawPart[]>;
  /** Of a catalogue of options; absent without one. */
  options: RawPart | undefined;
  /** Part of the content of every record: under another catalogue the same row means something else. */
  digest: string;
  problems: FormatProblem[];
}

/** Reads the tables beside the products. Rows of variants are held as they stand. */
export async function readCompanions(
  files: readonly ByteSource[],
  options: ReadOptions,
  firstNumber: number,
): Promise<Companions> {
  const companions: Companions = {
    variants: new Map(),
    options: undefined,
    digest: "",
    problems: [],
  };
  let number = firstNumber;
  for (const file of files) {
    const kind = tableOf(await readHead(file));
    if (file.size > heldBytesMax) {
      companions.problems.push(problem("table_too_large", {}));
    } else if (kind === "options") {
      await takeOptions(companions, file, options);
    } else if (kind !== undefined) {
      number = await takeVariants(companions, file, { options, number });
    }
  }
  return companions;
}

async function takeOptions(
  companions: Companions,
  file: ByteSource,
  options: ReadOptions,
): Promise<void> {
  const { cells, problems } = await readOptionCatalogue(file, options);
  companions.problems.push(...problems);
  companions.options = { line: 0, number: 0, text: "options", cells };
  companions.digest = await layoutDigest(cells, dialectOfNothing);
}

const dialectOfNothing = { delimiter: ";", newline: "\n", quote: '"' } as const;

/** @returns the number of the next row */
async function takeVariants(
  { variants, problems }: Companions,
  file: ByteSource,
  { options: { encoding, delimiter }, number }: { options: ReadOptions; number: number },
): Promise<number> {
  let header: RawPart | undefined;
  const idColumn = (cells: readonly string[]) => [new ColumnIndex(cells, columnOf).at("id")];
  for await (const batch of csvRows(file, { encoding, delimiter }, idColumn)) {
    for (const item of batch) {
      if (item.kind === "problem") {
        problems.push(item);
        continue;
      }
      const { line, dialect, keys: [key = ""] } = item;
      if (header === undefined) {
        header = { line, number: 0, cells: cellsOf(item.text, dialect).map(ownCopy) };
        continue;
      }
      const id = productIdOf(key.trim());
      const parts = variants.get(id) ?? [header];
      if (parts.length === 1) variants.set(ownCopy(id), parts);
      parts.push({ line, number: number++, text: ownCopy(item.text), dialect });
    }
  }
  return number;
}

/** A product with what the other tables say of it. */
export function joined(
  record: RawRecord,
  productIdIn: (record: RawRecord) => string,
  companions: Companions,
): RawRecord {
  const { options, digest, variants } = companions;
  if (!options && variants.size === 0) return record;
  const productId = productIdIn(record);
  const more = variants.get(productId) ?? [];
  variants.delete(productId);
  const parts = [...record.parts, ...more, ...(options ? [options] : [])];
  const texts = more.flatMap(({ text, cells }) => text ?? JSON.stringify(cells));
  return {
    ...record,
    items: record.items + Math.max(0, more.length - 1),
    content: [record.content, ...texts, digest].join("\n"),
    parts,
  };
}

/** Variants of products that the set has not. */
export function* leftOver({ variants }: Companions): Generator<FormatProblem> {
  for (const [id, [, first]] of variants) {
    yield problem("variant_without_product", {
      line: first!.line,
      record: first!.number,
      value: id,
    });
  }
}

/** Whether the tables beside the products end the reading. */
export const isBroken = ({ problems }: Companions): boolean =>
  problems.some(({ code }) => problemSeverities[code] === "fatal");
