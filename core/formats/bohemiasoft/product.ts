import {
  type FileValue,
  localText,
  type MetaValue,
  type ParameterValue,
  textPath,
  type Value,
  type Values,
} from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import type { NamedRow } from "../csv/named_row.ts";
import { distinct } from "../distinct.ts";
import type { EntityRecord, ReadOptions } from "../format.ts";
import { parsePicture } from "../pictures.ts";
import { read, type ReadResult } from "../reading.ts";
import { labelName } from "../shoptet/values.ts";
import { parseUrl } from "../urls.ts";
import { rateOfCode } from "../vat_codes.ts";
import { categoriesOf } from "./categories.ts";
import type { Column } from "./columns.ts";
import type { OptionCatalogue } from "./option_catalogue.ts";
import { listedIn, pairsOf } from "./pairs.ts";
import { readSale } from "./sale.ts";
import { variantId } from "./tables.ts";
import { commonCode, readVariants } from "./variants.ts";

export interface ReadingPlace {
  catalogue: OptionCatalogue;
  /** Codes that no variant can be known by. */
  repeated: ReadonlySet<string>;
  /** Of products that are referred to, by their numbers. */
  codes: ReadonlyMap<string, string>;
  options: ReadOptions;
}

const texts: readonly [Column, string][] = [
  ["name", "title"],
  ["perex", "shortDescription"],
  ["description", "longDescription"],
  ["seoTitle", "seoTitle"],
  ["seoDescription", "seoDescription"],
];

const extras: readonly [Column, string][] = [
  ["secondName", "second_name"],
  ["text1", "parameter_1"],
  ["text2", "parameter_2"],
  ["text3", "parameter_3"],
  ["supplier", "supplier"],
];

/** Reads a product from its own row, and from those of its variants; either may be missing. */
export function readProduct(rows: readonly NamedRow[], place: ReadingPlace): EntityRecord {
  const variants = rows.filter((row) => variantId.test(row.text("id")));
  const own = rows.find((row) => !variants.includes(row));
  const values: Values = new Map();
  const first = own ?? variants[0]!;
  readTexts(values, first, place.options);
  readLists(values, first, place);
  readParameters(values, own ? [own] : variants, place.options);
  if (own) readSale(values, own, place.options);
  readRate(values, own ? [own] : variants, place.options);
  const code = own
    ? own.text("code") || own.text("id")
    : commonCode(variants) ?? variantId.exec(first.text("id"))![1]!;
  const { links, above } = categoriesOf(first.text("categories"));
  if (links.length > 0) values.set("categories", links);
  return {
    ...(code === "" ? {} : { code }),
    ...(above.size > 0 ? { categoriesAbove: above } : {}),
    values,
    variants: readVariants(variants, { ...place, shared: values }),
  };
}

function setParsed(
  values: Values,
  path: string,
  row: NamedRow,
  column: Column,
  parse: (text: string) => ReadResult<Value> = read,
): void {
  const value = row.take(column, parse);
  if (value !== undefined) values.set(path, value);
}

function readTexts(values: Values, row: NamedRow, { language }: ReadOptions): void {
  for (const [column, field] of texts) setParsed(values, textPath(field, language), row, column);
  setParsed(values, "manufacturer", row, row.text("manufacturer") ? "manufacturer" : "safetyMaker");
  setParsed(values, "unit", row, "unit");
  const page = row.text("url");
  const url = page === "" ? undefined : parseUrl(page);
  if (url?.ok) values.set(textPath("url", language), url.value.value);
  const metas = extras.flatMap(([column, key]): MetaValue[] => {
    const value = row.text(column);
    return value === "" ? [] : [{ key, type: "input", value }];
  });
  if (metas.length > 0) values.set("metas", metas);
}

function readLists(values: Values, row: NamedRow, { codes, options }: ReadingPlace): void {
  const related = listedIn(row.text("related")).map((name) => codes.get(name) ?? name);
  if (related.length > 0) values.set("related", distinct(related));
  const flags: readonly [Column, string][] = [["isNew", "new"], ["isAction", "action"]];
  const labels = flags.flatMap(([column, flag]) => {
    const active = row.take(column, parseBoolean);
    return active === undefined ? [] : [{ name: labelName(flag, options.language), active }];
  });
  if (labels.length > 0) values.set("labels", labels);
  if (row.take("isUsed", parseBoolean)) values.set("condition", "used");
  readImages(values, row, options);
  readFiles(values, row, options);
}

const pictures: readonly Column[] = [
  ...["picture", "picture1", "picture2", "picture3", "picture4", "picture5", "picture6"] as const,
];

/** Names of files lead nowhere without the address where they lie, which is told once. */
function readImages(values: Values, row: NamedRow, options: ReadOptions): void {
  let isTold = false;
  const urls: string[] = [];
  for (const column of pictures) {
    const text = row.text(column);
    if (text === "") continue;
    const read = parsePicture(text, options);
    if (!read.ok && isTold) continue;
    isTold ||= !read.ok;
    const url = row.take(column, () => read);
    if (url !== undefined) urls.push(url);
  }
  const images = distinct(urls).map((url, index) => index === 0 ? { url, main: true } : { url });
  if (images.length > 0) values.set("images", images);
}

function readFiles(values: Values, row: NamedRow, options: ReadOptions): void {
  const columns = [["file", "fileName"], ["file2", "fileName2"]] as const;
  const files = columns.flatMap(([file, name]): FileValue[] => {
    const text = row.text(file);
    const url = text === "" ? undefined : parsePicture(text, options);
    const title = row.text(name);
    if (!url?.ok) return [];
    return [{
      url: url.value.value,
      ...(title === "" ? {} : { titles: { [options.language]: title } }),
    }];
  });
  if (files.length > 0) values.set("files", files);
}

/** What all rows say alike; the maker often stands among it. */
function readParameters(values: Values, rows: readonly NamedRow[], options: ReadOptions): void {
  const [first = [], ...others] = rows.map((row) => pairsOf(row.text("parameters")));
  const shared = first.filter(({ name, value }) =>
    others.every((pairs) => pairs.some((pair) => pair.name === name && pair.value === value))
  );
  const maker = shared.find(({ name }) => /^v[yý]robc[ea]$/i.test(name));
  if (maker && !values.has("manufacturer")) values.set("manufacturer", maker.value);
  const parameters = shared.map((pair): ParameterValue => ({
    name: localText(options.language, pair.name),
    value: localText(options.language, pair.value),
  }));
  if (parameters.length > 0) values.set("parameters", parameters);
}

function readRate(values: Values, rows: readonly NamedRow[], options: ReadOptions): void {
  const row = rows.find((each) => each.text("vat") !== "") ?? rows[0]!;
  setParsed(values, "vatRate", row, "vat", (text) => rateOfCode(text, options));
}
