import { byteOrderMark, encoderOf } from "../../core/exports/encoding.ts";
import type {
  ExportFormat,
  ExportOptions,
  ExportRecord,
  RecordDrafts,
} from "../../core/exports/export_format.ts";
import { newId } from "../ids.ts";
import { writeCounted } from "./feed_files.ts";
import { WaitingLines } from "./waiting_lines.ts";

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
  records(): AsyncIterable<readonly ExportRecord[]>;
  /** Where texts wait that cannot be written yet; the system's own when it is absent. */
  scratchFolder?: string;
  signal?: AbortSignal;
  /** Called after each piece with how many records were taken. */
  onProgress?: (records: number) => Promise<void>;
}

/** The bytes of a file, made as they are read. */
export async function* exportBytes(source: ExportSource): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { format, options } = source;
  const writer = format.writer(options);
  const encode = encoderOf(options.encoding);
  using waiting = writer.drafts && await waitingDrafts(source, writer.drafts);
  const isMarked = format.extension === "csv" && options.encoding === "utf-8";
  yield encode((isMarked ? byteOrderMark : "") + writer.begin());
  const texts = waiting
    ? eachAsText(waiting.lines(), writer.drafts!.finish)
    : eachAsText(recordsOf(source), writer.record);
  for await (const text of texts) {
    source.signal?.throwIfAborted();
    if (text !== "") yield encode(text);
  }
  yield encode(writer.end());
}

/** Drafts of all records, which wait on the disk. */
async function waitingDrafts(source: ExportSource, drafts: RecordDrafts): Promise<WaitingLines> {
  const waiting = await WaitingLines.open(source.scratchFolder);
  try {
    for await (const records of recordsOf(source)) await waiting.add(records.map(drafts.of));
    return waiting;
  } catch (error) {
    waiting[Symbol.dispose]();
    throw error;
  }
}

async function* recordsOf(
  { records, signal, onProgress }: ExportSource,
): AsyncGenerator<readonly ExportRecord[]> {
  let taken = 0;
  for await (const piece of records()) {
    signal?.throwIfAborted();
    yield piece;
    taken += piece.length;
    await onProgress?.(taken);
  }
}

/** One text of each piece; what is put together here is encoded at once. */
async function* eachAsText<T>(
  pieces: AsyncIterable<readonly T[]>,
  textOf: (each: T) => string,
): AsyncGenerator<string> {
  for await (const piece of pieces) {
    let text = "";
    for (const each of piece) text += textOf(each);
    yield text;
  }
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
    exportBytes({ ...source, scratchFolder: `${shopFolder}/exports` }),
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
