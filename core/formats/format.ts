import type { Currency } from "../money.ts";
import type { Language } from "../language.ts";
import type { Values } from "../catalogue/values.ts";
import type { Dialect } from "./csv/dialect.ts";
import type { FormatProblem } from "./problems.ts";

export const entities = ["products", "categories", "customers", "orders"] as const;
export type Entity = typeof entities[number];

/**
 * What a format is: one value of this type a format, in a file or folder of its own.
 *
 * Reading has two steps. `split` cuts the stream into records without understanding them, which is
 * cheap; `parse` understands one record. A record whose content was applied before is never parsed,
 * so an unchanged feed costs little more than reading it; and a record that is broken breaks alone.
 * What is found comes in batches, about one for each block that is read: an asynchronous step for
 * each record would cost more than finding it.
 */
export interface Format {
  id: string;
  /** Of a format that a shop makes itself: another one reads the same file in another way. */
  revision?: string;
  /** The format's own name, not translated: "Heureka XML". */
  name: string;
  entities: readonly Entity[];
  group: "system" | "comparison" | "accounting" | "other";
  extension: "xml" | "csv" | "vcf";
  /** A product's record names all of its variants, so one that it leaves out is missing. @see D16 */
  hasVariantTree?: true;
  /** Formats of one family have one shape: a file that shows one may be read as another. */
  family?: string;
  /**
   * The tags of its offers of which the import chooses one to be the code, and the tag of their
   * group, as this format names them. @see R69, R71
   */
  codeTags?: Readonly<Record<CodeTag | "group", string>>;
  /** A price in it may hold from a moment to another, so that the same file means another thing later. */
  isDated?: true;
  /** Some of its files are tables, of which the import may say the delimiter. */
  hasTables?: true;
  /** What its files leave open, so that the import may have to say it. */
  leavesOpen?: readonly OpenQuestion[];
  /** Fields that a record of this format can carry, per entity. */
  fields: Partial<Record<Entity, readonly string[]>>;
  /** Decides by content, never by file name. */
  recognise(head: FileHead): Entity | undefined;
  /**
   * Of a file that others complete, when an archive holds them together: where it stands among them,
   * from 0. They are kept as one file, with `fileSeparator` between them.
   */
  placeInSet?(head: FileHead): number | undefined;
  split(bytes: ByteSource, options: ReadOptions): Batches;
  parse(raw: RawRecord, options: ReadOptions): ParsedRecord;
}

/**
 * How numbers are written; where pictures lie that are only names of files; what rates of VAT its
 * codes mean.
 */
export type OpenQuestion = "decimals" | "pictures" | "vatCodes";

/** Says how a format reads: with the same key a file means the same. */
export const formatKey = ({ id, revision }: Pick<Format, "id" | "revision">): string =>
  revision === undefined ? id : `${id}@${revision}`;

/** The beginning of a file, decoded: at most 64 kB. */
export interface FileHead {
  text: string;
  encoding: string;
}

/**
 * A file that can be read from the start any number of times (some formats look twice). Each call
 * gives a new stream; what it yields are chunks of any size.
 */
export interface ByteSource {
  size: number;
  chunks(): AsyncIterable<Uint8Array>;
}

export interface ReadOptions {
  entity: Entity;
  /** Language of texts that do not say theirs. */
  language: Language;
  /** Currency of prices that do not say theirs. */
  currency: Currency;
  /** Which tag is the code, in formats without one. @see R69, R72 */
  codeTag: CodeTag;
  /** Which of a single comma or point is decimal, where a format leaves it open. */
  decimalStyle?: "auto" | "comma" | "point";
  /** Address under which pictures lie that the file names without one. */
  pictureBase?: string;
  /** What codes of VAT mean, in per cent. */
  vatCodes?: ReadonlyMap<string, number>;
  /** Overrides what is found: an `Encoding` label of the WHATWG standard. */
  encoding?: string;
  delimiter?: string;
  /**
   * The moment of reading, RFC 3339: whether a price that holds from a day to a day holds now. Without
   * it such a price never does.
   */
  now?: string;
}

export const codeTags = ["ITEM_ID", "EAN", "PRODUCTNO"] as const;
export type CodeTag = typeof codeTags[number];

/** What a file is cut into: a record, or what is wrong at that place of the file. */
export type Found = RawRecord | FormatProblem;

export type Batches = AsyncGenerator<readonly Found[]>;

/** A record as the file has it. */
export interface RawRecord {
  kind: "record";
  /** Ordinal number of its first item in the file, from 1. */
  number: number;
  /** Line on which it begins, from 1. */
  line: number;
  /** Items of the file that it is made of: a product with variants is several lines of a feed. */
  items: number;
  /** All that decides the outcome, as text: equal content means an equal record. */
  content: string;
  /** What `parse` of the same format needs; nobody else looks inside. */
  parts: readonly RawPart[];
}

export interface RawPart {
  line: number;
  number: number;
  /** The text of the element, or of the row. */
  text?: string;
  cells?: readonly string[];
  /** How the text of a row is separated into its cells. */
  dialect?: Dialect;
}

/** A record understood; `record` is absent when nothing could be used of it. */
export interface ParsedRecord {
  record?: EntityRecord;
  problems: FormatProblem[];
}

/**
 * A record in the neutral shape: what the file says about one product, category, customer or order.
 * `code` is what it is paired by (for a customer the e-mail, for an order its number).
 */
export interface EntityRecord {
  code?: string;
  values: Values;
  variants: VariantRecord[];
  /** When the source changed it last, UTC; an older record than ours is skipped. */
  updatedAt?: string;
  /** Where codes of categories say it: by the code of one, the code of the one above it. */
  categoriesAbove?: ReadonlyMap<string, string>;
  /** How records of the same file refer to a category, and how it refers to the one above it. */
  fileId?: string;
  parentFileId?: string;
}

export interface VariantRecord {
  code?: string;
  /** The item of the file it came from. */
  number: number;
  line: number;
  values: Values;
}
