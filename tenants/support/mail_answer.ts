import { createHash } from "node:crypto";
import PostalMime, { type Email } from "postal-mime";
import { answerIn, tokenIn } from "../../core/support/reply_address.ts";
import { readBody } from "../../core/support/ticket_form.ts";
import { attachmentsMax } from "../../core/support/ticket.ts";
import { queryFirst } from "../engine/database.ts";
import {
  AttachmentRefusedError,
  removeAttachment,
  storeAttachment,
} from "../files/attachment_files.ts";
import { FeedTooLargeError } from "../files/feed_files.ts";
import { type Platform, shopFolder } from "../platform.ts";
import {
  deleteUnsent,
  insertAttachment,
  unsentAttachments,
} from "../platform/ticket_attachments.ts";
import { saveDraft } from "../platform/ticket_drafts.ts";
import { ticketById } from "../platform/tickets.ts";
import { memberOf } from "../platform/members.ts";
import { writeAsShop } from "./conversation.ts";
import { tellWriter } from "./ticket_mail.ts";

/** What became of a mail. `foreign`: it answers none of ours, and mail is no channel (R111). */
export type MailOutcome =
  | "written"
  | "foreign"
  | "automatic"
  | "empty"
  | "blocked"
  | "closed"
  | "known";

/**
 * Takes an answer that came by mail into its request, with its files. Whose it is says the token in
 * the address that it was sent to, not the sender that it names; a person who is a member no more
 * writes nothing. The same mail is taken once.
 *
 * @param raw as it lies in the mailbox, RFC 5322
 * @see R108, R111
 */
export async function takeMail(platform: Platform, raw: Uint8Array): Promise<MailOutcome> {
  const mail = await new PostalMime().parse(raw);
  const messageId = mail.messageId ?? createHash("sha256").update(raw).digest("hex");
  const { database } = platform;
  const known = "SELECT 1 AS found FROM incoming_mails WHERE message_id = ?";
  if (await queryFirst(database, known, [messageId])) return "known";
  const { outcome, ticketId } = await takeIn(platform, mail);
  await database.execute({
    sql: `INSERT INTO incoming_mails (message_id, ticket_id, outcome, at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO NOTHING`,
    args: [messageId, ticketId ?? null, outcome, platform.now()],
  });
  return outcome;
}

async function takeIn(
  platform: Platform,
  mail: Email,
): Promise<{ outcome: MailOutcome; ticketId?: number }> {
  const address = await addressedTo(platform, mail);
  if (!address) return { outcome: "foreign" };
  const { ticketId, accountId } = address;
  const ticket = await ticketById(platform.database, ticketId);
  const member = ticket && await memberOf(platform.database, ticket.shopId, accountId);
  if (!ticket || !member) return { outcome: "foreign" };
  if (isAutomatic(mail)) return { outcome: "automatic", ticketId };
  const body = readBody(answerIn(mail.text ?? ""));
  if (!body.ok) return { outcome: "empty", ticketId };
  const { shopId } = ticket;
  const attachments = await keepFiles(platform, mail, { shopId, accountId });
  const outcome = await writeAsShop(platform, {
    ...{ shopId, ticketId, body: body.value, attachments },
    author: { kind: "member", id: accountId, name: member.name },
  });
  if (outcome === "written") return { outcome, ticketId };
  for (const { id } of attachments) await forget(platform, { id, shopId, accountId });
  if (outcome === "not_found") return { outcome: "foreign" };
  // Nothing that somebody wrote is lost: it waits for them in the request's box.
  const now = platform.now();
  await saveDraft(
    platform.database,
    { authorId: accountId, shopId, ticketId },
    { body: body.value },
    now,
  );
  await platform.database.write((transaction) =>
    tellWriter(platform, transaction, { ticket, accountId, email: member.email }, now)
  );
  return { outcome, ticketId };
}

async function addressedTo({ database, operator }: Platform, mail: Email) {
  const base = operator?.replyAddress;
  if (base === undefined) return undefined;
  const headers = mail.headers
    .filter(({ key }) => ["delivered-to", "x-original-to", "envelope-to"].includes(key))
    .map(({ value }) => value);
  const to = [...mail.to ?? [], ...mail.cc ?? []].map((each) => each.address ?? "");
  const token = tokenIn([...headers, ...to], base);
  if (token === undefined) return undefined;
  return await queryFirst<{ ticketId: number; accountId: string }>(
    database,
    `SELECT ticket_id AS ticketId, account_id AS accountId FROM ticket_reply_tokens
      WHERE token = ?`,
    [token],
  );
}

/** Out-of-office answers would talk with our own mails for ever. */
function isAutomatic({ headers }: Email): boolean {
  const value = (name: string) => headers.find(({ key }) => key === name)?.value.toLowerCase();
  const submitted = value("auto-submitted");
  const precedence = value("precedence") ?? "";
  return submitted !== undefined && submitted !== "no" ||
    ["bulk", "junk", "auto_reply"].includes(precedence) || value("x-autoreply") !== undefined;
}

/** Files of kinds that are taken; signatures' pictures and what is too large stay in the mail. */
async function keepFiles(
  platform: Platform,
  mail: Email,
  { shopId, accountId }: { shopId: string; accountId: string },
) {
  const folder = shopFolder(platform.folder, shopId);
  const ids: string[] = [];
  for (const { filename, content } of mail.attachments.slice(0, attachmentsMax)) {
    const bytes = typeof content === "string"
      ? new TextEncoder().encode(content)
      : new Uint8Array(content);
    try {
      const name = filename ?? "file";
      const stored = await storeAttachment(folder, name, once(bytes), platform.scanFile);
      const row = { ...stored, shopId, uploadedBy: accountId };
      await insertAttachment(platform.database, row, platform.now());
      ids.push(stored.id);
    } catch (error) {
      const isRefused = error instanceof AttachmentRefusedError ||
        error instanceof FeedTooLargeError;
      if (!isRefused) throw error;
    }
  }
  return await unsentAttachments(platform.database, { shopId, uploadedBy: accountId, ids });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

async function forget(
  platform: Platform,
  { id, shopId, accountId }: { id: string; shopId: string; accountId: string },
): Promise<void> {
  await deleteUnsent(platform.database, { id, uploadedBy: accountId });
  await removeAttachment(shopFolder(platform.folder, shopId), id);
}
