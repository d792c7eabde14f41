import { type FormatProblem, problem } from "../problems.ts";
import { systemLabels } from "./labels.ts";
import { type Leaf, productLeaves, variantLeaves } from "./leaves.ts";
import { isOwnPath, ownColumn } from "./own_fields.ts";
import { priceListName } from "./prices.ts";

/** A column that we know: its name without brackets, and the text in quotes behind it. */
export interface Column {
  index: number;
  /** Where it stands among the columns that we know. */
  place: number;
  name: string;
  /** Price list, label, parameter or custom field that the column is about; empty when none. */
  about: string;
  /** As the file spells it. */
  header: string;
  /** What its cells say of which label. */
  label: LabelPart | undefined;
  /** The field that its cells fill: a text in the language of the row, a list, a price. */
  textField: string | undefined;
  listField: string | undefined;
  priceField: string | undefined;
  /** The list that a price is of; empty for the default one. */
  priceList: string;
  /** How its cells are read in the row of a product, and in that of a variant. */
  productLeaf: Leaf | undefined;
  variantLeaf: Leaf | undefined;
}

interface LabelPart {
  name: string;
  part: "active" | "from" | "to";
}

export interface Header {
  columns: readonly Column[];
  /** Columns by their names, in the order of the file. */
  named: ReadonlyMap<string, readonly Column[]>;
  /** Those that are about labels, and about prices. */
  labels: readonly Column[];
  prices: readonly Column[];
  problems: readonly FormatProblem[];
}

const textColumns: ReadonlyMap<string, string> = new Map([
  ["TITLE", "title"],
  ["LONG_DESCRIPTION", "longDescription"],
  ["SHORT_DESCRIPTION", "shortDescription"],
  ["URL", "url"],
  ["SEO_URL", "seoUrl"],
  ["SEO_TITLE", "seoTitle"],
  ["SEO_DESCRIPTION", "seoDescription"],
  ["SEO_META_DESCRIPTION", "seoDescription"],
]);

const priceColumns: ReadonlyMap<string, string> = new Map([
  ["PRICE_ORIGINAL", "price"],
  ["PRODUCT_DISCOUNT", "discount"],
  ["PRICE_SALE", "salePrice"],
  ["PRICE_BUY", "purchasePrice"],
  ["PRICE_PURCHASE", "purchasePrice"],
  ["PRICE_COMMON", "commonPrice"],
]);

/** Columns that hold several values, separated by `;`, and the field that takes them. */
const listColumns: ReadonlyMap<string, string> = new Map([
  ["CATEGORIES", "categories"],
  ["IMAGES", "images"],
  ["FILES", "files"],
  ["BENEFITS", "benefits"],
  ["PRICES_FORMULAS", "priceFormulas"],
  ["GROUPS", "groups"],
  ["RELATED", "related"],
  ["ALTERNATIVE", "alternatives"],
  ["ACCESSORIES", "accessories"],
  ["GIFTS", "gifts"],
  ["SETS", "sets"],
]);

const ownColumns = [
  "PRODUCT_CODE",
  "VARIANT_YN",
  "VARIANT_CODE",
  "LANGUAGE",
  "AVAILABILITY_NOTE",
  "VAT",
  "IS_PRICES_WITH_VAT_YN",
  "PARAMETER",
  "META",
  "LABEL_ACTIVE_YN",
  "LABEL_ACTIVE_FROM",
  "LABEL_ACTIVE_TO",
  ownColumn,
];

/** Columns in which an export tells what it computed. */
const ignoredColumns = [
  "PRODUCT_ID",
  "VARIANT_ID",
  "PRODUCT_DISCOUNT_REAL",
  "PRICE_WITH_VAT",
  "PRICE_WITHOUT_VAT",
  "EXCLUDE_FROM_SEARCH_YN",
];

const flagColumns = systemLabels.flatMap(([prefix]) =>
  ["YN", "FROM", "TO"].map((part) => `${prefix}_${part}`)
);

const usedColumns = new Set([
  ...ownColumns,
  ...flagColumns,
  ...productLeaves.keys(),
  ...variantLeaves.keys(),
  ...textColumns.keys(),
  ...priceColumns.keys(),
  ...listColumns.keys(),
]);
const knownColumns = new Set([...usedColumns, ...ignoredColumns]);
/** Columns that stand once for each text in their quotes. */
const repeatedColumns =
  /^(?:PRICE_ORIGINAL|PRODUCT_DISCOUNT|PRODUCT_DISCOUNT_REAL|PRICE_SALE|PRICE_WITH_VAT|PRICE_WITHOUT_VAT|PARAMETER|META|LABEL_ACTIVE_(?:YN|FROM|TO))$/;

/**
 * Reads the header row. Exports quote with „…“, people with "…", and neither brackets nor capitals
 * are certain; the text in quotes is kept as it is.
 */
export function readHeader(cells: readonly string[]): Header {
  const columns: Column[] = [];
  const problems: FormatProblem[] = [];
  const seen = new Set<string>();
  for (const [index, header] of cells.entries()) {
    if (header.trim() === "") continue;
    const { name, about } = columnName(header);
    const key = `${name} ${about}`;
    if (!isKnown(name, about)) problems.push(problem("column_unknown", { field: header.trim() }));
    else if (seen.has(key)) problems.push(problem("column_duplicate", { field: header.trim() }));
    else if (usedColumns.has(name)) {
      const place = columns.length;
      columns.push(columnOf({ index, place, name, about, header: header.trim() }));
    }
    seen.add(key);
  }
  return {
    columns,
    named: Map.groupBy(columns, ({ name }) => name),
    labels: columns.filter(({ label }) => label),
    prices: columns.filter(({ priceField }) => priceField),
    problems,
  };
}

/** What a column means is found out once for a file, not for each of its cells. */
function columnOf(
  column: Pick<Column, "index" | "place" | "name" | "about" | "header">,
): Column {
  const { name, about } = column;
  return {
    ...column,
    label: labelPart(name, about),
    textField: textColumns.get(name),
    listField: listColumns.get(name),
    priceField: priceColumns.get(name),
    priceList: priceListName(about),
    productLeaf: productLeaves.get(name),
    variantLeaf: variantLeaves.get(name),
  };
}

function labelPart(name: string, about: string): LabelPart | undefined {
  const match = /^(LABEL_ACTIVE|NEW|SPECIAL|SELLOUT)_(YN|FROM|TO)$/.exec(name);
  if (!match) return undefined;
  const system = systemLabels.find(([prefix]) => prefix === match[1]);
  const part = match[2] === "YN" ? "active" : match[2] === "FROM" ? "from" : "to";
  return { name: system?.[1] ?? about, part };
}

/** The name without brackets in capitals, and the text in quotes behind it. */
export function columnName(header: string): { name: string; about: string } {
  const plain = header.replace(/[\u00a0\ufeff]/gu, " ").replace(/[„“”«»]|''/gu, '"')
    .replace(/\s+/gu, " ").trim();
  const match = /^\[?\s*([A-Za-z0-9_]+)(?:\s+"(.*)")?\s*\]?$/.exec(plain);
  return { name: match?.[1]?.toUpperCase() ?? "", about: match?.[2]?.trim() ?? "" };
}

/** The stock of a second warehouse is not the stock; a custom field has a name. */
function isKnown(name: string, about: string): boolean {
  if (!knownColumns.has(name)) return false;
  if (name === ownColumn) return isOwnPath("products", about) || isOwnPath("products", about, true);
  const needsName = name === "PARAMETER" || name === "META" || name.startsWith("LABEL_");
  return needsName ? about !== "" : about === "" || repeatedColumns.test(name);
}
