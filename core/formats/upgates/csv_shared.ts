import type { LabelValue, LocalText, Value, Values } from "../../catalogue/values.ts";
import { pricePath, textPath } from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import { addVat } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDay } from "../dates.ts";
import { parseDecimal } from "../numbers.ts";
import { parseVatRate } from "../vat_rates.ts";
import { cell, type CsvProductRow, splitCell, take } from "./csv_cells.ts";
import { priceColumns } from "./csv_columns.ts";
import { parseUpgatesPrice, priceListName } from "./prices.ts";

/** What product and variant rows have alike. */
export function readShared(
  values: Values,
  row: CsvProductRow,
  language: Language | undefined,
): void {
  readPriceCells(values, row);
  setList(values, "labels", labelsOf(row), row.given.some(({ column }) => column.label));
  setList(values, "metas", metasOf(row), hasColumn(row, "META"));
  if (language === undefined) return;
  setList(values, "parameters", parametersOf(row, language), hasColumn(row, "PARAMETER"));
  const note = cell(row, "AVAILABILITY_NOTE");
  if (note !== undefined) values.set(textPath("availabilityNote", language), note || null);
}

/** Prices become prices with VAT; an empty cell never deletes one. */
function readPriceCells(values: Values, row: CsvProductRow): void {
  const withVat = parseBoolean(cell(row, "IS_PRICES_WITH_VAT_YN") ?? "");
  const isNet = withVat.ok && !withVat.value.value;
  const rate = parseVatRate(cell(row, "VAT") ?? "", row.options.currency);
  const percent = rate.ok ? rate.value.value : row.vatRatePercent;
  for (const { column, text } of row.given) {
    const field = priceColumns.get(column.name);
    if (field === undefined || text === "") continue;
    const path = pricePath(field, row.options.currency, priceListName(column.about));
    const isPercent = field === "discount";
    const amount = take({ row, column, text }, isPercent ? parseDecimal : parseUpgatesPrice);
    if (amount === undefined || values.has(path)) continue;
    values.set(path, isNet && !isPercent ? addVat(amount, percent) : amount);
  }
}

function hasColumn(row: CsvProductRow, name: string): boolean {
  return row.given.some(({ column }) => column.name === name);
}

function setList(values: Values, field: string, list: readonly object[], isGiven: boolean): void {
  if (isGiven) values.set(field, list.length > 0 ? list as Value & readonly object[] : null);
}

/** A label is given when one of its three cells is filled. */
function labelsOf(row: CsvProductRow): LabelValue[] {
  const labels = new Map<string, LabelValue>();
  for (const { column, text } of row.given) {
    const part = column.label;
    if (part === undefined || text === "") continue;
    const label = labels.get(part.name) ?? { name: part.name };
    labels.set(part.name, label);
    const parse = part.part === "active" ? parseBoolean : parseDay;
    const value = take<string | boolean>({ row, column, text }, parse);
    if (value !== undefined) Object.assign(label, { [part.part]: value });
  }
  return [...labels.values()];
}

function metasOf(row: CsvProductRow) {
  return row.given.filter(({ column, text }) => column.name === "META" && text !== "")
    .map(({ column, text }) => ({ key: column.about, type: "input", value: text }));
}

function parametersOf(row: CsvProductRow, language: Language) {
  const local = (text: string): LocalText => ({ [language]: text });
  return row.given.filter(({ column }) => column.name === "PARAMETER").flatMap(
    ({ column, text }) =>
      splitCell(text).map((value) => ({ name: local(column.about), value: local(value) })),
  );
}
