import {
  type CommunityTopic,
  isEditable,
  postsPerHourMax,
  reportsPerHourMax,
} from "../../core/support/community.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { after } from "../clock.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import {
  type CommunityPost,
  communityPost,
  communityQuestion,
  insertPost,
  isPostShown,
  renewQuestion,
} from "../platform/community.ts";
import { authorOf } from "../platform/community_authors.ts";
import { tellAsker } from "./community_mail.ts";

/** A member who writes; the nickname counts the first time only. */
export interface CommunityMember {
  accountId: string;
  nickname: string;
}

export type PostRefusal = "too_many" | "nickname_taken" | "not_open";

/** @returns the question's number @see R125 */
export async function askCommunity(
  { database, now }: Platform,
  { member, topic, title, body }: {
    member: CommunityMember;
    topic: CommunityTopic;
    title: string;
    body: string;
  },
): Promise<Result<number, PostRefusal>> {
  return await database.write(async (transaction) => {
    const at = now();
    const authorId = await writingAuthor(transaction, member, at);
    if (!authorId.ok) return authorId;
    const { lastInsertRowid } = await transaction.execute({
      sql: "INSERT INTO community_questions (topic, title, active_at) VALUES (?, ?, ?)",
      args: [topic, title, at],
    });
    const questionId = lastInsertRowid!;
    const post = { questionId, isQuestion: true, authorId: authorId.value, body };
    await insertPost(transaction, post, at);
    await renewQuestion(transaction, questionId);
    return ok(questionId);
  });
}

/** Answers as a member; the asker is told by mail. @returns the post's number */
export async function answerCommunity(
  platform: Platform,
  { questionId, member, body }: { questionId: number; member: CommunityMember; body: string },
): Promise<Result<number, PostRefusal>> {
  return await platform.database.write(async (transaction) => {
    const at = platform.now();
    const question = await communityQuestion(transaction, questionId);
    if (!question?.isShown || question.isLocked) return err("not_open");
    const authorId = await writingAuthor(transaction, member, at);
    if (!authorId.ok) return authorId;
    const id = await insertPost(transaction, { questionId, authorId: authorId.value, body }, at);
    await renewQuestion(transaction, questionId);
    if (question.accountId !== member.accountId) {
      await tellAsker(platform, transaction, { question, body }, at);
    }
    return ok(id);
  });
}

async function writingAuthor(
  transaction: Queryable,
  member: CommunityMember,
  now: string,
): Promise<Result<number, PostRefusal>> {
  const authorId = await authorOf(transaction, member, now);
  if (authorId === "nickname_taken") return err(authorId);
  const recent = await queryFirst<{ count: number }>(
    transaction,
    "SELECT count(*) AS count FROM community_posts WHERE author_id = ? AND posted_at > ?",
    [authorId, after(now, -3_600)],
  );
  return (recent?.count ?? 0) >= postsPerHourMax ? err("too_many") : ok(authorId);
}

/** An account's own post that it may still change; another's is not there. */
export function editablePost(
  post: CommunityPost | undefined,
  accountId: string,
  now: string,
): post is CommunityPost {
  return post !== undefined && post.accountId === accountId && isPostShown(post) &&
    isEditable(post.postedAt, now);
}

/** @returns whether it was changed: it may have been hidden or locked, or the time is over */
export async function editPost(
  { database, now }: Platform,
  { postId, accountId, body, heading }: {
    postId: number;
    accountId: string;
    body: string;
    /** Of a question. */
    heading?: { topic: CommunityTopic; title: string };
  },
): Promise<boolean> {
  return await database.write(async (transaction) => {
    const post = await communityPost(transaction, postId);
    if (!editablePost(post, accountId, now())) return false;
    if ((await communityQuestion(transaction, post.questionId))?.isLocked) return false;
    await transaction.execute({
      sql: "UPDATE community_posts SET body = ?, edited_at = ? WHERE id = ?",
      args: [body, now(), postId],
    });
    if (post.isQuestion && heading) {
      await transaction.execute({
        sql: "UPDATE community_questions SET topic = ?, title = ? WHERE id = ?",
        args: [heading.topic, heading.title, post.questionId],
      });
    }
    await renewQuestion(transaction, post.questionId);
    return true;
  });
}

/** Takes an own post back at any time: its text is gone for good, a question's with all answers. */
export async function withdrawPost(
  { database, now }: Platform,
  { postId, accountId }: { postId: number; accountId: string },
): Promise<CommunityPost | undefined> {
  return await database.write(async (transaction) => {
    const post = await communityPost(transaction, postId);
    if (post?.accountId !== accountId || post.isWithdrawn) return undefined;
    await transaction.execute({
      sql: "UPDATE community_posts SET body = '', withdrawn_at = ? WHERE id = ?",
      args: [now(), postId],
    });
    if (post.isQuestion) {
      const sql = "UPDATE community_questions SET title = '' WHERE id = ?";
      await transaction.execute({ sql, args: [post.questionId] });
    }
    const sql =
      "UPDATE community_reports SET settled_at = ? WHERE post_id = ? AND settled_at IS NULL";
    await transaction.execute({ sql, args: [now(), postId] });
    await renewQuestion(transaction, post.questionId);
    return post;
  });
}

/** Who has asked says which answer has helped; `undefined` takes that back. */
export async function acceptAnswer(
  { database }: Platform,
  { questionId, postId, accountId }: {
    questionId: number;
    postId: number | undefined;
    accountId: string;
  },
): Promise<boolean> {
  return await database.write(async (transaction) => {
    const question = await communityQuestion(transaction, questionId);
    if (!question?.isShown || question.accountId !== accountId) return false;
    const post = postId === undefined ? undefined : await communityPost(transaction, postId);
    const isAnswer = post?.questionId === questionId && !post.isQuestion && isPostShown(post);
    if (postId !== undefined && !isAnswer) return false;
    const sql = "UPDATE community_questions SET accepted_id = ? WHERE id = ?";
    await transaction.execute({ sql, args: [postId ?? null, questionId] });
    return true;
  });
}

/** Says that another's post was useful, or takes that back; an account has one vote a post. */
export async function voteUseful(
  { database }: Platform,
  { postId, accountId, isUseful }: { postId: number; accountId: string; isUseful: boolean },
): Promise<CommunityPost | undefined> {
  return await database.write(async (transaction) => {
    const post = await openPost(transaction, postId);
    if (!post || post.accountId === accountId) return undefined;
    const { rowsAffected } = await transaction.execute({
      sql: isUseful
        ? "INSERT INTO community_votes (post_id, account_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
        : "DELETE FROM community_votes WHERE post_id = ? AND account_id = ?",
      args: [postId, accountId],
    });
    await transaction.execute({
      sql: "UPDATE community_posts SET useful = useful + ? WHERE id = ?",
      args: [isUseful ? rowsAffected : -rowsAffected, postId],
    });
    return post;
  });
}

/** Tells our people that a post should not be there; once an account and post. */
export async function reportPost(
  { database, now }: Platform,
  { postId, accountId, reason }: { postId: number; accountId: string; reason: string },
): Promise<"reported" | "too_many" | "not_there"> {
  return await database.write(async (transaction) => {
    if (!await openPost(transaction, postId)) return "not_there";
    const recent = await queryFirst<{ count: number }>(
      transaction,
      "SELECT count(*) AS count FROM community_reports WHERE account_id = ? AND reported_at > ?",
      [accountId, after(now(), -3_600)],
    );
    if ((recent?.count ?? 0) >= reportsPerHourMax) return "too_many";
    await transaction.execute({
      sql: `INSERT INTO community_reports (post_id, account_id, reason, reported_at)
            VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      args: [postId, accountId, reason, now()],
    });
    return "reported";
  });
}

/** A post that everybody may read, below a question that everybody may read. */
export async function openPost(
  platform: Queryable,
  postId: number,
): Promise<CommunityPost | undefined> {
  const post = await communityPost(platform, postId);
  if (!post || !isPostShown(post)) return undefined;
  return (await communityQuestion(platform, post.questionId))?.isShown ? post : undefined;
}

/** Whether the asker wants mails about answers. */
export async function muteQuestion(
  { database }: Platform,
  { questionId, accountId, isMuted }: { questionId: number; accountId: string; isMuted: boolean },
): Promise<boolean> {
  const question = await communityQuestion(database, questionId);
  if (question?.accountId !== accountId) return false;
  const sql = "UPDATE community_questions SET is_muted = ? WHERE id = ?";
  await database.execute({ sql, args: [Number(isMuted), questionId] });
  return true;
}
