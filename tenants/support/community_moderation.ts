import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import {
  type CommunityPost,
  communityPost,
  communityQuestion,
  insertPost,
  renewQuestion,
} from "../platform/community.ts";
import { tellAsker } from "./community_mail.ts";

export type StaffMember = Actor & { kind: "staff"; id: string };

/** Answers as support, also where members may not answer any more. */
export async function answerAsSupport(
  platform: Platform,
  { questionId, body, actor }: { questionId: number; body: string; actor: StaffMember },
): Promise<number | undefined> {
  return await platform.database.write(async (transaction) => {
    const at = platform.now();
    const question = await communityQuestion(transaction, questionId);
    if (!question?.isShown) return undefined;
    const id = await insertPost(transaction, { questionId, staffId: actor.id, body }, at);
    await renewQuestion(transaction, questionId);
    await tellAsker(platform, transaction, { question, body }, at);
    const entry = { at, actor, action: "community.answer", subject: `#${questionId}` };
    await audit(transaction, entry);
    return id;
  });
}

/** Hides a post from everybody but its author, who reads why; its reports are settled by that. */
export async function hidePost(
  platform: Platform,
  { postId, reason, actor }: { postId: number; reason: string; actor: StaffMember },
): Promise<CommunityPost | undefined> {
  return await moderate(platform, { postId, actor, action: "community.hide" }, {
    details: { reason },
    change: (transaction, at) =>
      transaction.execute({
        sql: "UPDATE community_posts SET hidden_at = ?, hidden_reason = ? WHERE id = ?",
        args: [at, reason, postId],
      }),
  });
}

export async function showPost(
  platform: Platform,
  { postId, actor }: { postId: number; actor: StaffMember },
): Promise<CommunityPost | undefined> {
  return await moderate(platform, { postId, actor, action: "community.show" }, {
    change: (transaction) =>
      transaction.execute({
        sql: "UPDATE community_posts SET hidden_at = NULL, hidden_reason = NULL WHERE id = ?",
        args: [postId],
      }),
  });
}

/** The reported post may stay. */
export async function dismissReports(
  platform: Platform,
  { postId, actor }: { postId: number; actor: StaffMember },
): Promise<CommunityPost | undefined> {
  return await moderate(platform, { postId, actor, action: "community.dismiss" }, {});
}

interface Step {
  details?: Record<string, unknown>;
  change?: (transaction: Queryable, at: string) => Promise<unknown>;
}

/** Whatever is decided about a post settles its reports. */
async function moderate(
  platform: Platform,
  { postId, actor, action }: { postId: number; actor: StaffMember; action: string },
  { details, change }: Step,
): Promise<CommunityPost | undefined> {
  return await platform.database.write(async (transaction) => {
    const at = platform.now();
    const post = await communityPost(transaction, postId);
    if (!post || post.isWithdrawn) return undefined;
    await change?.(transaction, at);
    await transaction.execute({
      sql: "UPDATE community_reports SET settled_at = ? WHERE post_id = ? AND settled_at IS NULL",
      args: [at, postId],
    });
    await renewQuestion(transaction, post.questionId);
    const subject = `#${post.questionId}`;
    await audit(transaction, { at, actor, action, subject, details: { post: postId, ...details } });
    return post;
  });
}

/** Members cannot answer a locked question; what stands there stays. */
export async function lockQuestion(
  platform: Platform,
  { questionId, isLocked, actor }: { questionId: number; isLocked: boolean; actor: StaffMember },
): Promise<boolean> {
  return await platform.database.write(async (transaction) => {
    const { rowsAffected } = await transaction.execute({
      sql: "UPDATE community_questions SET is_locked = ? WHERE id = ?",
      args: [Number(isLocked), questionId],
    });
    if (rowsAffected === 0) return false;
    const action = isLocked ? "community.lock" : "community.unlock";
    const entry = { at: platform.now(), actor, action, subject: `#${questionId}` };
    await audit(transaction, entry);
    return true;
  });
}
