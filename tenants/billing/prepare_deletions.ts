import { deletionStep } from "../../core/lifecycle/deletion.ts";
import { deletionDay } from "../../core/lifecycle/lifecycle.ts";
import { deliveryDay } from "../../core/working_days.ts";
import { pragueDay, pragueTime } from "../clock.ts";
import { type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { orderArchive } from "../jobs/archive_job.ts";
import type { Platform } from "../platform.ts";
import { accountsOf } from "../platform/contracts.ts";
import { addJob } from "../platform/jobs.ts";
import { shopArchive } from "../platform/shop_archives.ts";

export const deletionKind = "deletion";

/**
 * Orders what the deletions of this day need: the file of a whole shop, or the deletion itself.
 *
 * @see R193, R197
 */
export async function prepareDeletions(platform: Platform): Promise<void> {
  const { database } = platform;
  const today = pragueDay(platform.now());
  const rows = await queryAll<{ id: string }>(
    database,
    "SELECT id FROM shops WHERE state IN ('web_suspended', 'ended') AND ready_at IS NOT NULL",
  );
  for (const account of await accountsOf(database, rows.map(({ id }) => id))) {
    const { shopId, facts } = account;
    const archive = await shopArchive(database, shopId);
    const notice = await lastNotice(platform, shopId, deletionDay(facts));
    const step = deletionStep(facts, {
      archivedOn: archive && pragueDay(archive.madeAt),
      noticedOn: notice && deliveredOn(notice.sentAt),
    }, today);
    if (step === "make_archive") await orderArchive(platform, shopId, today);
    if (step !== "delete") continue;
    await addJob(database, {
      id: `${deletionKind}:${shopId}:${today}`,
      kind: deletionKind,
      shopId,
      details: { noticeId: notice!.mailId },
      dueAt: platform.now(),
    });
  }
}

const deliveredOn = (sentAt: string): string =>
  deliveryDay({ day: pragueDay(sentAt), time: pragueTime(sentAt) });

/**
 * The last mail that told of the deletion and was delivered. A sandbox sends no mail: there it counts
 * as delivered when it was written.
 */
async function lastNotice(
  { database, folder }: Platform,
  shopId: string,
  due: string | undefined,
): Promise<{ mailId: string; sentAt: string } | undefined> {
  return await deliveredNotice(database, [shopId, `${due}:%`, Number(folder.sandbox)]);
}

async function deliveredNotice(platform: Queryable, args: (string | number)[]) {
  const row = await queryFirst<{ id: string; sent_at: string }>(
    platform,
    `SELECT mail.id, coalesce(mail.sent_at, mail.created_at) AS sent_at
       FROM contract_notices AS notice JOIN outbox AS mail ON mail.id = notice.mail_id
      WHERE notice.shop_id = ?1 AND notice.kind = 'deletion_coming' AND notice.occasion LIKE ?2
        AND (mail.sent_at IS NOT NULL OR ?3 = 1)
      ORDER BY notice.told_at DESC LIMIT 1`,
    args,
  );
  return row && { mailId: row.id, sentAt: row.sent_at };
}
