import type { Context } from "hono";

/** The number of a list's page in the address, from 1; nonsense is the first page. */
export function pageNumber(c: Context): number {
  const number = Number(c.req.query("page") ?? 1);
  return Number.isSafeInteger(number) && number >= 1 && number <= 1_000_000 ? number : 1;
}
