import type { Database } from "../engine/database.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import { newId } from "../ids.ts";
import type { Sealer } from "../sealing.ts";
import { newWebhookSecret } from "../webhooks/signature.ts";

/** An address that a shop is told by of what has happened. */
export interface Webhook {
  id: string;
  shopId: string;
  /** For people's eyes: without a password. */
  shownAddress: string;
  createdAt: string;
  createdBy: string;
  pausedAt: string | undefined;
  failingSince: string | undefined;
  /** We gave it up; nothing is sent until somebody resumes it. */
  switchedOffAt: string | undefined;
}

/** As many as a shop may have. */
export const webhooksMax = 10;

const columns = `id, shop_id, shown_address, created_at, created_by, paused_at, failing_since,
  switched_off_at`;

export const webhookPurpose = (column: "address" | "secret", id: string): string =>
  `webhooks.${column}:${id}`;

/** @returns its id and its secret, which cannot be seen again; `undefined` when there are too many */
export async function createWebhook(
  { database, sealer }: { database: Database; sealer: Sealer },
  { shopId, address, shown, by, now }: {
    shopId: string;
    address: string;
    shown: string;
    by: string;
    now: string;
  },
): Promise<{ id: string; secret: string } | undefined> {
  const id = newId();
  const secret = newWebhookSecret();
  const sealedAddress = await sealer.seal(address, webhookPurpose("address", id));
  const sealedSecret = await sealer.seal(secret, webhookPurpose("secret", id));
  const { rowsAffected } = await database.execute({
    sql: `INSERT INTO webhooks (id, shop_id, address, shown_address, secret, created_at, created_by)
          SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
           WHERE (SELECT count(*) FROM webhooks WHERE shop_id = ?2) < ?8`,
    args: [id, shopId, sealedAddress, shown, sealedSecret, now, by, webhooksMax],
  });
  return rowsAffected === 1 ? { id, secret } : undefined;
}

/** In the order in which they were made. */
export async function listWebhooks(platform: Queryable, shopId: string): Promise<Webhook[]> {
  const sql = `SELECT ${columns} FROM webhooks WHERE shop_id = ? ORDER BY created_at, id`;
  return (await queryAll<Row>(platform, sql, [shopId])).map(webhookOf);
}

/** Another shop's webhook is none. */
export async function webhookById(
  platform: Queryable,
  { shopId, id }: { shopId: string; id: string },
): Promise<Webhook | undefined> {
  const sql = `SELECT ${columns} FROM webhooks WHERE id = ? AND shop_id = ?`;
  const row = await queryFirst<Row>(platform, sql, [id, shopId]);
  return row && webhookOf(row);
}

/** Where to and by which secret messages go. */
export async function openWebhook(
  { database, sealer }: { database: Queryable; sealer: Sealer },
  id: string,
): Promise<{ address: string; secret: string } | undefined> {
  const row = await queryFirst<{ address: string; secret: string }>(
    database,
    "SELECT address, secret FROM webhooks WHERE id = ?",
    [id],
  );
  return row && {
    address: await sealer.open(row.address, webhookPurpose("address", id)),
    secret: await sealer.open(row.secret, webhookPurpose("secret", id)),
  };
}

/** What happens meanwhile is not told later. */
export async function pauseWebhook(platform: Queryable, id: string, now: string): Promise<void> {
  const sql = "UPDATE webhooks SET paused_at = coalesce(paused_at, ?) WHERE id = ?";
  await platform.execute({ sql, args: [now, id] });
}

/** Also of one that we have given up: its failures are forgotten. */
export async function resumeWebhook(platform: Queryable, id: string): Promise<void> {
  await platform.execute({
    sql: `UPDATE webhooks SET paused_at = NULL, switched_off_at = NULL, failing_since = NULL
           WHERE id = ?`,
    args: [id],
  });
}

export async function removeWebhook(platform: Queryable, id: string): Promise<void> {
  await platform.execute({ sql: "DELETE FROM webhooks WHERE id = ?", args: [id] });
}

export const isTold = ({ pausedAt, switchedOffAt }: Webhook): boolean =>
  pausedAt === undefined && switchedOffAt === undefined;

function webhookOf(row: Row): Webhook {
  const optional = (name: string) => (row[name] as string | null) ?? undefined;
  return {
    id: row.id as string,
    shopId: row.shop_id as string,
    shownAddress: row.shown_address as string,
    createdAt: row.created_at as string,
    createdBy: row.created_by as string,
    pausedAt: optional("paused_at"),
    failingSince: optional("failing_since"),
    switchedOffAt: optional("switched_off_at"),
  };
}
