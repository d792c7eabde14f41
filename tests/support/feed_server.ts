/** A supplier's server on loopback: answers each path as a test says, and counts the requests. */
export interface FeedServer extends AsyncDisposable {
  url: string;
  /** `127.0.0.1:port`, to be allowed as a source. */
  place: string;
  answers: Record<string, (request: Request) => Response | Promise<Response>>;
  requests: { path: string; headers: Headers }[];
}

export function startFeedServer(): FeedServer {
  const answers: FeedServer["answers"] = {};
  const requests: FeedServer["requests"] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request) => {
    const { pathname } = new URL(request.url);
    requests.push({ path: pathname, headers: request.headers });
    return answers[pathname]?.(request) ?? new Response("Nothing here", { status: 404 });
  });
  const place = `127.0.0.1:${server.addr.port}`;
  return {
    url: `http://${place}`,
    place,
    answers,
    requests,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
