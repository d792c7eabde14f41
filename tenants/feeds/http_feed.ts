import {
  type Credentials,
  type FeedAddress,
  formatAddress,
  parseFeedAddress,
  splitCredentials,
} from "../../core/feeds/address.ts";
import { failureOfStatus } from "../../core/feeds/failure.ts";
import { acceptedEncodings, decodedContent } from "./content_decoding.ts";
import { FeedError } from "./feed_error.ts";
import { resumableBody } from "./http_body.ts";
import { type HttpAnswer, requestHttp } from "./http_request.ts";
import { serverAddresses, tryEach } from "./server_addresses.ts";
import type { Answer, FeedValidators, FetchContext, Transfer } from "./transfer.ts";

const userAgent = "Kramek/1 (feed import)";

/** One question and what became of it. */
type Hop<T> = Answer<T> | { kind: "redirect"; location: string } | {
  kind: "busy";
  pauseMs: number;
};

/**
 * Fetches a file over HTTP and hands it to `consume`, during which its server has one place less
 * for others. Redirects are followed by hand, each checked like the first address. Throws
 * {@link FeedError}.
 *
 * @see FE-1, FE-2, FE-5, FE-9, FE-14
 */
export async function fetchHttp<T>(
  start: FeedAddress,
  context: FetchContext,
  consume: (transfer: Transfer) => Promise<T>,
): Promise<Answer<T>> {
  const { watch, turns } = context;
  const { limits } = watch;
  let address = start;
  let redirects = 0;
  let busyAnswers = 0;
  for (;;) {
    const hop = await turns.hosts.run(
      address.host,
      () =>
        ask(address, context, { isLast: busyAnswers >= limits.retriesMax, busyAnswers, consume }),
      watch.signal,
    );
    if (hop.kind === "redirect") {
      if (++redirects > limits.redirectsMax) throw new FeedError("redirect_loop", { redirects });
      address = redirected(address, hop.location);
    } else if (hop.kind === "busy") {
      busyAnswers++;
      await watch.pause(hop.pauseMs);
    } else return hop;
  }
}

interface Asking<T> {
  busyAnswers: number;
  /** A busy server is not waited for any more. */
  isLast: boolean;
  consume: (transfer: Transfer) => Promise<T>;
}

async function ask<T>(
  address: FeedAddress,
  context: FetchContext,
  asking: Asking<T>,
): Promise<Hop<T>> {
  const addresses = await serverAddresses(address, context);
  let connectedTo = addresses;
  const askWith = (headers: Record<string, string>) =>
    tryEach(connectedTo, async (ip) => {
      const answer = await requestHttp(address, ip, headers, context);
      connectedTo = [ip];
      return answer;
    });
  const usual = usualHeaders(address.credentials);
  const answer = await askWith({ ...usual, ...conditions(context.validators) });
  try {
    const other = otherThanFile(answer, context, asking);
    if (other) return other;
    const askAgain = (headers: Record<string, string>) => askWith({ ...usual, ...headers });
    const raw = resumableBody(answer, askAgain, context.watch);
    const transfer: Transfer = {
      kind: "transfer",
      name: namedBy(answer.headers["content-disposition"]),
      bytes: decodedContent(raw, answer.headers["content-encoding"]),
      validators: validatorsOf(answer),
    };
    return { kind: "done", value: await asking.consume(transfer) };
  } finally {
    answer.close();
  }
}

function usualHeaders(credentials: Credentials | undefined): Record<string, string> {
  const headers = {
    "User-Agent": userAgent,
    "Accept": "*/*",
    "Accept-Encoding": acceptedEncodings,
  };
  return credentials ? { ...headers, ...basicAuthorization(credentials) } : headers;
}

export function basicAuthorization({ username, password }: Credentials): Record<string, string> {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return { Authorization: `Basic ${bytes.toBase64()}` };
}

function conditions({ etag, lastModified }: FeedValidators): Record<string, string> {
  return {
    ...(etag ? { "If-None-Match": etag } : {}),
    ...(lastModified ? { "If-Modified-Since": lastModified } : {}),
  };
}

function validatorsOf({ headers }: HttpAnswer): FeedValidators {
  const { etag, "last-modified": lastModified } = headers;
  return { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) };
}

/** What an answer means that brings no file; throws what it says went wrong. */
function otherThanFile<T>(
  { status, headers }: HttpAnswer,
  { validators, watch }: FetchContext,
  { busyAnswers, isLast }: Asking<T>,
): Hop<T> | undefined {
  const wasAsked = validators.etag !== undefined || validators.lastModified !== undefined;
  if (status === 304 && wasAsked) return { kind: "not_modified" };
  if ([301, 302, 303, 307, 308].includes(status)) {
    const { location } = headers;
    if (location) return { kind: "redirect", location: readUtf8(location) };
    throw new FeedError("redirect_refused", { status, problem: "address" });
  }
  const reason = status === 206 ? "unexpected_status" : failureOfStatus(status);
  if (reason === undefined) return undefined;
  const isBusy = status === 429 || status >= 500;
  const { backOffMs, retryAfterMaxMs } = watch.limits;
  const retryAfterMs = readRetryAfter(headers["retry-after"]);
  const pauseMs = retryAfterMs ?? backOffMs * 2 ** busyAnswers;
  if (isBusy && !isLast && pauseMs <= retryAfterMaxMs) return { kind: "busy", pauseMs };
  const details: Record<string, number> = { status };
  if (isBusy && retryAfterMs !== undefined) details.retryAfterSeconds = retryAfterMs / 1000;
  throw new FeedError(reason, details);
}

/** Milliseconds; a date instead of seconds is left to our own back-off. */
function readRetryAfter(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,7}$/.test(text.trim()) ? Number(text) * 1000 : undefined;
}

/**
 * Where a redirect leads. User and password go along only to the same scheme, host and port, and
 * never come from the server.
 *
 * @see FE-5
 */
function redirected(from: FeedAddress, location: string): FeedAddress {
  const base = formatAddress(splitCredentials(from).address);
  if (!URL.canParse(location, base)) {
    throw new FeedError("redirect_refused", { problem: "address" });
  }
  const parsed = parseFeedAddress(new URL(location, base).href);
  if (!parsed.ok) throw new FeedError("redirect_refused", { problem: "address" });
  const { credentials: _theirs, ...to } = parsed.value;
  if (to.scheme !== "http" && to.scheme !== "https") {
    throw new FeedError("redirect_refused", { problem: "scheme", scheme: to.scheme });
  }
  if (from.scheme === "https" && to.scheme === "http") {
    throw new FeedError("redirect_refused", { problem: "downgrade" });
  }
  const isSame = to.scheme === from.scheme && to.host === from.host && to.port === from.port;
  return isSame && from.credentials ? { ...to, credentials: from.credentials } : to;
}

/** The name that the server gives to the file, without folders. */
function namedBy(disposition: string | undefined): string | undefined {
  const text = readUtf8(disposition ?? "");
  const encoded = /filename\*=utf-8''([^;]+)/i.exec(text)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(text)?.[1];
  const name = (encoded === undefined ? plain : decodeName(encoded))?.split(/[/\\]/).at(-1)?.trim();
  return name ? name.slice(0, 200) : undefined;
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    if (error instanceof URIError) return encoded;
    throw error;
  }
}

/** Headers come with each byte as a letter; servers mean UTF-8 where the bytes allow it. */
function readUtf8(header: string): string {
  const bytes = Uint8Array.from(header, (letter) => letter.charCodeAt(0));
  const text = new TextDecoder().decode(bytes);
  return text.includes("\ufffd") ? header : text;
}
