import type { FieldPath, Value } from "../catalogue/values.ts";
import type { LineKind, OrderAddress } from "../catalogue/order.ts";
import type { Entity } from "../formats/format.ts";
import type { Language } from "../language.ts";
import type { Currency } from "../money.ts";
import type { LeftOutKind, LeftOutReason } from "./left_out.ts";

type ReadonlyValues = ReadonlyMap<FieldPath, Value>;

/** A product, category, customer or order of the shop, to be written into a file. */
export interface ExportRecord {
  id: number;
  /** What it is paired by: a customer's e-mail, an order's number. */
  code: string | undefined;
  values: ReadonlyValues;
  variants: readonly ExportVariant[];
  /** Of a category: the id of the one above it. */
  parentId?: number | null;
  /** Of an order: all that is in it. */
  order?: ExportOrder;
}

/** An order as it stands; amounts are in minor units with VAT. */
export interface ExportOrder {
  number: string;
  state: { name: string };
  currency: Currency;
  totalMinor: number;
  /** Day, `YYYY-MM-DD`. */
  paidOn: string | null;
  resolved: boolean;
  email: string;
  phone: string | null;
  billing: OrderAddress;
  delivery: OrderAddress | null;
  shipmentName: string | null;
  paymentName: string | null;
  trackingCode: string | null;
  trackingUrl: string | null;
  customerNote: string | null;
  internalNote: string | null;
  createdAt: string;
  lines: readonly ExportLine[];
}

export interface ExportLine {
  kind: LineKind;
  productCode: string | null;
  title: string;
  quantity: number;
  unit: string | null;
  unitPriceMinor: number;
  vatRate: number;
  totalMinor: number;
}

export interface ExportVariant {
  id: number;
  code: string | undefined;
  values: ReadonlyValues;
}

export interface ExportOptions {
  entity: Entity;
  /** The shop's languages, the main one first, and its currency. */
  languages: readonly Language[];
  currency: Currency;
  /** The shop's name, for formats that tell whose file it is. */
  shopName: string;
  /** Fields to be written; all of them when it is absent. */
  fields?: ReadonlySet<string>;
  encoding: ExportEncoding;
  /**
   * Names of a category and of those above it in the main language, from the top down; `undefined`
   * for one that customers do not see. Only in formats that need it.
   */
  categoryPath?(code: string): readonly string[] | undefined;
  /** Told of each record that is not written, and of variants of those that are. */
  onLeftOut?(kind: LeftOutKind, reason: LeftOutReason): void;
}

export const exportEncodings = ["utf-8", "windows-1250"] as const;
export type ExportEncoding = typeof exportEncodings[number];

/** Makes the texts of one file, piece by piece, so that no file is ever held in memory. */
export interface RecordWriter {
  /** Only in formats whose columns depend on all records; `begin` then tells of those it knows. */
  table?: TableWriter;
  /** Only in formats whose end depends on records. */
  memory?: WriterMemory;
  begin(): string;
  /** Empty for a record that the format cannot carry, of which `onLeftOut` tells. */
  record(record: ExportRecord): string;
  end(): string;
}

/** What the end of a file needs of its records, of which pieces are written by writers of their own. */
export interface WriterMemory {
  /** Of all records written so far. */
  told(): string | undefined;
  /** Called for all pieces in the order of the file. */
  hear(told: string | undefined): void;
}

/**
 * A table whose columns are known only when all records were seen. Its rows are written in the
 * columns known so far, wait, and get empty cells for those that came after them. Pieces of it can be
 * written apart: each by a writer that starts from the columns which the whole file had at that time,
 * and whose questions the writer of the whole file then answers itself.
 */
export interface TableWriter {
  /** All columns known so far, in the order in which they were found. */
  found(): readonly Column[];
  /** Knows these columns and no others from now on. */
  startFrom(found: readonly Column[]): void;
  /** Rows in all columns that are known after the last record, and what was asked for them. */
  rows(records: readonly ExportRecord[]): TableRows;
  /**
   * Finds what rows asked for that were written apart, from the first `known` columns of those here.
   *
   * @returns whether they are as they would have been written here; if not, they are to be written
   *   anew from what is known now
   */
  take(questions: readonly ColumnQuestion[], known: number): boolean;
  /** All columns known so far, in the order of the file. */
  columns(): readonly Column[];
}

/** A column is known by its name and by a text in quotes, which is empty where it stands once. */
export type Column = readonly [name: string, about: string];

export interface TableRows {
  text: string;
  count: number;
  /** Those in which the rows are, in their order. */
  columns: readonly Column[];
  /** What involved columns that were not known before these rows. */
  questions: readonly ColumnQuestion[];
}

/** Whether texts in quotes can stand in columns of a name in this order, and what was answered. */
export interface ColumnQuestion {
  name: string;
  abouts: readonly string[];
  isInOrder: boolean;
}

/**
 * What a format is when it is written: one value of this type a format, beside the one that reads
 * it.
 */
export interface ExportFormat {
  id: string;
  name: string;
  entities: readonly Entity[];
  extension: "xml" | "csv" | "vcf";
  contentType: string;
  /** It holds all that a shop has, so that its import gives the same shop. */
  isWhole?: true;
  /** Fields can be left out of it. */
  hasFields?: true;
  /** It has the names of categories where a product has but their codes. */
  needsCategories?: true;
  writer(options: ExportOptions): RecordWriter;
}
