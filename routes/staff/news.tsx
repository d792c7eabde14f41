import type { Context } from "hono";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import type { Language } from "../../core/language.ts";
import {
  type AnnouncementProblem,
  earliestPaidUpdate,
  readAnnouncement,
} from "../../core/news/announcement.ts";
import { pragueDay } from "../../tenants/clock.ts";
import {
  publishAnnouncement,
  takeBackAnnouncement,
} from "../../tenants/news/publish_announcement.ts";
import { listAnnouncements } from "../../tenants/platform/announcements.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { formatDate } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { NewsForm, StaffNews } from "../../views/staff/news.tsx";
import { formErrors } from "../../views/texts/form_problems.ts";
import { newsTexts } from "../../views/texts/news.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";

/** News of the platform: updates, paid ones told beforehand, and other announcements. @see R224, R244, R250 */
export const staffNews = createRouter();

const path = "/staff/news";
const newsShown = 100;

staffNews.get(path, async (c) => {
  const items = await listAnnouncements(c.var.services.platform.database, newsShown);
  const mayEdit = staffRoleMay(c.var.session!.staffRole!, "news.edit");
  return c.html(<StaffNews page={pageOf(c)} items={items} mayEdit={mayEdit} />);
});

staffNews.get(`${path}/new`, (c) => newsForm(c, { kind: "update" }));

staffNews.post(`${path}/new`, async (c) => {
  const { fields } = await readPostedForm(c);
  const { platform, mailer } = c.var.services;
  const read = readAnnouncement(fields, pragueDay(platform.now()));
  if (!read.ok) return newsForm(c, fields, errorsOf(c.var.language, read.error));
  const actor = { ...actorOf(c), id: c.var.session!.staffId! };
  const told = await publishAnnouncement(platform, read.value, actor);
  if (told > 0) mailer.wake();
  setNotice(c, { tone: "positive", text: newsTexts[c.var.language].staff.published(told) });
  return c.redirect(paths.staffNews(), 303);
});

staffNews.post(`${path}/:news{[0-9]+}/withdrawal`, async (c) => {
  await readForm(c);
  const id = Number(c.req.param("news"));
  const isBack = await takeBackAnnouncement(c.var.services.platform, id, actorOf(c));
  if (!isBack) return refuse(c, "not_found");
  setNotice(c, { tone: "positive", text: newsTexts[c.var.language].staff.withdrawn });
  return c.redirect(paths.staffNews(), 303);
});

function errorsOf(language: Language, problems: Record<string, AnnouncementProblem>): Errors {
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [
      name,
      problem.code === "too_soon"
        ? newsTexts[language].staff.tooSoon(formatDate(language, problem.earliest))
        : formErrors(language, { [name]: problem })[name],
    ]),
  );
}

function newsForm(c: Context<Environment>, values: FormValues, errors?: Errors) {
  const earliest = earliestPaidUpdate(pragueDay(c.var.services.platform.now()));
  return c.html(
    <NewsForm
      page={pageOf(c)}
      values={values}
      earliest={earliest}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}
