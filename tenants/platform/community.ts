import type { CommunityTopic } from "../../core/support/community.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";

/** A question of the community. Instants are RFC 3339 UTC. @see R125 */
export interface CommunityQuestion {
  id: number;
  topic: CommunityTopic;
  title: string;
  isShown: boolean;
  /** Answers that are shown. */
  answers: number;
  activeAt: string;
  acceptedId: number | undefined;
  isLocked: boolean;
  /** The asker wants no mails about it. */
  isMuted: boolean;
  nickname: string;
  /** Of who has asked; never shown. `undefined` once the account has left. */
  accountId: string | undefined;
}

/** A question or one of its answers. */
export interface CommunityPost {
  id: number;
  questionId: number;
  isQuestion: boolean;
  /** `undefined` when support has written it. */
  nickname: string | undefined;
  accountId: string | undefined;
  body: string;
  postedAt: string;
  editedAt: string | undefined;
  isWithdrawn: boolean;
  /** Why our people hide it. */
  hiddenReason: string | undefined;
  useful: number;
}

/** Whether everybody may read a post. */
export const isPostShown = ({ isWithdrawn, hiddenReason }: CommunityPost): boolean =>
  !isWithdrawn && hiddenReason === undefined;

const questionColumns = `
  question.id, question.topic, question.title, question.is_shown, question.answers,
  question.active_at, question.accepted_id, question.is_locked, question.is_muted,
  author.nickname, author.account_id`;

const questionJoins = `
  JOIN community_posts AS asked ON asked.question_id = question.id AND asked.is_question = 1
  JOIN community_authors AS author ON author.id = asked.author_id`;

/** In the order of the ids. */
export async function communityQuestions(
  platform: Queryable,
  ids: readonly number[],
): Promise<CommunityQuestion[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT ${questionColumns} FROM json_each(?) AS wanted
       JOIN community_questions AS question ON question.id = wanted.value ${questionJoins}
      ORDER BY wanted.key`,
    [JSON.stringify(ids)],
  );
  return rows.map(questionOf);
}

/** A question, shown or not: who may see it is for the caller to decide. */
export async function communityQuestion(
  platform: Queryable,
  id: number,
): Promise<CommunityQuestion | undefined> {
  return (await communityQuestions(platform, [id]))[0];
}

const postColumns = `
  post.id, post.question_id, post.is_question, author.nickname, author.account_id, post.body,
  post.posted_at, post.edited_at, post.withdrawn_at, post.hidden_reason, post.useful`;

const postJoins = "LEFT JOIN community_authors AS author ON author.id = post.author_id";

/** The question first, then its answers as they came; also those that are not shown. */
export async function postsOfQuestion(
  platform: Queryable,
  questionId: number,
): Promise<CommunityPost[]> {
  const sql = `SELECT ${postColumns} FROM community_posts AS post ${postJoins}
                WHERE post.question_id = ? ORDER BY post.id`;
  return (await queryAll<Row>(platform, sql, [questionId])).map(postOf);
}

export async function communityPost(
  platform: Queryable,
  id: number,
): Promise<CommunityPost | undefined> {
  return (await communityPosts(platform, [id]))[0];
}

/** In the order of the ids. */
export async function communityPosts(
  platform: Queryable,
  ids: readonly number[],
): Promise<CommunityPost[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT ${postColumns} FROM json_each(?) AS wanted
       JOIN community_posts AS post ON post.id = wanted.value ${postJoins}
      ORDER BY wanted.key`,
    [JSON.stringify(ids)],
  );
  return rows.map(postOf);
}

export async function insertPost(
  transaction: Queryable,
  { questionId, isQuestion = false, authorId, staffId, body }: {
    questionId: number;
    isQuestion?: boolean;
    authorId?: number;
    staffId?: string;
    body: string;
  },
  now: string,
): Promise<number> {
  const { lastInsertRowid } = await transaction.execute({
    sql: `INSERT INTO community_posts
            (question_id, is_question, author_id, staff_id, body, posted_at)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [questionId, Number(isQuestion), authorId ?? null, staffId ?? null, body, now],
  });
  return lastInsertRowid!;
}

/** Renews what lists and the search know of a question; call it in the transaction of each change. */
export async function renewQuestion(transaction: Queryable, id: number): Promise<void> {
  const posts = (await postsOfQuestion(transaction, id)).filter(isPostShown);
  const isShown = posts.some(({ isQuestion }) => isQuestion);
  await transaction.execute({
    sql: `UPDATE community_questions
             SET is_shown = ?, answers = ?, active_at = coalesce(?, active_at) WHERE id = ?`,
    args: [
      Number(isShown),
      posts.filter(({ isQuestion }) => !isQuestion).length,
      posts.at(-1)?.postedAt ?? null,
      id,
    ],
  });
  await transaction.execute({ sql: "DELETE FROM community_search WHERE rowid = ?", args: [id] });
  if (!isShown) return;
  await transaction.execute({
    sql: `INSERT INTO community_search (rowid, title, words)
          SELECT id, title, ? FROM community_questions WHERE id = ?`,
    args: [posts.map(({ body }) => body).join("\n"), id],
  });
}

/** Which of a question's posts an account has found useful. */
export async function votesOf(
  platform: Queryable,
  { questionId, accountId }: { questionId: number; accountId: string },
): Promise<Set<number>> {
  const rows = await queryAll<{ id: number }>(
    platform,
    `SELECT vote.post_id AS id FROM community_votes AS vote
       JOIN community_posts AS post ON post.id = vote.post_id
      WHERE post.question_id = ? AND vote.account_id = ? ORDER BY vote.post_id`,
    [questionId, accountId],
  );
  return new Set(rows.map(({ id }) => id));
}

function questionOf(row: Row): CommunityQuestion {
  return {
    id: row.id as number,
    topic: row.topic as CommunityTopic,
    title: row.title as string,
    isShown: row.is_shown === 1,
    answers: row.answers as number,
    activeAt: row.active_at as string,
    acceptedId: (row.accepted_id as number | null) ?? undefined,
    isLocked: row.is_locked === 1,
    isMuted: row.is_muted === 1,
    nickname: row.nickname as string,
    accountId: (row.account_id as string | null) ?? undefined,
  };
}

function postOf(row: Row): CommunityPost {
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  return {
    id: row.id as number,
    questionId: row.question_id as number,
    isQuestion: row.is_question === 1,
    nickname: text("nickname"),
    accountId: text("account_id"),
    body: row.body as string,
    postedAt: row.posted_at as string,
    editedAt: text("edited_at"),
    isWithdrawn: row.withdrawn_at !== null,
    hiddenReason: text("hidden_reason"),
    useful: row.useful as number,
  };
}
