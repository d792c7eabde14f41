import { matchOf } from "../../core/catalogue/search_words.ts";
import type { CommunityListing, ModerationPart } from "../../core/support/community.ts";
import { type Argument, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import {
  type CommunityPost,
  communityPosts,
  type CommunityQuestion,
  communityQuestions,
} from "./community.ts";

interface Part {
  limit: number;
  offset: number;
}

/** Counted up to a limit, for nobody pages further. */
const countMax = 1_000;

/** Questions that are shown, the last active first. @see R125 */
export async function listQuestions(
  platform: Queryable,
  { search, topic, isUnanswered }: CommunityListing,
  { limit, offset }: Part,
): Promise<{ questions: CommunityQuestion[]; total: number }> {
  const match = matchOf(search);
  const conditions = ["is_shown = 1"];
  const args: Argument[] = [];
  if (topic) conditions.push("topic = ?") && args.push(topic);
  if (isUnanswered) conditions.push("answers = 0");
  if (match) {
    conditions.push("id IN (SELECT rowid FROM community_search WHERE community_search MATCH ?)");
    args.push(match);
  }
  const where = `WHERE ${conditions.join(" AND ")}`;
  const ids = await queryAll<{ id: number }>(
    platform,
    `SELECT id FROM community_questions ${where}
      ORDER BY active_at DESC, id DESC LIMIT ? OFFSET ?`,
    [...args, limit, offset],
  );
  const counted = await queryFirst<{ count: number }>(
    platform,
    `SELECT count(*) AS count
       FROM (SELECT 1 FROM community_questions ${where} LIMIT ${countMax})`,
    args,
  );
  const questions = await communityQuestions(platform, ids.map(({ id }) => id));
  return { questions, total: counted?.count ?? 0 };
}

/** Questions that say something like this, for who is about to ask. */
export async function similarQuestions(
  platform: Queryable,
  text: string,
): Promise<{ id: number; title: string }[]> {
  const words = text.match(/[\p{L}\p{N}\p{M}]{4,}/gu)?.slice(0, 8) ?? [];
  if (words.length === 0) return [];
  // Endings change with the sentence: what begins alike is the same word.
  const any = words.map((word) => `"${word.slice(0, Math.max(4, word.length - 2))}"*`).join(" OR ");
  return await queryAll(
    platform,
    `SELECT question.id, question.title
       FROM (SELECT rowid, bm25(community_search, 4.0, 1.0) AS score FROM community_search
              WHERE community_search MATCH ? ORDER BY score LIMIT 3) AS hit
       JOIN community_questions AS question ON question.id = hit.rowid AND question.is_shown = 1
      ORDER BY hit.score, question.id`,
    [any],
  );
}

/** A post as our own people look at it. */
export interface ModeratedPost extends CommunityPost {
  title: string;
  /** Why it was reported, as long as nobody has decided. */
  reports: string[];
}

const moderated: Record<ModerationPart, { where: string; order: string }> = {
  reported: {
    where: `id IN (SELECT post_id FROM community_reports WHERE settled_at IS NULL)`,
    order: `(SELECT min(reported_at) FROM community_reports
              WHERE post_id = community_posts.id AND settled_at IS NULL), id`,
  },
  newest: { where: "withdrawn_at IS NULL", order: "id DESC" },
  hidden: { where: "hidden_at IS NOT NULL", order: "hidden_at DESC, id DESC" },
};

/** Posts for staff: those that wait longest for a decision, the newest, or the hidden ones. */
export async function listModerated(
  platform: Queryable,
  part: ModerationPart,
  { limit, offset }: Part,
): Promise<{ posts: ModeratedPost[]; total: number }> {
  const { where, order } = moderated[part];
  const ids = await queryAll<{ id: number }>(
    platform,
    `SELECT id FROM community_posts WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [limit, offset],
  );
  const counted = await queryFirst<{ count: number }>(
    platform,
    `SELECT count(*) AS count FROM (SELECT 1 FROM community_posts WHERE ${where} LIMIT ${countMax})`,
  );
  const posts = await communityPosts(platform, ids.map(({ id }) => id));
  const questions = new Map(
    (await communityQuestions(platform, posts.map(({ questionId }) => questionId)))
      .map(({ id, title }) => [id, title]),
  );
  const reports = await openReports(platform, posts.map(({ id }) => id));
  return {
    posts: posts.map((post) => ({
      ...post,
      title: questions.get(post.questionId) ?? "",
      reports: reports.get(post.id) ?? [],
    })),
    total: counted?.count ?? 0,
  };
}

/** Reasons of reports that wait for a decision, by the post. */
export async function openReports(
  platform: Queryable,
  postIds: readonly number[],
): Promise<Map<number, string[]>> {
  const rows = await queryAll<{ id: number; reason: string }>(
    platform,
    `SELECT post_id AS id, reason FROM community_reports
      WHERE settled_at IS NULL AND post_id IN (SELECT value FROM json_each(?))
      ORDER BY reported_at, post_id, account_id`,
    [JSON.stringify(postIds)],
  );
  const reasons = new Map<number, string[]>();
  for (const { id, reason } of rows) reasons.set(id, [...reasons.get(id) ?? [], reason]);
  return reasons;
}
