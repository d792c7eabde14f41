import { pragueDay } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop } from "../platform/contracts.ts";
import { passToState } from "./transitions.ts";

/** What staff do to the life of a shop: keep it from sinking, or suspend a part of it. */
export const interventionKinds = ["hold", "suspend_administration", "suspend_web"] as const;
export type InterventionKind = typeof interventionKinds[number];

export interface Intervention {
  id: number;
  kind: InterventionKind;
  from: string;
  until: string | undefined;
  reason: string;
  staffName: string;
  createdAt: string;
}

/** Those that hold or will, the oldest first. */
export async function listInterventions(
  platform: Queryable,
  shopId: string,
  day: string,
): Promise<Intervention[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT each.*, staff.name AS staff_name
       FROM interventions AS each JOIN staff ON staff.id = each.staff_id
      WHERE shop_id = ? AND lifted_at IS NULL AND (until_day IS NULL OR until_day >= ?)
      ORDER BY each.id`,
    [shopId, day],
  );
  return rows.map((row) => ({
    id: row.id as number,
    kind: row.kind as InterventionKind,
    from: row.from_day as string,
    until: (row.until_day as string | null) ?? undefined,
    reason: row.reason as string,
    staffName: row.staff_name as string,
    createdAt: row.created_at as string,
  }));
}

/**
 * Begins today; the state of the shop follows at once.
 *
 * @param until last day; a hold always has one
 * @see R179, R203, R222
 */
export async function intervene(
  platform: Platform,
  { shopId, kind, until, reason, actor }: {
    shopId: string;
    kind: InterventionKind;
    until: string | undefined;
    reason: string;
    actor: Actor & { id: string };
  },
): Promise<void> {
  const now = platform.now();
  const day = pragueDay(now);
  await platform.database.write(async (transaction) => {
    await transaction.execute({
      sql: `INSERT INTO interventions
              (shop_id, kind, from_day, until_day, reason, staff_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)`,
      args: [shopId, kind, day, until ?? null, reason, actor.id, now],
    });
    const account = await accountOfShop(transaction, shopId);
    await audit(transaction, {
      at: now,
      actor,
      action: `shop.${kind}`,
      shopId,
      subject: account.slug,
      details: { until: until ?? null, reason },
    });
    await passToState(platform, transaction, account, { day, now });
  });
}

/** @returns whether there was such an intervention */
export async function liftIntervention(
  platform: Platform,
  { shopId, id, actor }: { shopId: string; id: number; actor: Actor },
): Promise<boolean> {
  const now = platform.now();
  const day = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const lifted = await queryFirst<{ kind: string }>(
      transaction,
      `UPDATE interventions SET lifted_at = ?
        WHERE id = ? AND shop_id = ? AND lifted_at IS NULL RETURNING kind`,
      [now, id, shopId],
    );
    if (!lifted) return false;
    const account = await accountOfShop(transaction, shopId);
    await audit(transaction, {
      at: now,
      actor,
      action: "shop.lift",
      shopId,
      subject: account.slug,
      details: { kind: lifted.kind },
    });
    await passToState(platform, transaction, account, { day, now });
    return true;
  });
}

export interface PastTransition {
  day: string;
  from: string;
  to: string;
  cause: string;
  at: string;
  /** How many the shop lost with it. */
  mailboxes: number;
}

/** What the shop has been through, newest first. */
export async function listTransitions(
  platform: Queryable,
  shopId: string,
): Promise<PastTransition[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT each.*,
            (SELECT count(*) FROM mailboxes WHERE transition_id = each.id) AS mailboxes
       FROM shop_transitions AS each WHERE shop_id = ? ORDER BY id DESC LIMIT 200`,
    [shopId],
  );
  return rows.map((row) => ({
    day: row.day as string,
    from: row.from_state as string,
    to: row.to_state as string,
    cause: row.cause as string,
    at: row.at as string,
    mailboxes: row.mailboxes as number,
  }));
}
