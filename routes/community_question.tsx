import type { Context } from "hono";
import { isEditable } from "../core/support/community.ts";
import {
  type CommunityPost,
  type CommunityQuestion,
  communityQuestion,
  isPostShown,
  postsOfQuestion,
  votesOf,
} from "../tenants/platform/community.ts";
import type { Errors, FormValues } from "../views/components/form.tsx";
import { QuestionPage } from "../views/community/question_page.tsx";
import type { ShownPost } from "../views/community/shown.ts";
import type { Refusal } from "../views/community/writing_fields.tsx";
import { communityViewer, proposedNickname } from "./community_viewer.ts";
import type { Environment } from "./environment.ts";
import { pageOf } from "./page.ts";
import { refuse } from "./refusal.tsx";

interface Refused {
  values: FormValues;
  errors?: Errors;
  refusal?: Refusal | undefined;
}

/** A question with its answers; with an answer that was refused, 422. */
export async function communityQuestionPage(c: Context<Environment>, id: number, answer?: Refused) {
  const { database, now } = c.var.services.platform;
  const accountId = c.var.session?.accountId;
  const question = await communityQuestion(database, id);
  const isOwn = accountId !== undefined && question?.accountId === accountId;
  if (!question || !question.isShown && !isOwn) return refuse(c, "not_found");
  const posts = await postsOfQuestion(database, id);
  // What was withdrawn is not there for its author either.
  if (posts[0]?.isWithdrawn) return refuse(c, "not_found");
  const viewer = await communityViewer(c);
  const voted = accountId ? await votesOf(database, { questionId: id, accountId }) : new Set();
  const shown = posts
    .filter((post) => isPostShown(post) || isHiddenOwn(post, accountId))
    .map((post) => shownPost(post, { question, accountId, now: now(), voted }));
  return c.html(
    <QuestionPage
      page={pageOf(c)}
      viewer={viewer}
      question={{ ...facts(question), isOwn }}
      posts={acceptedFirst(shown)}
      proposedNickname={viewer === "member" ? await proposedNickname(c) : undefined}
      now={now()}
      {...answer}
    />,
    answer ? 422 : 200,
  );
}

const isHiddenOwn = (post: CommunityPost, accountId: string | undefined): boolean =>
  !post.isWithdrawn && accountId !== undefined && post.accountId === accountId;

/** Without the account, which no page may show. */
const facts = ({ id, topic, title, isShown, isLocked, isMuted }: CommunityQuestion) => ({
  ...{ id, topic, title, isShown, isLocked, isMuted },
});

function shownPost(
  { accountId: writer, isWithdrawn: _, questionId: __, ...post }: CommunityPost,
  { question, accountId, now, voted }: {
    question: CommunityQuestion;
    accountId: string | undefined;
    now: string;
    voted: ReadonlySet<unknown>;
  },
): ShownPost {
  return {
    ...post,
    isAccepted: question.acceptedId === post.id,
    isOwn: accountId !== undefined && writer === accountId,
    isEditable: post.hiddenReason === undefined && isEditable(post.postedAt, now),
    isVoted: voted.has(post.id),
  };
}

const acceptedFirst = (posts: readonly ShownPost[]): ShownPost[] =>
  posts.toSorted((a, b) => rankOf(a) - rankOf(b));

const rankOf = ({ isQuestion, isAccepted }: ShownPost): number =>
  isQuestion ? 0 : isAccepted ? 1 : 2;
