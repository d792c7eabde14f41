import type { Run } from "../../core/imports/run_state.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { exportsOfLargeShop } from "./exports.ts";
import { type FeedKind, writeFeed } from "./feeds.ts";
import { insertFloor, parserFloor, parserOf } from "./floors.ts";
import { listsOfLargeShop, listTable } from "./lists.ts";
import { inChild, median, table } from "./measure.ts";
import { pagesDuringImport } from "./pages.ts";
import { readersOfLargeFiles } from "./readers.ts";
import { dueImports } from "./schedule.ts";
import { killAtRandom } from "./kills.ts";
import { dailyRun, killSettlement } from "./settlement.ts";
import { createBenchShop, withBenchShop } from "./shop.ts";
import { manyShops } from "./shops.ts";
import { ticketsOfManyShops, ticketTable } from "./tickets.ts";
import { webOfLargeShop } from "./web.ts";

/**
 * Measures what has a target and prints it beside the floors of the same run. `--quick` takes
 * smaller files, `--kind <id>` one format of the readers, `--only imports|readers|exports|memory|pages|lists|schedule|settlement|kills|shops|web|tickets` a part.
 */
const isQuick = Deno.args.includes("--quick");
const only = Deno.args.includes("--only") ? Deno.args[Deno.args.indexOf("--only") + 1] : undefined;
const folder = await Deno.makeTempDir({ prefix: "kramek-bench-" });
const large = isQuick ? 10_000_000 : 100_000_000;

const print = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text + "\n"));
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const times = (ms: number, floor: number) => `${(ms / floor).toFixed(2)}×`;
const rate = (count: number, ms: number) => `${Math.round(count / (ms / 1000))}/s`;

type ChildRun = Run & { ms: number; peakMb: number };

const importInChild = (data: string, file: string, kind: FeedKind, how: "repeat" | "new" = "new") =>
  inChild<ChildRun>("import_child.ts", [data, file, kind, how]);

async function imports(kind: FeedKind, size: number): Promise<string[]> {
  const feed = `${folder}/${kind}`;
  const changed = `${folder}/${kind}-changed`;
  await writeFeed(feed, { kind, size });
  await writeFeed(changed, { kind, size, changedShare: 0.01 });
  const parser = await parserFloor(feed, parserOf(kind));
  const data = `${folder}/${kind}-data`;
  await createBenchShop(data);
  const first = await importInChild(data, feed, kind);
  const same = await importInChild(data, feed, kind, "repeat");
  await Deno.writeTextFile(feed, "\n", { append: true });
  const again = await importInChild(data, feed, kind, "repeat");
  const part = await importInChild(data, changed, kind);
  const database = await withBenchShop(
    data,
    (platform, shop) => Promise.resolve(`${shopFolder(platform.folder, shop.id)}/shop.db`),
  );
  const insert = await insertFloor(database, `${folder}/${kind}-${size}-floor.db`);
  const isRight = first.created === first.read && same.notModified &&
    again.unchanged === first.read;
  if (!isRight) {
    throw new Error(`${kind}: the counts are wrong`);
  }
  await Deno.remove(data, { recursive: true });
  return [
    `${kind} ${size / 1e6} MB`,
    String(first.read),
    seconds(parser),
    seconds(insert),
    `${seconds(first.ms)} ${rate(first.read, first.ms)}`,
    times(first.ms, parser + insert),
    seconds(same.ms),
    times(same.ms, parser),
    `${seconds(again.ms)} ${times(again.ms, parser)}`,
    `${seconds(part.ms)} (${part.updated})`,
    `${first.peakMb} MB`,
  ];
}

const wants = (part: string) => only === undefined || only === part;

if (wants("imports")) {
  const rows: string[][] = [];
  const kinds: readonly FeedKind[] = [
    "heureka",
    "google",
    "mergado",
    "upgates-xml",
    "upgates-csv",
    "pohoda",
    "money-s3",
    "shoptet-xml",
    "shoptet-csv",
  ];
  for (const kind of kinds) {
    for (const size of [1_000_000, large]) rows.push(await imports(kind, size));
  }
  print("\nImports. To reach: first ≤ 3× the floors, unchanged ≤ 1.5× the parser, under 400 MB\n");
  print(table(
    [
      "feed",
      "items",
      "parser",
      "insert",
      "first",
      "of floors",
      "same bytes",
      "of parser",
      "same records",
      "1 % changed",
      "peak",
    ],
    rows,
  ));
}

if (wants("readers")) {
  const kind = Deno.args.includes("--kind")
    ? Deno.args[Deno.args.indexOf("--kind") + 1]
    : undefined;
  const read = await readersOfLargeFiles(folder, large, kind);
  print(
    "\nReaders without a database. To reach: ≤ 1.5× the bare parser, equal memory for any size\n",
  );
  print(read);
}

if (wants("exports")) {
  const exported = await exportsOfLargeShop(folder, isQuick ? large : 150_000_000);
  print("\nExports of a large shop. To reach: 50 MB/s, or twice a bare write of the same bytes\n");
  print(exported);
}

if (wants("memory")) {
  const rows: string[][] = [];
  for (const size of [large, large * 3]) {
    const feed = `${folder}/memory`;
    await writeFeed(feed, { kind: "heureka", size });
    const data = `${folder}/memory-data-${size}`;
    await createBenchShop(data);
    const run = await importInChild(data, feed, "heureka");
    rows.push([`heureka ${size / 1e6} MB`, String(run.read), `${run.peakMb} MB`]);
    await Deno.remove(data, { recursive: true });
  }
  print("\nPeak memory of an import. To reach: equal for both sizes\n");
  print(table(["feed", "items", "peak"], rows));
}

if (wants("pages")) {
  const feed = `${folder}/pages`;
  await writeFeed(feed, { kind: "heureka", size: large });
  const data = `${folder}/pages-data`;
  await createBenchShop(data);
  const pages = await pagesDuringImport(data, feed, "heureka");
  print("\nPages while a large import runs. To reach: 99th percentile under 100 ms\n");
  print(table(
    ["page", "requests", "median", "p99", "worst"],
    pages.map(({ path, requests, medianMs, p99Ms, worstMs }) => [
      path,
      String(requests),
      ...[medianMs, p99Ms, worstMs].map((ms) => `${ms.toFixed(1)} ms`),
    ]),
  ));
}

if (wants("lists")) {
  const measures = await listsOfLargeShop(folder, isQuick ? large : 115_000_000);
  const slowest = measures.toSorted((a, b) => b.medianMs - a.medianMs).slice(0, 10);
  print("\nLists of products in a large shop. To reach: under 50 ms\n");
  print(listTable(slowest));
  const typical = median(measures.map(({ medianMs }) => medianMs)).toFixed(1);
  print(`the ten slowest of ${measures.length}; the typical one takes ${typical} ms`);
}

if (wants("schedule")) {
  const { due, orderMs, firstMs, allMs } = await dueImports(
    `${folder}/schedule`,
    isQuick ? { shops: 1_000, due: 100 } : { shops: 10_000, due: 1_000 },
  );
  print("\nA tick over all shops. To reach: the first import claimed in under a second\n");
  print(table(
    ["due", "ordered in", "first claimed after", "all claimed after"],
    [[String(due), ...[orderMs, firstMs, allMs].map((ms) => `${ms.toFixed(0)} ms`)]],
  ));
}

if (wants("settlement")) {
  const shops = isQuick ? 1_000 : 10_000;
  const daily = await dailyRun(`${folder}/settlement`, { shops, days: 20 });
  print(`\nThe daily work over ${shops} shops. To reach: 10,000 shops within 10 s\n`);
  print(table(
    ["worst of 20 days", "debits", "transitions", "mails"],
    [[seconds(daily.worstMs), ...[daily.debits, daily.transitions, daily.mails].map(String)]],
  ));
  const killed = await killSettlement(
    `${folder}/settlement-kills`,
    { shops: isQuick ? 200 : 4_000, days: 60, kills: isQuick ? 10 : 200 },
  );
  print("\nThe daily work killed at random moments. To reach: as if undisturbed\n");
  print(table(
    ["kills", "at work", "entries", "as undisturbed"],
    [[
      ...[killed.kills, killed.hits, killed.entries].map(String),
      killed.isSame ? "yes" : "NO",
    ]],
  ));
}

if (wants("kills")) {
  const { kills, runs, givenUp, findings } = await killAtRandom(
    `${folder}/kills`,
    isQuick ? 20 : 200,
  );
  print("\nKilled at random moments of download, reading, undo and pictures\n");
  print(table(
    ["kills", "runs ended", "given up", "invariants broken"],
    [[kills, runs, givenUp, findings.length].map(String)],
  ));
  for (const finding of findings) print(`  ${finding}`);
}

if (wants("shops")) {
  const { shops, createMs, coldMs, coldWorstMs, grownMb } = await manyShops(
    `${folder}/shops`,
    isQuick ? 200 : 1_000,
  );
  print("\nMany shops. To reach: a cold shop's first query under 10 ms\n");
  print(table(
    ["shops", "to make one", "cold query", "worst", "memory grown"],
    [[
      String(shops),
      ...[createMs, coldMs, coldWorstMs].map((ms) => `${ms.toFixed(1)} ms`),
      `${grownMb.toFixed(0)} MB`,
    ]],
  ));
}

if (wants("tickets")) {
  const size = isQuick ? { shops: 1_000, tickets: 10_000 } : { shops: 10_000, tickets: 100_000 };
  print(ticketTable(await ticketsOfManyShops(folder, size)));
}

if (wants("web")) {
  const pages = await webOfLargeShop(folder, {
    size: isQuick ? large : 120_000_000,
    rounds: isQuick ? 100 : 300,
  });
  print("\nThe web of a large shop. To reach: 99th percentile under 50 ms\n");
  print(table(
    ["page", "median", "p99", "worst"],
    pages.map(({ page, medianMs, p99Ms, worstMs }) => [
      page,
      ...[medianMs, p99Ms, worstMs].map((ms) => `${ms.toFixed(1)} ms`),
    ]),
  ));
}

await Deno.remove(folder, { recursive: true });
