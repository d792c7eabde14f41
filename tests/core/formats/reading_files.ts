import { eachFound } from "../../../core/formats/batches.ts";
import type {
  ByteSource,
  EntityRecord,
  Format,
  RawRecord,
  ReadOptions,
} from "../../../core/formats/format.ts";
import type { FormatProblem } from "../../../core/formats/problems.ts";

export const czechProducts: ReadOptions = {
  entity: "products",
  language: "cs",
  currency: "CZK",
  codeTag: "ITEM_ID",
};

/** A file in memory that comes in chunks of the given size. */
export function sourceOf(content: string | Uint8Array, chunkSize = 65_536): ByteSource {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.slice(at, at + chunkSize);
    },
  };
}

export interface WholeFile {
  raw: RawRecord[];
  records: EntityRecord[];
  problems: FormatProblem[];
}

/** Reads a file to its end: cuts it, and understands every record. */
export async function readFile(
  format: Format,
  content: string | Uint8Array | ByteSource,
  options: ReadOptions = czechProducts,
): Promise<WholeFile> {
  const isSource = typeof content === "object" && "chunks" in content;
  const file: WholeFile = { raw: [], records: [], problems: [] };
  for await (
    const item of eachFound(format.split(isSource ? content : sourceOf(content), options))
  ) {
    if (item.kind === "problem") {
      file.problems.push(item);
      continue;
    }
    const { record, problems } = format.parse(item, options);
    file.raw.push(item);
    file.problems.push(...problems);
    if (record) file.records.push(record);
  }
  return file;
}

export function codesOf(problems: readonly FormatProblem[]): string[] {
  return problems.map((problem) => problem.code);
}
