import type { Entity } from "../../core/formats/format.ts";
import { readHead, recogniseFormat } from "../../core/formats/registry.ts";
import { fileSource } from "../../tenants/files/feed_files.ts";
import { parserFloor, type ParserKind } from "./floors.ts";
import { peakMemoryMb, timed } from "./measure.ts";
import type { ReaderMeasure } from "./readers.ts";

/**
 * Reads one file in a process of its own: with the bare parser, only cut into records as it is for a
 * feed that has not changed, or with every record understood.
 */
const [file, how] = Deno.args as [string, "cut" | "read" | ParserKind];

async function readRecords(isParsed: boolean): Promise<number> {
  const source = await fileSource(file, { isTransient: true });
  const { format, entity } = recogniseFormat(await readHead(source))!;
  const options = optionsOf(entity);
  let records = 0;
  for await (const batch of format.split(source, options)) {
    for (const found of batch) {
      if (found.kind === "problem") continue;
      if (!isParsed || format.parse(found, options).record) records++;
    }
  }
  return records;
}

const optionsOf = (entity: Entity) =>
  ({ entity, language: "cs", currency: "CZK", codeTag: "ITEM_ID" }) as const;

const isFloor = how !== "cut" && how !== "read";
const { ms, cpuMs, value } = await timed(async () =>
  isFloor ? await parserFloor(file, how) : await readRecords(how === "read")
);
const measure: ReaderMeasure = { ms, cpuMs, records: isFloor ? 0 : value, peakMb: peakMemoryMb() };
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(measure)));
