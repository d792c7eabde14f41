import { cell, rowEnd } from "../../exports/csv_text.ts";
import type {
  ExportFormat,
  ExportOptions,
  ExportRecord,
  TableRows,
} from "../../exports/export_format.ts";
import type { Entity } from "../format.ts";
import { ColumnPlan, headerOf, type Row, rowsText } from "./csv_columns_out.ts";
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
 * were looked at, so their rows wait meanwhile.
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
    return {
      table: {
        found: () => plan.found(),
        startFrom: (found) => plan.startFrom(found),
        rows: (records) => tableRows(plan, (each) => rows(each, options, plan), records),
        take: (questions, known) => plan.take(questions, known),
        columns: () => plan.columns(),
      },
      begin: () =>
        plan.columns().map(([name, about]) => cell(headerOf(name, about))).join(";") + rowEnd,
      record: (record) => tableRows(plan, (each) => rows(each, options, plan), [record]).text,
      end: () => "",
    };
  },
};

/** Numbers of columns are found while rows are made, and their order when all of them are. */
function tableRows(
  plan: ColumnPlan,
  rowsOf: (record: ExportRecord) => Row[],
  records: readonly ExportRecord[],
): TableRows {
  plan.startNoting();
  const rows = records.flatMap(rowsOf);
  const columns = plan.columns();
  const questions = plan.questions();
  const numbers = columns.map(([name, about]) => plan.add(name, about));
  return { text: rowsText(rows, numbers), count: rows.length, columns, questions };
}
