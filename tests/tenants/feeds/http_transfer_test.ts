import assert from "node:assert/strict";
import { openFetchingShop } from "../../support/feed_fetching.ts";
import { httpHead, serveBytes, serveFeeds } from "../../support/feed_servers.ts";

const feed = "<SHOP>" + "0123456789".repeat(50) + "</SHOP>";

interface BrokenServer {
  etag?: string;
  /** What is served from the second request on, under another validator. */
  other?: string;
  knowsRanges?: boolean;
}

/** A server that falls silent twice after 100 bytes, and then gives the rest. */
function serveBroken({ etag = '"v1"', other, knowsRanges = true }: BrokenServer = {}) {
  return serveBytes(async ({ head, write }, index) => {
    const isOther = other !== undefined && index > 0;
    const whole = isOther ? other : feed;
    const isAsked = knowsRanges && !isOther && head.includes(`If-Range: ${etag}\r\n`);
    const start = isAsked ? Number(/Range: bytes=(\d+)-/.exec(head)?.[1]) : 0;
    await write(httpHead(isAsked ? "206 Partial Content" : "200 OK", {
      "Content-Length": whole.length - start,
      ...(etag ? { ETag: isOther ? '"v2"' : etag } : {}),
      ...(isAsked ? { "Content-Range": `bytes ${start}-${whole.length - 1}/${whole.length}` } : {}),
    }));
    if (index >= 2) return await write(whole.slice(start));
    await write(whole.slice(start, start + 100));
    return "stay_open";
  });
}

const limits = { silenceMs: 200 };

Deno.test("a broken download is gone on with from where it stopped", async () => {
  await using server = serveBroken();
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(`http://127.0.0.1:${server.port}/`, { limits }), feed);
  const ranges = server.heads.map((head) => /Range: bytes=\d+-/.exec(head)?.[0]);
  assert.deepEqual(ranges, [undefined, "Range: bytes=100-", "Range: bytes=200-"]);
});

Deno.test("a server without ranges sends the same file from its beginning", async () => {
  await using server = serveBroken({ knowsRanges: false });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(`http://127.0.0.1:${server.port}/`, { limits }), feed);
  assert.equal(server.heads.length, 3);
});

Deno.test("two halves of two files are never put together", async () => {
  const other = feed.replaceAll("5", "x");
  await using server = serveBroken({ other });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(`http://127.0.0.1:${server.port}/`, { limits }), other);
  assert.deepEqual(server.heads.map((head) => /range:/i.test(head)), [false, true, false]);
});

for (const [what, etag] of [["none", ""], ["a weak one", 'W/"v1"']] as const) {
  Deno.test(`a broken download with ${what} as a validator is not gone on with`, async () => {
    await using server = serveBroken({ etag });
    await using shop = await openFetchingShop();
    const failure = await shop.fetchFailure(`http://127.0.0.1:${server.port}/`, { limits });
    assert.equal(failure.reason, "timeout");
    assert.equal(server.heads.length, 1);
  });
}

Deno.test("a body shorter than announced is fetched once more, then it is cut", async () => {
  await using server = serveBytes(async ({ write }) => {
    await write(httpHead("200 OK", { "Content-Length": 100 }));
    await write(feed.slice(0, 50));
  });
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(`http://127.0.0.1:${server.port}/`);
  assert.deepEqual([failure.reason, failure.isTransient], ["cut", true]);
  assert.equal(failure.details.announced, 100);
  assert.equal(server.heads.length, 2);
});

Deno.test("a body cut inside a chunk is an error", async () => {
  await using server = serveBytes(async ({ write }) => {
    await write(httpHead("200 OK", { "Transfer-Encoding": "chunked" }));
    await write("5\r\n<SHOP\r\n20\r\nhalf");
  });
  await using shop = await openFetchingShop();
  assert.equal((await shop.fetchFailure(`http://127.0.0.1:${server.port}/`)).reason, "cut");
});

const silences: [where: string, answer: string][] = [
  ["before its answer", ""],
  ["inside the head of its answer", "HTTP/1.1 200 OK\r\nContent-"],
  ["inside its body", httpHead("200 OK", { "Content-Length": 10 }) + "<SHO"],
];
for (const [where, answer] of silences) {
  Deno.test(`a server that falls silent ${where} is given up (FE-9)`, async () => {
    await using server = serveBytes(async ({ write }) => {
      await write(answer);
      return "stay_open";
    });
    await using shop = await openFetchingShop();
    const failure = await shop.fetchFailure(`http://127.0.0.1:${server.port}/`, {
      limits: { silenceMs: 50 },
    });
    assert.deepEqual([failure.reason, failure.isTransient], ["timeout", true]);
  });
}

Deno.test("a server that never ends the handshake of TLS is given up", async () => {
  await using server = serveBytes(() => Promise.resolve("stay_open"));
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(`https://feed.example:${server.port}/`, {
    limits: { connectMs: 50 },
  });
  assert.equal(failure.reason, "timeout");
});

Deno.test("a name that is never looked up is given up", async () => {
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure("http://slow.example/", {
    resolve: () => new Promise(() => {}),
    limits: { connectMs: 20 },
  });
  assert.equal(failure.reason, "timeout");
});

Deno.test("a server that drips for ever, never silent, is stopped by the limit of the whole (FE-9)", async () => {
  await using server = serveBytes(async ({ write }) => {
    await write(httpHead("200 OK"));
    for (;;) {
      await write("<");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(`http://127.0.0.1:${server.port}/`, {
    limits: { totalMs: 100 },
  });
  assert.deepEqual([failure.reason, failure.isTransient], ["slow", true]);
});

Deno.test("a fetch that is called off rejects with the reason, and leaves nothing", async () => {
  const calling = new AbortController();
  await using server = serveBytes(async ({ write }) => {
    await write(httpHead("200 OK", { "Content-Length": 10 }) + "<SH");
    calling.abort(new Error("The shop was closed"));
    return "stay_open";
  });
  await using shop = await openFetchingShop();
  const fetching = shop.fetch(`http://127.0.0.1:${server.port}/`, { signal: calling.signal });
  await assert.rejects(fetching, /The shop was closed/);
  assert.deepEqual(Array.from(Deno.readDirSync(`${shop.folder}/files`)), []);
});

Deno.test("at most two fetches of a shop and four of a server run at once", async () => {
  const open = { now: 0, most: 0 };
  await using server = serveFeeds(async () => {
    open.most = Math.max(open.most, ++open.now);
    await new Promise((resolve) => setTimeout(resolve));
    open.now--;
    return new Response(feed);
  });
  await using shop = await openFetchingShop();
  const mostOf = async (shopOf: (index: number) => string) => {
    open.most = 0;
    const fetches = Array.from(
      { length: 12 },
      (_, index) => shop.fetch(`http://127.0.0.1:${server.port}/`, { shopId: shopOf(index) }),
    );
    for (const { kind } of await Promise.all(fetches)) assert.equal(kind, "fetched");
    return open.most;
  };
  assert.ok(await mostOf(() => "one") <= 2);
  assert.ok(await mostOf((index) => `shop ${index}`) <= 4);
});
