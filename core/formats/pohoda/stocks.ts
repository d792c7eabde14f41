import type { Batches, ByteSource, Found, RawPart, RawRecord, ReadOptions } from "../format.ts";
import { joined } from "../encodings.ts";
import { GroupCounting } from "../group_counting.ts";
import { Grouping } from "../grouping.ts";
import { letteredBytes } from "../letters.ts";
import { type FormatProblem, problemSeverities } from "../problems.ts";
import { Report } from "../report.ts";
import { readPart } from "../xml/read_part.ts";
import { readGroups, type StockGroup, type StockGroups } from "./groups.ts";
import { splitPack } from "./pack.ts";
import { isWanted, referencesOf, stockTextElements } from "./product.ts";

/**
 * Goods of a file; those that a group ties together are one record, of which the group is the first
 * part, wherever in the file they stand. Of a file that is cut none are taken: what it has lost may
 * have tied them together.
 */
export async function* splitStocks(source: ByteSource, options: ReadOptions): Batches {
  if (await isBroken(source, options)) return yield* problemsOf(splitPack(source, options));
  const groups = await readGroups(source, options);
  if (groups === undefined) return yield* splitPack(source, options);
  if (groups.problems.length > 0) return yield groups.problems;
  const grouping = new Grouping(await scatteredGoods(source, options, groups));
  let isWhole = true;
  const whole = (found: Found) => withGroup(found, groups);
  for await (const batch of splitPack(source, options)) {
    const ready: Found[] = [];
    for (const found of batch) {
      if (found.kind === "problem") {
        isWhole &&= !isFatal(found);
        ready.push(found);
        continue;
      }
      const [part] = found.parts;
      const code = groupCode(part!, groups);
      if (code === undefined) ready.push(found);
      else ready.push(...grouping.add({ ...part!, cells: [code] }, code));
    }
    yield ready.map(whole);
  }
  yield grouping.end(isWhole).map(whole);
}

const packEnd = /<\/(?:[\w.-]+:)?(?:response|data)Pack\s*>\s*$/i;
/** Bytes of the end of a file that are looked at; in UTF-16 they are half as many letters. */
const endLength = 512;

/** Whether a file cannot be read to its end; nearly all are known by how they end. */
async function isBroken(source: ByteSource, options: ReadOptions): Promise<boolean> {
  let end: Uint8Array = new Uint8Array(0);
  for await (const chunk of source.chunks()) end = lastOf(end, chunk);
  if (packEnd.test(letteredBytes(end).replaceAll("\0", ""))) return false;
  for await (const batch of splitPack(source, options)) {
    if (batch.some((found) => found.kind === "problem" && isFatal(found))) return true;
  }
  return false;
}

const isFatal = ({ code }: FormatProblem): boolean => problemSeverities[code] === "fatal";

function lastOf(before: Uint8Array, chunk: Uint8Array): Uint8Array {
  const bytes = chunk.length < endLength ? joined([before, chunk]) : chunk;
  return bytes.slice(-endLength);
}

async function* problemsOf(batches: Batches): Batches {
  for await (const batch of batches) yield batch.filter(({ kind }) => kind === "problem");
}

async function scatteredGoods(source: ByteSource, options: ReadOptions, groups: StockGroups) {
  const counting = new GroupCounting();
  for await (const batch of splitPack(source, options)) {
    for (const found of batch) {
      const code = found.kind === "record" ? groupCode(found.parts[0]!, groups) : undefined;
      if (code !== undefined) counting.add(code);
    }
  }
  return counting.scattered();
}

function groupCode(part: RawPart, groups: StockGroups): string | undefined {
  const root = readPart(part, stockTextElements, new Report(part.number));
  return root && isWanted(root) ? groups.groupOf(referencesOf(root))?.code : undefined;
}

function withGroup(found: Found, { byCode }: StockGroups): Found {
  if (found.kind === "problem") return found;
  const [first] = found.parts;
  const group = first?.cells && byCode.get(first.cells[0]!);
  if (!group) return found;
  const text = JSON.stringify(group);
  const part: RawPart = { line: found.line, number: found.number, cells: [text] };
  return { ...found, content: `${found.content}\n${text}`, parts: [part, ...found.parts] };
}

/** The group of a record, when it is one of goods that belong together. */
export function groupOfRecord({ parts: [first] }: RawRecord): StockGroup | undefined {
  const isGroup = first!.text === undefined;
  return isGroup ? JSON.parse(first!.cells![0]!) as StockGroup : undefined;
}
