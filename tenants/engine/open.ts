import type { Database } from "./database.ts";
import { openRemote } from "./remote.ts";
import { openSqlite } from "./sqlite.ts";

export interface DatabaseAddress {
  /** `file:` with an absolute path, or `libsql:`, `https:`, `http:` of a server. */
  url: string;
  authToken?: string;
  synchronous?: "full" | "normal";
}

export function openDatabase(
  { url, authToken, synchronous = "normal" }: DatabaseAddress,
): Database {
  if (url.startsWith("file:")) return openSqlite(url.slice("file:".length), { synchronous });
  return openRemote(authToken === undefined ? { url } : { url, authToken });
}
