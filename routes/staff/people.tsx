import type { Context } from "hono";
import { staffRoles } from "../../core/access/capabilities.ts";
import type { FieldProblems } from "../../core/accounts/field_problem.ts";
import { readEmail, readLine } from "../../core/accounts/text_fields.ts";
import { isLanguage } from "../../core/language.ts";
import {
  createStaff,
  resendSetupLink,
  setStaffAccess,
} from "../../tenants/accounts/staff_accounts.ts";
import { listStaff, type Staff } from "../../tenants/platform/staff.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { People, type ShownStaff } from "../../views/staff/people.tsx";
import { fieldErrors } from "../../views/texts/field_problems.ts";
import { staffTexts } from "../../views/texts/staff.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

export const staffPeople = createRouter();

staffPeople.get("/staff/people", (c) => peoplePage(c));

staffPeople.post("/staff/people", async (c) => {
  const { platform, mailer } = c.var.services;
  const values = await readForm(c, "name", "email", "role", "language");
  const name = readLine(values.name ?? "", { most: 100 });
  const email = readEmail(values.email ?? "");
  const role = staffRoles.find((role) => role === values.role);
  const language = isLanguage(values.language) ? values.language : c.var.language;
  if (!name.ok || !email.ok || !role) {
    return await refused(c, values, {
      ...(name.ok ? {} : { name: name.error }),
      ...(email.ok ? {} : { email: email.error }),
      ...(role ? {} : { role: { code: "choose" } }),
    });
  }
  const person = { name: name.value, email: email.value, role, language };
  const created = await createStaff(platform, person, actorOf(c));
  if (!created.ok) return await refused(c, values, { email: created.error });
  mailer.wake();
  return done(c, staffTexts[c.var.language].people.created(email.value));
});

staffPeople.post("/staff/people/:person/setup-link", async (c) => {
  await readForm(c);
  const { platform, mailer } = c.var.services;
  const sent = await resendSetupLink(platform, c.req.param("person"), actorOf(c));
  if (!sent) return refuse(c, "not_found");
  mailer.wake();
  return done(c, staffTexts[c.var.language].people.resent);
});

staffPeople.post("/staff/people/:person/access", async (c) => {
  const isAllowed = (await readForm(c, "isAllowed")).isAllowed === "yes";
  const texts = staffTexts[c.var.language].people;
  const change = { isAllowed, actor: actorOf(c) };
  const outcome = await setStaffAccess(c.var.services.platform, c.req.param("person"), change);
  if (outcome === "not_found") return refuse(c, "not_found");
  if (outcome === "last_operator") return await peoplePage(c, { problem: texts.lastOperator });
  return done(c, isAllowed ? texts.enabled : texts.disabled);
});

function done(c: Context<Environment>, text: string): Response {
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.staffPeople(), 303);
}

function refused(c: Context<Environment>, values: FormValues, problems: FieldProblems) {
  return peoplePage(c, { values, errors: fieldErrors(c.var.language, problems) });
}

async function peoplePage(
  c: Context<Environment>,
  refused?: { values?: FormValues; errors?: Errors; problem?: string },
) {
  const people = (await listStaff(c.var.services.platform.database)).map(shownStaff);
  return c.html(<People page={pageOf(c)} people={people} {...refused} />, refused ? 422 : 200);
}

function shownStaff({ id, name, email, role, passwordHash, disabledAt }: Staff): ShownStaff {
  const state = disabledAt ? "disabled" : passwordHash ? "working" : "invited";
  return { id, name, email, role, state };
}
