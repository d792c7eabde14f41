import { readEmail } from "../../core/accounts/text_fields.ts";
import { requestPasswordReset, resetPassword } from "../../tenants/accounts/password.ts";
import { beginAttempt } from "../../tenants/platform/attempts.ts";
import { findToken } from "../../tenants/platform/tokens.ts";
import {
  CheckMail,
  PasswordReset,
  PasswordResetRequest,
} from "../../views/auth/password_reset.tsx";
import { paths } from "../../views/paths.ts";
import { authTexts } from "../../views/texts/auth.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { hideAddress } from "./hide_address.ts";
import { letIn, visitOf } from "./visit.ts";

export const passwordResets = createRouter();

passwordResets.get("/password-reset", (c) => c.html(<PasswordResetRequest page={pageOf(c)} />));

passwordResets.post("/password-reset", async (c) => {
  const { platform, mailer } = c.var.services;
  const values = await readForm(c, "email");
  const email = readEmail(values.email ?? "");
  if (!email.ok) {
    const errors = fieldErrors(c.var.language, { email: email.error });
    return c.html(<PasswordResetRequest page={pageOf(c)} {...{ values, errors }} />, 422);
  }
  const keys = [`reset:${email.value}`, `address:${c.var.address}`];
  const permission = await beginAttempt(platform.database, keys, platform.now());
  if (!permission.allowed) return refuse(c, "too_many", permission);
  await requestPasswordReset(platform, email.value, c.var.address);
  mailer.wake();
  return c.html(<CheckMail page={pageOf(c)} email={email.value} />);
});

passwordResets.get("/password-reset/:token", async (c) => {
  hideAddress(c);
  const { database, now } = c.var.services.platform;
  const token = c.req.param("token");
  const link = await findToken(database, ["reset_password"], token, now());
  return link
    ? c.html(<PasswordReset page={pageOf(c)} token={token} />)
    : refuse(c, "link_expired");
});

passwordResets.post("/password-reset/:token", async (c) => {
  hideAddress(c);
  const { platform, mailer } = c.var.services;
  const token = c.req.param("token");
  const { password = "" } = await readForm(c, "password");
  const outcome = await resetPassword(platform, { token, password }, visitOf(c));
  if (!outcome) return refuse(c, "link_expired");
  if (!outcome.ok) {
    const errors = fieldErrors(c.var.language, { password: outcome.error });
    return c.html(<PasswordReset page={pageOf(c)} {...{ token, errors }} />, 422);
  }
  mailer.wake();
  await letIn(c, outcome.value);
  setNotice(c, { tone: "positive", text: authTexts[c.var.language].notices.passwordSet });
  return c.redirect(paths.home(), 303);
});
