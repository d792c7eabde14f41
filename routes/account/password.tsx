import { changePassword } from "../../tenants/accounts/password.ts";
import { arrive } from "../../tenants/accounts/arrival.ts";
import { beginAttempt, forgiveAttempt } from "../../tenants/platform/attempts.ts";
import { AccountPassword } from "../../views/account/account_pages.tsx";
import { paths } from "../../views/paths.ts";
import { accountTexts } from "../../views/texts/account.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { actorOf } from "../actor.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { letIn, visitOf } from "../public/visit.ts";
import { refuse } from "../refusal.tsx";
import { ownAccount } from "./account.tsx";

export const accountPasswords = createRouter();

accountPasswords.get("/account/password", (c) => c.html(<AccountPassword page={pageOf(c)} />));

/** Everybody is signed out, and this browser gets a session of its own. @see SE-6, SE-8 */
accountPasswords.post("/account/password", async (c) => {
  const { platform, mailer } = c.var.services;
  const { password = "", newPassword = "" } = await readForm(c, "password", "newPassword");
  const account = await ownAccount(c);
  const keys = [`account:${account.email}`];
  const permission = await beginAttempt(platform.database, keys, platform.now());
  if (!permission.allowed) return refuse(c, "too_many", permission);
  const passwords = { oldPassword: password, newPassword, actor: actorOf(c) };
  const changed = await changePassword(platform, account, passwords);
  if (changed.ok || changed.error.old === undefined) {
    await forgiveAttempt(platform.database, keys, permission.at);
  }
  if (!changed.ok) {
    const { old, new: ofNew } = changed.error;
    const problems = {
      ...(old ? { password: old } : {}),
      ...(ofNew ? { newPassword: ofNew } : {}),
    };
    const errors = fieldErrors(c.var.language, problems);
    return c.html(<AccountPassword page={pageOf(c)} errors={errors} />, 422);
  }
  mailer.wake();
  const who = { accountId: account.id };
  const arrival = await platform.database.write((transaction) =>
    arrive(transaction, who, visitOf(c), platform.now())
  );
  await letIn(c, arrival);
  setNotice(c, { tone: "positive", text: accountTexts[c.var.language].password.changed });
  return c.redirect(paths.accountPassword(), 303);
});
