import http, { type IncomingMessage } from "node:http";
import { type FeedAddress, serverOf } from "../../core/feeds/address.ts";
import { connectionError, FeedError } from "./feed_error.ts";
import type { FetchContext } from "./transfer.ts";
import { openWire, type Wire, WireStream } from "./wire.ts";

export interface HttpAnswer {
  status: number;
  headers: IncomingMessage["headers"];
  /** As they came, still encoded; throws `FeedError` when they break off or stay away. */
  bytes: AsyncIterable<Uint8Array>;
  close(): void;
}

/** Headers larger than this are refused. */
const headerSizeMax = 64 * 1024;

/**
 * Asks one address of the server, which was checked before; redirects are answers here. TLS is
 * told the server's name, and its certificate must be for that name.
 */
export async function requestHttp(
  address: FeedAddress,
  ip: string,
  headers: Record<string, string>,
  context: FetchContext,
  what: { method: "GET" } | { method: "POST"; body: string } = { method: "GET" },
): Promise<HttpAnswer> {
  const { watch } = context;
  const wire = await openWire(address, ip, context);
  const request = startRequest(address, headers, wire, what);
  const close = () => void request.destroy();
  try {
    const response = await watch.wait(answered(request), watch.limits.silenceMs);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      bytes: watch.bytes(bodyOf(response), close),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function startRequest(
  address: FeedAddress,
  headers: Record<string, string>,
  wire: Wire,
  what: { method: string; body?: string },
): http.ClientRequest {
  const { method, body } = what;
  const request = http.request({
    method,
    createConnection: () => new WireStream(wire),
    path: address.path,
    headers: {
      Host: serverOf(address),
      Connection: "close",
      ...(body === undefined ? {} : { "Content-Length": new TextEncoder().encode(body).length }),
      ...headers,
    },
    maxHeaderSize: headerSizeMax,
  });
  request.end(body);
  return request;
}

function answered(request: http.ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Stays for good: an error after the answer is told by the body, and must not go unheard.
    request.on("error", (error) => reject(connectionError(error)));
    request.once("response", resolve);
  });
}

async function* bodyOf(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  const announced = Number(response.headers["content-length"] ?? NaN);
  let received = 0;
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      received += chunk.length;
      yield chunk;
    }
  } catch (cause) {
    throw new FeedError("cut", cutDetails(received, announced), { cause });
  }
  if (received < announced) throw new FeedError("cut", cutDetails(received, announced));
}

const cutDetails = (received: number, announced: number): Record<string, number> =>
  Number.isNaN(announced) ? { received } : { received, announced };
