import type { Context } from "hono";
import type { FieldProblems } from "../../core/accounts/field_problem.ts";
import { readEmail } from "../../core/accounts/text_fields.ts";
import { beginEmailChange, sendVerification } from "../../tenants/accounts/email.ts";
import { beginAttempt, forgiveAttempt } from "../../tenants/platform/attempts.ts";
import type { Account } from "../../tenants/platform/accounts.ts";
import { checkPassword } from "../../tenants/platform/passwords.ts";
import { AccountEmail } from "../../views/account/account_pages.tsx";
import type { FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { accountTexts } from "../../views/texts/account.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { ownAccount } from "./account.tsx";

export const accountEmails = createRouter();

accountEmails.get("/account/email", async (c) => {
  const account = await ownAccount(c);
  return c.html(<AccountEmail {...emailOf(c, account)} />);
});

accountEmails.post("/account/email", async (c) => {
  const { platform, mailer } = c.var.services;
  const values = await readForm(c, "email", "password");
  const account = await ownAccount(c);
  const email = readEmail(values.email ?? "");
  if (!email.ok) return refused(c, account, values, { email: email.error });
  const keys = [`account:${account.email}`];
  const permission = await beginAttempt(platform.database, keys, platform.now());
  if (!permission.allowed) return refuse(c, "too_many", permission);
  const { isRight } = await checkPassword(values.password ?? "", account.passwordHash);
  if (!isRight) return refused(c, account, values, { password: { code: "password_wrong" } });
  await forgiveAttempt(platform.database, keys, permission.at);
  const change = { newEmail: email.value, actor: actorOf(c) };
  const begun = await beginEmailChange(platform, account, change);
  if (!begun.ok) return refused(c, account, values, { email: begun.error });
  mailer.wake();
  setNotice(c, { tone: "positive", text: accountTexts[c.var.language].email.sent });
  return c.redirect(paths.accountEmail(), 303);
});

accountEmails.post("/account/email/verification", async (c) => {
  await readForm(c);
  const { platform, mailer } = c.var.services;
  const account = await ownAccount(c);
  if (account.emailVerifiedAt) return c.redirect(paths.accountEmail(), 303);
  const keys = [`reset:${account.email}`];
  const permission = await beginAttempt(platform.database, keys, platform.now());
  if (!permission.allowed) return refuse(c, "too_many", permission);
  await platform.database.write((transaction) => sendVerification(platform, transaction, account));
  mailer.wake();
  const text = accountTexts[c.var.language].email.resent(account.email);
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.accountEmail(), 303);
});

function refused(
  c: Context<Environment>,
  account: Account,
  values: FormValues,
  problems: FieldProblems,
) {
  const errors = fieldErrors(c.var.language, problems);
  return c.html(<AccountEmail {...emailOf(c, account)} {...{ values, errors }} />, 422);
}

function emailOf(c: Context<Environment>, { email, emailVerifiedAt }: Account) {
  return { page: pageOf(c), email, isVerified: emailVerifiedAt !== undefined };
}
