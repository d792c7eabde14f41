import type { FieldProblem } from "../../core/accounts/field_problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import { newId } from "../ids.ts";
import type { Platform } from "../platform.ts";
import {
  type Account,
  accountById,
  isEmailTaken,
  markEmailVerified,
  setAccountEmail,
} from "../platform/accounts.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { enqueueMail } from "../platform/outbox.ts";
import {
  issueToken,
  type LinkToken,
  revokeTokens,
  spendToken,
  type TokenKind,
} from "../platform/tokens.ts";

export const emailLinkKinds: readonly TokenKind[] = [
  "verify_email",
  "change_email_old",
  "change_email_new",
];

/** Mails the link that proves that an address is its account's. */
export async function sendVerification(
  platform: Platform,
  transaction: Queryable,
  { id, name, email, language }: Pick<Account, "id" | "name" | "email" | "language">,
): Promise<void> {
  const now = platform.now();
  const token = await issueToken(transaction, { kind: "verify_email", accountId: id }, now);
  const content = { kind: "verify_email", name, token } as const;
  await enqueueMail(platform, transaction, { content, recipient: email, language }, now);
}

/**
 * Begins a change of e-mail: both addresses get a link, and the new one is set when both were
 * opened. An earlier change that waits is given up.
 */
export async function beginEmailChange(
  platform: Platform,
  account: Account,
  { newEmail, actor }: { newEmail: string; actor: Actor },
): Promise<Result<"sent", FieldProblem>> {
  if (newEmail === account.email) return err({ code: "email_same" });
  return await platform.database.write(async (transaction) => {
    if (await isEmailTaken(transaction, newEmail)) return err({ code: "email_taken" });
    const now = platform.now();
    await giveUpEmailChange(transaction, account.id);
    const details = { newEmail, change: newId() };
    const recipients = { change_email_old: account.email, change_email_new: newEmail } as const;
    for (const kind of ["change_email_old", "change_email_new"] as const) {
      const token = await issueToken(transaction, { kind, accountId: account.id, details }, now);
      await enqueueMail(platform, transaction, {
        content: { kind, newEmail, token },
        recipient: recipients[kind],
        language: account.language,
      }, now);
    }
    const action = "account.email_change_begin";
    await audit(transaction, { at: now, actor, action, subject: newEmail });
    return ok("sent");
  });
}

async function giveUpEmailChange(transaction: Queryable, accountId: string): Promise<void> {
  await transaction.execute({
    sql: `DELETE FROM tokens
           WHERE account_id = ? AND kind IN ('change_email_old', 'change_email_new')`,
    args: [accountId],
  });
}

export type EmailLinkOutcome = "verified" | "other_address_waits" | "changed" | "taken";

/** Uses a link that came to an address; `undefined` when it does not work any more. */
export async function followEmailLink(
  platform: Platform,
  token: string,
  address: string,
): Promise<EmailLinkOutcome | undefined> {
  return await platform.database.write(async (transaction) => {
    const link = await spendToken(transaction, emailLinkKinds, token, platform.now());
    const account = link?.accountId && await accountById(transaction, link.accountId);
    if (!link || !account) return undefined;
    return link.kind === "verify_email"
      ? await verify(platform, transaction, account, address)
      : await confirmChange(platform, transaction, { link, account, address });
  });
}

async function verify(
  platform: Platform,
  transaction: Queryable,
  account: Account,
  address: string,
): Promise<EmailLinkOutcome> {
  const now = platform.now();
  await markEmailVerified(transaction, account.id, now);
  await audit(transaction, {
    at: now,
    actor: { kind: "member", id: account.id, name: account.name, address },
    action: "account.email_verify",
    subject: account.email,
  });
  return "verified";
}

const otherKind = {
  change_email_old: "change_email_new",
  change_email_new: "change_email_old",
} as const;

async function confirmChange(
  platform: Platform,
  transaction: Queryable,
  { link, account, address }: { link: LinkToken; account: Account; address: string },
): Promise<EmailLinkOutcome> {
  const { newEmail = "", change = "" } = link.details;
  const other = await queryFirst<{ used_at: string | null }>(
    transaction,
    `SELECT used_at FROM tokens
      WHERE account_id = ? AND kind = ? AND json_extract(details, '$.change') = ?`,
    [account.id, otherKind[link.kind as keyof typeof otherKind], change],
  );
  if (!other?.used_at) return "other_address_waits";
  if (await isEmailTaken(transaction, newEmail)) return "taken";
  const now = platform.now();
  await setAccountEmail(transaction, account.id, { email: newEmail, now });
  // One that came to the former address.
  await revokeTokens(transaction, "reset_password", { accountId: account.id });
  await enqueueMail(platform, transaction, {
    content: { kind: "email_changed", newEmail },
    recipient: account.email,
    language: account.language,
  }, now);
  await audit(transaction, {
    at: now,
    actor: { kind: "member", id: account.id, name: account.name, address },
    action: "account.email_change",
    subject: newEmail,
    details: { from: account.email },
  });
  return "changed";
}
