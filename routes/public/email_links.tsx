import { emailLinkKinds, followEmailLink } from "../../tenants/accounts/email.ts";
import { findToken } from "../../tenants/platform/tokens.ts";
import { EmailLink } from "../../views/auth/email_link.tsx";
import { paths } from "../../views/paths.ts";
import { authTexts } from "../../views/texts/auth.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { hideAddress } from "./hide_address.ts";

export const emailLinks = createRouter();

emailLinks.get("/email-confirmations/:token", async (c) => {
  hideAddress(c);
  const { database, now } = c.var.services.platform;
  const token = c.req.param("token");
  const link = await findToken(database, emailLinkKinds, token, now());
  if (!link) return refuse(c, "link_expired");
  const { newEmail } = link.details;
  return c.html(<EmailLink page={pageOf(c)} token={token} {...(newEmail ? { newEmail } : {})} />);
});

emailLinks.post("/email-confirmations/:token", async (c) => {
  hideAddress(c);
  await readForm(c);
  const { platform, mailer } = c.var.services;
  const outcome = await followEmailLink(platform, c.req.param("token"), c.var.address);
  if (!outcome) return refuse(c, "link_expired");
  mailer.wake();
  const text = authTexts[c.var.language].notices[outcome];
  setNotice(c, { tone: outcome === "taken" ? "negative" : "positive", text });
  return c.redirect(paths.home(), 303);
});
