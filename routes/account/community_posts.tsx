import type { Context } from "hono";
import { idOf } from "../../core/catalogue/list_query.ts";
import { notConfirmed, readPost, readQuestion, readReason } from "../../core/support/community.ts";
import {
  type CommunityPost,
  communityPost,
  communityQuestion,
} from "../../tenants/platform/community.ts";
import {
  acceptAnswer,
  editablePost,
  editPost,
  muteQuestion,
  openPost,
  reportPost,
  voteUseful,
  withdrawPost,
} from "../../tenants/support/community.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { ReportPage, WithdrawPage } from "../../views/community/post_steps.tsx";
import { type Refusal, WritingPage } from "../../views/community/writing_fields.tsx";
import { paths } from "../../views/paths.ts";
import { communityTexts } from "../../views/texts/community.ts";
import { communityViewer } from "../community_viewer.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { errorTexts, problemText } from "./community_writing.tsx";

/** What is done with posts that are there: by their authors, and by who reads them. @see R125 */
export const communityPosts = createRouter();

type Request = Context<Environment>;

const ofQuestion = "/community/:question{[0-9]+}";
const ofPost = "/community/posts/:post{[0-9]+}";
const accountOf = (c: Request): string => c.var.session!.accountId!;

communityPosts.post(`${ofQuestion}/acceptance`, async (c) => {
  const { post } = await readForm(c, "post");
  const questionId = Number(c.req.param("question"));
  const postId = idOf(post);
  if (postId === undefined && post !== "none") return refuse(c, "malformed");
  const { platform } = c.var.services;
  const accepted = await acceptAnswer(platform, { questionId, postId, accountId: accountOf(c) });
  if (!accepted) return refuse(c, "not_found");
  const texts = communityTexts[c.var.language];
  return back(c, { questionId }, postId === undefined ? texts.changed : texts.acceptedNotice);
});

communityPosts.post(`${ofQuestion}/mute`, async (c) => {
  const { muted } = await readForm(c, "muted");
  const questionId = Number(c.req.param("question"));
  const isMuted = muted === "yes";
  const { platform } = c.var.services;
  const set = await muteQuestion(platform, { questionId, accountId: accountOf(c), isMuted });
  if (!set) return refuse(c, "not_found");
  const texts = communityTexts[c.var.language];
  return back(c, { questionId }, isMuted ? texts.muted : texts.unmuted);
});

communityPosts.post(`${ofPost}/vote`, async (c) => {
  const { useful } = await readForm(c, "useful");
  const { platform } = c.var.services;
  const vote = { postId: postIn(c), accountId: accountOf(c), isUseful: useful === "yes" };
  const post = await communityViewer(c) === "member" && await voteUseful(platform, vote);
  return post ? back(c, post) : refuse(c, "not_found");
});

communityPosts.get(`${ofPost}/edit`, async (c) => {
  const { database, now } = c.var.services.platform;
  const post = await communityPost(database, postIn(c));
  if (post?.accountId !== accountOf(c)) return refuse(c, "not_found");
  if (!editablePost(post, accountOf(c), now())) return editOver(c, post);
  const { topic, title } = (await communityQuestion(database, post.questionId))!;
  return editingPage(c, post, { topic, title, body: post.body });
});

communityPosts.post(`${ofPost}/edit`, async (c) => {
  const { platform } = c.var.services;
  const values = await readForm(c, "topic", "title", "body", "confirmed");
  const post = await communityPost(platform.database, postIn(c));
  if (post?.accountId !== accountOf(c)) return refuse(c, "not_found");
  const heading = post.isQuestion ? readQuestion(values) : undefined;
  const body = readPost(values.body ?? "");
  if (heading?.ok === false) {
    return editingPage(c, post, values, errorTexts(c.var.language, heading.error));
  }
  if (!body.ok) {
    return editingPage(c, post, values, errorTexts(c.var.language, { body: body.error }));
  }
  const text = `${heading?.value.title ?? ""}\n${body.value}`;
  const found = notConfirmed(text, values.confirmed ?? "");
  if (found.length > 0) {
    return editingPage(c, post, values, undefined, { code: "personal", found });
  }
  const edited = await editPost(platform, {
    postId: post.id,
    accountId: accountOf(c),
    body: body.value,
    ...(heading ? { heading: heading.value } : {}),
  });
  return edited ? back(c, post, communityTexts[c.var.language].changed) : editOver(c, post);
});

communityPosts.get(`${ofPost}/withdrawal`, async (c) => {
  const post = await communityPost(c.var.services.platform.database, postIn(c));
  if (post?.accountId !== accountOf(c) || post.isWithdrawn) return refuse(c, "not_found");
  return c.html(<WithdrawPage page={pageOf(c)} post={post} />);
});

communityPosts.post(`${ofPost}/withdrawal`, async (c) => {
  await readForm(c);
  const { platform } = c.var.services;
  const post = await withdrawPost(platform, { postId: postIn(c), accountId: accountOf(c) });
  if (!post) return refuse(c, "not_found");
  const { withdrawn: text } = communityTexts[c.var.language];
  setNotice(c, { tone: "positive", text });
  const { questionId, isQuestion } = post;
  return c.redirect(isQuestion ? paths.community() : paths.communityQuestion(questionId), 303);
});

communityPosts.get(`${ofPost}/report`, async (c) => {
  const post = await openPost(c.var.services.platform.database, postIn(c));
  return post ? c.html(<ReportPage page={pageOf(c)} post={post} />) : refuse(c, "not_found");
});

communityPosts.post(`${ofPost}/report`, async (c) => {
  const { reason: written = "" } = await readForm(c, "reason");
  const { platform } = c.var.services;
  const post = await openPost(platform.database, postIn(c));
  if (!post) return refuse(c, "not_found");
  const texts = communityTexts[c.var.language];
  const again = (why: { error?: string; refusal?: string }) =>
    c.html(<ReportPage page={pageOf(c)} post={post} reason={written} {...why} />, 422);
  const reason = readReason(written);
  if (!reason.ok) return again({ error: problemText(c.var.language, reason.error) });
  const report = { postId: post.id, accountId: accountOf(c), reason: reason.value };
  const outcome = await reportPost(platform, report);
  if (outcome === "not_there") return refuse(c, "not_found");
  if (outcome === "too_many") return again({ refusal: texts.tooManyReports });
  return back(c, { questionId: post.questionId }, texts.reported);
});

const postIn = (c: Request): number => Number(c.req.param("post"));

function editOver(c: Request, { questionId }: CommunityPost) {
  setNotice(c, { tone: "warning", text: communityTexts[c.var.language].editOver });
  return c.redirect(paths.communityQuestion(questionId), 303);
}

function editingPage(
  c: Request,
  { id, isQuestion }: CommunityPost,
  values: FormValues,
  errors?: Errors,
  refusal?: Refusal,
) {
  return c.html(
    <WritingPage
      page={pageOf(c)}
      proposedNickname={undefined}
      post={{ id, isQuestion }}
      values={values}
      errors={errors}
      refusal={refusal}
    />,
    errors || refusal ? 422 : 200,
  );
}

function back(c: Request, to: { questionId: number; id?: number }, text?: string) {
  if (text !== undefined) setNotice(c, { tone: "positive", text });
  const { questionId, id } = to;
  const path = id === undefined
    ? paths.communityQuestion(questionId)
    : paths.communityPost(questionId, id);
  return c.redirect(path, 303);
}
