import type { Context } from "hono";
import { readEmail } from "../../core/accounts/text_fields.ts";
import { confirmSecondFactor, secretUri } from "../../tenants/accounts/second_factor.ts";
import { signIn } from "../../tenants/accounts/sign_in.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { endSession } from "../../tenants/platform/sessions.ts";
import { SecondFactor, SignIn } from "../../views/auth/sign_in.tsx";
import { RecoveryCodes, SecondFactorSetup } from "../../views/auth/second_factor_setup.tsx";
import { paths } from "../../views/paths.ts";
import { authTexts } from "../../views/texts/auth.ts";
import { validationTexts } from "../../views/texts/validation.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { safePath } from "../safe_path.ts";
import { clearSessionCookie } from "../session_cookie.ts";
import { clearPending, type Pending, pendingOf, setPending } from "./pending.ts";
import { letIn, visitOf } from "./visit.ts";

export const signIns = createRouter();

signIns.get("/sign-in", (c) => {
  const next = safePath(c.req.query("to"));
  if (c.var.session) return c.redirect(next ?? paths.home(), 303);
  return c.html(<SignIn page={pageOf(c)} {...(next ? { next } : {})} />);
});

signIns.post("/sign-in", async (c) => {
  const form = await readForm(c, "email", "password", "next");
  const next = safePath(form.next);
  // What is no address has no account; it is answered like one that is unknown.
  const read = readEmail(form.email ?? "");
  const email = read.ok ? read.value : (form.email ?? "").trim().toLowerCase().slice(0, 254);
  const credentials = { email, password: form.password ?? "" };
  const outcome = await signIn(c.var.services.platform, credentials, visitOf(c));
  switch (outcome.kind) {
    case "signed_in":
      await letIn(c, outcome.arrival);
      return c.redirect(next ?? paths.home(), 303);
    case "second_factor":
      await setPending(c, outcome.staffId);
      return c.redirect(paths.signInSecondFactor(), 303);
    case "too_many":
      return refuse(c, "too_many", outcome);
    case "wrong": {
      const problem = validationTexts[c.var.language].wrongSignIn;
      const values = { email: form.email };
      const kept = { values, problem, ...(next ? { next } : {}) };
      return c.html(<SignIn page={pageOf(c)} {...kept} />, 422);
    }
  }
});

signIns.get("/sign-in/second-factor", async (c) => {
  const pending = await pendingOf(c);
  return pending ? c.html(codePage(c, pending)) : c.redirect(paths.signIn(), 303);
});

signIns.post("/sign-in/second-factor", async (c) => {
  const { code = "" } = await readForm(c, "code");
  const pending = await pendingOf(c);
  if (!pending) return c.redirect(paths.signIn(), 303);
  const { staff, newSecret } = pending;
  const visit = visitOf(c);
  const outcome = await confirmSecondFactor(c.var.services.platform, staff, {
    code,
    newSecret,
    visit,
  });
  if (outcome.kind === "too_many") return refuse(c, "too_many", outcome);
  if (outcome.kind === "wrong") {
    return c.html(codePage(c, pending, validationTexts[c.var.language].wrongCode), 422);
  }
  clearPending(c);
  await letIn(c, outcome.arrival);
  if (outcome.kind === "signed_in") return c.redirect(paths.staffShops(), 303);
  const codes = outcome.recoveryCodes;
  return c.html(<RecoveryCodes page={pageOf(c)} codes={codes} next={paths.staffShops()} />);
});

signIns.post("/sign-out", async (c) => {
  await readForm(c);
  const { session, services: { platform } } = c.var;
  if (session) {
    const entry = { at: platform.now(), actor: actorOf(c), action: "session.end" };
    await audit(platform.database, { ...entry, subject: session.email });
    await endSession(platform.database, session.tokenHash);
  }
  clearSessionCookie(c);
  const text = authTexts[c.var.language].notices.signedOut;
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.signIn(), 303);
});

/** The question for a code; before the first one the key of the app to be set up. */
function codePage(
  c: Context<Environment>,
  { staff, newSecret }: Pending,
  problem?: string,
) {
  const props = { page: pageOf(c), ...(problem ? { problem } : {}) };
  if (newSecret === undefined) return <SecondFactor {...props} />;
  return (
    <SecondFactorSetup
      {...props}
      secret={newSecret}
      uri={secretUri(newSecret, staff.email)}
    />
  );
}
