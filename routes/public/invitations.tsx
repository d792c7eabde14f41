import type { Context } from "hono";
import type { FieldProblems } from "../../core/accounts/field_problem.ts";
import { readNewPassword } from "../../core/accounts/password.ts";
import { readLine } from "../../core/accounts/text_fields.ts";
import { joinShop, joinShopAnew } from "../../tenants/accounts/membership.ts";
import { accountOfEmail } from "../../tenants/platform/accounts.ts";
import { type Invitation, invitationOfToken } from "../../tenants/platform/invitations.ts";
import { AcceptInvitation } from "../../views/auth/invitation.tsx";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { paths, withQuery } from "../../views/paths.ts";
import { authTexts } from "../../views/texts/auth.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { hideAddress } from "./hide_address.ts";
import { letIn, visitOf } from "./visit.ts";

export const invitations = createRouter();

invitations.get("/invitations/:token", async (c) => {
  hideAddress(c);
  const invitation = await invitationOf(c);
  if (!invitation) return refuse(c, "link_expired");
  const who = await whoOf(c, invitation);
  if (who === "signed_out") return toSignIn(c);
  return invitationPage(c, invitation, { who });
});

invitations.post("/invitations/:token", async (c) => {
  hideAddress(c);
  const form = await readForm(c, "email", "name", "password", "adult");
  const invitation = await invitationOf(c);
  if (!invitation) return refuse(c, "link_expired");
  const who = await whoOf(c, invitation);
  if (who === "signed_out") return toSignIn(c);
  if (who === "other") return invitationPage(c, invitation, { who });
  return who === "new" ? await joinAnew(c, invitation, form) : await join(c, invitation);
});

type Who = "new" | "invited" | "signed_out" | "other";

/** Whether the visitor is who was invited: new, signed in, signed out, or somebody else. */
async function whoOf(c: Context<Environment>, { email }: Invitation): Promise<Who> {
  const { session, services } = c.var;
  if (session) return session.accountId && session.email === email ? "invited" : "other";
  return await accountOfEmail(services.platform.database, email) ? "signed_out" : "new";
}

function invitationOf(c: Context<Environment>): Promise<Invitation | undefined> {
  const { database, now } = c.var.services.platform;
  return invitationOfToken(database, c.req.param("token") ?? "", now());
}

function toSignIn(c: Context<Environment>): Response {
  setNotice(c, { tone: "positive", text: authTexts[c.var.language].signInFirst });
  return c.redirect(withQuery(paths.signIn(), { to: c.req.path }), 303);
}

async function join(c: Context<Environment>, invitation: Invitation): Promise<Response> {
  const { platform } = c.var.services;
  const accountId = c.var.session?.accountId ?? "";
  const joined = await joinShop(platform, invitation, { accountId, actor: actorOf(c) });
  return joined ? welcome(c, invitation) : refuse(c, "link_expired");
}

async function joinAnew(
  c: Context<Environment>,
  invitation: Invitation,
  form: FormValues,
): Promise<Response> {
  const name = readLine(form.name ?? "", { most: 100 });
  const password = readNewPassword(form.password ?? "", [invitation.shop_name]);
  if (!name.ok || !password.ok || form.adult === undefined) {
    const problems: FieldProblems = {
      ...(name.ok ? {} : { name: name.error }),
      ...(password.ok ? {} : { password: password.error }),
      ...(form.adult === undefined ? { adult: { code: "adult" } } : {}),
    };
    const errors = fieldErrors(c.var.language, problems);
    return invitationPage(c, invitation, { who: "new", values: form, errors });
  }
  const arrival = await joinShopAnew(c.var.services.platform, invitation, {
    name: name.value,
    password: password.value,
    language: c.var.language,
    visit: visitOf(c),
  });
  if (!arrival) return refuse(c, "link_expired");
  await letIn(c, arrival);
  return welcome(c, invitation);
}

function welcome(c: Context<Environment>, { shop_name, shop_slug }: Invitation): Response {
  setNotice(c, { tone: "positive", text: authTexts[c.var.language].notices.joined(shop_name) });
  return c.redirect(paths.shop(shop_slug), 303);
}

function invitationPage(
  c: Context<Environment>,
  { shop_name, invited_by_name, email }: Invitation,
  { who, values, errors }: { who: Who; values?: FormValues; errors?: Errors },
) {
  const { session, language } = c.var;
  const isOther = who === "other";
  const kept = {
    ...(values ? { values } : {}),
    ...(errors ? { errors } : {}),
    ...(isOther ? { problem: authTexts[language].otherAccount(session?.email ?? "") } : {}),
  };
  return c.html(
    <AcceptInvitation
      page={pageOf(c)}
      token={c.req.param("token") ?? ""}
      shopName={shop_name}
      from={invited_by_name}
      email={email}
      hasAccount={who !== "new"}
      {...kept}
    />,
    errors || (isOther && c.req.method === "POST") ? 422 : 200,
  );
}
