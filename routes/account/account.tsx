import type { Context } from "hono";
import type { FieldProblems } from "../../core/accounts/field_problem.ts";
import { readLine } from "../../core/accounts/text_fields.ts";
import { isLanguage } from "../../core/language.ts";
import { readPhone } from "../../core/support/ticket_form.ts";
import {
  type Account,
  accountById,
  phoneOf,
  setAccountDetails,
} from "../../tenants/platform/accounts.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { AccountDetails } from "../../views/account/account_pages.tsx";
import type { FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { accountTexts } from "../../views/texts/account.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";

export const accounts = createRouter();

accounts.get("/account", async (c) => {
  const account = await ownAccount(c);
  const { name, language, wantsNews } = account;
  const phone = await phoneOf(c.var.services.platform.database, account.id);
  const values = { name, phone, language, ...(wantsNews ? { news: "on" } : {}) };
  return c.html(<AccountDetails {...detailsOf(c, account)} values={values} />);
});

accounts.post("/account", async (c) => {
  const values = await readForm(c, "name", "phone", "language", "news");
  const account = await ownAccount(c);
  const name = readLine(values.name ?? "", { most: 100 });
  const language = isLanguage(values.language) ? values.language : account.language;
  const phone = readPhone(values.phone ?? "");
  const problems: FieldProblems = {};
  if (!name.ok) problems.name = name.error;
  if (phone === undefined) problems.phone = { code: "phone" };
  if (!name.ok || phone === undefined) return refused(c, account, values, problems);
  const { database, now } = c.var.services.platform;
  await database.write(async (transaction) => {
    const wantsNews = values.news !== undefined;
    await setAccountDetails(transaction, account.id, {
      name: name.value,
      phone,
      language,
      wantsNews,
    });
    const entry = { at: now(), actor: actorOf(c), action: "account.name", subject: account.email };
    await audit(transaction, entry);
  });
  setNotice(c, { tone: "positive", text: accountTexts[language].saved });
  return c.redirect(paths.account(), 303);
});

function refused(
  c: Context<Environment>,
  account: Account,
  values: FormValues,
  problems: FieldProblems,
) {
  const errors = fieldErrors(c.var.language, problems);
  return c.html(<AccountDetails {...detailsOf(c, account)} {...{ values, errors }} />, 422);
}

function detailsOf(c: Context<Environment>, { companyName, companyId }: Account) {
  const company = companyId ? { company: { name: companyName ?? "", id: companyId } } : {};
  return { page: pageOf(c), ...company };
}

/** The access table lets only accounts come here. */
export async function ownAccount(c: Context<Environment>): Promise<Account> {
  const { session, services } = c.var;
  const account = await accountById(services.platform.database, session?.accountId ?? "");
  if (!account) throw new Error("The session's account does not exist");
  return account;
}
