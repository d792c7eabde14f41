import type { FieldProblem } from "../../core/accounts/field_problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Language } from "../../core/language.ts";
import { fullOfPeople } from "../billing/tariff_limits.ts";
import type { Platform } from "../platform.ts";
import { accountOfEmail, insertAccount, isEmailTaken } from "../platform/accounts.ts";
import { type Actor, audit } from "../platform/audit.ts";
import {
  deleteInvitation,
  insertInvitation,
  type Invitation,
  spendInvitation,
} from "../platform/invitations.ts";
import {
  addMember,
  deleteMember,
  type GivenRole,
  memberOf,
  setMemberRole,
} from "../platform/members.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { hashPassword } from "../platform/passwords.ts";
import type { Shop } from "../platform/shops.ts";
import { staffOfEmail } from "../platform/staff.ts";
import { type Arrival, arrive, type Visit } from "./arrival.ts";

/** Somebody does something to the members of a shop. */
export interface MemberDeed {
  shop: Shop;
  actor: Actor;
}

/** Invites an address into a shop with a role; its mail carries the link. */
export async function inviteMember(
  platform: Platform,
  { shop, actor }: MemberDeed,
  { email, role, language, invitedBy }: {
    email: string;
    role: GivenRole;
    language: Language;
    invitedBy: string;
  },
): Promise<Result<"sent", FieldProblem>> {
  return await platform.database.write(async (transaction) => {
    const now = platform.now();
    const known = await accountOfEmail(transaction, email);
    if (known && await memberOf(transaction, shop.id, known.id)) {
      return err({ code: "member_already" });
    }
    if (await staffOfEmail(transaction, email)) return err({ code: "email_taken" });
    const most = await fullOfPeople(transaction, shop.id, { email, now });
    if (most !== undefined) return err({ code: "tariff_full", most });
    const invitation = { shopId: shop.id, email, role, invitedBy };
    const { token } = await insertInvitation(transaction, invitation, now);
    await enqueueMail(platform, transaction, {
      content: { kind: "invitation", shopName: shop.name, from: actor.name, token },
      recipient: email,
      language: known?.language ?? language,
      shopId: shop.id,
    }, now);
    await audit(transaction, {
      at: now,
      actor,
      action: "member.invite",
      shopId: shop.id,
      subject: email,
      details: { role },
    });
    return ok("sent");
  });
}

/** Takes an invitation back. @returns whether there was one */
export async function revokeInvitation(
  platform: Platform,
  { shop, actor }: MemberDeed,
  id: string,
): Promise<boolean> {
  return await platform.database.write(async (transaction) => {
    const email = await deleteInvitation(transaction, shop.id, id);
    if (email === undefined) return false;
    const at = platform.now();
    const action = "member.invitation_revoke";
    await audit(transaction, { at, actor, action, shopId: shop.id, subject: email });
    return true;
  });
}

/** Gives a member another role, from the next request on. @returns `false`: no such, or the owner */
export async function changeMemberRole(
  platform: Platform,
  { shop, actor }: MemberDeed,
  { accountId, role }: { accountId: string; role: GivenRole },
): Promise<boolean> {
  return await platform.database.write(async (transaction) => {
    const member = await memberOf(transaction, shop.id, accountId);
    const where = { shopId: shop.id, accountId };
    if (!member || !await setMemberRole(transaction, { ...where, role })) return false;
    await audit(transaction, {
      at: platform.now(),
      actor,
      action: "member.role",
      shopId: shop.id,
      subject: member.email,
      details: { from: member.role, to: role },
    });
    return true;
  });
}

/** Removes a member, whose next request finds the shop gone. @returns `false`: no such, or the owner */
export async function removeMember(
  platform: Platform,
  { shop, actor }: MemberDeed,
  accountId: string,
): Promise<boolean> {
  return await platform.database.write(async (transaction) => {
    const member = await memberOf(transaction, shop.id, accountId);
    if (!member || !await deleteMember(transaction, { shopId: shop.id, accountId })) return false;
    const at = platform.now();
    const subject = member.email;
    await audit(transaction, { at, actor, action: "member.remove", shopId: shop.id, subject });
    return true;
  });
}

/** One who has an account joins the shop. @returns `false` when the invitation does not work any more */
export async function joinShop(
  platform: Platform,
  invitation: Invitation,
  { accountId, actor }: { accountId: string; actor: Actor },
): Promise<boolean> {
  return await platform.database.write(async (transaction) => {
    const now = platform.now();
    if (!await spendInvitation(transaction, invitation.id, now)) return false;
    const { shop_id: shopId, role, email } = invitation;
    await addMember(transaction, { shopId, accountId, role, now });
    const details = { role };
    await audit(transaction, {
      at: now,
      actor,
      action: "member.join",
      shopId,
      subject: email,
      details,
    });
    return true;
  });
}

/** One who is new makes an account and joins; the link has proved the address. */
export async function joinShopAnew(
  platform: Platform,
  invitation: Invitation,
  { name, password, language, visit }: {
    name: string;
    password: string;
    language: Language;
    visit: Visit;
  },
): Promise<Arrival | undefined> {
  const passwordHash = await hashPassword(password);
  return await platform.database.write(async (transaction) => {
    const now = platform.now();
    const { shop_id: shopId, role, email } = invitation;
    if (await isEmailTaken(transaction, email)) return undefined;
    if (!await spendInvitation(transaction, invitation.id, now)) return undefined;
    const holder = { kind: "person" } as const;
    const account = { email, name, language, holder, passwordHash, emailVerifiedAt: now };
    const accountId = await insertAccount(transaction, account, now);
    await addMember(transaction, { shopId, accountId, role, now });
    const actor: Actor = { kind: "member", id: accountId, name, address: visit.address };
    const details = { role };
    await audit(transaction, {
      at: now,
      actor,
      action: "member.join",
      shopId,
      subject: email,
      details,
    });
    return await arrive(transaction, { accountId }, visit, now);
  });
}
