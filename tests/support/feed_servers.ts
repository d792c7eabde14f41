import { fileURLToPath } from "node:url";

/** Servers of feeds on this computer, which behave as badly as a test wants. */
export interface FeedServer extends AsyncDisposable {
  port: number;
  /** What was asked, in order. */
  requests: { url: URL; headers: Headers }[];
}

const tlsFile = (name: string) =>
  Deno.readTextFileSync(fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url)));

/** A certificate for `feed.example`, `localhost` and 127.0.0.1, and who vouches for it. */
export const testTls = {
  cert: tlsFile("server.pem"),
  key: tlsFile("server.key"),
  authority: tlsFile("authority.pem"),
};

/** Answers properly, over TLS where told to. */
export function serveFeeds(
  handler: (request: Request) => Response | Promise<Response>,
  { tls = false } = {},
): FeedServer {
  const stopping = new AbortController();
  const requests: FeedServer["requests"] = [];
  const server = Deno.serve({
    port: 0,
    hostname: "127.0.0.1",
    signal: stopping.signal,
    onListen: () => {},
    ...(tls ? { cert: testTls.cert, key: testTls.key } : {}),
  }, (request) => {
    requests.push({ url: new URL(request.url), headers: new Headers(request.headers) });
    return handler(request);
  });
  return {
    port: server.addr.port,
    requests,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await server.finished;
    },
  };
}

export interface RawConnection {
  /** The head of the request, as text. */
  head: string;
  write(text: string | Uint8Array): Promise<void>;
}

/** Answers with whatever bytes the test writes, then closes; `undefined` keeps it open. */
export function serveBytes(
  answer: (connection: RawConnection, index: number) => Promise<void | "stay_open">,
  { tls = false } = {},
): { port: number; heads: string[] } & AsyncDisposable {
  const options = { port: 0, hostname: "127.0.0.1" };
  const listener = tls
    ? Deno.listenTls({ ...options, cert: testTls.cert, key: testTls.key })
    : Deno.listen(options);
  const heads: string[] = [];
  const open = new Set<Deno.Conn>();
  const handling = new Set<Promise<void>>();
  const handle = async (connection: Deno.Conn) => {
    open.add(connection);
    try {
      const buffer = new Uint8Array(16 * 1024);
      const read = await connection.read(buffer) ?? 0;
      const head = new TextDecoder().decode(buffer.subarray(0, read));
      const index = heads.push(head) - 1;
      const stays = await answer({ head, write: (text) => writeAll(connection, text) }, index);
      if (stays === "stay_open") await connection.read(buffer);
    } catch {
      // The other side went away, which is what many tests are about.
    } finally {
      if (open.delete(connection)) connection.close();
    }
  };
  const accepting = (async () => {
    for await (const connection of listener) {
      const work: Promise<void> = handle(connection).finally(() => handling.delete(work));
      handling.add(work);
    }
  })();
  return {
    port: (listener.addr as Deno.NetAddr).port,
    heads,
    async [Symbol.asyncDispose]() {
      listener.close();
      for (const connection of open) connection.close();
      open.clear();
      await accepting.catch(() => {});
      await Promise.all(handling);
    },
  };
}

async function writeAll(connection: Deno.Conn, text: string | Uint8Array): Promise<void> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  for (let written = 0; written < bytes.length;) {
    written += await connection.write(bytes.subarray(written));
  }
}

/** A head of HTTP/1.1 with these headers. */
export const httpHead = (status: string, headers: Record<string, string | number> = {}): string =>
  [`HTTP/1.1 ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
    .join("\r\n") + "\r\n\r\n";
