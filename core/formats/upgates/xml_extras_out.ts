import { amountText, flag, leaf, xmlText } from "../../exports/xml_text.ts";
import type { LocalText } from "../../catalogue/values.ts";
import { localLeaves, type Remaining, wrapped } from "./xml_parts_out.ts";

interface Length {
  active: boolean;
  labels?: LocalText;
  from?: number;
  to?: number;
  unit?: string;
  stepsType?: string;
  steps?: string;
  note?: string;
}

/** Sale by length. */
export function lengthOut(values: Remaining): string {
  const [length] = values.takeIf<readonly Record<string, unknown>[]>(
    "length",
    (list) => list.length === 1,
  ) as readonly Length[] | undefined ?? [];
  if (!length) return "";
  const text = (tag: string, value: string | number | undefined) =>
    value === undefined ? "" : leaf(tag, value);
  return "<LENGTH>" + flag("ACTIVE_YN", length.active) +
    wrapped("LABELS", localLeaves("LABEL", length.labels)) +
    text("LENGTH_FROM", length.from) + text("LENGTH_TO", length.to) + text("UNIT", length.unit) +
    text("STEPS_TYPE", length.stepsType) + text("STEPS", length.steps) + text("NOTE", length.note) +
    "</LENGTH>";
}

interface Configuration {
  type: string;
  name: LocalText;
  values?: readonly ConfigurationValue[];
}

interface ConfigurationValue {
  name: LocalText;
  imageUrl?: string;
  default?: boolean;
  prices?: readonly { language: string; operation: string; amount: number }[];
}

export function configurationsOut(values: Remaining): string {
  const list = values.take<readonly Record<string, unknown>[]>("configurations") as
    | readonly Configuration[]
    | undefined ?? [];
  return wrapped(
    "CONFIGURATIONS",
    list.map(({ type, name, values = [] }) =>
      `<CONFIGURATION type="${xmlText(type)}">${localLeaves("NAME", name)}` +
      `${values.map(valueOut).join("")}</CONFIGURATION>`
    ).join(""),
  );
}

function valueOut(value: ConfigurationValue): string {
  return "<VALUE>" + localLeaves("NAME", value.name) +
    (value.imageUrl ? leaf("IMAGE_URL", value.imageUrl) : "") +
    (value.default === undefined ? "" : flag("DEFAULT_YN", value.default)) +
    (value.prices ?? []).map(({ language, operation, amount }) => {
      const isFactor = operation === "*" || operation === "/";
      const text = isFactor ? String(amount) : amountText(amount);
      return `<PRICE language="${language}" operation="${xmlText(operation)}">${text}</PRICE>`;
    }).join("") + "</VALUE>";
}
