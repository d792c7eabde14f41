import { firstTariff } from "../core/billing/contract.ts";
import { trialDays } from "../core/billing/regime.ts";
import { addDays } from "../core/calendar.ts";
import type { Currency } from "../core/money.ts";
import type { Language } from "../core/language.ts";
import { pragueDay } from "./clock.ts";
import { type Database, type Queryable, queryAll } from "./engine/database.ts";
import { openDatabase } from "./engine/open.ts";
import { newId } from "./ids.ts";
import { migrate, migrationsOf } from "./migrate.ts";
import { addressOfShop, databasePurpose, type Platform, shopFolder } from "./platform.ts";
import { insertContract } from "./platform/contracts.ts";
import {
  insertShop,
  listShops,
  markShopReady,
  quarantineShop,
  type Shop,
  shopById,
} from "./platform/shops.ts";

export interface NewShop {
  slug: string;
  name: string;
  ownerId: string;
  currency: Currency;
  /** The first is the main one. */
  languages: Language[];
  /** A libSQL server's database; without it a file below the data folder. */
  remote?: { url: string; authToken?: string };
}

/**
 * Enters a shop into the directory, within the caller's transaction; `provisionShop` makes its
 * database afterwards. The owner becomes a member.
 */
export async function registerShop(
  platform: Platform,
  transaction: Queryable,
  shop: NewShop,
): Promise<string> {
  const id = newId();
  const now = platform.now();
  const today = pragueDay(now);
  const token = shop.remote?.authToken;
  await insertShop(transaction, {
    id,
    slug: shop.slug,
    name: shop.name,
    ownerId: shop.ownerId,
    currency: shop.currency,
    languages: shop.languages,
    state: "trial",
    trialUntil: addDays(today, trialDays),
    databaseUrl: shop.remote?.url ?? `file:shops/${id}/shop.db`,
    databaseToken: token && await platform.sealer.seal(token, databasePurpose(id)),
    schemaVersion: 0,
    quarantineError: undefined,
    readyAt: undefined,
    createdAt: now,
  });
  await transaction.execute({
    sql: "INSERT INTO members (shop_id, account_id, role, created_at) VALUES (?, ?, 'owner', ?)",
    args: [id, shop.ownerId, now],
  });
  await insertContract(transaction, {
    shopId: id,
    currency: shop.currency,
    tariff: firstTariff,
    day: today,
    now,
    orderedBy: shop.ownerId,
  });
  return id;
}

/** Makes the shop's database; repeated after a kill it finishes what was begun. */
export async function provisionShop(platform: Platform, id: string): Promise<void> {
  const shop = await shopById(platform.database, id);
  if (!shop) throw new Error(`Shop ${id} does not exist`);
  await Deno.mkdir(`${shopFolder(platform.folder, id)}/files`, { recursive: true, mode: 0o700 });
  await withShopDatabase(platform, shop, async (database) => {
    await migrate(database, "shop", platform.now());
    await seed(database, shop.languages[0] ?? "cs");
  });
  await markShopReady(platform.database, id, {
    schemaVersion: migrationsOf("shop").length,
    now: platform.now(),
  });
}

/**
 * Shops that were registered but not provisioned when the process was killed. One whose database
 * cannot be reached is put into quarantine; it keeps nobody else from being served.
 */
export async function provisionUnfinished(platform: Platform): Promise<void> {
  const rows = await queryAll<{ id: string }>(
    platform.database,
    "SELECT id FROM shops WHERE ready_at IS NULL ORDER BY id",
  );
  for (const { id } of rows) {
    try {
      await provisionShop(platform, id);
    } catch (error) {
      await quarantineShop(platform.database, id, messageOf(error));
    }
  }
}

const messageOf = (error: unknown) => error instanceof Error ? error.message : String(error);

const orderStates: Record<Language, readonly (readonly [name: string, type: string])[]> = {
  cs: [
    ["Přijatá", "received"],
    ["Vyřizuje se", "processing"],
    ["Odeslaná", "sent"],
    ["Doručená", "delivered"],
    ["Stornovaná", "cancelled"],
  ],
  sk: [
    ["Prijatá", "received"],
    ["Vybavuje sa", "processing"],
    ["Odoslaná", "sent"],
    ["Doručená", "delivered"],
    ["Stornovaná", "cancelled"],
  ],
  en: [
    ["Received", "received"],
    ["Processing", "processing"],
    ["Sent", "sent"],
    ["Delivered", "delivered"],
    ["Cancelled", "cancelled"],
  ],
};

async function seed(database: Database, language: Language): Promise<void> {
  const rows = orderStates[language].map(([name, type], index) => [name, type, index + 1]);
  await database.executeMany(
    `INSERT INTO order_states (name, type, position) VALUES (?, ?, ?)
     ON CONFLICT (name) DO NOTHING`,
    rows,
  );
}

async function withShopDatabase(
  platform: Platform,
  shop: Shop,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const database = openDatabase(await addressOfShop(platform.folder, platform.sealer, shop));
  try {
    await work(database);
  } finally {
    database.close();
  }
}

export interface FleetMigration {
  migrated: number;
  failed: { slug: string; error: string }[];
  /** The canaries failed, so the rest of the fleet was not touched. */
  stopped: boolean;
}

/** How many shops go first. */
const canaries = 3;

/**
 * Brings all shops to the current schema: some canaries first, and nobody else when one of them
 * fails. Later a failing shop is put into quarantine with its error and the others go on. Shops in
 * quarantine are tried again last, and are nobody's canaries.
 */
export async function migrateShops(platform: Platform): Promise<FleetMigration> {
  const known = migrationsOf("shop").length;
  const behind = (await listShops(platform.database)).filter((shop) =>
    shop.readyAt !== undefined && shop.schemaVersion < known && shop.state !== "deleted"
  );
  behind.sort((a, b) => Number(isQuarantined(a)) - Number(isQuarantined(b)));
  const first = Math.min(canaries, behind.filter((shop) => !isQuarantined(shop)).length);
  const result: FleetMigration = { migrated: 0, failed: [], stopped: false };
  for (const [index, shop] of behind.entries()) {
    if (first > 0 && index === first && result.failed.length > 0) {
      return { ...result, stopped: true };
    }
    const error = await migrateShop(platform, shop, known);
    if (error === undefined) result.migrated++;
    else result.failed.push({ slug: shop.slug, error });
  }
  return result;
}

const isQuarantined = ({ quarantineError }: Shop): boolean => quarantineError !== undefined;

async function migrateShop(
  platform: Platform,
  shop: Shop,
  schemaVersion: number,
): Promise<string | undefined> {
  try {
    await withShopDatabase(
      platform,
      shop,
      (database) => migrate(database, "shop", platform.now()),
    );
    await markShopReady(platform.database, shop.id, { schemaVersion, now: platform.now() });
    return undefined;
  } catch (error) {
    await quarantineShop(platform.database, shop.id, messageOf(error));
    return messageOf(error);
  }
}
