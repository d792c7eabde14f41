import { type CsvLayout, csvRecords, layoutDigest } from "../csv/records.ts";
import { cellsOf } from "../csv/cells.ts";
import { ColumnIndex, NamedRow } from "../csv/named_row.ts";
import type { CsvRow } from "../csv/rows.ts";
import type {
  Batches,
  ByteSource,
  FileHead,
  Format,
  Found,
  ParsedRecord,
  RawRecord,
  ReadOptions,
} from "../format.ts";
import { readHead } from "../decode.ts";
import { problem, problemSeverities } from "../problems.ts";
import type { ScatteredGroups } from "../grouping.ts";
import { filesOf, watchedFile } from "../table_set.ts";
import { type Column, columnOf, isKnownColumn } from "./columns.ts";
import { OptionCatalogue } from "./option_catalogue.ts";
import { listedIn } from "./pairs.ts";
import { readProduct } from "./product.ts";
import { type Survey, surveyFiles } from "./survey.ts";
import { isBroken, joined, leftOver, readCompanions } from "./set.ts";
import { isSlovak, productIdOf, type TableKind, tableOf } from "./tables.ts";

/**
 * Tables of shops on Bohemiasoft's engine: products, their variants with a row each, and the
 * catalogue of options, which rows of variants refer to. Each of the first two is read alone too;
 * together they come in one archive.
 *
 * @see R35, R36
 */
const bohemiasoft: Omit<Format, "id" | "name" | "recognise"> = {
  entities: ["products"],
  group: "other",
  extension: "csv",
  family: "bohemiasoft",
  leavesOpen: ["pictures", "vatCodes"],
  fields: {
    products: [
      ...["title", "shortDescription", "longDescription", "url", "seoTitle", "seoDescription"],
      ...["active", "canAddToBasket", "condition", "ean", "partNumber", "manufacturer", "price"],
      ...["purchasePrice", "commonPrice", "vatRate", "availability", "stock", "stockPosition"],
      ...["weight", "unit", "categories", "labels", "parameters", "images", "files", "related"],
      "metas",
    ],
  },
  placeInSet,
  split,
  parse,
};

/** Its shops have headers in Slovak. */
export const webarealCsv: Format = {
  ...bohemiasoft,
  id: "webareal-csv",
  name: "Webareal CSV",
  recognise: (head) => hasProducts(tableOf(head)) && isSlovak(head) ? "products" : undefined,
};

/** The same tables in Czech. */
export const eshopRychleCsv: Format = {
  ...bohemiasoft,
  id: "eshop-rychle-csv",
  name: "Eshop-rychle CSV",
  recognise: (head) => hasProducts(tableOf(head)) && !isSlovak(head) ? "products" : undefined,
};

const hasProducts = (table: TableKind | undefined): boolean =>
  table === "products" || table === "variants";

const places: Record<TableKind, number> = { products: 0, variants: 1, options: 2 };

function placeInSet(head: FileHead): number | undefined {
  const table = tableOf(head);
  return table && places[table];
}

async function* split(
  source: ByteSource,
  options: ReadOptions,
): Batches {
  const { mains, others, survey } = await surveyed(source, options);
  const rowsBefore = (index: number) =>
    survey.tables.slice(0, index).reduce((sum, { rows }) => sum + rows, 0);
  const companions = await readCompanions(others, options, rowsBefore(mains.length) + 1);
  yield companions.problems;
  if (isBroken(companions)) return;
  let isWhole = true;
  for (const [index, main] of mains.entries()) {
    const before = rowsBefore(index);
    const { scattered } = survey.tables[index]!;
    for await (const batch of recordsOf(main, options, scattered)) {
      yield batch.map((found) => {
        const numbered = withNumbersFrom(found, before);
        if (numbered.kind === "record") {
          return withSurvey(joined(numbered, productIdIn, companions), survey);
        }
        isWhole &&= problemSeverities[numbered.code] !== "fatal";
        return numbered;
      });
    }
  }
  if (isWhole) yield [...leftOver(companions)];
}

/** Nearly all sources are one file, which is found out by the way: to look for it alone takes longer. */
async function surveyed(source: ByteSource, options: ReadOptions) {
  const alone = watchedFile(source);
  const survey = await surveyFiles([alone.file], options);
  if (!alone.isSet()) return { mains: [source], others: [], survey };
  const { mains, others } = await sortedOut(await filesOf(source));
  return { mains, others, survey: await surveyFiles([...mains, ...others], options) };
}

/** Tables of products, of which a large shop may export several; without one the first table. */
async function sortedOut(
  files: readonly ByteSource[],
): Promise<{ mains: ByteSource[]; others: ByteSource[] }> {
  const kinds = await Promise.all(files.map(async (file) => tableOf(await readHead(file))));
  const isMain = (_: ByteSource, index: number) => index === 0 || kinds[index] === "products";
  return {
    mains: files.filter(isMain),
    others: files.filter((file, index) => !isMain(file, index)),
  };
}

/** Records of a later table are numbered behind those of the tables before it. */
function withNumbersFrom(found: Found, before: number): Found {
  if (before === 0) return found;
  if (found.kind === "problem") {
    return found.record === undefined ? found : { ...found, record: found.record + before };
  }
  const parts = found.parts.map((part) => ({ ...part, number: part.number + before }));
  return { ...found, number: found.number + before, parts };
}

const recordsOf = (
  source: ByteSource,
  { encoding, delimiter }: ReadOptions,
  scattered: ScatteredGroups,
) =>
  csvRecords(source, {
    scattered,
    encoding,
    delimiter,
    keyColumn: (cells) => new ColumnIndex(cells, columnOf).at("id"),
    keyOf: productIdOf,
    layoutOf,
  });

async function layoutOf(
  { line, dialect }: CsvRow,
  cells: readonly string[],
): Promise<CsvLayout> {
  const digest = await layoutDigest(cells, dialect);
  const index = new ColumnIndex(cells, columnOf);
  if (index.at("id") < 0 && index.at("code") < 0) {
    const fatal = problem("column_missing", { line, value: "ID" });
    return { cells, problems: [], digest, fatal };
  }
  const problems = cells.filter((header) => !isKnownColumn(header))
    .map((header) => problem("column_unknown", { field: header.trim() }));
  return { cells, problems, digest };
}

const cellOf = (columns: readonly string[], cells: readonly string[], column: Column): string =>
  cells[indexOf(columns).at(column)]?.trim() ?? "";

function productIdIn({ parts: [header, first] }: RawRecord): string {
  return productIdOf(cellOf(header!.cells!, cellsOf(first!.text!, first!.dialect!), "id"));
}

/** Says of a record which of its codes other rows have too, and what the products are called that it names. */
function withSurvey(record: RawRecord, { repeated, codes }: Survey): RawRecord {
  if (repeated.size === 0 && codes.size === 0) return record;
  const rows = rowsOf(record);
  const again = rows.map((row) => row.text("code")).filter((code) => repeated.has(code));
  const named = rows.flatMap((row) => listedIn(row.text("related")))
    .flatMap((id) => codes.has(id) ? [id, codes.get(id)!] : []);
  const lists = [["repeated", [...new Set(again)]], ["codes", named]] as const;
  const parts = lists.filter(([, cells]) => cells.length > 0)
    .map(([text, cells]) => ({ line: 0, number: 0, text, cells }));
  if (parts.length === 0) return record;
  const content = [record.content, ...parts.map(({ cells }) => JSON.stringify(cells))].join("\n");
  return { ...record, content, parts: [...record.parts, ...parts] };
}

/** Indexes and catalogues by their cells: all records of a file share one array of each. */
const indexes = new WeakMap<readonly string[], ColumnIndex>();
const catalogues = new WeakMap<readonly string[], OptionCatalogue>();

function indexOf(columns: readonly string[]): ColumnIndex {
  const known = indexes.get(columns) ?? new ColumnIndex(columns, columnOf);
  indexes.set(columns, known);
  return known;
}

const noCells: readonly string[] = [];

function catalogueOf(cells: readonly string[]): OptionCatalogue {
  const known = catalogues.get(cells) ?? new OptionCatalogue(cells);
  catalogues.set(cells, known);
  return known;
}

/** Rows of a record, each under the header that stands before it. */
function rowsOf({ parts }: RawRecord): NamedRow[] {
  let columns: readonly string[] = [];
  const rows: NamedRow[] = [];
  for (const { line, number, text, cells, dialect } of parts) {
    if (dialect) {
      const place = { line, number, cells: cellsOf(text!, dialect) };
      rows.push(new NamedRow(indexOf(columns), place));
    } else if (text === undefined) columns = cells!;
  }
  return rows;
}

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  const listed = (name: string) =>
    raw.parts.find(({ text, cells }) => cells && text === name)?.cells ?? noCells;
  const rows = rowsOf(raw);
  const record = readProduct(rows, {
    catalogue: catalogueOf(listed("options")),
    repeated: new Set(listed("repeated")),
    codes: new Map(listed("codes").flatMap((id, at, all) => at % 2 ? [] : [[id, all[at + 1]!]])),
    options,
  });
  return { record, problems: rows.flatMap(({ report }) => report.problems) };
}
