import type { FieldPath, Value } from "../../../core/catalogue/values.ts";
import type { Entity, EntityRecord, RawRecord } from "../../../core/formats/format.ts";
import type { FormatProblem } from "../../../core/formats/problems.ts";
import type { CurrentRecord } from "../../../core/imports/plan.ts";
import type { ImportSettings } from "../../../core/imports/settings.ts";
import type { Reversal } from "../../../core/imports/undo.ts";
import type { Queryable } from "../../engine/database.ts";
import type { StoredProduct, StoredVariant } from "../product_store.ts";

/** Whose the codes of a chunk are. */
export interface Owners {
  /** What records are paired with: codes of products, e-mails of customers … by id. */
  records: Map<string, number>;
  /** Codes that no other record may take, by the id of the one that has them: of variants too. */
  all: Map<string, number>;
}

/** A record to be written as a whole; what it has not, it loses. Only products have variants. */
export type StoredRecord = StoredProduct;

/** Rows to be written, collected so that each table is written in one call. */
export interface RecordBatch {
  create(record: StoredRecord): void;
  /** `touched`: paths that changed, so that only their tables are written; `codes` for variants'. */
  update(record: StoredRecord, touched: ReadonlySet<string>): void;
  putVariant(variant: StoredVariant, touched?: ReadonlySet<string>): void;
  write(transaction: Queryable): Promise<void>;
}

/** A record whose references are those of the shop. */
export interface Resolved {
  record: EntityRecord;
  problems: FormatProblem[];
}

export interface Resolving {
  raw: RawRecord;
  /** The record that it is paired with; absent for one that is new. */
  current: CurrentRecord | undefined;
  settings: ImportSettings;
  now: () => string;
}

/**
 * How records of one kind are found, read and written: all that imports, previews and undo need to
 * know of them. One for a run, since it keeps what the shop had when it looked last.
 */
export interface RecordStore {
  readonly entity: Entity;
  /** It has the columns in which imports leave their marks. */
  readonly table: Entity;
  /** What is set instead of removing a record that is still needed. */
  readonly putAway: readonly [path: FieldPath, value: boolean];

  owners(database: Queryable, records: readonly (EntityRecord | undefined)[]): Promise<Owners>;
  /** Ids that do not exist are absent. */
  load(database: Queryable, ids: readonly number[]): Promise<Map<number, CurrentRecord>>;

  /** Looks again at what the records refer to. Call inside the transaction, before `resolve`. */
  prepare(transaction: Queryable, records: readonly (EntityRecord | undefined)[]): Promise<void>;
  /** What was read or collected is not to be trusted after a rollback. */
  forget(): void;
  resolve(record: EntityRecord, resolving: Resolving): Resolved;
  batch(): RecordBatch;

  remove(transaction: Queryable, ids: readonly number[]): Promise<void>;
  /** Which of the records others depend on, besides what the run itself has created. */
  neededIds(transaction: Queryable, ids: readonly number[], runId: number): Promise<Set<number>>;
  /** Whether another record has taken what a removed one was known by. */
  isTaken(transaction: Queryable, record: Identity): Promise<boolean>;
  /** The values of a removed record without what the shop has no more. */
  restorable(values: ReadonlyMap<FieldPath, Value>): Map<FieldPath, Value>;
  /** Takes out of a reversal what cannot be given back. @returns the paths */
  dropUnrestorable(reversal: Reversal, current: CurrentRecord): string[];
  /** Called once, when all of a run has been reverted. */
  settle(transaction: Queryable, undoes: number): Promise<void>;
}

/** By what a record is known, and no other may be. */
export interface Identity {
  code: string | undefined;
  values: ReadonlyMap<FieldPath, Value>;
  variantCodes: readonly (string | undefined)[];
}

export const without = (record: EntityRecord, ...paths: FieldPath[]): EntityRecord => {
  const values = new Map(record.values);
  for (const path of paths) values.delete(path);
  return { ...record, values };
};

export const withValue = (
  record: EntityRecord,
  path: FieldPath,
  value: Value | null,
): EntityRecord => ({ ...record, values: new Map(record.values).set(path, value) });
