import { type FeedKind, writeFeed } from "./feeds.ts";
import { parserOf } from "./floors.ts";
import { inChild, table } from "./measure.ts";

export interface ReaderMeasure {
  ms: number;
  cpuMs: number;
  records: number;
  peakMb: number;
}

const kinds: readonly FeedKind[] = [
  ...[
    "heureka",
    "zbozi",
    "google",
    "mergado",
    "upgates-xml",
    "upgates-csv",
    "shoptet-xml",
  ] as const,
  ...["shoptet-csv", "eshop-rychle-csv", "pohoda", "money-s3", "vcard"] as const,
];

/**
 * Every reader on a large file of its format, without a database; times are the processor's, so that
 * work of others on the machine does not count.
 */
export async function readersOfLargeFiles(
  folder: string,
  size: number,
  only: string | undefined,
): Promise<string> {
  const rows: string[][] = [];
  for (const kind of kinds.filter((each) => only === undefined || each === only)) {
    const file = `${folder}/reader-${kind}`;
    await writeFeed(file, { kind, size });
    const measure = (how: string) => inChild<ReaderMeasure>("reader_child.ts", [file, how]);
    rows.push(rowOf(kind, {
      parser: await measure(parserOf(kind)),
      cut: await measure("cut"),
      read: await measure("read"),
    }));
    await Deno.remove(file);
  }
  return table(["format", "records", "parser", "cut", "of it", "read", "of it", "peak"], rows);
}

function rowOf(
  kind: FeedKind,
  { parser, cut, read }: Record<"parser" | "cut" | "read", ReaderMeasure>,
): string[] {
  const seconds = ({ cpuMs }: ReaderMeasure) => `${(cpuMs / 1000).toFixed(2)} s`;
  const times = ({ cpuMs }: ReaderMeasure) => `${(cpuMs / parser.cpuMs).toFixed(2)}×`;
  return [
    ...[kind, String(read.records), seconds(parser), seconds(cut), times(cut)],
    ...[seconds(read), times(read), `${Math.max(cut.peakMb, read.peakMb)} MB`],
  ];
}
