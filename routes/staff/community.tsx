import type { Context } from "hono";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { among } from "../../core/catalogue/list_query.ts";
import { moderationParts, readPost, readReason } from "../../core/support/community.ts";
import { communityQuestion, postsOfQuestion } from "../../tenants/platform/community.ts";
import { listModerated, openReports } from "../../tenants/platform/community_lists.ts";
import {
  answerAsSupport,
  dismissReports,
  hidePost,
  lockQuestion,
  showPost,
  type StaffMember,
} from "../../tenants/support/community_moderation.ts";
import { paths } from "../../views/paths.ts";
import { StaffCommunity, StaffQuestion } from "../../views/staff/community.tsx";
import { communityTexts } from "../../views/texts/community.ts";
import { problemText } from "../account/community_writing.tsx";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";

/** The community as our own people watch over it and answer in it. @see R125, R137 */
export const staffCommunity = createRouter();

type Request = Context<Environment>;

const path = "/staff/community";
const size = 30;

staffCommunity.get(path, async (c) => {
  const { database, now } = c.var.services.platform;
  const part = among(moderationParts, c.req.query("part")) ?? "reported";
  const number = pageNumber(c);
  const listed = await listModerated(database, part, { limit: size, offset: (number - 1) * size });
  return c.html(
    <StaffCommunity
      page={pageOf(c)}
      mayModerate={mayModerate(c)}
      now={now()}
      {...{ ...listed, part, number, size }}
    />,
  );
});

staffCommunity.get(`${path}/:question{[0-9]+}`, (c) => staffQuestion(c));

staffCommunity.post(`${path}/:question{[0-9]+}/answers`, async (c) => {
  const { body: written = "" } = await readForm(c, "body");
  const { platform, mailer } = c.var.services;
  const questionId = questionIn(c);
  const read = readPost(written);
  if (!read.ok) {
    return await staffQuestion(c, {
      body: written,
      error: problemText(c.var.language, read.error),
    });
  }
  const answer = { questionId, body: read.value, actor: memberOfStaff(c) };
  const id = await answerAsSupport(platform, answer);
  if (id === undefined) return refuse(c, "not_found");
  mailer.wake();
  setNotice(c, { tone: "positive", text: communityTexts[c.var.language].posted });
  return c.redirect(`${paths.staffCommunityQuestion(questionId)}#post-${id}`, 303);
});

staffCommunity.post(`${path}/:question{[0-9]+}/lock`, async (c) => {
  const { locked } = await readForm(c, "locked");
  const { platform } = c.var.services;
  const step = { questionId: questionIn(c), isLocked: locked === "yes", actor: memberOfStaff(c) };
  if (!await lockQuestion(platform, step)) return refuse(c, "not_found");
  return done(c, paths.staffCommunityQuestion(step.questionId));
});

staffCommunity.post(`${path}/posts/:post{[0-9]+}/hiding`, async (c) => {
  const { reason: written = "", back } = await readForm(c, "reason", "back");
  const reason = readReason(written);
  if (!reason.ok) {
    const text = problemText(c.var.language, reason.error);
    setNotice(c, { tone: "warning", text });
    return c.redirect(placeOf(back), 303);
  }
  const { platform } = c.var.services;
  const step = { postId: postIn(c), reason: reason.value, actor: memberOfStaff(c) };
  return await hidePost(platform, step) ? done(c, placeOf(back)) : refuse(c, "not_found");
});

staffCommunity.post(`${path}/posts/:post{[0-9]+}/showing`, async (c) => {
  const { back } = await readForm(c, "back");
  const step = { postId: postIn(c), actor: memberOfStaff(c) };
  const shown = await showPost(c.var.services.platform, step);
  return shown ? done(c, placeOf(back)) : refuse(c, "not_found");
});

staffCommunity.post(`${path}/posts/:post{[0-9]+}/dismissal`, async (c) => {
  const { back } = await readForm(c, "back");
  const step = { postId: postIn(c), actor: memberOfStaff(c) };
  const dismissed = await dismissReports(c.var.services.platform, step);
  return dismissed ? done(c, placeOf(back)) : refuse(c, "not_found");
});

async function staffQuestion(c: Request, refused?: { body: string; error: string }) {
  const { database, now } = c.var.services.platform;
  const question = await communityQuestion(database, questionIn(c));
  if (!question) return refuse(c, "not_found");
  const posts = await postsOfQuestion(database, question.id);
  const reports = await openReports(database, posts.map(({ id }) => id));
  return c.html(
    <StaffQuestion
      page={pageOf(c)}
      question={question}
      posts={posts.map((post) => ({ ...post, title: "", reports: reports.get(post.id) ?? [] }))}
      mayModerate={mayModerate(c)}
      now={now()}
      {...refused}
    />,
    refused ? 422 : 200,
  );
}

const mayModerate = (c: Request): boolean =>
  staffRoleMay(c.var.session!.staffRole!, "community.moderate");

const memberOfStaff = (c: Request): StaffMember => ({
  ...actorOf(c),
  kind: "staff",
  id: c.var.session!.staffId!,
});

const questionIn = (c: Request): number => Number(c.req.param("question"));
const postIn = (c: Request): number => Number(c.req.param("post"));

/** Where the step was taken, if that is a page of the community. */
const placeOf = (back: string | undefined): string =>
  /^\/staff\/community(?:\/\d+|\?[\w=&-]*)?$/.test(back ?? "") ? back! : paths.staffCommunity();

function done(c: Request, to: string) {
  setNotice(c, { tone: "positive", text: communityTexts[c.var.language].staff.done });
  return c.redirect(to, 303);
}
