import { BackupStore, removeBackups } from "../backups/backup_store.ts";
import { deletionDay, stateOn } from "../../core/lifecycle/lifecycle.ts";
import { pragueDay } from "../clock.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import { loseMailboxes } from "../mailboxes/lose_mailboxes.ts";
import { type Platform, shopFolder } from "../platform.ts";
import { forgettingCommunityAuthors } from "../platform/community_authors.ts";
import { accountOfShop, type ContractAccount, saveAccount } from "../platform/contracts.ts";
import { shopArchive } from "../platform/shop_archives.ts";
import { setShopState } from "../platform/shops.ts";
import { tellOwner } from "./owner_mail.ts";

/** How much of what a deleted shop had. */
interface DeletedContent {
  products: number;
  categories: number;
  customers: number;
  orders: number;
  files: number;
  backups: number;
  /** Requests to support. */
  tickets: number;
}

/**
 * Deletes a shop for good: its database, its files, its backups and what the platform keeps of it beside the
 * contract, the ledger and the documents of its payments, which the law wants kept. A certificate
 * says what there was. Broken off anywhere, the next attempt goes on.
 *
 * @param noticeId the mail that told the owner
 * @see R193, R197, R207
 */
export async function deleteShop(
  platform: Platform,
  shopId: string,
  noticeId: string,
): Promise<void> {
  const { database } = platform;
  const { state } = await accountOfShop(database, shopId);
  const isDeleted = state === "deleted" || await forgetData(platform, shopId, noticeId);
  if (!isDeleted) return;
  platform.shops.discard(shopId);
  await removeFiles(platform, shopId);
}

/** @returns `false` for a shop that was paid, or held, since its deletion was ordered */
async function forgetData(
  platform: Platform,
  shopId: string,
  noticeId: string,
): Promise<boolean> {
  const content = await contentOf(platform, shopId);
  return await platform.database.write(async (transaction) => {
    const account = await accountOfShop(transaction, shopId);
    if (stateOn(account.facts, pragueDay(platform.now())).state !== "deleted") return false;
    const archive = (await shopArchive(transaction, shopId))!;
    const now = platform.now();
    const day = pragueDay(now);
    await certify(transaction, account, { content, noticeId, archiveHash: archive.hash, now });
    await forgetShop(transaction, shopId);
    const gone = { ...account, facts: { ...account.facts, deletedOn: day } };
    await saveAccount(transaction, gone);
    await setShopState(transaction, shopId, "deleted");
    const cause = account.facts.end?.cause ?? "unpaid";
    const { id: transitionId } = (await queryFirst<{ id: number }>(
      transaction,
      `INSERT INTO shop_transitions (shop_id, day, from_state, to_state, cause, at)
       VALUES (?, ?, ?, 'deleted', ?, ?) RETURNING id`,
      [shopId, day, account.state, cause, now],
    ))!;
    const lost = { cause, transitionId, now };
    const mailboxes = await loseMailboxes(platform, transaction, shopId, lost);
    const notice = { kind: "shop_deleted", day, days: 0, mailboxes } as const;
    await tellOwner(platform, transaction, gone, notice, now);
    return true;
  });
}

async function removeFiles({ folder }: Platform, shopId: string): Promise<void> {
  await removeFolder(shopFolder(folder, shopId));
  await removeBackups(folder, shopId);
}

async function contentOf(platform: Platform, shopId: string): Promise<DeletedContent> {
  await using lease = await platform.shops.lease(shopId);
  const row = await queryFirst<Omit<DeletedContent, "backups" | "tickets">>(
    lease.database,
    `SELECT (SELECT count(*) FROM products) AS products,
            (SELECT count(*) FROM categories) AS categories,
            (SELECT count(*) FROM customers) AS customers,
            (SELECT count(*) FROM orders) AS orders,
            (SELECT count(*) FROM media) AS files`,
  );
  const backups = await new BackupStore(platform, { shopId }).list();
  const tickets = await queryFirst<{ count: number }>(
    platform.database,
    "SELECT count(*) AS count FROM tickets WHERE shop_id = ?",
    [shopId],
  );
  return { ...row!, backups: backups.length, tickets: tickets?.count ?? 0 };
}

async function certify(
  transaction: Queryable,
  { shopId, facts }: ContractAccount,
  { content, noticeId, archiveHash, now }: {
    content: DeletedContent;
    noticeId: string;
    archiveHash: string;
    now: string;
  },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO deletion_certificates
            (shop_id, cause, due_on, archive_hash, notice_id, details_json, deleted_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [
      shopId,
      facts.end?.cause ?? "unpaid",
      deletionDay(facts) ?? pragueDay(now),
      archiveHash,
      noticeId,
      JSON.stringify(content),
      now,
    ],
  });
}

/** What the platform keeps of a shop that no law wants kept. */
const forgotten = [
  // While it is still known who the members are.
  ...forgettingCommunityAuthors,
  "DELETE FROM webhook_deliveries WHERE webhook_id IN (SELECT id FROM webhooks WHERE shop_id = ?)",
  "DELETE FROM webhooks WHERE shop_id = ?",
  "DELETE FROM access_tokens WHERE shop_id = ?",
  "DELETE FROM api_answers WHERE shop_id = ?",
  "DELETE FROM invitations WHERE shop_id = ?",
  // What was asked of support, and what was written about it among our people.
  ...[
    "DELETE FROM ticket_search WHERE rowid IN (SELECT id FROM tickets WHERE shop_id = ?)",
    "DELETE FROM ticket_attachments WHERE shop_id = ?",
    "DELETE FROM ticket_drafts WHERE shop_id = ?",
    ...["messages", "mutes", "presence", "work", "quotes", "reply_tokens"].map((part) =>
      `DELETE FROM ticket_${part} WHERE ticket_id IN (SELECT id FROM tickets WHERE shop_id = ?)`
    ),
    `DELETE FROM ticket_links WHERE ticket_id IN (SELECT id FROM tickets WHERE shop_id = ?1)
        OR other_id IN (SELECT id FROM tickets WHERE shop_id = ?1)`,
    "UPDATE tickets SET follows = NULL, merged_into = NULL WHERE shop_id = ?",
    "DELETE FROM tickets WHERE shop_id = ?",
  ],
  "DELETE FROM licence_purchases WHERE shop_id = ?",
  "DELETE FROM schedule WHERE shop_id = ?",
  "DELETE FROM members WHERE shop_id = ? AND role <> 'owner'",
  // Whoever provides mailboxes is still to be told that they are gone.
  `DELETE FROM jobs
    WHERE shop_id = ? AND done_at IS NULL AND lease_until IS NULL AND kind <> 'mailbox'`,
  // The mails about the contract stay: they prove that the owner was told.
  `DELETE FROM outbox WHERE shop_id = ?
      AND (kind IN ('invitation', 'import_failed', 'import_held', 'import_recovered', 'webhook_off')
           OR kind LIKE 'ticket_%')`,
  "DELETE FROM shop_archives WHERE shop_id = ?",
  "UPDATE shops SET domain = NULL, database_token = NULL WHERE id = ?",
];

async function forgetShop(transaction: Queryable, shopId: string): Promise<void> {
  for (const sql of forgotten) await transaction.execute({ sql, args: [shopId] });
}

async function removeFolder(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
