import { byteOrderMark, encoderOf } from "../../core/exports/encoding.ts";
import type {
  ExportFormat,
  ExportOptions,
  ExportRecord,
} from "../../core/exports/export_format.ts";
import { newId } from "../ids.ts";
import { writeCounted } from "./feed_files.ts";

/** An export is as large as the shop: far more than an import may be. */
const exportSizeMax = 4 * 1024 * 1024 * 1024;

const keyPattern = /^[a-z0-9]{24}$/;

export function exportPath(shopFolder: string, key: string): string {
  if (!keyPattern.test(key)) throw new Error(`Not an export's key: ${key}`);
  return `${shopFolder}/exports/${key}`;
}

export interface ExportSource {
  format: ExportFormat;
  options: ExportOptions;
  /** All records from the first, any number of times. */
  records(): AsyncIterable<readonly ExportRecord[]>;
  signal?: AbortSignal;
  /** Called after each piece with how many records were written. */
  onProgress?: (records: number) => Promise<void>;
}

/** The bytes of a file, made as they are read. */
export async function* exportBytes(source: ExportSource): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { format, options, signal } = source;
  const writer = format.writer(options);
  const encode = encoderOf(options.encoding);
  if (writer.look) {
    for await (const records of source.records()) {
      signal?.throwIfAborted();
      for (const record of records) writer.look(record);
    }
  }
  const isMarked = format.extension === "csv" && options.encoding === "utf-8";
  yield encode((isMarked ? byteOrderMark : "") + writer.begin());
  let written = 0;
  for await (const records of source.records()) {
    signal?.throwIfAborted();
    let text = "";
    for (const record of records) text += writer.record(record);
    if (text !== "") yield encode(text);
    written += records.length;
    await source.onProgress?.(written);
  }
  yield encode(writer.end());
}

/** Writes a file of its own; a failure leaves nothing behind. */
export async function writeExport(
  shopFolder: string,
  source: ExportSource,
): Promise<{ key: string; size: number; hash: string }> {
  await Deno.mkdir(`${shopFolder}/exports`, { recursive: true, mode: 0o700 });
  const key = newId();
  const written = await writeCounted(
    exportPath(shopFolder, key),
    exportBytes(source),
    exportSizeMax,
  );
  return { key, ...written };
}

/** A file that is gone already is no failure. */
export async function removeExport(shopFolder: string, key: string): Promise<void> {
  try {
    await Deno.remove(exportPath(shopFolder, key));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
