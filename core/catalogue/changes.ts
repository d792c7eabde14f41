import { canonicalJson } from "./values.ts";

/** What changed: path → the value before and after; `null` is nothing. */
export type Changes = Record<string, [before: unknown, after: unknown]>;

type Fields = Record<string, unknown>;

/** Compares two states of a record by the fields of the later one; lists are compared as wholes. */
export function changesBetween(before: Fields, after: Fields): Changes {
  const changes: Changes = {};
  for (const [path, value] of Object.entries(after)) {
    const old = before[path] ?? null;
    const now = value ?? null;
    if (canonicalJson(old) !== canonicalJson(now)) changes[path] = [old, now];
  }
  return changes;
}
