import type { Context } from "hono";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { earliestTerms, readTermsForm, type TermsProblem } from "../../core/billing/terms_form.ts";
import { type Language, languages } from "../../core/language.ts";
import { announceTerms } from "../../tenants/billing/announce_terms.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { currentTerms, listTerms } from "../../tenants/platform/terms.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { formatDate } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { NewTermsPage, StaffTerms } from "../../views/staff/terms.tsx";
import { formErrors } from "../../views/texts/form_problems.ts";
import { termsTexts } from "../../views/texts/terms.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { readPostedForm } from "../record_form.ts";

/** Versions of the terms: those in force, and those announced for a later day. @see R240–R242 */
export const staffTerms = createRouter();

const path = "/staff/terms";

staffTerms.get(path, async (c) => {
  const { database, now } = c.var.services.platform;
  const current = await currentTerms(database, now());
  const versions = (await listTerms(database)).map((terms) => ({
    ...terms,
    standing: terms.version === current.version
      ? "inForce" as const
      : terms.publishedAt > now()
      ? "announced" as const
      : "past" as const,
  }));
  const mayEdit = staffRoleMay(c.var.session!.staffRole!, "terms.edit");
  return c.html(<StaffTerms page={pageOf(c)} versions={versions} mayEdit={mayEdit} />);
});

staffTerms.get(`${path}/new`, async (c) => {
  const { database, now } = c.var.services.platform;
  const { text } = await currentTerms(database, now());
  const values = languages.map((language) => [`text.${language}`, text[language].join("\n\n")]);
  return newTerms(c, Object.fromEntries(values));
});

staffTerms.post(`${path}/new`, async (c) => {
  const { fields } = await readPostedForm(c);
  const { platform, mailer } = c.var.services;
  const texts = termsTexts[c.var.language];
  const terms = readTermsForm(fields, pragueDay(platform.now()));
  if (!terms.ok) {
    const errors = Object.entries(terms.error).map(([name, problem]) => [
      name,
      problemText(c.var.language, problem),
    ]);
    return newTerms(c, fields, Object.fromEntries(errors));
  }
  const told = await announceTerms(platform, terms.value, actorOf(c));
  if (told === undefined) return newTerms(c, fields, { version: texts.versionTaken });
  mailer.wake();
  setNotice(c, { tone: "positive", text: texts.done(told) });
  return c.redirect(paths.staffTerms(), 303);
});

function problemText(language: Language, problem: TermsProblem): string {
  return problem.code === "terms_too_soon"
    ? termsTexts[language].tooSoon(formatDate(language, problem.earliest))
    : formErrors(language, { field: problem }).field!;
}

function newTerms(c: Context<Environment>, values: FormValues, errors?: Errors) {
  const earliest = earliestTerms(pragueDay(c.var.services.platform.now()));
  return c.html(
    <NewTermsPage
      page={pageOf(c)}
      earliest={earliest}
      values={values}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}
