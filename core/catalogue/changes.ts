import { canonicalJson } from "./values.ts";

/** What changed: path → the value before and after; `null` is nothing. */
export type Changes = Record<string, [before: unknown, after: unknown]>;

type Fields = Record<string, unknown>;

/** Compares two states of a record, path by path; lists are compared as wholes. */
export function changesBetween(before: Fields, after: Fields): Changes {
  const changes: Changes = {};
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = before[path] ?? null;
    const now = after[path] ?? null;
    if (canonicalJson(old) !== canonicalJson(now)) changes[path] = [old, now];
  }
  return changes;
}
