import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A mailbox of a shop. */
export interface Mailbox {
  id: string;
  shopId: string;
  /** `name@domain` */
  address: string;
  sizeMegabytes: number;
  state: "active" | "deleted";
  createdAt: string;
  createdBy: string;
  deletedAt: string | undefined;
  deletedBy: string | undefined;
  /** `owner`, or why the shop lost it. */
  deletionCause: string | undefined;
  revision: number;
  /** The last revision that the provider has done. */
  appliedRevision: number;
}

/** Active ones by their address, then the deleted, the last first. */
export async function mailboxesOfShop(platform: Queryable, shopId: string): Promise<Mailbox[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT * FROM mailboxes WHERE shop_id = ?
      ORDER BY state, deleted_at DESC, local_part, domain, id`,
    [shopId],
  );
  return rows.map(mailboxOf);
}

export async function activeMailboxes(platform: Queryable, shopId: string): Promise<Mailbox[]> {
  return (await mailboxesOfShop(platform, shopId)).filter(({ state }) => state === "active");
}

export async function mailboxById(platform: Queryable, id: string): Promise<Mailbox | undefined> {
  const row = await queryFirst<Row>(platform, "SELECT * FROM mailboxes WHERE id = ?", [id]);
  return row && mailboxOf(row);
}

/** @returns `false` when somebody has a mailbox of that address */
export async function insertMailbox(
  transaction: Queryable,
  { id, shopId, name, domain, sizeMegabytes, createdAt, createdBy }:
    & Pick<Mailbox, "id" | "shopId" | "sizeMegabytes" | "createdAt" | "createdBy">
    & { name: string; domain: string },
): Promise<boolean> {
  const { rowsAffected } = await transaction.execute({
    sql: `INSERT INTO mailboxes
            (id, shop_id, local_part, domain, size_megabytes, created_at, created_by)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (local_part, domain) WHERE state = 'active' DO NOTHING`,
    args: [id, shopId, name, domain, sizeMegabytes, createdAt, createdBy],
  });
  return rowsAffected === 1;
}

export async function setMailboxSize(
  transaction: Queryable,
  id: string,
  sizeMegabytes: number,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE mailboxes SET size_megabytes = ?, revision = revision + 1 WHERE id = ?",
    args: [sizeMegabytes, id],
  });
}

/** @param transitionId with which the shop lost it; none when its owner deleted it */
export async function setMailboxDeleted(
  transaction: Queryable,
  id: string,
  { at, by, cause, transitionId }: {
    at: string;
    by: string;
    cause: string;
    transitionId?: number | undefined;
  },
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE mailboxes
             SET state = 'deleted', deleted_at = ?, deleted_by = ?, deletion_cause = ?,
                 transition_id = ?, revision = revision + 1
           WHERE id = ? AND state = 'active'`,
    args: [at, by, cause, transitionId ?? null, id],
  });
}

/** The provider has done what stood in a revision. */
export async function noteMailboxApplied(
  platform: Queryable,
  id: string,
  revision: number,
): Promise<void> {
  await platform.execute({
    sql: "UPDATE mailboxes SET applied_revision = max(applied_revision, ?) WHERE id = ?",
    args: [revision, id],
  });
}

function mailboxOf(row: Row): Mailbox {
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  return {
    id: row.id as string,
    shopId: row.shop_id as string,
    address: `${row.local_part}@${row.domain}`,
    sizeMegabytes: row.size_megabytes as number,
    state: row.state as Mailbox["state"],
    createdAt: row.created_at as string,
    createdBy: row.created_by as string,
    deletedAt: text("deleted_at"),
    deletedBy: text("deleted_by"),
    deletionCause: text("deletion_cause"),
    revision: row.revision as number,
    appliedRevision: row.applied_revision as number,
  };
}
