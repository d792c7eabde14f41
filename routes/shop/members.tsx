import type { Context } from "hono";
import { shopRoles } from "../../core/access/capabilities.ts";
import { readEmail } from "../../core/accounts/text_fields.ts";
import {
  changeMemberRole,
  inviteMember,
  removeMember,
  revokeInvitation,
} from "../../tenants/accounts/membership.ts";
import { beginAttempt } from "../../tenants/platform/attempts.ts";
import { listInvitations } from "../../tenants/platform/invitations.ts";
import { type GivenRole, listMembers, memberOf } from "../../tenants/platform/members.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { Members } from "../../views/settings/members.tsx";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { settingsTexts } from "../../views/texts/settings.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { shopPageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

export const members = createRouter();

members.get("/shops/:shop/settings/members", (c) => membersPage(c));

members.post("/shops/:shop/settings/invitations", async (c) => {
  const { session, services: { platform, mailer } } = c.var;
  const values = await readForm(c, "email", "role");
  const texts = settingsTexts[c.var.language].members;
  if (!session!.emailVerified) return await membersPage(c, { problem: texts.unverified });
  const email = readEmail(values.email ?? "");
  const role = givenRole(values.role);
  if (!email.ok || !role) {
    const errors = fieldErrors(c.var.language, {
      ...(email.ok ? {} : { email: email.error }),
      ...(role ? {} : { role: { code: "choose" } }),
    });
    return await membersPage(c, { values, errors });
  }
  const keys = [`invitation:${c.var.current.shop.id}`];
  const permission = await beginAttempt(platform.database, keys, platform.now());
  if (!permission.allowed) return refuse(c, "too_many", permission);
  const invited = await inviteMember(platform, deedOf(c), {
    email: email.value,
    role,
    language: c.var.language,
    invitedBy: session!.accountId!,
  });
  if (!invited.ok) {
    const errors = fieldErrors(c.var.language, { email: invited.error });
    return await membersPage(c, { values, errors });
  }
  mailer.wake();
  return done(c, texts.invited(email.value));
});

members.post("/shops/:shop/settings/invitations/:invitation/removal", async (c) => {
  await readForm(c);
  const { platform } = c.var.services;
  const revoked = await revokeInvitation(platform, deedOf(c), c.req.param("invitation"));
  return revoked ? done(c, settingsTexts[c.var.language].members.revoked) : refuse(c, "not_found");
});

members.post("/shops/:shop/settings/members/:member", async (c) => {
  const role = givenRole((await readForm(c, "role")).role);
  const accountId = c.req.param("member");
  const { platform } = c.var.services;
  const texts = settingsTexts[c.var.language].members;
  if (!role) return await membersPage(c, { problem: texts.ownerStays });
  const changed = await changeMemberRole(platform, deedOf(c), { accountId, role });
  return changed ? done(c, texts.changed) : await ownerStays(c, accountId);
});

members.post("/shops/:shop/settings/members/:member/removal", async (c) => {
  await readForm(c);
  const accountId = c.req.param("member");
  const { platform } = c.var.services;
  const member = await memberOf(platform.database, c.var.current.shop.id, accountId);
  const removed = await removeMember(platform, deedOf(c), accountId);
  return removed
    ? done(c, settingsTexts[c.var.language].members.removed(member?.email ?? ""))
    : await ownerStays(c, accountId);
});

/** Not a member at all, or the owner. */
async function ownerStays(c: Context<Environment>, accountId: string) {
  const { database } = c.var.services.platform;
  const member = await memberOf(database, c.var.current.shop.id, accountId);
  if (!member) return refuse(c, "not_found");
  return await membersPage(c, { problem: settingsTexts[c.var.language].members.ownerStays });
}

const deedOf = (c: Context<Environment>) => ({ shop: c.var.current.shop, actor: actorOf(c) });

const givenRole = (text: string | undefined): GivenRole | undefined =>
  shopRoles.find((role): role is GivenRole => role === text && role !== "owner");

/** Back to the list, with what was done. */
function done(c: Context<Environment>, text: string): Response {
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.members(c.var.current.shop), 303);
}

async function membersPage(
  c: Context<Environment>,
  refused?: { values?: FormValues; errors?: Errors; problem?: string },
) {
  const { database, now } = c.var.services.platform;
  const { shop } = c.var.current;
  const members = (await listMembers(database, shop.id)).map((member) => ({
    id: member.account_id,
    name: member.name,
    email: member.email,
    role: member.role,
    since: member.created_at,
  }));
  const invitations = (await listInvitations(database, shop.id)).map((invitation) => ({
    id: invitation.id,
    email: invitation.email,
    role: invitation.role,
    expiresAt: invitation.expires_at,
    isExpired: invitation.expires_at <= now(),
  }));
  const props = { ...shopPageOf(c), members, invitations, ...refused };
  return c.html(<Members {...props} />, refused ? 422 : 200);
}
