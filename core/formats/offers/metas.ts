import type { MetaValue } from "../../catalogue/values.ts";

/** Texts by name as custom fields; several texts of one name are lines of one field. */
export function metasOf(extras: ReadonlyMap<string, readonly string[]>): MetaValue[] {
  return [...extras].map(([key, texts]) => ({
    key,
    type: texts.length > 1 ? "textarea" : "input",
    value: texts.join("\n"),
  }));
}
