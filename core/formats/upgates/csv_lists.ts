import type { Value } from "../../catalogue/values.ts";
import { parseUrl } from "../urls.ts";
import { type GivenCell, splitCell, take } from "./csv_cells.ts";

/**
 * Reads a cell that holds several values. The first category is the primary one and the first
 * picture the main one, as exports have it.
 *
 * @returns `null` for an empty cell, which deletes the list; `undefined` when nothing was usable.
 */
export function readCsvList(field: string, given: GivenCell): Value | null | undefined {
  const parts = splitCell(given.text);
  if (parts.length === 0) return null;
  const list = readParts(field, parts, given);
  return list.length > 0 ? list as Value & readonly object[] : undefined;
}

function readParts(
  field: string,
  parts: readonly string[],
  given: GivenCell,
): readonly (string | object)[] {
  switch (field) {
    case "categories":
      return parts.map((code, index) => index === 0 ? { code, primary: true } : { code });
    case "images":
      return urlsOf(parts, given).map((url, index) => index === 0 ? { url, main: true } : { url });
    case "files":
      return urlsOf(parts, given).map((url) => ({ url }));
    case "gifts":
      return parts.map((code) => ({ code, type: "highest_stock_variant" }));
    case "sets":
      return parts.map((code) => ({ code, quantity: 1 }));
    default:
      return parts;
  }
}

function urlsOf(parts: readonly string[], given: GivenCell): string[] {
  const urls: string[] = [];
  for (const part of parts) {
    const url = take(given, parseUrl, part);
    if (url !== undefined) urls.push(url);
  }
  return urls;
}
