import { FeedChangedError, FeedError, isBrokenOff } from "./feed_error.ts";
import type { HttpAnswer } from "./http_request.ts";
import type { Watch } from "./watch.ts";

/** Asks the same server for the same file again, with more headers. */
export type AskAgain = (headers: Record<string, string>) => Promise<HttpAnswer>;

/**
 * The bytes of an answer as they come over the wire. A download that breaks off is gone on with
 * where it stopped, if the server says by a strong validator that the file is still the same.
 */
export async function* resumableBody(
  first: HttpAnswer,
  askAgain: AskAgain,
  watch: Watch,
): AsyncGenerator<Uint8Array> {
  const { sizeMax, retriesMax, backOffMs } = watch.limits;
  refuseLarge(Number(first.headers["content-length"] ?? 0), sizeMax);
  const etag = strongEtag(first);
  let received = 0;
  let bytes = first.bytes;
  for (let retries = 0;; retries++) {
    try {
      for await (const chunk of bytes) {
        received += chunk.length;
        refuseLarge(received, sizeMax);
        yield chunk;
      }
      return;
    } catch (error) {
      if (!isBrokenOff(error) || etag === undefined || retries >= retriesMax) throw error;
      await watch.pause(backOffMs * 2 ** retries);
      bytes = resumed(askAgain, etag, received);
    }
  }
}

function refuseLarge(size: number, sizeMax: number): void {
  if (size > sizeMax) throw new FeedError("too_large", { sizeMax });
}

/** A weak validator says that two files mean the same, not that their bytes are the same. */
function strongEtag({ headers, status }: HttpAnswer): string | undefined {
  const { etag } = headers;
  return status === 200 && etag?.startsWith('"') ? etag : undefined;
}

/** Throws {@link FeedChangedError} when the server does not go on with the same file. */
async function* resumed(
  askAgain: AskAgain,
  etag: string,
  received: number,
): AsyncGenerator<Uint8Array> {
  const range = { "Range": `bytes=${received}-`, "If-Range": etag };
  const answer = await askAgain(received === 0 ? {} : range);
  const isSame = answer.headers.etag === etag;
  const sent = answer.headers["content-range"] ?? "";
  if (isSame && answer.status === 206 && sent.startsWith(`bytes ${received}-`)) {
    yield* answer.bytes;
  } else if (isSame && answer.status === 200) {
    yield* skip(answer.bytes, received); // it knows no ranges
  } else {
    answer.close();
    throw new FeedChangedError(received);
  }
}

async function* skip(bytes: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of bytes) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
