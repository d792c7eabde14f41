import { type FeedAddress, splitCredentials } from "../../core/feeds/address.ts";
import type { AddressPolicy } from "../../core/feeds/address_policy.ts";
import { type FeedFailure } from "../../core/feeds/failure.ts";
import { FeedError } from "./feed_error.ts";
import { basicAuthorization } from "./http_feed.ts";
import { requestHttp } from "./http_request.ts";
import { type FetchLimits, fetchLimits } from "./limits.ts";
import { type Resolve, serverAddresses, systemResolve, tryEach } from "./server_addresses.ts";
import type { FetchContext } from "./transfer.ts";
import { createTurns } from "./turns.ts";
import { Watch } from "./watch.ts";

export interface PostOptions {
  policy: AddressPolicy;
  limits?: Partial<FetchLimits>;
  resolve?: Resolve;
  certificateAuthorities?: readonly string[];
  signal?: AbortSignal;
}

export interface PostAnswer {
  kind: "answered";
  status: number;
  /** Its first characters; the rest is not even read. */
  beginning: string;
}

/** Whoever is told something says quickly that it was heard. */
const postLimits: Partial<FetchLimits> = {
  connectMs: 5_000,
  silenceMs: 10_000,
  totalMs: 15_000,
};
const beginningMax = 200;

/**
 * Sends a document over HTTP, to an address that is checked as a feed's is: the one that was
 * checked is the one connected to. Redirects are not followed, they are answers.
 *
 * @see FE-1 to FE-6
 */
export async function postHttp(
  address: FeedAddress,
  { headers, body }: { headers: Record<string, string>; body: string },
  options: PostOptions,
): Promise<PostAnswer | FeedFailure> {
  using watch = new Watch({ ...fetchLimits, ...postLimits, ...options.limits }, options.signal);
  const context: FetchContext = {
    watch,
    policy: options.policy,
    resolve: options.resolve ?? systemResolve,
    turns: createTurns(),
    validators: {},
    certificateAuthorities: options.certificateAuthorities ?? [],
    verifyCertificate: true,
    curlPath: "",
  };
  try {
    const { address: place, credentials } = splitCredentials(address);
    const sent = { ...headers, ...(credentials ? basicAuthorization(credentials) : {}) };
    const addresses = await serverAddresses(place, context);
    const answer = await tryEach(
      addresses,
      (ip) => requestHttp(place, ip, sent, context, { method: "POST", body }),
    );
    try {
      const beginning = await beginningOf(answer.bytes);
      return { kind: "answered", status: answer.status, beginning };
    } finally {
      answer.close();
    }
  } catch (error) {
    if (error instanceof FeedError) return error.failure;
    throw error;
  }
}

/** What breaks off has said enough: the status alone decides. */
async function beginningOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of bytes) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= beginningMax) break;
    }
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
  }
  return text.replace(/\p{Cc}+/gu, " ").trim().slice(0, beginningMax);
}
