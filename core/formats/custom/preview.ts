import { eachFound } from "../batches.ts";
import type { Values } from "../../catalogue/values.ts";
import type { ByteSource, Format, ReadOptions } from "../format.ts";
import type { FormatProblem } from "../problems.ts";

/** A record as it is read, or one of its variants. */
export interface PreviewRow {
  line: number;
  code: string | undefined;
  isVariant: boolean;
  values: Values;
}

const problemsMax = 50;

/** Reads the first records of a file, and what is wrong with them. */
export async function previewRecords(
  format: Format,
  source: ByteSource,
  options: ReadOptions,
  limit: number,
): Promise<{ rows: PreviewRow[]; problems: FormatProblem[] }> {
  const rows: PreviewRow[] = [];
  const problems: FormatProblem[] = [];
  for await (const found of eachFound(format.split(source, options))) {
    if (found.kind === "problem") {
      problems.push(found);
    } else {
      const { record, problems: wrong } = format.parse(found, options);
      problems.push(...wrong);
      if (record) {
        const { code, values, variants } = record;
        rows.push({ line: found.line, code, isVariant: false, values });
        rows.push(...variants.map(({ code, line, values }) => ({
          line,
          code,
          isVariant: true,
          values,
        })));
      }
    }
    if (rows.length >= limit || problems.length >= problemsMax) break;
  }
  return { rows: rows.slice(0, limit), problems };
}

/** The beginning of a file: a preview of ten rows need not read a hundred megabytes. */
export function beginningOf(source: ByteSource, size: number): ByteSource {
  return {
    size: Math.min(size, source.size),
    async *chunks() {
      let left = size;
      for await (const chunk of source.chunks()) {
        yield chunk.subarray(0, left);
        left -= chunk.length;
        if (left <= 0) return;
      }
    },
  };
}
