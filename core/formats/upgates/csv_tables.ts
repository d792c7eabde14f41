import type { Value } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { parseEmail } from "../customers.ts";
import { parseDay } from "../dates.ts";
import type { Entity } from "../format.ts";
import { parseInteger } from "../numbers.ts";
import { read, type ReadResult } from "../reading.ts";
import { parseUrl } from "../urls.ts";

/** What a cell becomes. */
export interface CellReader {
  /** A field; `key`, `id` and `parentId` are what records are paired and placed by. */
  field: string;
  parse(text: string): ReadResult<Value>;
  /** In the language of the row. */
  isText?: true;
  /** Several values with `;` between them. */
  isList?: true;
  /** An empty cell says nothing, since the field is never empty. */
  keepsEmpty?: true;
}

export interface CsvTable {
  /** Without it no row can be paired. */
  keyColumn: string;
  columns: ReadonlyMap<string, CellReader>;
  /** Columns that an export tells about and an import does not take. */
  ignored: readonly string[];
  /** Whether a header is of this table. */
  isHeader(names: ReadonlySet<string>): boolean;
}

const text = (field: string): CellReader => ({ field, parse: (value) => read(value) });
const localText = (field: string): CellReader => ({ ...text(field), isText: true });
const yes = (field: string): CellReader => ({ field, parse: parseBoolean });

const categories: CsvTable = {
  keyColumn: "CODE",
  columns: new Map<string, CellReader>([
    ["CODE", text("key")],
    ["CATEGORY_ID", text("id")],
    ["PARENT_ID", text("parentId")],
    ["NAME", localText("name")],
    ["NAME_H1", localText("heading")],
    ["DESCRIPTION_TEXT", localText("description")],
    ["LINK_URL", { field: "linkUrl", parse: parseUrl, isText: true }],
    ["SEO_URL", localText("seoUrl")],
    ["SEO_TITLE", localText("seoTitle")],
    ["SEO_META_DESCRIPTION", localText("seoDescription")],
    ["SEO_DESCRIPTION", localText("seoDescription")],
    ["ACTIVE_YN", yes("active")],
    ["SHOW_IN_MENU_YN", yes("showInMenu")],
    ["TYPE", { ...text("type"), keepsEmpty: true }],
    ["POSITION", { field: "position", parse: parseInteger, keepsEmpty: true }],
    ["IMAGES", { field: "images", parse: parseUrl, isList: true }],
  ]),
  ignored: ["LANGUAGE"],
  isHeader: (names) =>
    names.has("CATEGORY_ID") || names.has("PARENT_ID") || (names.has("CODE") && names.has("NAME")),
};

const customers: CsvTable = {
  keyColumn: "EMAIL",
  columns: new Map<string, CellReader>([
    ["EMAIL", { field: "key", parse: parseEmail }],
    ["CUSTOMER_YN", yes("isCustomer")],
    ["COMPANY_YN", yes("isCompany")],
    ["DEGREE", text("degree")],
    ["FIRSTNAME", text("firstName")],
    ["SURNAME", text("lastName")],
    ["NICKNAME", text("nickname")],
    ["CODE", text("code")],
  ]),
  ignored: ["CUSTOMER_ID"],
  isHeader: (names) =>
    names.has("CUSTOMER_YN") || names.has("COMPANY_YN") ||
    (names.has("EMAIL") && (names.has("SURNAME") || names.has("FIRSTNAME") || names.size === 1)),
};

/** New orders do not come from files; these are the columns by which they change. @see D13 */
const orders: CsvTable = {
  keyColumn: "ORDER_NUMBER",
  columns: new Map<string, CellReader>([
    ["ORDER_NUMBER", text("key")],
    ["ORDER_STATUS", { ...text("state"), keepsEmpty: true }],
    ["PAID_YN", { ...yes("paid"), keepsEmpty: true }],
    ["PAID_DATE", { field: "paidOn", parse: parseDay }],
    ["RESOLVED_YN", { ...yes("resolved"), keepsEmpty: true }],
    ["TRACKING_NUMBER", text("trackingCode")],
    ["TRACKING_URL", { field: "trackingUrl", parse: parseUrl }],
  ]),
  ignored: ["CUSTOMER_NOTE", "INTERNAL_NOTE", "CURRENCY_ID", "ORDER_TOTAL", "CREATION_TIME"],
  isHeader: (names) => names.has("ORDER_NUMBER"),
};

/** The tables of Upgates besides that of products, which has rows for variants. */
export const csvTables = { categories, customers, orders } satisfies Partial<
  Record<Entity, CsvTable>
>;
