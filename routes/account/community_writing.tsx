import type { Context } from "hono";
import type { Language } from "../../core/language.ts";
import {
  type CommunityProblem,
  type CommunityProblems,
  notConfirmed,
  readNickname,
  readPost,
  readQuestion,
} from "../../core/support/community.ts";
import { communityQuestion } from "../../tenants/platform/community.ts";
import { nicknameOf } from "../../tenants/platform/community_authors.ts";
import {
  answerCommunity,
  askCommunity,
  type PostRefusal,
} from "../../tenants/support/community.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { type Refusal, WritingPage } from "../../views/community/writing_fields.tsx";
import { paths } from "../../views/paths.ts";
import { communityTexts } from "../../views/texts/community.ts";
import { communityQuestionPage } from "../community_question.tsx";
import { communityViewer, proposedNickname } from "../community_viewer.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

/** New questions and answers of members. @see R125 */
export const communityWriting = createRouter();

type Request = Context<Environment>;

communityWriting.get("/community/new", async (c) => {
  if (await communityViewer(c) !== "member") return toCommunity(c);
  return await askingPage(c, { title: (c.req.query("title") ?? "").slice(0, 300) });
});

communityWriting.post("/community", async (c) => {
  const values = await readForm(c, "topic", "title", "body", "nickname", "confirmed");
  if (await communityViewer(c) !== "member") return toCommunity(c);
  const { platform } = c.var.services;
  const read = readQuestion(values);
  const nickname = await readWriter(c, values.nickname);
  const problems = { ...(read.ok ? {} : read.error), ...nickname.problems };
  if (!read.ok || Object.keys(problems).length > 0) {
    return await askingPage(c, values, { problems });
  }
  const { title, body } = read.value;
  const found = notConfirmed(`${title}\n${body}`, values.confirmed ?? "");
  if (found.length > 0) {
    return await askingPage(c, values, { refusal: { code: "personal", found } });
  }
  const member = { accountId: c.var.session!.accountId!, nickname: nickname.value };
  const asked = await askCommunity(platform, { member, ...read.value });
  if (!asked.ok) return await askingPage(c, values, refusedBy(asked.error));
  return posted(c, paths.communityQuestion(asked.value));
});

communityWriting.post("/community/:question{[0-9]+}/answers", async (c) => {
  const questionId = Number(c.req.param("question"));
  const values = await readForm(c, "body", "nickname", "confirmed");
  if (await communityViewer(c) !== "member") return toCommunity(c);
  const { platform, mailer } = c.var.services;
  const question = await communityQuestion(platform.database, questionId);
  if (!question?.isShown) return refuse(c, "not_found");
  const again = async ({ problems, refusal }: Refused) =>
    await communityQuestionPage(c, questionId, {
      values,
      ...(problems ? { errors: errorTexts(c.var.language, problems) } : {}),
      refusal,
    });
  const body = readPost(values.body ?? "");
  const nickname = await readWriter(c, values.nickname);
  const problems = { ...(body.ok ? {} : { body: body.error }), ...nickname.problems };
  if (!body.ok || Object.keys(problems).length > 0) return await again({ problems });
  const found = notConfirmed(body.value, values.confirmed ?? "");
  if (found.length > 0) return await again({ refusal: { code: "personal", found } });
  const member = { accountId: c.var.session!.accountId!, nickname: nickname.value };
  const answered = await answerCommunity(platform, { questionId, member, body: body.value });
  if (!answered.ok) return await again(refusedBy(answered.error));
  mailer.wake();
  return posted(c, paths.communityPost(questionId, answered.value));
});

/** The nickname that a form brings, once; afterwards the account has one. */
async function readWriter(
  c: Request,
  text = "",
): Promise<{ value: string; problems: CommunityProblems }> {
  const { database } = c.var.services.platform;
  const known = await nicknameOf(database, c.var.session!.accountId!);
  if (known !== undefined) return { value: known, problems: {} };
  const read = readNickname(text);
  return read.ok
    ? { value: read.value, problems: {} }
    : { value: "", problems: { nickname: read.error } };
}

interface Refused {
  problems?: CommunityProblems;
  refusal?: Refusal;
}

const refusedBy = (refusal: PostRefusal): Refused =>
  refusal === "nickname_taken"
    ? { problems: { nickname: { code: "nickname_taken" } } }
    : { refusal: { code: refusal } };

async function askingPage(c: Request, values: FormValues, refused?: Refused) {
  const { problems, refusal } = refused ?? {};
  return await c.html(
    <WritingPage
      page={pageOf(c)}
      proposedNickname={await proposedNickname(c)}
      values={values}
      errors={problems && errorTexts(c.var.language, problems)}
      refusal={refusal}
    />,
    refused ? 422 : 200,
  );
}

function posted(c: Request, path: string) {
  setNotice(c, { tone: "positive", text: communityTexts[c.var.language].posted });
  return c.redirect(path, 303);
}

/** Who has no shop is told there who may write. */
export const toCommunity = (c: Request) => c.redirect(paths.community(), 303);

export const errorTexts = (language: Language, problems: CommunityProblems): Errors =>
  Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [name, problemText(language, problem)]),
  );

export function problemText(language: Language, problem: CommunityProblem): string {
  const { problems } = communityTexts[language];
  return problem.code === "too_long"
    ? problems.too_long(problem.most, problem.found)
    : problems[problem.code];
}
