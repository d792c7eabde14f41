import { downloadName } from "../../core/media/download_name.ts";
import type { MediaType } from "../../core/media/media_type.ts";
import type { StoredMedia } from "../../core/media/picture.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A stored file with the name and the address under which the shop knows it. */
export interface SourcedMedia extends StoredMedia {
  address: string;
  name: string;
}

const selectByAddress = `
  SELECT source.address, source.name, media.key, media.type, media.size, media.width, media.height
    FROM media_sources AS source
    JOIN media ON media.key = source.media_key
   WHERE source.address IN (SELECT value FROM json_each(?))`;

/** What the shop keeps of these addresses, by address. @see R60 */
export async function mediaOfAddresses(
  shop: Queryable,
  addresses: readonly string[],
): Promise<Map<string, SourcedMedia>> {
  if (addresses.length === 0) return new Map();
  const rows = await queryAll<Row>(shop, selectByAddress, [JSON.stringify(addresses)]);
  return new Map(rows.map((row) => [row.address as string, sourcedOf(row)]));
}

/** A stored file by its key, with the name of its first source. */
export async function mediaByKey(
  shop: Queryable,
  key: string,
): Promise<SourcedMedia | undefined> {
  const row = await queryFirst<Row>(
    shop,
    `SELECT coalesce(source.address, '') AS address, source.name,
            media.key, media.type, media.size, media.width, media.height
       FROM media
       LEFT JOIN media_sources AS source ON source.media_key = media.key
      WHERE media.key = ?
      ORDER BY source.fetched_at, source.address LIMIT 1`,
    [key],
  );
  return row && sourcedOf(row);
}

const sourcedOf = (row: Row): SourcedMedia => ({
  key: row.key as string,
  type: row.type as string,
  size: row.size as number,
  width: (row.width as number | null) ?? undefined,
  height: (row.height as number | null) ?? undefined,
  address: row.address as string,
  name: (row.name as string | null) ?? "",
});

/** Every stored file, under a name that no other has: that of its source, behind its first digits. */
export async function allMedia(shop: Queryable): Promise<{ key: string; name: string }[]> {
  const rows = await queryAll<{ key: string; type: string; name: string | null }>(
    shop,
    `SELECT media.key, media.type,
            (SELECT source.name FROM media_sources AS source
              WHERE source.media_key = media.key
              ORDER BY source.fetched_at, source.address LIMIT 1) AS name
       FROM media ORDER BY media.key`,
  );
  return rows.map(({ key, type, name }) => {
    const shown = downloadName(name ?? "", type as MediaType);
    return { key, name: `${key.slice(0, 12)}-${shown}` };
  });
}
