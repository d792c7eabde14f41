import type { EntityRecord } from "../format.ts";
import type { ReadRow } from "./row.ts";

/** A category by its code; a table that has ids only is paired by them. */
export function categoryOf([row]: readonly ReadRow[]): EntityRecord {
  const { code, fileId, parentFileId, values } = row!;
  const key = code || fileId;
  return {
    ...(key ? { code: key } : {}),
    ...(fileId ? { fileId } : {}),
    ...(parentFileId === undefined ? {} : { parentFileId }),
    values,
    variants: [],
  };
}

/** A customer by their e-mail. What is in a row of the address for deliveries is one address. */
export function customerOf([row]: readonly ReadRow[]): EntityRecord {
  const { code, values } = row!;
  const parts = [...values].filter(([path]) => path.startsWith("delivery:"));
  for (const [path] of parts) values.delete(path);
  const filled = parts.filter(([, value]) => value !== null)
    .map(([path, value]) => [path.slice("delivery:".length), value]);
  if (filled.length > 0) values.set("deliveries", [Object.fromEntries(filled)]);
  else if (parts.length > 0) values.set("deliveries", null);
  return { ...(code ? { code } : {}), values, variants: [] };
}
