import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { audit, house } from "../platform/audit.ts";
import { activeMailboxes, setMailboxDeleted } from "../platform/mailboxes.ts";
import { applyMailbox } from "./mailbox_job.ts";

/**
 * Deletes all mailboxes that a shop has, for good: whatever is paid later, they do not come back.
 * In the transaction of what takes them away.
 *
 * @param transitionId the step in the shop's life with which it loses them
 * @returns how many
 * @see R190–R192, D3
 */
export async function loseMailboxes(
  platform: Pick<Platform, "mailboxes">,
  transaction: Queryable,
  shopId: string,
  { cause, transitionId, now }: { cause: string; transitionId?: number; now: string },
): Promise<number> {
  const lost = await activeMailboxes(transaction, shopId);
  for (const { id, address } of lost) {
    const by = house.name;
    await setMailboxDeleted(transaction, id, { at: now, by, cause, transitionId });
    await applyMailbox(platform, transaction, id, now);
    const entry = { at: now, actor: house, action: "mailbox.delete", shopId, subject: address };
    await audit(transaction, { ...entry, details: { cause } });
  }
  return lost.length;
}
