import { Buffer } from "node:buffer";
import { Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { FeedError } from "./feed_error.ts";

/**
 * What we can decode safely: the end of a gzip or deflate stream is marked, while a cut brotli
 * stream ends as if it were whole. It is decoded when it comes all the same.
 */
export const acceptedEncodings = "gzip, deflate";

/** Undoes a `Content-Encoding`. Throws {@link FeedError} `encoding_unknown` for one not known. */
export function decodedContent(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
): AsyncIterable<Uint8Array> {
  const name = (encoding ?? "").trim().toLowerCase().replace(/^x-/, "");
  if (name === "" || name === "identity") return bytes;
  if (name === "gzip") return decoded(bytes, () => createGunzip());
  if (name === "deflate") return decoded(bytes, createDeflateDecoder);
  if (name === "br") return decoded(bytes, () => createBrotliDecompress());
  throw new FeedError("encoding_unknown", { encoding: name.slice(0, 40) });
}

/** Half of the servers send deflate without the header of zlib that the standard asks for. */
function createDeflateDecoder(head: Uint8Array): Transform {
  const [first = 0, second = 0] = head;
  const hasHeader = (first & 0x0f) === 8 && (first << 8 | second) % 31 === 0;
  return hasHeader ? createInflate() : createInflateRaw();
}

/** Passes bytes through a decoder, which takes more only when what it gave was taken. */
export async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  createDecoder: (head: Uint8Array) => Transform,
): AsyncGenerator<Uint8Array> {
  const source = headed(bytes);
  const { value: head } = await source.next();
  if (head === undefined) return;
  const failed: { error?: unknown } = {};
  const input = Readable.from(remembering(joined(head, source), failed));
  const decoder = createDecoder(head);
  input.on("error", (error) => decoder.destroy(error));
  try {
    yield* input.pipe(decoder) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw failed.error ?? decodingError(cause);
  } finally {
    decoder.destroy();
    input.destroy();
  }
}

/** The first piece has two bytes at least, unless there is only one. */
async function* headed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let short: Uint8Array | undefined;
  for await (const chunk of bytes) {
    const piece = short ? Buffer.concat([short, chunk]) : chunk;
    short = piece.length < 2 ? piece : undefined;
    if (!short) yield piece;
  }
  if (short?.length) yield short;
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>) {
  yield head;
  yield* rest;
}

/** Streams may wrap an error on its way; what the source threw is kept as it was. */
async function* remembering(bytes: AsyncIterable<Uint8Array>, failed: { error?: unknown }) {
  try {
    yield* bytes;
  } catch (error) {
    failed.error = error;
    throw error;
  }
}

function decodingError(cause: unknown): FeedError {
  const isCut = (cause as { code?: unknown } | null)?.code === "Z_BUF_ERROR";
  return new FeedError(isCut ? "cut" : "encoding_broken", {}, { cause });
}
