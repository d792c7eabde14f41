import assert from "node:assert/strict";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { publicOnly } from "../../../core/feeds/address_policy.ts";
import { allow, openFetchingShop } from "../../support/feed_fetching.ts";
import { httpHead, serveBytes, serveFeeds } from "../../support/feed_servers.ts";

const feed = "<SHOP><SHOPITEM/></SHOP>";

Deno.test("a feed is fetched with its size, its hash and the name at the end of the address", async () => {
  await using server = serveFeeds(() => new Response(feed));
  await using shop = await openFetchingShop();
  const result = await shop.fetch(`http://127.0.0.1:${server.port}/export/zbo%C5%BE%C3%AD.xml?x=1`);
  assert.ok(result.kind === "fetched");
  assert.equal(result.file.name, "zboží.xml");
  assert.equal(result.file.size, feed.length);
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(feed));
  assert.equal(result.file.hash, new Uint8Array(hash).toHex());
  assert.deepEqual(server.requests.map(({ url }) => url.search), ["?x=1"]);
});

const names: [disposition: string, name: string][] = [
  ['attachment; filename="../../etc/feed.xml"', "feed.xml"],
  ["attachment; filename=zboží.csv", "zboží.csv"],
  ["attachment; filename=x.csv; filename*=UTF-8''zbo%C5%BE%C3%AD.csv", "zboží.csv"],
  ["attachment; filename*=UTF-8''100%.csv", "100%.csv"],
  ["inline", "feed"],
];
for (const [disposition, name] of names) {
  Deno.test(`a server that says ${disposition} names the file ${name}`, async () => {
    await using server = serveBytes(async ({ write }) => {
      await write(httpHead("200 OK", { "Content-Disposition": disposition }) + feed);
    });
    await using shop = await openFetchingShop();
    const result = await shop.fetch(`http://127.0.0.1:${server.port}/feed`);
    assert.ok(result.kind === "fetched");
    assert.equal(result.file.name, name);
  });
}

Deno.test("user and password go to the server, which also learns who asks", async () => {
  await using server = serveFeeds(() => new Response(feed));
  await using shop = await openFetchingShop();
  await shop.fetchText(`http://jana:tajn%C3%A9@127.0.0.1:${server.port}/`);
  const { headers } = server.requests[0]!;
  const expected = new TextEncoder().encode("jana:tajné").toBase64();
  assert.equal(headers.get("authorization"), `Basic ${expected}`);
  assert.match(headers.get("user-agent") ?? "", /^Kramek/);
  assert.equal(headers.get("cookie"), null);
});

const statuses: [status: number, reason: string, isTransient: boolean][] = [
  [401, "login", false],
  [403, "forbidden", false],
  [404, "not_found", false],
  [410, "not_found", false],
  [429, "rate_limited", true],
  [500, "server_error", true],
  [503, "server_error", true],
  [204, "unexpected_status", false],
  [206, "unexpected_status", false],
  [304, "unexpected_status", false],
  [418, "unexpected_status", false],
];
for (const [status, reason, isTransient] of statuses) {
  Deno.test(`status ${status} is told as ${reason}`, async () => {
    await using server = serveFeeds(() => new Response(null, { status }));
    await using shop = await openFetchingShop();
    const failure = await shop.fetchFailure(`http://127.0.0.1:${server.port}/`);
    assert.deepEqual(failure, { kind: "failed", reason, details: { status }, isTransient });
  });
}

Deno.test("a busy server is asked again, a few times (FE-14)", async () => {
  await using server = serveFeeds(() =>
    server.requests.length < 3 ? new Response(null, { status: 503 }) : new Response(feed)
  );
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(`http://127.0.0.1:${server.port}/`), feed);
  assert.equal(server.requests.length, 3);
});

Deno.test("a server that wants to be left alone for long is left to the next run", async () => {
  const headers = { "Retry-After": "3600" };
  await using server = serveFeeds(() => new Response(null, { status: 429, headers }));
  await using shop = await openFetchingShop();
  const { reason, details } = await shop.fetchFailure(`http://127.0.0.1:${server.port}/`);
  assert.equal(reason, "rate_limited");
  assert.deepEqual(details, { status: 429, retryAfterSeconds: 3600 });
  assert.equal(server.requests.length, 1);
});

Deno.test("a file that has not changed is not fetched again", async () => {
  const validators = { etag: '"v1"', lastModified: "Sun, 01 Nov 2026 10:00:00 GMT" };
  await using server = serveFeeds(({ headers }) => {
    const isKnown = headers.get("if-none-match") === validators.etag &&
      headers.get("if-modified-since") === validators.lastModified;
    const answer = { "ETag": '"v1"', "Last-Modified": validators.lastModified };
    return isKnown ? new Response(null, { status: 304 }) : new Response(feed, { headers: answer });
  });
  await using shop = await openFetchingShop();
  const address = `http://127.0.0.1:${server.port}/`;
  const first = await shop.fetch(address);
  assert.ok(first.kind === "fetched");
  assert.deepEqual(first.validators, validators);
  assert.deepEqual(await shop.fetch(address, { validators }), { kind: "not_modified" });
});

const encodings: [name: string, what: string, encode: (bytes: Uint8Array) => Uint8Array][] = [
  ["gzip", "gzip", gzipSync],
  ["x-gzip", "gzip by its old name", gzipSync],
  ["deflate", "deflate as the standard has it", deflateSync],
  ["deflate", "deflate without a header", deflateRawSync],
  ["br", "brotli", brotliCompressSync],
  ["identity", "nothing", (bytes) => bytes],
];
for (const [name, what, encode] of encodings) {
  Deno.test(`a feed encoded as ${what} is decoded`, async () => {
    const body = new Uint8Array(encode(new TextEncoder().encode(feed.repeat(1000))));
    const head = httpHead("200 OK", { "Content-Encoding": name, "Content-Length": body.length });
    await using server = serveBytes(async ({ write }) => {
      await write(head);
      await write(body);
    });
    await using shop = await openFetchingShop();
    const text = await shop.fetchText(`http://127.0.0.1:${server.port}/`);
    assert.equal(text, feed.repeat(1000));
    assert.match(server.heads[0]!, /accept-encoding: gzip, deflate\r\n/i);
  });
}

Deno.test("an encoding that nobody knows is refused by its name", async () => {
  const headers = { "Content-Encoding": "zstd" };
  await using server = serveFeeds(() => new Response(feed, { headers }));
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(`http://127.0.0.1:${server.port}/`);
  assert.equal(failure.reason, "encoding_unknown");
  assert.deepEqual(failure.details, { encoding: "zstd" });
});

Deno.test("a small answer that unpacks to a huge one is stopped at the limit (FE-9)", async () => {
  const bomb = new Uint8Array(gzipSync(new Uint8Array(5 * 1024 * 1024)));
  const headers = { "Content-Encoding": "gzip" };
  await using server = serveFeeds(() => new Response(bomb, { headers }));
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(`http://127.0.0.1:${server.port}/`);
  assert.equal(failure.reason, "too_large");
});

Deno.test("gzip that is cut, and gzip that is none, fail each in its own way", async () => {
  const packed = gzipSync(feed.repeat(1000));
  const bodies = { "/cut": packed.subarray(0, -10), "/none": new TextEncoder().encode(feed) };
  await using server = serveFeeds(({ url }) => {
    const body = bodies[new URL(url).pathname as keyof typeof bodies];
    return new Response(new Uint8Array(body), { headers: { "Content-Encoding": "gzip" } });
  });
  await using shop = await openFetchingShop();
  const reasonOf = async (path: string) =>
    (await shop.fetchFailure(`http://127.0.0.1:${server.port}${path}`)).reason;
  assert.equal(await reasonOf("/cut"), "cut");
  assert.equal(await reasonOf("/none"), "encoding_broken");
});

Deno.test("a body without an end is stopped at the limit, and one that says so before at once", async () => {
  let written = 0;
  await using endless = serveBytes(async ({ write }) => {
    await write(httpHead("200 OK"));
    for (;;) {
      await write(new Uint8Array(64 * 1024));
      written += 64 * 1024;
    }
  });
  await using announced = serveBytes(async ({ write }) => {
    await write(httpHead("200 OK", { "Content-Length": 5_000_000_000 }));
    return "stay_open";
  });
  await using shop = await openFetchingShop();
  const limits = { sizeMax: 100_000 };
  for (const { port } of [endless, announced]) {
    const failure = await shop.fetchFailure(`http://127.0.0.1:${port}/`, { limits });
    assert.equal(failure.reason, "too_large");
    assert.deepEqual(failure.details, { sizeMax: 100_000 });
  }
  assert.ok(written < 50_000_000, `${written} bytes were taken`);
});

Deno.test("a body that ends with its connection is whole, also over TLS", async () => {
  const whole = feed.repeat(20_000);
  await using server = serveBytes(async ({ write }) => {
    await write(httpHead("200 OK"));
    await write(whole);
  }, { tls: true });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(`https://feed.example:${server.port}/`), whole);
});

Deno.test("a certificate must be for the server's name, and by somebody who is trusted (FE-8)", async () => {
  await using server = serveFeeds(() => new Response(feed), { tls: true });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(`https://feed.example:${server.port}/`), feed);
  assert.equal(await shop.fetchText(`https://127.0.0.1:${server.port}/`), feed);
  const other = await shop.fetchFailure(`https://other.feed.example:${server.port}/`);
  assert.deepEqual([other.reason, other.details], ["certificate", { problem: "name" }]);
  const unknown = await shop.fetchFailure(`https://feed.example:${server.port}/`, {
    certificateAuthorities: [],
  });
  assert.deepEqual([unknown.reason, unknown.details], ["certificate", { problem: "untrusted" }]);
});

Deno.test("a shop may make an exception for a certificate (FE-8)", async () => {
  await using server = serveFeeds(() => new Response(feed), { tls: true });
  await using shop = await openFetchingShop();
  const options = { verifyCertificate: false, certificateAuthorities: [] };
  assert.equal(await shop.fetchText(`https://other.feed.example:${server.port}/`, options), feed);
});

Deno.test("https to a server that speaks plain http fails, and never falls back", async () => {
  await using server = serveBytes(({ write }) => write(httpHead("400 Bad Request")));
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(`https://feed.example:${server.port}/`);
  assert.equal(failure.reason, "tls");
});

Deno.test("the name that the certificate was checked for is the one the server is told", async () => {
  await using server = serveFeeds(({ headers }) => new Response(`<SHOP>${headers.get("host")}`), {
    tls: true,
  });
  await using shop = await openFetchingShop();
  const address = `https://feed.example:${server.port}/`;
  assert.equal(await shop.fetchText(address), `<SHOP>feed.example:${server.port}`);
});

Deno.test("what is no HTTP is told apart from a connection that is only closed", async () => {
  await using server = serveBytes(async ({ head, write }) => {
    if (head.includes("/ssh")) await write("SSH-2.0-OpenSSH_9\r\n");
  });
  await using shop = await openFetchingShop();
  const address = `http://127.0.0.1:${server.port}`;
  assert.equal((await shop.fetchFailure(`${address}/ssh`)).reason, "protocol");
  assert.equal((await shop.fetchFailure(`${address}/nothing`)).reason, "connection");
});

Deno.test("a server that is down, and a name that nobody has", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  await using shop = await openFetchingShop();
  const down = await shop.fetchFailure(`http://127.0.0.1:${port}/`);
  assert.deepEqual([down.reason, down.isTransient], ["connection", true]);
  const nobody = await shop.fetchFailure("http://nobody.example/", { policy: publicOnly });
  assert.deepEqual([nobody.reason, nobody.details], ["name", { host: "nobody.example" }]);
});

Deno.test("another address of the server is tried when the first does not answer", async () => {
  await using server = serveFeeds(() => new Response(feed));
  await using shop = await openFetchingShop();
  const text = await shop.fetchText(`http://feed.example:${server.port}/`, {
    resolve: () => Promise.resolve(["127.0.0.2", "127.0.0.1"]),
    policy: allow(`127.0.0.0/8`, `feed.example:${server.port}`),
  });
  assert.equal(text, feed);
});
