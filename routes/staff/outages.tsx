import type { Context } from "hono";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { creditAfterHours, isFreeOutage } from "../../core/billing/outage_credit.ts";
import { type Language, languages } from "../../core/language.ts";
import { interruptionOf, spanOf, standingOf } from "../../core/outages/outage.ts";
import { momentText, type OutageProblem, readOutageForm } from "../../core/outages/outage_form.ts";
import { creditsOf } from "../../tenants/billing/credit_outages.ts";
import { after } from "../../tenants/clock.ts";
import {
  correctOutage,
  endOutage,
  recordOutage,
  takeBackOutage,
} from "../../tenants/outages/record_outage.ts";
import {
  type Outage,
  outageById,
  outagesSince,
  outageTimes,
} from "../../tenants/platform/outages.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { OutageForm, type ShownCredits, StaffOutages } from "../../views/staff/outages.tsx";
import { textOf } from "../../views/status/shown_outage.ts";
import { formErrors } from "../../views/texts/form_problems.ts";
import { staffOutageTexts } from "../../views/texts/staff_outages.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";

/** Outages and planned interruptions, as our own people record them. @see R216–R219 */
export const staffOutages = createRouter();

type Request = Context<Environment>;

const path = "/staff/outages";
const outagesShown = 200;

staffOutages.get(path, async (c) => {
  const { database, now } = c.var.services.platform;
  const times = await outageTimes(database, now());
  const outages = [];
  for (const outage of await outagesSince(database, "", outagesShown)) {
    const interruption = interruptionOf(spanOf(outage, now()), times);
    outages.push({
      ...outage,
      standing: standingOf(outage, now()),
      credits: isFreeOutage(interruption)
        ? await shownCredits(c, outage)
        : { state: "none" as const },
    });
  }
  return c.html(<StaffOutages page={pageOf(c)} outages={outages} mayEdit={mayEdit(c)} />);
});

staffOutages.get(`${path}/new`, (c) => {
  const values = { kind: "everything", start: momentText(c.var.services.platform.now()) };
  return c.html(<OutageForm page={pageOf(c)} values={values} />);
});

staffOutages.post(`${path}/new`, async (c) => {
  const { fields } = await readPostedForm(c);
  const { platform, mailer } = c.var.services;
  const read = readOutageForm(fields, { now: platform.now() });
  if (!read.ok) return outageForm(c, fields, { errors: errorsOf(c.var.language, read.error) });
  const actor = { ...actorOf(c), id: c.var.session!.staffId! };
  const { told } = await recordOutage(platform, read.value, actor);
  const texts = staffOutageTexts[c.var.language];
  if (told > 0) mailer.wake();
  const text = read.value.kind === "planned" ? texts.planned(told) : texts.recorded;
  return done(c, text);
});

staffOutages.get(`${path}/:outage{[0-9]+}`, async (c) => {
  const outage = await asked(c);
  if (!outage) return refuse(c, "not_found");
  const texts = languages.map((language) => [
    `text.${language}`,
    textOf(language, outage).join("\n\n"),
  ]);
  return outageForm(c, { ...timesOf(outage), ...Object.fromEntries(texts) }, { outage });
});

staffOutages.post(`${path}/:outage{[0-9]+}`, async (c) => {
  const outage = await asked(c);
  if (!outage) return refuse(c, "not_found");
  const { fields } = await readPostedForm(c);
  const { platform, mailer } = c.var.services;
  const values = outage.areCreditsBegun ? { ...fields, ...timesOf(outage) } : fields;
  const read = readOutageForm(values, { now: platform.now(), current: outage });
  if (!read.ok) {
    return outageForm(c, values, { outage, errors: errorsOf(c.var.language, read.error) });
  }
  const order = { corrected: read.value, actor: actorOf(c) };
  const corrected = await correctOutage(platform, outage.id, order);
  if (!corrected) return refuse(c, "not_found");
  if (corrected.told > 0) mailer.wake();
  const texts = staffOutageTexts[c.var.language];
  return done(c, corrected.told > 0 ? texts.planned(corrected.told) : texts.saved);
});

staffOutages.post(`${path}/:outage{[0-9]+}/end`, async (c) => {
  await readForm(c);
  const ended = await endOutage(c.var.services.platform, idOf(c), actorOf(c));
  const texts = staffOutageTexts[c.var.language];
  return done(c, ended ? texts.ended : texts.notEnded, ended ? "positive" : "warning");
});

staffOutages.post(`${path}/:outage{[0-9]+}/withdrawal`, async (c) => {
  await readForm(c);
  if (!await asked(c)) return refuse(c, "not_found");
  const isBack = await takeBackOutage(c.var.services.platform, idOf(c), actorOf(c));
  const texts = staffOutageTexts[c.var.language];
  return done(c, isBack ? texts.withdrawn : texts.notWithdrawn, isBack ? "positive" : "warning");
});

const idOf = (c: Request): number => Number(c.req.param("outage"));

const asked = (c: Request): Promise<Outage | undefined> =>
  outageById(c.var.services.platform.database, idOf(c));

const mayEdit = (c: Request): boolean => staffRoleMay(c.var.session!.staffRole!, "outages.edit");

const timesOf = ({ kind, startedAt, endedAt }: Outage) => ({
  kind,
  start: momentText(startedAt),
  end: endedAt ? momentText(endedAt) : "",
});

async function shownCredits(c: Request, outage: Outage): Promise<ShownCredits> {
  const { database, now } = c.var.services.platform;
  if (outage.creditedAt !== undefined) {
    return { state: "done", sums: await creditsOf(database, outage.id) };
  }
  if (outage.areCreditsBegun) return { state: "posting" };
  return { state: "waiting", at: after(outage.endedAt ?? now(), creditAfterHours * 3_600) };
}

function errorsOf(language: Language, problems: Record<string, OutageProblem>): Errors {
  const own = staffOutageTexts[language].problems;
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [
      name,
      problem.code in own
        ? own[problem.code as keyof typeof own]
        : formErrors(language, { [name]: problem as never })[name],
    ]),
  );
}

function outageForm(
  c: Request,
  values: FormValues,
  { outage, errors }: { outage?: Outage; errors?: Errors },
) {
  const now = c.var.services.platform.now();
  return c.html(
    <OutageForm
      page={pageOf(c)}
      values={values}
      {...(outage ? { outage: { ...outage, standing: standingOf(outage, now) } } : {})}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}

function done(c: Request, text: string, tone: "positive" | "warning" = "positive"): Response {
  setNotice(c, { tone, text });
  return c.redirect(paths.staffOutages(), 303);
}
