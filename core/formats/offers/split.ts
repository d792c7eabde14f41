import { readHead } from "../decode.ts";
import type { ByteSource, RawRecord, ReadOptions } from "../format.ts";
import { Grouping } from "../grouping.ts";
import { type FormatProblem, problemSeverities } from "../problems.ts";
import type { ScanRules } from "../xml/envelope.ts";
import { countsAsRecord, numbered, scanFile } from "../xml/split.ts";
import { readingHour } from "./sales.ts";
import type { GroupIndex } from "./group_index.ts";

export interface OfferRules {
  scan: ScanRules;
  /** Finds tags whose meaning depends on the moment at which they are read. */
  dated?: RegExp;
  /** Looks at the whole file for groups, before it is read. */
  index(source: ByteSource, encoding: string): Promise<GroupIndex>;
}

/** Cuts a file of flat offers into records: an offer, or all offers of one group. */
export async function* splitOffers(
  source: ByteSource,
  options: ReadOptions,
  { scan, index, dated }: OfferRules,
): AsyncGenerator<RawRecord | FormatProblem> {
  const encoding = options.encoding ?? (await readHead(source)).encoding;
  const groups = await index(source, encoding);
  const grouping = new Grouping(groups.scattered);
  let number = 0;
  let isWhole = true;
  for await (const batch of scanFile(source, scan, options.encoding)) {
    for (const found of batch) {
      if (countsAsRecord(found)) number++;
      if (found.kind === "problem") {
        isWhole &&= problemSeverities[found.code] !== "fatal";
        yield numbered(found, number);
      } else {
        const { line, text } = found;
        const ready = grouping.add({ line, number, text }, groups.keyOf(text));
        // not `yield*`, which would cost more than everything before it
        for (const one of ready) yield dated ? withHour(one, dated, options) : one;
      }
    }
  }
  for (const one of grouping.end(isWhole)) yield dated ? withHour(one, dated, options) : one;
}

/** A record that says from when to when something holds may mean something else every hour. */
export function withHour(
  found: RawRecord | FormatProblem,
  dated: RegExp,
  { now }: ReadOptions,
): RawRecord | FormatProblem {
  if (found.kind === "problem" || now === undefined || !dated.test(found.content)) return found;
  return { ...found, content: `${found.content}\n${readingHour(now)}` };
}
