import type { Context } from "hono";
import { readSignUp } from "../../core/accounts/sign_up.ts";
import { signUp } from "../../tenants/accounts/sign_up.ts";
import { beginAttempt } from "../../tenants/platform/attempts.ts";
import type { FieldProblems } from "../../core/accounts/field_problem.ts";
import { SignUp } from "../../views/auth/sign_up.tsx";
import type { FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { authTexts } from "../../views/texts/auth.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { letIn, visitOf } from "./visit.ts";

export const signUps = createRouter();

const fields = [
  "kind",
  "companyName",
  "companyId",
  "name",
  "email",
  "password",
  "shopName",
  "language",
  "currency",
  "adult",
  "terms",
] as const;

signUps.get(
  "/sign-up",
  (c) => c.var.session ? c.redirect(paths.home(), 303) : c.html(<SignUp page={pageOf(c)} />),
);

signUps.post("/sign-up", async (c) => {
  const { platform, mailer } = c.var.services;
  const form = await readForm(c, ...fields);
  const read = readSignUp(form);
  if (!read.ok) return refused(c, form, read.error);
  const keys = [`sign-up:${c.var.address}`];
  const permission = await beginAttempt(platform.database, keys, platform.now());
  if (!permission.allowed) return refuse(c, "too_many", permission);
  const visit = { ...visitOf(c), language: c.var.language };
  const done = await signUp(platform, read.value, visit);
  if (!done.ok) return refused(c, form, done.error);
  mailer.wake();
  await letIn(c, done.value);
  const text = authTexts[c.var.language].notices.signedUp(read.value.account.email);
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.shop(done.value.slug), 303);
});

function refused(c: Context<Environment>, values: FormValues, problems: FieldProblems) {
  const errors = fieldErrors(c.var.language, problems);
  return c.html(<SignUp page={pageOf(c)} {...{ values, errors }} />, 422);
}
