import type { Batches, Found, RawRecord } from "../format.ts";
import { GroupCounting } from "../group_counting.ts";
import { Grouping, type ScatteredGroups } from "../grouping.ts";
import { problemSeverities } from "../problems.ts";

const warehouse = /<(?:[\w.-]+:)?KodSkladu(?:\s[^>]*)?>\s*([^<]*)/i;

/**
 * Goods that lie in several warehouses have a record for each, which are one product. Only in a file
 * with more than one warehouse are they looked for.
 *
 * @param split reads the file from the start, each time that it is called
 */
export async function* joinWarehouses(
  split: () => Batches,
  codeOf: (record: RawRecord) => string | undefined,
): Batches {
  if (!await hasSeveral(split())) return yield* split();
  const grouping = new Grouping(await scatteredCodes(split(), codeOf));
  let isWhole = true;
  for await (const batch of split()) {
    const ready: Found[] = [];
    for (const found of batch) {
      if (found.kind === "problem") {
        isWhole &&= problemSeverities[found.code] !== "fatal";
        ready.push(found);
      } else {
        ready.push(...grouping.add(found.parts[0]!, codeOf(found)));
      }
    }
    yield ready;
  }
  yield grouping.end(isWhole);
}

async function hasSeveral(batches: Batches): Promise<boolean> {
  let first: string | undefined;
  for await (const batch of batches) {
    for (const found of batch) {
      const code = found.kind === "record" ? warehouse.exec(found.content)?.[1]?.trim() : undefined;
      if (code === undefined) continue;
      first ??= code;
      if (code !== first) return true;
    }
  }
  return false;
}

async function scatteredCodes(
  batches: Batches,
  codeOf: (record: RawRecord) => string | undefined,
): Promise<ScatteredGroups> {
  const counting = new GroupCounting();
  for await (const batch of batches) {
    for (const found of batch) {
      const code = found.kind === "record" ? codeOf(found) : undefined;
      if (code !== undefined) counting.add(code);
    }
  }
  return counting.scattered();
}
