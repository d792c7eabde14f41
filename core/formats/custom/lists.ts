import type { Value } from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import { parseBoolean } from "../booleans.ts";
import type { ReadResult } from "../reading.ts";
import { parseUrl } from "../urls.ts";
import { afterName } from "./several.ts";
import type { ListKind } from "./targets.ts";
import { allNames } from "./xml_cells.ts";

export interface ListReading {
  /** Name of the parameter, label or custom field that the column is about; empty for none. */
  about: string;
  levelSeparator: string;
  language: Language;
  /** Takes what was read, and reports what was not. */
  take<T>(reading: ReadResult<T>, text: string): T | undefined;
}

/** What the members of a cell add to a list; what is unusable is reported and left out. */
export function listEntries(
  kind: ListKind,
  parts: readonly string[],
  { about, levelSeparator, language, take }: ListReading,
): unknown[] {
  switch (kind) {
    case "texts":
      return [...parts];
    case "categories":
      return parts.map((code) => ({ code }));
    case "category_paths":
      return parts.map((part) => levelsOf(part, levelSeparator)).filter((path) => path.length > 0);
    case "images":
    case "files":
      return parts.flatMap((part) => {
        const url = take(parseUrl(part), part);
        return url === undefined ? [] : [{ url }];
      });
    case "labels":
      if (about === "") return parts.map((name) => ({ name, active: true }));
      return parts.slice(0, 1).flatMap((part) => {
        const active = take(parseBoolean(part), part);
        return active === undefined ? [] : [{ name: about, active }];
      });
    case "parameters":
      return parts.map((part) => {
        const [name, value] = about === allNames ? part.split(afterName) : [about, part];
        return { name: { [language]: name!.trim() }, value: { [language]: value ?? "" } };
      }).filter(({ value }) => value[language] !== "");
    case "metas":
      return parts.map((value) => ({ key: about, type: "input", value }));
    case "gifts":
      return parts.map((code) => ({ code, type: "highest_stock_variant" }));
    case "sets":
      return parts.map(setMember);
  }
}

function levelsOf(text: string, separator: string): string[] {
  const levels = separator === "" ? [text] : text.split(separator);
  return levels.map((level) => level.trim()).filter((level) => level !== "");
}

/** `HRNEK` or `HRNEK x 2`. */
function setMember(text: string): { code: string; quantity: number } {
  const [, code = text, count = "1"] = /^(.+?)\s*[x×]\s*(\d{1,6})$/u.exec(text) ?? [];
  return { code, quantity: Number(count) };
}

/** A whole list: nothing twice, the first category primary, the first picture the main one. */
export function finishedList(kind: ListKind, entries: readonly unknown[]): Value {
  const seen = new Set<string>();
  const once = entries.filter((entry) => {
    const text = JSON.stringify(entry);
    return !seen.has(text) && seen.add(text);
  });
  const [first, ...rest] = once;
  if (kind === "categories") {
    return [{ ...first as { code: string }, primary: true }, ...rest] as Value;
  }
  if (kind === "images") return [{ ...first as { url: string }, main: true }, ...rest] as Value;
  return once as unknown as Value;
}
