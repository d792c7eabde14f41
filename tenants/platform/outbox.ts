import { readEmail } from "../../core/accounts/text_fields.ts";
import type { Language } from "../../core/language.ts";
import type { MailContent, MailKind, MailValues } from "../../core/mail.ts";
import { after } from "../clock.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import { newId } from "../ids.ts";
import type { Sealer } from "../sealing.ts";

export interface NewMail {
  content: MailContent;
  recipient: string;
  language: Language;
  shopId?: string;
}

/** A mail as it is kept. Its token lies sealed in `details` until it has been sent. */
export interface OutboxMail {
  id: string;
  kind: MailKind;
  language: Language;
  recipient: string;
  details: MailValues;
  createdAt: string;
  nextAttemptAt: string | undefined;
  attempts: number;
  sentAt: string | undefined;
  error: string | undefined;
}

/**
 * Puts a mail into the outbox, in the transaction of its cause. Throws for an address or a value
 * that could break a mail's header: forms have refused those before.
 *
 * @see JO-11, JO-12
 */
export async function enqueueMail(
  { sealer }: { sealer: Sealer },
  transaction: Queryable,
  { content, recipient, language, shopId }: NewMail,
  now: string,
): Promise<string> {
  const id = newId();
  const { kind, ...values } = content;
  const { message: _ofManyLines, ...inHeaders } = values as MailValues;
  refuseControls([recipient, ...Object.values(inHeaders)]);
  if (!readEmail(recipient).ok) throw new Error("A mail's recipient is not one e-mail address");
  const { token, ...open } = values as MailValues;
  const sealedToken = token && await sealer.seal(token, mailPurpose(id));
  await transaction.execute({
    sql: `INSERT INTO outbox
            (id, kind, language, recipient, details, shop_id, created_at, next_attempt_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      id,
      kind,
      language,
      recipient,
      JSON.stringify({ ...open, ...(sealedToken ? { sealedToken } : {}) }),
      shopId ?? null,
      now,
      now,
    ],
  });
  return id;
}

export const mailPurpose = (id: string): string => `outbox.token:${id}`;

/** A `message` stands in the body alone, where it may have lines. */
function refuseControls(texts: readonly (string | undefined)[]): void {
  const isBroken = texts.some((text) => /[\r\n\0]/.test(text ?? ""));
  if (isBroken) throw new Error("A mail's value has a line break or a NUL");
}

/** The values of a mail with its token, as long as it is kept. */
export async function openMail(
  { sealer }: { sealer: Sealer },
  { id, details }: Pick<OutboxMail, "id" | "details">,
): Promise<MailValues> {
  const { sealedToken, ...open } = details;
  return sealedToken ? { ...open, token: await sealer.open(sealedToken, mailPurpose(id)) } : open;
}

/** A worker that was killed while sending loses the mail to the next one after this long. */
const sendingSeconds = 5 * 60;
const attemptsMax = 8;
/** What has waited longer would surprise its reader; its links are dead anyway. */
const tooOldSeconds = 7 * 86_400;

const columns = `id, kind, language, recipient, details, created_at, next_attempt_at, attempts,
  sent_at, error`;

/** Takes the next mail that is due. */
export async function claimMail(
  platform: Queryable,
  now: string,
): Promise<OutboxMail | undefined> {
  await platform.execute({
    sql: `UPDATE outbox SET next_attempt_at = NULL, error = 'too old'
           WHERE next_attempt_at <= ? AND created_at < ?`,
    args: [now, after(now, -tooOldSeconds)],
  });
  const { rows } = await platform.execute({
    sql: `UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?1
           WHERE id = (SELECT id FROM outbox WHERE next_attempt_at <= ?2
                        ORDER BY next_attempt_at, rowid LIMIT 1)
          RETURNING ${columns}`,
    args: [after(now, sendingSeconds), now],
  });
  return rows[0] && mailOf(rows[0]);
}

/** The mail is out; what its link opens is no longer kept. */
export async function markMailSent(platform: Queryable, id: string, now: string): Promise<void> {
  await platform.execute({
    sql: `UPDATE outbox SET sent_at = ?, next_attempt_at = NULL, error = NULL,
                 details = json_remove(details, '$.sealedToken')
           WHERE id = ?`,
    args: [now, id],
  });
}

/** Tries again after a pause that doubles each time, and gives up in the end. */
export async function markMailFailed(
  platform: Queryable,
  { id, attempts }: Pick<OutboxMail, "id" | "attempts">,
  { error, now }: { error: string; now: string },
): Promise<void> {
  const nextAttemptAt = attempts >= attemptsMax ? null : after(now, 60 * 2 ** (attempts - 1));
  await platform.execute({
    sql: "UPDATE outbox SET next_attempt_at = ?, error = ? WHERE id = ?",
    args: [nextAttemptAt, error, id],
  });
}

/** Newest first. */
export async function listMails(
  platform: Queryable,
  { limit, offset }: { limit: number; offset: number },
): Promise<OutboxMail[]> {
  const sql = `SELECT ${columns} FROM outbox ORDER BY created_at DESC, rowid DESC LIMIT ? OFFSET ?`;
  return (await queryAll<Row>(platform, sql, [limit, offset])).map(mailOf);
}

export async function countMails(platform: Queryable): Promise<number> {
  const sql = "SELECT count(*) AS count FROM outbox";
  return (await queryFirst<{ count: number }>(platform, sql))?.count ?? 0;
}

export async function mailById(platform: Queryable, id: string): Promise<OutboxMail | undefined> {
  const row = await queryFirst<Row>(platform, `SELECT ${columns} FROM outbox WHERE id = ?`, [id]);
  return row && mailOf(row);
}

function mailOf(row: Row): OutboxMail {
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  return {
    id: row.id as string,
    kind: row.kind as MailKind,
    language: row.language as Language,
    recipient: row.recipient as string,
    details: JSON.parse(row.details as string),
    createdAt: row.created_at as string,
    nextAttemptAt: text("next_attempt_at"),
    attempts: row.attempts as number,
    sentAt: text("sent_at"),
    error: text("error"),
  };
}
