import { after } from "../clock.ts";
import { removeAttachment } from "../files/attachment_files.ts";
import { type Platform, shopFolder } from "../platform.ts";
import { takeUnsentBefore } from "../platform/ticket_attachments.ts";

const daySeconds = 86_400;
/** A text that nobody has sent for so long is forgotten. */
const draftDays = 90;

/** Removes what was uploaded or written for messages that were never sent. */
export async function tidySupport(platform: Platform): Promise<void> {
  const now = platform.now();
  const { database, folder } = platform;
  const unsent = await takeUnsentBefore(database, after(now, -daySeconds));
  for (const { id, shopId } of unsent) await removeAttachment(shopFolder(folder, shopId), id);
  await database.execute({
    sql: "DELETE FROM ticket_drafts WHERE saved_at < ?",
    args: [after(now, -draftDays * daySeconds)],
  });
  await database.execute({
    sql: "DELETE FROM ticket_presence WHERE seen_at < ?",
    args: [after(now, -daySeconds)],
  });
}
