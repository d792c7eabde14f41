import { type ExportChoice, exportChoice } from "../../core/exports/choice.ts";
import type { LeftOut } from "../../core/exports/left_out.ts";
import type { Entity } from "../../core/formats/format.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import { leftOutOf } from "./exports.ts";

/** A file of the shop's records at a permanent address. */
export interface PublishedFeed {
  id: number;
  name: string;
  entity: Entity;
  format: string;
  choice: ExportChoice;
  /** Sealed. */
  token: string;
  file: BuiltFile | undefined;
  /** When somebody has fetched it last. */
  fetchedAt: string | undefined;
  createdAt: string;
  createdBy: string;
}

export interface BuiltFile {
  key: string;
  size: number;
  etag: string;
  /** Of the shop when it was built. */
  stamp: string;
  records: number;
  /** Those that are not in it; `undefined` when nobody has counted them. */
  leftOut: LeftOut | undefined;
  builtAt: string;
}

const columns = `id, name, entity, format, choice, token, file_key, file_size, etag, stamp, records,
  left_out, built_at, fetched_at, created_at, created_by`;

export async function insertFeed(
  shop: Queryable,
  feed: Pick<PublishedFeed, "name" | "entity" | "format" | "choice">,
  { tokenHash, by, now }: { tokenHash: string; by: string; now: string },
): Promise<number> {
  const { lastInsertRowid } = await shop.execute({
    sql: `INSERT INTO published_feeds
            (name, entity, format, choice, token, token_hash, created_at, created_by)
          VALUES (?, ?, ?, ?, '', ?, ?, ?)`,
    args: [feed.name, feed.entity, feed.format, JSON.stringify(feed.choice), tokenHash, now, by],
  });
  return lastInsertRowid!;
}

/** Gives a feed another address; the old one leads nowhere from then on. */
export async function setFeedToken(
  shop: Queryable,
  id: number,
  { token, tokenHash }: { token: string; tokenHash: string },
): Promise<void> {
  await shop.execute({
    sql: "UPDATE published_feeds SET token = ?, token_hash = ? WHERE id = ?",
    args: [token, tokenHash, id],
  });
}

export async function feedById(shop: Queryable, id: number): Promise<PublishedFeed | undefined> {
  const sql = `SELECT ${columns} FROM published_feeds WHERE id = ?`;
  const row = await queryFirst<Row>(shop, sql, [id]);
  return row && feedOf(row);
}

export async function feedByTokenHash(
  shop: Queryable,
  tokenHash: string,
): Promise<PublishedFeed | undefined> {
  const sql = `SELECT ${columns} FROM published_feeds WHERE token_hash = ?`;
  const row = await queryFirst<Row>(shop, sql, [tokenHash]);
  return row && feedOf(row);
}

export async function listFeeds(shop: Queryable): Promise<PublishedFeed[]> {
  const sql = `SELECT ${columns} FROM published_feeds ORDER BY id LIMIT 100`;
  return (await queryAll<Row>(shop, sql, [])).map(feedOf);
}

export async function deleteFeed(shop: Queryable, id: number): Promise<void> {
  await shop.execute({ sql: "DELETE FROM published_feeds WHERE id = ?", args: [id] });
}

/** @returns `false` when the feed is gone meanwhile, and the file is nobody's */
export async function setFeedFile(
  shop: Queryable,
  id: number,
  { key, size, etag, stamp, records, leftOut, builtAt }: BuiltFile & { leftOut: LeftOut },
): Promise<boolean> {
  const { rowsAffected } = await shop.execute({
    sql: `UPDATE published_feeds
             SET file_key = ?, file_size = ?, etag = ?, stamp = ?, records = ?, left_out = ?,
                 built_at = ?
           WHERE id = ?`,
    args: [key, size, etag, stamp, records, JSON.stringify(leftOut), builtAt, id],
  });
  return rowsAffected > 0;
}

export async function noteFetched(shop: Queryable, id: number, now: string): Promise<void> {
  await shop.execute({
    sql: "UPDATE published_feeds SET fetched_at = ? WHERE id = ?",
    args: [now, id],
  });
}

function feedOf(row: Row): PublishedFeed {
  return {
    id: row.id as number,
    name: row.name as string,
    entity: row.entity as Entity,
    format: row.format as string,
    choice: exportChoice.parse(JSON.parse(row.choice as string)),
    token: row.token as string,
    file: row.file_key === null ? undefined : {
      key: row.file_key as string,
      size: row.file_size as number,
      etag: row.etag as string,
      stamp: row.stamp as string,
      records: row.records as number,
      leftOut: leftOutOf(row),
      builtAt: row.built_at as string,
    },
    fetchedAt: (row.fetched_at as string | null) ?? undefined,
    createdAt: row.created_at as string,
    createdBy: row.created_by as string,
  };
}
