import { readHead } from "../decode.ts";
import type { Batches, ByteSource, Found, ReadOptions } from "../format.ts";
import { Grouping } from "../grouping.ts";
import { problemSeverities } from "../problems.ts";
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
): Batches {
  const encoding = options.encoding ?? (await readHead(source)).encoding;
  const groups = await index(source, encoding);
  const grouping = new Grouping(groups.scattered);
  let number = 0;
  let isWhole = true;
  const finished = (found: Found[]) =>
    dated ? found.map((one) => withHour(one, dated, options)) : found;
  for await (const batch of scanFile(source, scan, options.encoding)) {
    const ready: Found[] = [];
    for (const found of batch) {
      if (countsAsRecord(found)) number++;
      if (found.kind === "problem") {
        isWhole &&= problemSeverities[found.code] !== "fatal";
        ready.push(numbered(found, number));
      } else {
        const { line, text } = found;
        for (const one of grouping.add({ line, number, text }, groups.keyOf(text))) ready.push(one);
      }
    }
    yield finished(ready);
  }
  yield finished(grouping.end(isWhole));
}

/** A record that says from when to when something holds may mean something else every hour. */
export function withHour(found: Found, dated: RegExp, { now }: ReadOptions): Found {
  if (found.kind === "problem" || now === undefined || !dated.test(found.content)) return found;
  return { ...found, content: `${found.content}\n${readingHour(now)}` };
}
