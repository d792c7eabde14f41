import type { FieldProblem } from "../../core/accounts/field_problem.ts";
import { readNewPassword } from "../../core/accounts/password.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import {
  type Account,
  accountById,
  accountOfEmail,
  markEmailVerified,
  setAccountPassword,
} from "../platform/accounts.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { forgetDevices } from "../platform/devices.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { checkPassword, hashPassword } from "../platform/passwords.ts";
import { endOtherSessions, membershipsOf } from "../platform/sessions.ts";
import { findToken, issueToken, revokeTokens, spendToken } from "../platform/tokens.ts";
import { type Arrival, arrive, type Visit } from "./arrival.ts";

/** Mails a link to the account of an address, if there is one; nobody is told whether. @see SE-9 */
export async function requestPasswordReset(
  platform: Platform,
  email: string,
  address: string,
): Promise<void> {
  await platform.database.write(async (transaction) => {
    const now = platform.now();
    const account = await accountOfEmail(transaction, email);
    await audit(transaction, {
      at: now,
      actor: { kind: "visitor", name: "", address },
      action: "account.password_reset_request",
      subject: email,
    });
    if (!account) return;
    const { id: accountId, name, language } = account;
    const token = await issueToken(transaction, { kind: "reset_password", accountId }, now);
    const content = { kind: "reset_password", name, token } as const;
    await enqueueMail(platform, transaction, { content, recipient: email, language }, now);
  });
}

export type ResetOutcome = Result<Arrival, FieldProblem> | undefined;

/**
 * Sets a new password by the link of a mail, ends all sessions and lets the person in. `undefined`:
 * the link does not work any more.
 */
export async function resetPassword(
  platform: Platform,
  { token, password }: { token: string; password: string },
  visit: Visit,
): Promise<ResetOutcome> {
  const { database } = platform;
  const link = await findToken(database, ["reset_password"], token, platform.now());
  if (!link?.accountId) return undefined;
  const checked = readNewPassword(password, await shopNames(platform, link.accountId));
  if (!checked.ok) return checked;
  const passwordHash = await hashPassword(checked.value);
  return await database.write(async (transaction): Promise<ResetOutcome> => {
    const now = platform.now();
    const spent = await spendToken(transaction, ["reset_password"], token, now);
    const account = spent?.accountId && await accountById(transaction, spent.accountId);
    if (!account) return undefined;
    const actor: Actor = {
      kind: "member",
      id: account.id,
      name: account.name,
      address: visit.address,
    };
    await markEmailVerified(transaction, account.id, now);
    const action = "account.password_reset";
    await setPassword(platform, transaction, { account, passwordHash, actor, action });
    return ok(await arrive(transaction, { accountId: account.id }, visit, now));
  });
}

/** Changes a password by one who knows the old one; the other sessions end. @see SE-8, SE-10 */
export async function changePassword(
  platform: Platform,
  account: Account,
  { oldPassword, newPassword, actor }: {
    oldPassword: string;
    newPassword: string;
    actor: Actor;
  },
): Promise<Result<"changed", { old?: FieldProblem; new?: FieldProblem }>> {
  const { isRight } = await checkPassword(oldPassword, account.passwordHash);
  if (!isRight) return err({ old: { code: "password_wrong" } });
  const checked = readNewPassword(newPassword, await shopNames(platform, account.id));
  if (!checked.ok) return err({ new: checked.error });
  const passwordHash = await hashPassword(checked.value);
  await platform.database.write((transaction) =>
    setPassword(platform, transaction, {
      account,
      passwordHash,
      actor,
      action: "account.password_change",
    })
  );
  return ok("changed");
}

/** Everybody who was signed in is out, waiting links die, and the owner is told by mail. */
async function setPassword(
  platform: Platform,
  transaction: Queryable,
  { account, passwordHash, actor, action }: {
    account: Account;
    passwordHash: string;
    actor: Actor;
    action: string;
  },
): Promise<void> {
  const now = platform.now();
  const { id: accountId, name, email, language } = account;
  await setAccountPassword(transaction, accountId, passwordHash);
  await endOtherSessions(transaction, { accountId });
  await forgetDevices(transaction, { accountId });
  await revokeTokens(transaction, "reset_password", { accountId });
  const content = { kind: "password_changed", name } as const;
  await enqueueMail(platform, transaction, { content, recipient: email, language }, now);
  await audit(transaction, { at: now, actor, action, subject: email });
}

async function shopNames({ database }: Platform, accountId: string): Promise<string[]> {
  return (await membershipsOf(database, accountId)).map(({ name }) => name);
}
