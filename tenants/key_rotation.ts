import { secondFactorPurpose } from "./accounts/second_factor.ts";
import { sealDataKeysAgain } from "./backups/data_keys.ts";
import { type DataFolder, newKey, type SealingKeys, writeKeys } from "./data_folder.ts";
import { type Queryable, queryAll } from "./engine/database.ts";
import { addressPurpose } from "./jobs/import_orders.ts";
import { tokenPurpose } from "./jobs/published_feeds.ts";
import { databasePurpose, type Platform } from "./platform.ts";
import { mailPurpose } from "./platform/outbox.ts";
import { listShops } from "./platform/shops.ts";
import { webhookPurpose } from "./platform/webhooks.ts";
import type { Sealer } from "./sealing.ts";

/** Where sealed texts lie: rows with `id` and `sealed`, and how the text is written again. */
interface SealedPlace {
  select: string;
  update: string;
  purpose: (id: string, shopId: string) => string;
}

const column = (table: string, name: string, purpose: SealedPlace["purpose"]): SealedPlace => ({
  select:
    `SELECT CAST(id AS TEXT) AS id, ${name} AS sealed FROM ${table} WHERE ${name} IS NOT NULL`,
  update: `UPDATE ${table} SET ${name} = ? WHERE id = ? AND ${name} = ?`,
  purpose,
});

const placesOfPlatform: SealedPlace[] = [
  column("staff", "totp_sealed", secondFactorPurpose),
  column("shops", "database_token", databasePurpose),
  column("webhooks", "address", (id) => webhookPurpose("address", id)),
  column("webhooks", "secret", (id) => webhookPurpose("secret", id)),
  {
    select: `SELECT id, details ->> 'sealedToken' AS sealed FROM outbox
              WHERE details ->> 'sealedToken' IS NOT NULL`,
    update: `UPDATE outbox SET details = json_set(details, '$.sealedToken', ?)
              WHERE id = ? AND details ->> 'sealedToken' = ?`,
    purpose: mailPurpose,
  },
];

const placesOfShop: SealedPlace[] = [
  column("imports", "address", (id, shopId) => addressPurpose(shopId, Number(id))),
  column("published_feeds", "token", (id, shopId) => tokenPurpose(shopId, Number(id))),
];

/**
 * Gives a data folder a new key. The one before it is kept, for texts that a server which still
 * runs may seal meanwhile; older ones are dropped, since {@link sealAgain} has left them nothing.
 */
export async function addKey({ path, keys }: DataFolder): Promise<SealingKeys> {
  const newest = Math.max(...keys.keys());
  const kept = new Map([[newest, keys.get(newest)!], [newest + 1, newKey()]]);
  await writeKeys(path, kept);
  return kept;
}

/**
 * Seals all stored secrets, the keys of encrypted backups among them, under the newest key. Broken off anywhere it can be begun again.
 *
 * @returns how many were sealed anew
 */
export async function sealAgain(platform: Platform): Promise<number> {
  const { database, sealer } = platform;
  let count = await sealPlaces(database, sealer, placesOfPlatform, "");
  count += await sealDataKeysAgain(platform.folder, sealer);
  for (const shop of await listShops(database)) {
    if (!shop.readyAt || shop.state === "deleted") continue;
    await using lease = await platform.shops.lease(shop.id);
    count += await sealPlaces(lease.database, sealer, placesOfShop, shop.id);
  }
  return count;
}

async function sealPlaces(
  database: Queryable,
  sealer: Sealer,
  places: readonly SealedPlace[],
  shopId: string,
): Promise<number> {
  let count = 0;
  for (const { select, update, purpose } of places) {
    const rows = await queryAll<{ id: string; sealed: string }>(database, select);
    for (const { id, sealed } of rows.filter((row) => !sealer.isCurrent(row.sealed))) {
      const secret = await sealer.open(sealed, purpose(id, shopId));
      const anew = await sealer.seal(secret, purpose(id, shopId));
      // Another text may have taken its place meanwhile; that one is current.
      const { rowsAffected } = await database.execute({ sql: update, args: [anew, id, sealed] });
      count += rowsAffected;
    }
  }
  return count;
}
