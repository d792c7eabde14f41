import { among, type Query, searchOf } from "../catalogue/list_query.ts";
import { plainText } from "../catalogue/search_words.ts";
import { err, ok, type Result } from "../result.ts";

/** What a question of the community is about. @see R125 */
export const communityTopics = ["imports", "payments", "catalogue", "web", "other"] as const;
export type CommunityTopic = typeof communityTopics[number];

export const titleLengthMax = 150;
export const postLengthMax = 5_000;
export const reasonLengthMax = 500;
export const nicknameLengthMin = 3;
export const nicknameLengthMax = 30;

/** Questions and answers of one account within an hour. */
export const postsPerHourMax = 5;
/** Reports of one account within an hour. */
export const reportsPerHourMax = 20;
/** How long the author may change a post. */
const editingMs = 30 * 60_000;

/** What is wrong with a field; `too_long` says how much there may be. */
export type CommunityProblem =
  | { code: "topic_missing" | "title_missing" | "body_missing" | "reason_missing" }
  | { code: "too_long"; most: number; found: number }
  | { code: "nickname_length" | "nickname_address" | "nickname_support" | "nickname_taken" };

export type CommunityProblems = Record<string, CommunityProblem>;

/** Reads a question's fields `topic`, `title` and `body`. */
export function readQuestion(
  fields: Record<string, string | undefined>,
): Result<{ topic: CommunityTopic; title: string; body: string }, CommunityProblems> {
  const problems: CommunityProblems = {};
  const topic = communityTopics.find((each) => each === fields.topic);
  const title = oneLine(fields.title ?? "");
  const body = readPost(fields.body ?? "");
  if (!topic) problems.topic = { code: "topic_missing" };
  if (title === "") problems.title = { code: "title_missing" };
  else if (title.length > titleLengthMax) {
    problems.title = { code: "too_long", most: titleLengthMax, found: title.length };
  }
  if (!body.ok) problems.body = body.error;
  if (!topic || !body.ok || Object.keys(problems).length > 0) return err(problems);
  return ok({ topic, title, body: body.value });
}

/** Reads what somebody wrote: plain text with its own lines. */
export function readPost(text: string): Result<string, CommunityProblem> {
  const body = text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/^(?:[^\S\n]*\n)+|\s+$/g, "");
  if (body.trim() === "") return err({ code: "body_missing" });
  return body.length > postLengthMax
    ? err({ code: "too_long", most: postLengthMax, found: body.length })
    : ok(body);
}

/** Reads why a post is reported or hidden. */
export function readReason(text: string): Result<string, CommunityProblem> {
  const reason = oneLine(text);
  if (reason === "") return err({ code: "reason_missing" });
  return reason.length > reasonLengthMax
    ? err({ code: "too_long", most: reasonLengthMax, found: reason.length })
    : ok(reason);
}

/** Reads a nickname: nothing that somebody could be reached by, or taken for support. */
export function readNickname(text: string): Result<string, CommunityProblem> {
  const nickname = oneLine(text);
  if (nickname.length < nicknameLengthMin || nickname.length > nicknameLengthMax) {
    return err({ code: "nickname_length" });
  }
  if (/[@/]|www\./i.test(nickname) || personalDataIn(nickname).length > 0) {
    return err({ code: "nickname_address" });
  }
  if (/podpor|support|kramek/.test(nicknameKey(nickname))) return err({ code: "nickname_support" });
  return ok(nickname);
}

/** Two nicknames that read alike are one. */
export const nicknameKey = (nickname: string): string =>
  plainText(nickname).replace(/[^\p{L}\p{N}]+/gu, "");

const emails = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/**
 * Phone numbers as they are written here: `+420 777 123 456`, `00421…`, `777 123 456`,
 * `0905 123 456`. An EAN, a company's id or an amount is none.
 */
const phones =
  /(?<![\d+])(?:(?:\+|00)\d{1,3}[ .\-/\u00a0]?\d{2,4}(?:[ .\-/\u00a0]?\d{2,4}){1,3}|\d{3}[ .\-\u00a0]?\d{3}[ .\-\u00a0]?\d{3}|0\d{3}[ .\-/\u00a0]?\d{3}[ .\-\u00a0]?\d{3})(?!\d)/g;

/** E-mail addresses and phone numbers in a text, each once. */
export function personalDataIn(text: string): string[] {
  const found = [...text.matchAll(emails), ...text.matchAll(phones)].map(([each]) => each.trim());
  return [...new Set(found)];
}

/** What stands in the text and was not confirmed, value by value: a new one is asked about anew. */
export function notConfirmed(text: string, confirmed: string): string[] {
  const known = new Set(confirmed.split("\n").map((each) => each.trim()));
  return personalDataIn(text).filter((each) => !known.has(each));
}

/** Whether a post may still be changed by its author. Instants are RFC 3339 UTC. */
export const isEditable = (postedAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(postedAt) <= editingMs;

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** Which questions somebody looks at. */
export interface CommunityListing {
  search: string;
  topic?: CommunityTopic;
  isUnanswered: boolean;
}

export function readCommunityListing(query: Query): CommunityListing {
  const topic = among(communityTopics, query.topic);
  return {
    search: searchOf(query),
    ...(topic ? { topic } : {}),
    isUnanswered: query.unanswered === "yes",
  };
}

export function communityQuery(listing: CommunityListing): Record<string, string | undefined> {
  const { search, topic, isUnanswered } = listing;
  return { q: search || undefined, topic, unanswered: isUnanswered ? "yes" : undefined };
}

/** Parts of what our own people look through. */
export const moderationParts = ["reported", "newest", "hidden"] as const;
export type ModerationPart = typeof moderationParts[number];
