import type { Queryable } from "../engine/database.ts";
import { queryFirst } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { languageOfAccount } from "../platform/accounts.ts";
import type { CommunityQuestion } from "../platform/community.ts";
import { enqueueMail } from "../platform/outbox.ts";

/** Mails who has asked that there is an answer, unless they want no mails or have left. */
export async function tellAsker(
  platform: Pick<Platform, "sealer">,
  transaction: Queryable,
  { question, body }: { question: CommunityQuestion; body: string },
  now: string,
): Promise<void> {
  const { id, title, accountId, isMuted } = question;
  if (isMuted || accountId === undefined) return;
  const sql = "SELECT email FROM accounts WHERE id = ?";
  const account = await queryFirst<{ email: string }>(transaction, sql, [accountId]);
  await enqueueMail(platform, transaction, {
    content: { kind: "community_answered", questionId: String(id), title, message: body },
    recipient: account!.email,
    language: await languageOfAccount(transaction, accountId),
  }, now);
}
