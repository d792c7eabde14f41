import { encoderOf } from "../../core/exports/encoding.ts";
import type {
  Column,
  ColumnQuestion,
  ExportOptions,
  RecordWriter,
} from "../../core/exports/export_format.ts";
import { type LeftOut, LeftOutCounter } from "../../core/exports/left_out.ts";
import { exportFormatById } from "../../core/exports/registry.ts";
import { emptyCellsBetween, widerRows } from "../../core/exports/wider_rows.ts";
import type { Queryable } from "../engine/database.ts";
import type { CategoryPaths } from "../shop/category_paths.ts";
import { loadExported } from "../shop/export_records.ts";
import { WaitingPieces } from "./waiting_pieces.ts";

/** How pieces of a file are made; it can be sent to a thread. */
export interface PiecesTask {
  /** Id of the format. */
  format: string;
  options: Omit<ExportOptions, "categoryPath" | "onLeftOut">;
  categoryPaths: CategoryPaths;
  /** Where rows wait for their columns; the system's own when it is absent. */
  scratchFolder?: string | undefined;
}

export interface TakenRecords {
  /** Those that were deleted meanwhile are not among them. */
  records: number;
  /** Those of them that are not in the file. */
  leftOut: LeftOut;
}

export interface WrittenPiece extends TakenRecords {
  bytes: Uint8Array<ArrayBuffer>;
  /** What the end of the file may need. */
  told: string | undefined;
}

export interface DraftedPiece extends TakenRecords {
  questions: readonly ColumnQuestion[];
}

/** A piece of a table whose rows are to wait. */
export interface Draft {
  number: number;
  ids: readonly number[];
  /** Columns that the whole file had when the piece was handed out. */
  found: readonly Column[];
}

/** Loads records and turns them into bytes, a piece after another. */
export interface ExportPieces extends AsyncDisposable {
  write(ids: readonly number[]): Promise<WrittenPiece>;
  /** Writes rows, which wait here until all columns are known. */
  draft(draft: Draft): Promise<DraftedPiece>;
  /** The rows that wait under a number, in all columns of the file. */
  finish(number: number, columns: readonly Column[]): Promise<Uint8Array<ArrayBuffer>>;
}

/** Makes pieces in the thread that asks for them. */
export class PiecesHere implements ExportPieces {
  #writer: RecordWriter;
  #encode: (text: string) => Uint8Array<ArrayBuffer>;
  #leftOut = new LeftOutCounter();
  #waiting: WaitingPieces | undefined;
  #shapes = new Map<number, { columns: readonly Column[]; count: number }>();
  #lastColumns: { text: string; columns: readonly Column[] } | undefined;

  constructor(private shop: Queryable, private task: PiecesTask) {
    const { format, options, categoryPaths } = task;
    this.#writer = exportFormatById(format)!.writer({
      ...options,
      categoryPath: (code) => categoryPaths.get(code),
      onLeftOut: (kind, reason) => this.#leftOut.add(kind, reason),
    });
    this.#encode = encoderOf(options.encoding);
  }

  async write(ids: readonly number[]): Promise<WrittenPiece> {
    const records = await loadExported(this.shop, this.task.options.entity, ids);
    let text = "";
    for (const record of records) text += this.#writer.record(record);
    const told = this.#writer.memory?.told();
    const leftOut = this.#leftOut.take();
    return { bytes: this.#encode(text), records: records.length, leftOut, told };
  }

  async draft({ number, ids, found }: Draft): Promise<DraftedPiece> {
    const records = await loadExported(this.shop, this.task.options.entity, ids);
    const table = this.#writer.table!;
    table.startFrom(found);
    const { text, count, columns, questions } = table.rows(records);
    this.#waiting ??= await WaitingPieces.open(this.task.scratchFolder);
    await this.#waiting.keep(number, this.#encode(text));
    this.#shapes.set(number, { columns: this.#sameAsLast(columns), count });
    return { questions, records: records.length, leftOut: this.#leftOut.take() };
  }

  async finish(number: number, columns: readonly Column[]): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.#waiting!.piece(number);
    const shape = this.#shapes.get(number)!;
    const empty = emptyCellsBetween(shape.columns, columns);
    return empty ? widerRows(bytes, empty, shape.count) : bytes;
  }

  /** Nearly all pieces have the columns of the one before; a list of them is kept once. */
  #sameAsLast(columns: readonly Column[]): readonly Column[] {
    const text = JSON.stringify(columns);
    if (this.#lastColumns?.text !== text) this.#lastColumns = { text, columns };
    return this.#lastColumns.columns;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#waiting?.[Symbol.dispose]();
    return Promise.resolve();
  }
}
