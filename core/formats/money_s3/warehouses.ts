import type { RawRecord } from "../format.ts";
import { GroupCounting } from "../group_counting.ts";
import { Grouping, type ScatteredGroups } from "../grouping.ts";
import { type FormatProblem, problemSeverities } from "../problems.ts";

type Found = AsyncGenerator<RawRecord | FormatProblem>;

const warehouse = /<(?:[\w.-]+:)?KodSkladu(?:\s[^>]*)?>\s*([^<]*)/i;

/**
 * Goods that lie in several warehouses have a record for each, which are one product. Only in a file
 * with more than one warehouse are they looked for.
 *
 * @param split reads the file from the start, each time that it is called
 */
export async function* joinWarehouses(
  split: () => Found,
  codeOf: (record: RawRecord) => string | undefined,
): Found {
  if (!await hasSeveral(split())) return yield* split();
  const grouping = new Grouping(await scatteredCodes(split(), codeOf));
  let isWhole = true;
  for await (const found of split()) {
    if (found.kind === "problem") {
      isWhole &&= problemSeverities[found.code] !== "fatal";
      yield found;
    } else {
      yield* grouping.add(found.parts[0]!, codeOf(found));
    }
  }
  yield* grouping.end(isWhole);
}

async function hasSeveral(records: Found): Promise<boolean> {
  let first: string | undefined;
  for await (const found of records) {
    const code = found.kind === "record" ? warehouse.exec(found.content)?.[1]?.trim() : undefined;
    if (code === undefined) continue;
    first ??= code;
    if (code !== first) return true;
  }
  return false;
}

async function scatteredCodes(
  records: Found,
  codeOf: (record: RawRecord) => string | undefined,
): Promise<ScatteredGroups> {
  const counting = new GroupCounting();
  for await (const found of records) {
    const code = found.kind === "record" ? codeOf(found) : undefined;
    if (code !== undefined) counting.add(code);
  }
  return counting.scattered();
}
