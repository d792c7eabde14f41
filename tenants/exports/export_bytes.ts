import { setTimeout as othersFirst } from "node:timers/promises";
import type { ExportChoice } from "../../core/exports/choice.ts";
import { byteOrderMark, encoderOf } from "../../core/exports/encoding.ts";
import type { ExportFormat, RecordWriter } from "../../core/exports/export_format.ts";
import { type LeftOut, leftOutTogether, nothingLeftOut } from "../../core/exports/left_out.ts";
import type { Entity } from "../../core/formats/format.ts";
import { KeyedTurns } from "../feeds/turns.ts";
import type { Shop } from "../platform/shops.ts";
import { categoryPaths } from "../shop/category_paths.ts";
import type { ShopLease } from "../shop_databases.ts";
import {
  type ExportPieces,
  PiecesHere,
  type PiecesTask,
  type TakenRecords,
} from "./export_pieces.ts";
import { PiecesInThread } from "./export_thread.ts";

/** What goes into a file, and how. */
export interface ExportOrder {
  /** Held until all bytes are read. */
  lease: Pick<ShopLease, "database" | "address">;
  shop: Pick<Shop, "name" | "languages" | "currency">;
  entity: Entity;
  format: ExportFormat;
  choice: ExportChoice;
  ids: readonly number[];
  /** Where rows wait that cannot be written yet; the system's own when it is absent. */
  scratchFolder?: string;
  signal?: AbortSignal;
  /** Called after each piece with what was taken so far. */
  onProgress?: (progress: ExportProgress) => Promise<void>;
  /** How many threads make it, instead of as many as are good for its size. */
  threads?: number;
}

export interface ExportProgress {
  /** Read so far. */
  records: number;
  /** Those of them that are not in the file. */
  leftOut: LeftOut;
}

/** What is loaded at once lives until it is written, and a short life is cheap. */
const recordsOfPiece = 200;
/** Up to here a file is there sooner than a thread is. */
const recordsWithoutThreads = 1_000;
const threadsOfExport = 2;
/** Pieces that a thread is asked for while others are written. */
const piecesAhead = 2;

/** Exports of this process that have threads at once; a thread takes some 50 MB. */
const turns = new KeyedTurns(2);

/**
 * The bytes of a file, made as they are read: those of a large one in threads beside this one. Whoever
 * has used some gives them back by {@link releaseBytes}.
 */
export async function* exportBytes(order: ExportOrder): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { ids, signal, threads = ids.length <= recordsWithoutThreads ? 0 : threadsOfExport } =
    order;
  const task = await piecesTask(order);
  if (threads === 0) {
    await using pieces = new PiecesHere(order.lease.database, task);
    return yield* bytesOf(order, task, { makers: [pieces], ahead: 1 });
  }
  using _turn = await turns.turn("threads", signal);
  await using stack = new AsyncDisposableStack();
  const start = () => new PiecesInThread({ address: order.lease.address, task }, { signal });
  const makers: ExportPieces[] = [];
  while (makers.length < threads) {
    makers.push(stack.use(start()));
    await othersFirst(1); // a thread that is started holds this one for some 50 ms
  }
  yield* bytesOf(order, task, { makers, ahead: piecesAhead });
}

/**
 * Gives the memory of bytes back. What a thread has handed over is not counted by the engine, so no
 * collection of garbage would be brought about by it, and a file of a gigabyte would lie in memory.
 */
export function releaseBytes({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}

async function piecesTask(
  { lease, shop, entity, format, choice, scratchFolder }: ExportOrder,
): Promise<PiecesTask> {
  const { languages, currency } = shop;
  return {
    format: format.id,
    options: {
      entity,
      languages,
      currency,
      shopName: shop.name,
      encoding: format.extension === "csv" ? choice.encoding : "utf-8",
      ...(choice.fields ? { fields: new Set(choice.fields) } : {}),
    },
    categoryPaths: format.needsCategories
      ? await categoryPaths(lease.database, languages[0]!)
      : new Map(),
    scratchFolder,
  };
}

/** Who makes pieces in turn, and how many of them each may be asked for ahead. */
interface Making {
  makers: readonly ExportPieces[];
  ahead: number;
}

async function* bytesOf(
  order: ExportOrder,
  { options }: PiecesTask,
  making: Making,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { format } = order;
  const writer = format.writer(options);
  const encode = encoderOf(options.encoding);
  if (writer.table) await draftAll(order, writer.table, making);
  const isMarked = format.extension === "csv" && options.encoding === "utf-8";
  yield encode((isMarked ? byteOrderMark : "") + writer.begin());
  yield* writer.table ? finished(order, writer.table, making) : written(order, writer, making);
  yield encode(writer.end());
}

/** Pieces of a file whose beginning needs to know none of them. */
async function* written(
  order: ExportOrder,
  { memory }: RecordWriter,
  making: Making,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const pieces = inOrder(order, making, (maker, { ids }) => maker.write(ids));
  const take = progressOf(order);
  for await (const piece of pieces) {
    memory?.hear(piece.told);
    yield piece.bytes;
    await take(piece);
  }
}

/** Adds up what pieces tell of themselves, in the order of the file, and tells it to who ordered it. */
function progressOf({ onProgress }: ExportOrder): (piece: TakenRecords) => Promise<void> {
  const progress: ExportProgress = { records: 0, leftOut: nothingLeftOut };
  return async ({ records, leftOut }) => {
    progress.records += records;
    progress.leftOut = leftOutTogether(progress.leftOut, leftOut);
    await onProgress?.({ ...progress });
  };
}

type Table = NonNullable<RecordWriter["table"]>;

/** Has all rows written, where they are made, and finds the columns of the whole table. */
async function draftAll(order: ExportOrder, table: Table, making: Making): Promise<void> {
  const draft = async (maker: ExportPieces, { number, ids }: Piece) => {
    const found = [...table.found()];
    const drafted = await maker.draft({ number, ids, found });
    return { ...drafted, known: found.length, again: () => draft(maker, { number, ids }) };
  };
  const take = progressOf(order);
  for await (const first of inOrder(order, making, draft)) {
    let drafted = first;
    // What it found another piece has found before it, in another order: once more, from there.
    while (!table.take(drafted.questions, drafted.known)) drafted = await drafted.again();
    await take(drafted);
  }
}

function finished(
  order: ExportOrder,
  table: Table,
  making: Making,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const columns = table.columns();
  return inOrder(order, making, (maker, { number }) => maker.finish(number, columns));
}

interface Piece {
  number: number;
  ids: readonly number[];
}

/**
 * What makers make of all pieces, in the order of the file. Each piece has its maker, to which it
 * comes whenever the pieces are gone through; nobody makes more of them than are soon taken.
 */
async function* inOrder<Made>(
  { ids, lease, signal }: ExportOrder,
  { makers, ahead }: Making,
  make: (maker: ExportPieces, piece: Piece) => Promise<Made>,
): AsyncGenerator<Made> {
  const pieces = Math.ceil(ids.length / recordsOfPiece);
  const going: Promise<Made>[] = [];
  for (let number = 0; number < pieces || going.length > 0;) {
    signal?.throwIfAborted();
    if (lease.database.closed) throw new Error("The shop's database was closed");
    while (number < pieces && going.length < makers.length * ahead) {
      const from = number * recordsOfPiece;
      const piece = { number, ids: ids.slice(from, from + recordsOfPiece) };
      const made = make(makers[number % makers.length]!, piece);
      made.catch(() => {}); // told when its turn comes, and to nobody before
      going.push(made);
      number++;
    }
    yield await going.shift()!;
  }
}
