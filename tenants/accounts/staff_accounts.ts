import type { StaffRole } from "../../core/access/capabilities.ts";
import type { FieldProblem } from "../../core/accounts/field_problem.ts";
import type { Language } from "../../core/language.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { isEmailTaken } from "../platform/accounts.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { forgetDevices } from "../platform/devices.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { hashPassword } from "../platform/passwords.ts";
import { endOtherSessions } from "../platform/sessions.ts";
import {
  countOperators,
  hasStaff,
  insertStaff,
  resetSecondFactor,
  setStaffDisabled,
  setStaffPassword,
  type Staff,
  staffById,
} from "../platform/staff.ts";
import { findToken, issueToken, revokeTokens, spendToken } from "../platform/tokens.ts";

/** The link by which the first operator is made; `undefined` when there are people already. */
export async function operatorSetupToken(platform: Platform): Promise<string | undefined> {
  return await platform.database.write(async (transaction) => {
    if (await hasStaff(transaction)) return undefined;
    return await issueToken(transaction, { kind: "set_up_operator" }, platform.now());
  });
}

/** Who a set-up link is for: the first operator, or one of our people who was invited. */
export type SetupHolder = { kind: "operator" } | { kind: "staff"; staff: Staff };

export async function setupHolder(
  platform: Platform,
  token: string,
): Promise<SetupHolder | undefined> {
  const { database } = platform;
  const kinds = ["set_up_operator", "set_up_staff"] as const;
  const link = await findToken(database, kinds, token, platform.now());
  if (link?.kind === "set_up_operator") {
    return await hasStaff(database) ? undefined : { kind: "operator" };
  }
  const staff = link?.staffId && await staffById(database, link.staffId);
  return staff && !staff.disabledAt ? { kind: "staff", staff } : undefined;
}

export interface NewStaff {
  email: string;
  name: string;
  role: StaffRole;
  language: Language;
}

/** Makes the first operator. `undefined`: the link does not work any more. */
export async function setUpOperator(
  platform: Platform,
  token: string,
  { password, address, ...person }: Omit<NewStaff, "role"> & { password: string; address: string },
): Promise<Result<{ staffId: string }, FieldProblem> | undefined> {
  const passwordHash = await hashPassword(password);
  return await platform.database.write(async (transaction) => {
    const now = platform.now();
    if (await hasStaff(transaction)) return undefined;
    if (await isEmailTaken(transaction, person.email)) return err({ code: "email_taken" } as const);
    if (!await spendToken(transaction, ["set_up_operator"], token, now)) return undefined;
    const operator = { ...person, role: "operator", passwordHash } as const;
    const staffId = await insertStaff(transaction, operator, now);
    const actor: Actor = { kind: "staff", id: staffId, name: person.name, address };
    const subject = person.email;
    await audit(transaction, { at: now, actor, action: "staff.set_up_operator", subject });
    return ok({ staffId });
  });
}

/** One of our people sets a password by the link of a mail; the second factor begins anew. */
export async function setUpStaff(
  platform: Platform,
  token: string,
  { password, address }: { password: string; address: string },
): Promise<{ staffId: string } | undefined> {
  const passwordHash = await hashPassword(password);
  return await platform.database.write(async (transaction) => {
    const now = platform.now();
    const link = await spendToken(transaction, ["set_up_staff"], token, now);
    const staff = link?.staffId && await staffById(transaction, link.staffId);
    if (!staff || staff.disabledAt) return undefined;
    await setStaffPassword(transaction, staff.id, passwordHash);
    await resetSecondFactor(transaction, staff.id);
    await endOtherSessions(transaction, { staffId: staff.id });
    await forgetDevices(transaction, { staffId: staff.id });
    const actor: Actor = { kind: "staff", id: staff.id, name: staff.name, address };
    await audit(transaction, { at: now, actor, action: "staff.set_up", subject: staff.email });
    return { staffId: staff.id };
  });
}

/** Invites one more of our own people. */
export async function createStaff(
  platform: Platform,
  person: NewStaff,
  actor: Actor,
): Promise<Result<{ staffId: string }, FieldProblem>> {
  return await platform.database.write(async (transaction) => {
    const now = platform.now();
    if (await isEmailTaken(transaction, person.email)) return err({ code: "email_taken" });
    const staffId = await insertStaff(transaction, person, now);
    await sendSetupLink(platform, transaction, { id: staffId, ...person });
    const details = { role: person.role };
    const subject = person.email;
    await audit(transaction, { at: now, actor, action: "staff.create", subject, details });
    return ok({ staffId });
  });
}

/** A new link for one who has lost the password or the phone. @returns whether there is such a one */
export async function resendSetupLink(
  platform: Platform,
  id: string,
  actor: Actor,
): Promise<boolean> {
  return await platform.database.write(async (transaction) => {
    const staff = await staffById(transaction, id);
    if (!staff || staff.disabledAt) return false;
    await sendSetupLink(platform, transaction, staff);
    const at = platform.now();
    await audit(transaction, { at, actor, action: "staff.setup_link", subject: staff.email });
    return true;
  });
}

async function sendSetupLink(
  platform: Platform,
  transaction: Queryable,
  { id, name, email, language }: Pick<Staff, "id" | "name" | "email" | "language">,
): Promise<void> {
  const now = platform.now();
  const token = await issueToken(transaction, { kind: "set_up_staff", staffId: id }, now);
  const content = { kind: "set_up_staff", name, token } as const;
  await enqueueMail(platform, transaction, { content, recipient: email, language }, now);
}

export type DisableOutcome = "done" | "not_found" | "last_operator";

/** Takes one of our people out at once, or lets back in. The last operator stays. */
export async function setStaffAccess(
  platform: Platform,
  id: string,
  { isAllowed, actor }: { isAllowed: boolean; actor: Actor },
): Promise<DisableOutcome> {
  return await platform.database.write(async (transaction): Promise<DisableOutcome> => {
    const staff = await staffById(transaction, id);
    if (!staff) return "not_found";
    const isWorking = !staff.disabledAt && staff.passwordHash !== undefined;
    if (!isAllowed && staff.role === "operator" && isWorking) {
      if (await countOperators(transaction) <= 1) return "last_operator";
    }
    const at = platform.now();
    await setStaffDisabled(transaction, id, isAllowed ? null : at);
    if (!isAllowed) {
      await endOtherSessions(transaction, { staffId: id });
      await revokeTokens(transaction, "set_up_staff", { staffId: id });
    }
    const action = isAllowed ? "staff.enable" : "staff.disable";
    await audit(transaction, { at, actor, action, subject: staff.email });
    return "done";
  });
}
