import { limitsOn } from "../../core/billing/limits.ts";
import type { RecordLimits } from "../../core/imports/room.ts";
import { pragueDay } from "../clock.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import type { DiskRoom } from "../jobs/images_fetching.ts";
import type { Platform } from "../platform.ts";
import { accountOfShop } from "../platform/contracts.ts";

/** How many records a shop's tariff holds today; nothing limits a trial. @see R226–R228, R237 */
export async function recordLimits(
  { database, now }: Pick<Platform, "database" | "now">,
  shopId: string,
): Promise<RecordLimits | undefined> {
  return limitsOn(await accountOfShop(database, shopId), pragueDay(now()));
}

/** What the shop's pictures and files leave of its tariff's disk. @see R229 */
export async function diskRoom(
  { database, now }: Pick<Platform, "database" | "now">,
  shopId: string,
  shop: Queryable,
): Promise<DiskRoom> {
  const limits = limitsOn(await accountOfShop(database, shopId), pragueDay(now()));
  const megabytes = limits?.diskMegabytes ?? null;
  if (megabytes === null) return { leftBytes: Infinity, megabytes: Infinity };
  const row = await queryFirst<{ bytes: number }>(
    shop,
    "SELECT coalesce(sum(size), 0) AS bytes FROM media",
  );
  return { leftBytes: megabytes * 1_000_000 - row!.bytes, megabytes };
}

/**
 * How many people the tariff holds, when it has no room for another one: members and those who are
 * invited, but for an invitation that is sent again.
 *
 * @see R233
 */
export async function fullOfPeople(
  transaction: Queryable,
  shopId: string,
  { email, now }: { email: string; now: string },
): Promise<number | undefined> {
  const limits = limitsOn(await accountOfShop(transaction, shopId), pragueDay(now));
  const most = limits?.users ?? null;
  if (most === null) return undefined;
  const row = await queryFirst<{ count: number }>(
    transaction,
    `SELECT (SELECT count(*) FROM members WHERE shop_id = ?1)
          + (SELECT count(*) FROM invitations
              WHERE shop_id = ?1 AND email <> ?2 AND accepted_at IS NULL AND expires_at > ?3)
            AS count`,
    [shopId, email, now],
  );
  return row!.count < most ? undefined : most;
}
