import type { Value, Values } from "../../catalogue/values.ts";
import { addVat, type Currency } from "../../money.ts";
import { isSpoiledCode } from "../csv/spoiled_code.ts";
import { parseEmail } from "../customers.ts";
import type { ReadOptions } from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import type { ReadResult } from "../reading.ts";
import type { Report } from "../report.ts";
import { finishedList, listEntries } from "./lists.ts";
import { meaningKey, type ReadyRule } from "./rules.ts";
import { between, valuesOf } from "./several.ts";
import { isListKind, type ListKind } from "./targets.ts";
import { standardRates } from "../vat_rates.ts";
import { readSingle } from "./values.ts";

/** What one row says. */
export interface ReadRow {
  /** A product's or category's code, a customer's e-mail. */
  code: string;
  variantCode: string;
  fileId: string;
  parentFileId: string | undefined;
  values: Values;
  number: number;
  line: number;
}

interface RowReading {
  line: number;
  /** One that is not there says nothing. */
  cells: readonly (string | undefined)[];
  report: Report;
  options: ReadOptions;
}

interface GrowingList {
  kind: ListKind;
  entries: unknown[];
  /** Some empty column of the list says that the value is to go. */
  isCleared: boolean;
}

export function readRow(rules: readonly ReadyRule[], reading: RowReading): ReadRow {
  const { line, report } = reading;
  const row: ReadRow = {
    code: "",
    variantCode: "",
    fileId: "",
    parentFileId: undefined,
    values: new Map(),
    number: report.number,
    line,
  };
  const lists = new Map<string, GrowingList>();
  for (const rule of rules) {
    const text = meaningOf(rule, reading.cells);
    const { kind } = rule.paired;
    if (text === undefined) continue;
    if (kind === "code") row.code = codeOf(rule, text, reading);
    else if (kind === "variant_code") row.variantCode = codeOf(rule, text, reading);
    else if (kind === "email") row.code = emailOf(rule, text, reading);
    else if (kind === "file_id") row.fileId = ownCopy(text);
    else if (kind === "parent_file_id") row.parentFileId = ownCopy(text);
    else if (isListKind(kind)) addToList(lists, kind, rule, text, reading);
    else setSingle(row.values, rule, text, reading);
  }
  for (const [field, { kind, entries, isCleared }] of lists) {
    if (entries.length > 0) row.values.set(field, finishedList(kind, entries));
    else if (isCleared) row.values.set(field, null);
  }
  return row;
}

/** The text of a rule in this row after trimming and the table of meanings. */
function meaningOf(rule: ReadyRule, cells: RowReading["cells"]): string | undefined {
  const text = rule.textOf(cells);
  if (text === undefined) return undefined;
  const isList = isListKind(rule.paired.kind);
  const [first = ""] = isList ? [text] : valuesOf(text);
  const bare = rule.trim ? first.trim() : first;
  const isWhole = (rule.separator === "" && !text.includes(between)) || !isList;
  return isWhole ? meant(rule, bare) : bare;
}

function meant({ meanings }: ReadyRule, text: string): string {
  if (meanings === undefined) return text;
  return meanings.get(meaningKey(text)) ?? (text === "" ? "" : meanings.get("*") ?? text);
}

function taker({ report, line }: RowReading, { says }: ReadyRule) {
  return <T>(read: ReadResult<T>, text: string): T | undefined =>
    report.take(read, { line, tag: says }, text);
}

function codeOf({ says: field }: ReadyRule, text: string, { report, line }: RowReading): string {
  if (!isSpoiledCode(text)) return ownCopy(text);
  report.add("code_spoiled", { line, field, value: text });
  return "";
}

const emailOf = (rule: ReadyRule, text: string, reading: RowReading): string =>
  text === "" ? "" : taker(reading, rule)(parseEmail(text), text) ?? "";

function setSingle(values: Values, rule: ReadyRule, text: string, reading: RowReading): void {
  const { paired, target, whenEmpty } = rule;
  const filled = text === "" && whenEmpty === "default" ? rule.emptyValue : text;
  if (filled === "") {
    if (whenEmpty === "clear" && text === "") values.set(target, null);
    return;
  }
  const { currency, decimalStyle = "auto" } = reading.options;
  const isOpen = rule.numberStyle === "auto" && decimalStyle !== "auto";
  const steps = isOpen ? { ...rule, numberStyle: decimalStyle } : rule;
  const value = taker(reading, rule)(readSingle(filled, paired, steps, currency), filled);
  if (value === undefined) return;
  values.set(target, rule.isNet && paired.kind === "money" ? withVat(value, values, rule) : value);
}

function withVat(value: Value, values: Values, { paired }: ReadyRule): number {
  const rate = values.get("vatRate");
  const currency = paired.about.slice(0, 3) as Currency;
  return addVat(value as number, typeof rate === "number" ? rate : standardRates[currency]);
}

function addToList(
  lists: Map<string, GrowingList>,
  kind: ListKind,
  rule: ReadyRule,
  text: string,
  reading: RowReading,
): void {
  const { paired: { field, about }, separator, levelSeparator, whenEmpty } = rule;
  const list = lists.get(field) ?? { kind, entries: [], isCleared: false };
  lists.set(field, list);
  const isFilled = text !== "";
  if (!isFilled && whenEmpty === "clear") list.isCleared = true;
  const filled = isFilled || whenEmpty !== "default" ? text : rule.emptyValue;
  const isOne = separator === "" && !filled.includes(between);
  const parts = isOne ? [filled] : valuesOf(filled)
    .flatMap((value) => separator === "" ? [value] : value.split(separator))
    .map((part) => meant(rule, part.trim()));
  const { language } = reading.options;
  const take = taker(reading, rule);
  const usable = parts.map((part) => part.trim()).filter((part) => part !== "");
  list.entries.push(...listEntries(kind, usable, { about, levelSeparator, language, take }));
}
