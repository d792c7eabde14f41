import type { Context } from "hono";
import { readBillingDetails } from "../../core/accounts/billing_details.ts";
import type { Account } from "../../tenants/platform/accounts.ts";
import { billingDetailsOf, setBillingDetails } from "../../tenants/platform/accounts.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { AccountBilling } from "../../views/account/account_pages.tsx";
import { paths } from "../../views/paths.ts";
import { accountTexts } from "../../views/texts/account.ts";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { ownAccount } from "./account.tsx";

/** What stands on the invoices of an account's shops. @see R150, R168 */
export const accountBilling = createRouter();

accountBilling.get("/account/billing", async (c) => {
  const account = await ownAccount(c);
  const details = await billingDetailsOf(c.var.services.platform.database, account.id);
  const names = new Intl.DisplayNames(c.var.language, { type: "region" });
  const country = details.country && names.of(details.country);
  return c.html(<AccountBilling {...holderOf(c, account)} values={{ ...details, country }} />);
});

accountBilling.post("/account/billing", async (c) => {
  const account = await ownAccount(c);
  const isCompany = account.kind === "company";
  const { vatId, ...values } = await readForm(c, "street", "city", "zip", "country", "vatId");
  const fields = isCompany ? { ...values, vatId } : values;
  const details = readBillingDetails(fields, account.kind);
  if (!details.ok) {
    const errors = fieldErrors(c.var.language, details.error);
    return c.html(
      <AccountBilling {...holderOf(c, account)} {...{ values: fields, errors }} />,
      422,
    );
  }
  const { database, now } = c.var.services.platform;
  await database.write(async (transaction) => {
    await setBillingDetails(transaction, account.id, details.value);
    await audit(transaction, {
      ...{ at: now(), actor: actorOf(c), action: "account.billing_change", subject: account.email },
      details: { ...details.value },
    });
  });
  setNotice(c, { tone: "positive", text: accountTexts[c.var.language].saved });
  return c.redirect(paths.accountBilling(), 303);
});

const holderOf = (c: Context<Environment>, { kind, companyName, companyId, name }: Account) => ({
  page: pageOf(c),
  isCompany: kind === "company",
  holder: [companyName ?? name, companyId].filter(Boolean).join(", "),
});
