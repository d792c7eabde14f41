import type { Value } from "../../catalogue/values.ts";
import type { Currency } from "../../money.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDay } from "../dates.ts";
import { parseEan } from "../ean.ts";
import { read, type ReadResult, unreadable } from "../reading.ts";
import { parseUrl } from "../urls.ts";
import { parseVatRate } from "../vat_rates.ts";
import type { DateStyle, FieldRule } from "./mapping.ts";
import { decimalIn, integerIn, priceIn, weightIn } from "./numbers.ts";
import type { Target } from "./targets.ts";

type Steps = Pick<FieldRule, "numberStyle" | "dateStyle" | "weightUnit">;

/** Reads the text of a field that holds one value; lists are read by `listEntries`. */
export function readSingle(
  text: string,
  { kind, choices = [] }: Target,
  { numberStyle, dateStyle, weightUnit }: Steps,
  currency: Currency,
): ReadResult<Value> {
  switch (kind) {
    case "boolean":
      return parseBoolean(text);
    case "integer":
      return integerIn(numberStyle, text);
    case "decimal":
    case "percent":
      return decimalIn(numberStyle, text);
    case "money":
      return priceIn(numberStyle, text);
    case "weight":
      return weightIn({ style: numberStyle, unit: weightUnit }, text);
    case "vat_rate":
      return parseVatRate(text, currency);
    case "url":
      return parseUrl(text);
    case "ean":
      return parseEan(text);
    case "day":
      return dayIn(dateStyle, text);
    case "choice":
      return choiceOf(choices, text);
    default:
      return read(text);
  }
}

const threeNumbers = /^(\d{1,4})[-./]\s?(\d{1,2})[-./]\s?(\d{1,4})(?:[T\s].*)?$/;

/** A day in the order that the column is said to have; gives `YYYY-MM-DD`. */
function dayIn(style: DateStyle, text: string): ReadResult<string> {
  if (style === "auto") return parseDay(text);
  const [, a, b, c] = threeNumbers.exec(text) ?? [];
  if (a === undefined || b === undefined || c === undefined) return unreadable("date_unreadable");
  const parts = { dmy: [c, b, a], mdy: [c, a, b], ymd: [a, b, c] } as const;
  const [year, month, day] = parts[style];
  if (day.length > 2 || month.length > 2) return unreadable("date_unreadable");
  const whole = year.length === 2 ? `20${year}` : year;
  return parseDay(`${whole}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** A word of the choice, or yes and no where they are choices. */
function choiceOf(choices: readonly string[], text: string): ReadResult<string> {
  const word = text.trim().toLowerCase();
  if (choices.includes(word)) return read(word);
  const said = parseBoolean(word);
  const spoken = !said.ok ? [] : said.value.value ? ["on", "yes"] : ["off", "no"];
  const meant = spoken.find((each) => choices.includes(each));
  return meant === undefined ? unreadable("choice_unknown") : read(meant);
}
