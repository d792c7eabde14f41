import type { LabelValue, Value, Values } from "../../catalogue/values.ts";
import { localText, pricePath, textPath } from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import { addVat } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDay } from "../dates.ts";
import { parseDecimal } from "../numbers.ts";
import { parseVatRate } from "../vat_rates.ts";
import { cell, type CsvProductRow, givenIn, givenNamed, splitCell, take } from "./csv_cells.ts";
import { parseUpgatesPrice, priceListName } from "./prices.ts";

/** What product and variant rows have alike. */
export function readShared(
  values: Values,
  row: CsvProductRow,
  language: Language | undefined,
): void {
  readPriceCells(values, row);
  setList(values, "labels", labelsOf(row), givenIn(row, row.header.labels).length > 0);
  setList(values, "metas", metasOf(row), givenNamed(row, "META").length > 0);
  if (language === undefined) return;
  setList(
    values,
    "parameters",
    parametersOf(row, language),
    givenNamed(row, "PARAMETER").length > 0,
  );
  const note = cell(row, "AVAILABILITY_NOTE");
  if (note !== undefined) values.set(textPath("availabilityNote", language), note || null);
}

/** Prices become prices with VAT; an empty cell never deletes one. */
function readPriceCells(values: Values, row: CsvProductRow): void {
  const withVat = parseBoolean(cell(row, "IS_PRICES_WITH_VAT_YN") ?? "");
  const isNet = withVat.ok && !withVat.value.value;
  const rate = parseVatRate(cell(row, "VAT") ?? "", row.options.currency);
  const percent = rate.ok ? rate.value.value : row.vatRatePercent;
  for (const { column, text } of givenIn(row, row.header.prices)) {
    const field = column.priceField!;
    if (text === "") continue;
    const path = pricePath(field, row.options.currency, priceListName(column.about));
    const isPercent = field === "discount";
    const amount = take({ row, column, text }, isPercent ? parseDecimal : parseUpgatesPrice);
    if (amount === undefined || values.has(path)) continue;
    values.set(path, isNet && !isPercent ? addVat(amount, percent) : amount);
  }
}

function setList(values: Values, field: string, list: readonly object[], isGiven: boolean): void {
  if (isGiven) values.set(field, list.length > 0 ? list as Value & readonly object[] : null);
}

/** A label is given when one of its three cells is filled. */
function labelsOf(row: CsvProductRow): LabelValue[] {
  const labels = new Map<string, LabelValue>();
  for (const { column, text } of givenIn(row, row.header.labels)) {
    const part = column.label!;
    if (text === "") continue;
    const label = labels.get(part.name) ?? { name: part.name };
    labels.set(part.name, label);
    const parse = part.part === "active" ? parseBoolean : parseDay;
    const value = take<string | boolean>({ row, column, text }, parse);
    if (value !== undefined) Object.assign(label, { [part.part]: value });
  }
  return [...labels.values()];
}

function metasOf(row: CsvProductRow) {
  return givenNamed(row, "META").filter(({ text }) => text !== "")
    .map(({ column, text }) => ({ key: column.about, type: "input", value: text }));
}

function parametersOf(row: CsvProductRow, language: Language) {
  return givenNamed(row, "PARAMETER").flatMap(({ column, text }) =>
    splitCell(text).map((value) => ({
      name: localText(language, column.about),
      value: localText(language, value),
    }))
  );
}
