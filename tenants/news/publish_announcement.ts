import type { NewAnnouncement } from "../../core/news/announcement.ts";
import type { Queryable } from "../engine/database.ts";
import type { StaffActor } from "../outages/record_outage.ts";
import type { Platform } from "../platform.ts";
import { ownersWithShops } from "../platform/accounts.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { insertAnnouncement, withdrawAnnouncement } from "../platform/announcements.ts";
import { enqueueMail } from "../platform/outbox.ts";

/**
 * Publishes news at once and, if they go by mail, puts all their mails into the outbox. A paid update
 * is told to every owner, other news to those who want them.
 *
 * @returns how many owners were told by mail
 * @see R224, R244, R250
 */
export async function publishAnnouncement(
  platform: Platform,
  announcement: NewAnnouncement,
  actor: StaffActor,
): Promise<number> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    await insertAnnouncement(transaction, announcement, { staffId: actor.id, now });
    const { kind, title } = announcement;
    const details = { kind };
    await audit(transaction, {
      at: now,
      actor,
      action: "news.publish",
      subject: title.cs,
      details,
    });
    return announcement.isMailed ? await tellOwners(platform, transaction, announcement) : 0;
  });
}

async function tellOwners(
  platform: Platform,
  transaction: Queryable,
  { kind, title, text, effectiveOn }: NewAnnouncement,
): Promise<number> {
  const isPaid = kind === "paid_update";
  const owners = (await ownersWithShops(transaction)).filter((each) => isPaid || each.wantsNews);
  for (const { email, language } of owners) {
    const said = { title: title[language], paragraphsJson: JSON.stringify(text[language]) };
    await enqueueMail(platform, transaction, {
      content: isPaid
        ? { kind: "paid_update", ...said, day: effectiveOn! }
        : { kind: "announcement", ...said },
      recipient: email,
      language,
    }, platform.now());
  }
  return owners.length;
}

/** What was sent stays sent; nobody else reads it. @returns whether there was such an announcement */
export async function takeBackAnnouncement(
  platform: Platform,
  id: number,
  actor: Actor,
): Promise<boolean> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const title = await withdrawAnnouncement(transaction, id, now);
    if (title === undefined) return false;
    await audit(transaction, { at: now, actor, action: "news.withdraw", subject: title });
    return true;
  });
}
