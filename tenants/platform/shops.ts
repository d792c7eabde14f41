import type { Currency } from "../../core/money.ts";
import type { Language } from "../../core/language.ts";
import type { ShopState } from "../../core/lifecycle/shop_state.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A shop as the directory has it. */
export interface Shop {
  id: string;
  slug: string;
  name: string;
  ownerId: string;
  currency: Currency;
  /** The first is the main one. */
  languages: Language[];
  state: ShopState;
  /** Last day of the trial. @see R142 */
  trialUntil: string | undefined;
  databaseUrl: string;
  databaseToken: string | undefined;
  schemaVersion: number;
  quarantineError: string | undefined;
  readyAt: string | undefined;
  createdAt: string;
}

const columns = `id, slug, name, owner_id, currency, languages, state, trial_until, database_url,
  database_token, schema_version, quarantine_error, ready_at, created_at`;

export async function shopById(platform: Queryable, id: string): Promise<Shop | undefined> {
  const sql = `SELECT ${columns} FROM shops WHERE id = ?`;
  return shopOf(await queryFirst<Row>(platform, sql, [id]));
}

export async function shopBySlug(platform: Queryable, slug: string): Promise<Shop | undefined> {
  const sql = `SELECT ${columns} FROM shops WHERE slug = ?`;
  return shopOf(await queryFirst<Row>(platform, sql, [slug]));
}

/** All shops in the order of their names. */
export async function listShops(platform: Queryable): Promise<Shop[]> {
  const sql = `SELECT ${columns} FROM shops ORDER BY name, id`;
  return (await queryAll<Row>(platform, sql)).map((row) => shopOf(row)!);
}

export async function insertShop(platform: Queryable, shop: Shop): Promise<void> {
  await platform.execute({
    sql: `INSERT INTO shops (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      shop.id,
      shop.slug,
      shop.name,
      shop.ownerId,
      shop.currency,
      JSON.stringify(shop.languages),
      shop.state,
      shop.trialUntil ?? null,
      shop.databaseUrl,
      shop.databaseToken ?? null,
      shop.schemaVersion,
      shop.quarantineError ?? null,
      shop.readyAt ?? null,
      shop.createdAt,
    ],
  });
}

/** Says that the shop's database is there and current. */
export async function markShopReady(
  platform: Queryable,
  id: string,
  { schemaVersion, now }: { schemaVersion: number; now: string },
): Promise<void> {
  await platform.execute({
    sql: `UPDATE shops
             SET schema_version = ?, quarantine_error = NULL, ready_at = coalesce(ready_at, ?)
           WHERE id = ?`,
    args: [schemaVersion, now, id],
  });
}

export async function setShopState(
  transaction: Queryable,
  id: string,
  state: ShopState,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE shops SET state = ? WHERE id = ?",
    args: [state, id],
  });
}

/** The trial ends sooner than was said. @see R145 */
export async function shortenTrial(
  transaction: Queryable,
  id: string,
  until: string,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE shops SET trial_until = ? WHERE id = ? AND trial_until > ?",
    args: [until, id, until],
  });
}

/** The trial has gone on for longer than was said. @see R148 */
export async function setTrialEnd(
  transaction: Queryable,
  id: string,
  until: string,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE shops SET trial_until = ? WHERE id = ?",
    args: [until, id],
  });
}

export async function quarantineShop(
  platform: Queryable,
  id: string,
  error: string,
): Promise<void> {
  await platform.execute({
    sql: "UPDATE shops SET quarantine_error = ? WHERE id = ?",
    args: [error, id],
  });
}

/** What its managers may change of a shop. */
export async function setShopSettings(
  transaction: Queryable,
  id: string,
  { name, languages }: Pick<Shop, "name" | "languages">,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE shops SET name = ?, languages = ? WHERE id = ?",
    args: [name, JSON.stringify(languages), id],
  });
}

function shopOf(row: Row | undefined): Shop | undefined {
  if (!row) return undefined;
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  return {
    id: row.id as string,
    slug: row.slug as string,
    name: row.name as string,
    ownerId: row.owner_id as string,
    currency: row.currency as Currency,
    languages: JSON.parse(row.languages as string),
    state: row.state as ShopState,
    trialUntil: text("trial_until"),
    databaseUrl: row.database_url as string,
    databaseToken: text("database_token"),
    schemaVersion: row.schema_version as number,
    quarantineError: text("quarantine_error"),
    readyAt: text("ready_at"),
    createdAt: row.created_at as string,
  };
}

/** The account in whose name a shop's programs ask. */
export async function ownerOfShop(platform: Queryable, shopId: string): Promise<string> {
  const sql = "SELECT owner_id FROM shops WHERE id = ?";
  return (await queryFirst<{ owner_id: string }>(platform, sql, [shopId]))!.owner_id;
}
