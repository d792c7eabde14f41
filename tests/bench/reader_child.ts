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

async function readRecords(path: string, isParsed: boolean): Promise<number> {
  const source = await fileSource(path, { isTransient: true });
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
const done = async (path: string) =>
  isFloor ? await parserFloor(path, how) : await readRecords(path, how === "read");

/** What is loaded when it is first used is loaded by a small piece of the file, for both alike. */
async function warmUp(): Promise<void> {
  const piece = `${file}-${how}`;
  using whole = await Deno.open(file);
  const bytes = new Uint8Array(500_000);
  const length = await whole.read(bytes) ?? 0;
  await Deno.writeFile(piece, bytes.subarray(0, length));
  await done(piece).catch(() => {}); // a piece of a document is none
  await Deno.remove(piece);
}

await warmUp();
const { ms, cpuMs, value } = await timed(() => done(file));
const measure: ReaderMeasure = { ms, cpuMs, records: isFloor ? 0 : value, peakMb: peakMemoryMb() };
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(measure)));
