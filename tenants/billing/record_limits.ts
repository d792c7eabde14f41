import { limitsOn } from "../../core/billing/limits.ts";
import type { RecordLimits } from "../../core/imports/room.ts";
import { pragueDay } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { accountOfShop } from "../platform/contracts.ts";

/** How many records a shop's tariff holds today; nothing limits a trial. @see R226–R228, R237 */
export async function recordLimits(
  { database, now }: Pick<Platform, "database" | "now">,
  shopId: string,
): Promise<RecordLimits | undefined> {
  return limitsOn(await accountOfShop(database, shopId), pragueDay(now()));
}
