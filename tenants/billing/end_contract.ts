import type { EndCause } from "../../core/lifecycle/lifecycle.ts";
import { addDays } from "../../core/calendar.ts";
import { pragueDay } from "../clock.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop, type ContractAccount, saveAccount } from "../platform/contracts.ts";
import { settleThrough } from "./settle.ts";
import { passToState } from "./transitions.ts";

/**
 * Ends a contract today: nothing is charged any more, and the owner has some days to take the data
 * away. Today stays paid.
 *
 * @param lastDay of a contract that notice was given of: no day after it is charged
 * @returns `undefined` for a contract that has ended before
 * @see R199–R201, R203, R204, R209, R210
 */
export async function endContract(
  platform: Platform,
  { shopId, cause, reason, actor, lastDay }: {
    shopId: string;
    cause: EndCause;
    reason: string;
    actor: Actor;
    lastDay?: string;
  },
): Promise<ContractAccount | undefined> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const before = await accountOfShop(transaction, shopId);
    if (before.facts.end || before.facts.deletedOn) return undefined;
    const settled = await settleThrough(platform, transaction, before, {
      day: lastDay ?? today,
      isToday: false,
    });
    const on = lastDay === undefined ? today : addDays(lastDay, 1);
    const ended = { ...settled, facts: { ...settled.facts, end: { on, cause } } };
    await saveAccount(transaction, ended);
    await transaction.execute({
      sql: "DELETE FROM planned_ends WHERE shop_id = ?",
      args: [shopId],
    });
    await audit(transaction, {
      at: now,
      actor,
      action: "contract.end",
      shopId,
      subject: before.slug,
      details: { cause, reason },
    });
    const passed = await passToState(platform, transaction, ended, { day: today, now });
    return await settleThrough(platform, transaction, passed, { day: today, isToday: true });
  });
}
