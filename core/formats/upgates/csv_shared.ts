import type { LabelValue, ParameterValue, Value, Values } from "../../catalogue/values.ts";
import { localText, pricePath, textPath } from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import { addVat } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDay } from "../dates.ts";
import { parseDecimal } from "../numbers.ts";
import { parseVatRate } from "../vat_rates.ts";
import {
  cell,
  type CsvProductRow,
  givenIn,
  givenNamed,
  type GivenText,
  splitCell,
  take,
} from "./csv_cells.ts";
import { parseUpgatesPrice } from "./prices.ts";

/** What product and variant rows have alike. */
export function readShared(
  values: Values,
  row: CsvProductRow,
  language: Language | undefined,
): void {
  readPriceCells(values, row);
  const labels = givenIn(row, row.header.labels);
  if (labels.length > 0) setList(values, "labels", labelsOf(row, labels));
  const metas = givenNamed(row, "META");
  if (metas.length > 0) setList(values, "metas", metasOf(metas));
  if (language === undefined) return;
  const parameters = givenNamed(row, "PARAMETER");
  if (parameters.length > 0) setList(values, "parameters", parametersOf(parameters, language));
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
    const path = pricePath(field, row.options.currency, column.priceList);
    const isPercent = field === "discount";
    const amount = take({ row, column, text }, isPercent ? parseDecimal : parseUpgatesPrice);
    if (amount === undefined || values.has(path)) continue;
    values.set(path, isNet && !isPercent ? addVat(amount, percent) : amount);
  }
}

function setList(values: Values, field: string, list: readonly object[]): void {
  values.set(field, list.length > 0 ? list as Value & readonly object[] : null);
}

/** A label is given when one of its three cells is filled. */
function labelsOf(row: CsvProductRow, given: readonly GivenText[]): LabelValue[] {
  const labels = new Map<string, LabelValue>();
  for (const { column, text } of given) {
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

function metasOf(given: readonly GivenText[]) {
  return given.filter(({ text }) => text !== "")
    .map(({ column, text }) => ({ key: column.about, type: "input", value: text }));
}

function parametersOf(given: readonly GivenText[], language: Language): ParameterValue[] {
  const parameters: ParameterValue[] = [];
  for (const { column, text } of given) {
    for (const value of splitCell(text)) {
      const name = localText(language, column.about);
      parameters.push({ name, value: localText(language, value) });
    }
  }
  return parameters;
}
