import { parseFeedAddress } from "../../core/feeds/address.ts";
import type { AddressPolicy } from "../../core/feeds/address_policy.ts";
import { isServerTrouble, type MediaFailure } from "../../core/media/failure.ts";
import type { TransferOptions } from "../feeds/fetch_feed.ts";
import { fetchMedia, type MediaFetchOptions } from "../feeds/fetch_media.ts";
import type { MediaOutcome } from "../shop/media_outcomes.ts";
import type { WantedMedia } from "../shop/media_queue.ts";

/** How pictures are fetched; all but the policy and the signal is for tests. */
export interface MediaWork extends Pick<TransferOptions, "limits" | "resolve" | "turns"> {
  policy: AddressPolicy;
  signal: AbortSignal;
  /** How long a shop works before others have their turn. */
  sliceMs?: number;
}

/** What is left of the tariff's disk; it shrinks as files are kept. @see R229 */
export interface DiskRoom {
  leftBytes: number;
  /** Of the tariff. */
  megabytes: number;
}

interface Fetching extends MediaWork, Omit<MediaFetchOptions, "policy" | "signal" | "validators"> {
  servers: ServerTroubles;
  disk: DiskRoom;
  /** No address is begun with after this instant of `performance.now()`. */
  until: number;
}

/** As many as a shop may fetch at once. @see FE-14 */
const fetchesAtOnce = 2;

/** Fetches addresses, a few at once, and tells what became of each; all stop when one must. */
export async function fetchPage(
  page: readonly WantedMedia[],
  fetching: Fetching,
  settle: (outcomes: MediaOutcome[]) => Promise<void>,
): Promise<void> {
  const stopping = new AbortController();
  const signal = AbortSignal.any([fetching.signal, stopping.signal]);
  const left = page.values();
  const work = async () => {
    for (const wanted of left) {
      signal.throwIfAborted();
      const outcome = await outcomeOf(wanted, { ...fetching, signal });
      // What fails while all is being stopped says nothing of the address.
      if (outcome.kind === "failed") signal.throwIfAborted();
      await settle([outcome]);
      if (performance.now() > fetching.until) return;
    }
  };
  const stop = (error: unknown) => {
    stopping.abort(error);
    throw error;
  };
  const hands = Array.from({ length: fetchesAtOnce }, () => work().catch(stop));
  const ended = await Promise.allSettled(hands);
  fetching.signal.throwIfAborted();
  for (const each of ended) if (each.status === "rejected") throw each.reason;
}

async function outcomeOf(
  of: WantedMedia,
  fetching: Fetching,
): Promise<MediaOutcome> {
  const { servers, disk } = fetching;
  if (disk.leftBytes <= 0) {
    const details = { diskMegabytes: disk.megabytes };
    return { kind: "failed", of, failure: { reason: "disk_full", details }, wasAsked: true };
  }
  const host = hostOf(of.address);
  const trouble = servers.troubleOf(host);
  if (trouble) return { kind: "failed", of, failure: trouble, wasAsked: true };
  const fetched = await fetchMedia(of, fetching);
  servers.note(host, fetched.ok ? undefined : fetched.error);
  if (fetched.ok) disk.leftBytes -= fetched.value.size;
  return fetched.ok
    ? { kind: "downloaded", of, media: fetched.value }
    : { kind: "failed", of, failure: fetched.error, wasAsked: true };
}

function hostOf(text: string): string {
  const address = parseFeedAddress(text);
  return address.ok ? address.value.host : "";
}

const troublesMax = 4;

/** Leaves a server in peace whose last answers all failed: thousands of pictures may lie there. */
export class ServerTroubles {
  #troubles = new Map<string, number>();

  troubleOf(host: string): MediaFailure | undefined {
    const count = this.#troubles.get(host) ?? 0;
    return count < troublesMax ? undefined : { reason: "server_failing", details: { host } };
  }

  note(host: string, failure: MediaFailure | undefined): void {
    const isTrouble = failure !== undefined && isServerTrouble(failure.reason);
    this.#troubles.set(host, isTrouble ? (this.#troubles.get(host) ?? 0) + 1 : 0);
  }
}
