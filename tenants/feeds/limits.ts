import { feedSizeMax } from "../files/feed_files.ts";

/** How long and how much a fetch may take. @see FE-9, FE-14, UP-11 */
export interface FetchLimits {
  /** Until one address of the server is connected, and as long until TLS is agreed on. */
  connectMs: number;
  /** Without a byte. */
  silenceMs: number;
  /** For the whole fetch, once it is its turn. */
  totalMs: number;
  /** Bytes; counted as they come, after content decoding, and after unpacking. */
  sizeMax: number;
  redirectsMax: number;
  /** How often a broken download is gone on with, and a busy server asked again. */
  retriesMax: number;
  /** Pause before a busy server is asked again; doubles each time. */
  backOffMs: number;
  /** Longest `Retry-After` that is waited for; a longer one is left to the next run. */
  retryAfterMaxMs: number;
  archiveEntriesMax: number;
  /** Bytes out for each byte in. */
  archiveRatioMax: number;
}

export const fetchLimits: FetchLimits = {
  connectMs: 10_000,
  silenceMs: 30_000,
  totalMs: 15 * 60_000,
  sizeMax: feedSizeMax,
  redirectsMax: 5,
  retriesMax: 3,
  backOffMs: 1_000,
  retryAfterMaxMs: 30_000,
  archiveEntriesMax: 1_000,
  archiveRatioMax: 200,
};
