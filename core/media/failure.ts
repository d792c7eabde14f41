import { type FeedFailureReason, feedFailures } from "../feeds/failure.ts";

/** Why a picture or a file that came is not kept; text for people is made at the edge. */
export const mediaRefusals = [
  /** Not a whole address of http or https. */
  "address_unusable",
  /** An image was expected; SVG is none, since it may carry scripts. */
  "not_a_picture",
  /** A type that is not kept, such as HTML or a program. */
  "type_refused",
  /** Begins as a picture and cannot be drawn. */
  "picture_broken",
  "too_many_pixels",
  /** Many of the server's answers failed just before, so it was left in peace. */
  "server_failing",
  /** The run's time for pictures was over before its turn came. */
  "time_over",
  /** The shop's files fill what its tariff holds. @see R229 */
  "disk_full",
] as const;
export type MediaRefusal = typeof mediaRefusals[number];

/** Beside these, all for which a feed is not fetched. */
export type MediaFailureReason = MediaRefusal | FeedFailureReason;

export interface MediaFailure {
  reason: MediaFailureReason;
  /** Facts for the text. */
  details: Record<string, string | number>;
}

export const isMediaRefusal = (reason: string): reason is MediaRefusal =>
  mediaRefusals.some((known) => known === reason);

const minute = 60;
const day = 24 * 60 * minute;

/**
 * How long a failed address is not asked again, in seconds. What may pass by itself is tried after
 * a quarter of an hour, an hour, four hours…, what somebody has to mend after a day, two, four….
 *
 * @param attempts how often it has failed, from 1
 */
export function pauseAfterFailure(reason: MediaFailureReason, attempts: number): number {
  const times = Math.min(attempts, 12) - 1;
  return isPassing(reason)
    ? Math.min(15 * minute * 4 ** times, day)
    : Math.min(day * 2 ** times, 30 * day);
}

/** Whether the same address may work without anybody doing something. */
export function isPassing(reason: MediaFailureReason): boolean {
  if (isMediaRefusal(reason)) {
    return reason === "server_failing" || reason === "time_over" || reason === "disk_full";
  }
  return feedFailures[reason] === "passing";
}

/** Whether the failure says that the whole server is in trouble, not this one file. */
export const isServerTrouble = (reason: MediaFailureReason): boolean =>
  ["name", "connection", "timeout", "tls", "certificate", "rate_limited", "server_error"]
    .includes(reason);
