import { peakMemoryMb } from "./measure.ts";
import { importFeed, withBenchShop } from "./shop.ts";

/** Imports one file in a process of its own, so that the peak of memory is this import's. */
const [data, file, format, how] = Deno.args as [string, string, string, string?];
const run = await withBenchShop(
  data,
  (platform, shop) => importFeed(platform, shop, { file, format, isRepeat: how === "repeat" }),
);
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify({ ...run, peakMb: peakMemoryMb() })));
