import type { FieldPath, Value } from "../catalogue/values.ts";
import type { LineKind, OrderAddress } from "../catalogue/order.ts";
import type { Entity } from "../formats/format.ts";
import type { Language } from "../language.ts";
import type { Currency } from "../money.ts";

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
}

export const exportEncodings = ["utf-8", "windows-1250"] as const;
export type ExportEncoding = typeof exportEncodings[number];

/** Makes the texts of one file, piece by piece, so that no file is ever held in memory. */
export interface RecordWriter {
  /** Only in formats whose beginning depends on all records. */
  drafts?: RecordDrafts;
  begin(): string;
  /** Empty for a record that the format cannot carry. */
  record(record: ExportRecord): string;
  end(): string;
}

/** Takes all records before anything is written, and has their texts wait as drafts. */
export interface RecordDrafts {
  /** One line of text, without its end. */
  of(record: ExportRecord): string;
  /** What `record` would give, once all drafts were made and the beginning was written. */
  finish(draft: string): string;
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
