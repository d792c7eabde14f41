import { cell, rowEnd } from "../../exports/csv_text.ts";
import type { ExportFormat, ExportOptions, ExportRecord } from "../../exports/export_format.ts";
import type { Entity } from "../format.ts";
import { ColumnPlan, type Row } from "./csv_columns_out.ts";
import {
  categoryColumns,
  categoryRows,
  customerColumns,
  customerRows,
  orderColumns,
  orderRows,
} from "./csv_other_out.ts";
import { productColumns, productRows } from "./csv_product_out.ts";

interface Table {
  /** In the order in which they are written. */
  columns: readonly string[];
  rows(record: ExportRecord, options: ExportOptions, plan: ColumnPlan): Row[];
}

const tables: Record<Entity, Table> = {
  products: { columns: productColumns, rows: productRows },
  categories: { columns: categoryColumns, rows: categoryRows },
  customers: { columns: customerColumns, rows: customerRows },
  orders: { columns: orderColumns, rows: (record, _options, plan) => orderRows(record, plan) },
};

/**
 * What {@link upgatesCsv} reads, written. Which columns a file needs is known only when all records
 * were looked at, so their cells wait meanwhile.
 */
export const upgatesCsvExport: ExportFormat = {
  id: "upgates-csv",
  name: "Upgates CSV",
  entities: ["products", "categories", "customers", "orders"],
  extension: "csv",
  contentType: "text/csv; charset=utf-8",
  isWhole: true,
  hasFields: true,
  writer(options) {
    const { columns, rows } = tables[options.entity];
    const plan = new ColumnPlan(columns);
    plan.add(columns[0]!);
    const textOf = (some: readonly Row[]) => some.map((row) => plan.textOf(row)).join("");
    return {
      drafts: {
        of: (record) => JSON.stringify(rows(record, options, plan)),
        finish: (draft) => textOf(JSON.parse(draft)),
      },
      begin: () => plan.headers().map(cell).join(";") + rowEnd,
      record: (record) => textOf(rows(record, options, plan)),
      end: () => "",
    };
  },
};
