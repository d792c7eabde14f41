import assert from "node:assert/strict";
import { allow, openFetchingShop } from "../../support/feed_fetching.ts";
import { type FeedServer, httpHead, serveBytes, serveFeeds } from "../../support/feed_servers.ts";

const feed = "<SHOP/>";
const redirect = (location: string, status = 302) =>
  new Response(null, { status, headers: { Location: location } });

const at = (server: FeedServer, path = "/") => `http://127.0.0.1:${server.port}${path}`;
const allowing = (...servers: FeedServer[]) => ({
  policy: allow(...servers.map(({ port }) => `127.0.0.1:${port}`)),
});

for (const status of [301, 302, 303, 307, 308]) {
  Deno.test(`a redirect with ${status} is followed, relative addresses too`, async () => {
    await using server = serveFeeds(({ url }) =>
      new URL(url).pathname === "/new/feed.xml" ? new Response(feed) : redirect("feed.xml", status)
    );
    await using shop = await openFetchingShop();
    assert.equal(await shop.fetchText(at(server, "/new/")), feed);
  });
}

Deno.test("a redirect may be written in plain UTF-8", async () => {
  await using server = serveBytes(async ({ head, write }) => {
    const isThere = head.startsWith("GET /zbo%C5%BE%C3%AD.xml ");
    await write(
      isThere ? httpHead("200 OK") + feed : httpHead("302 Found", { Location: "/zboží.xml" }),
    );
  });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(`http://127.0.0.1:${server.port}/`), feed);
});

Deno.test("five redirects are followed and the sixth is one too many (FE-5)", async () => {
  await using server = serveFeeds(({ url }) => {
    const left = Number(new URL(url).searchParams.get("left"));
    return left === 0 ? new Response(feed) : redirect(`/?left=${left - 1}`);
  });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(at(server, "/?left=5")), feed);
  const failure = await shop.fetchFailure(at(server, "/?left=6"));
  assert.deepEqual([failure.reason, failure.isTransient], ["redirect_loop", false]);
});

Deno.test("a redirect in a circle ends", async () => {
  await using server = serveFeeds(({ url }) => redirect(url));
  await using shop = await openFetchingShop();
  assert.equal((await shop.fetchFailure(at(server))).reason, "redirect_loop");
  assert.equal(server.requests.length, 6);
});

const inward: [what: string, location: (port: number) => string][] = [
  ["another port of this computer", (port) => `http://127.0.0.1:${port}/`],
  ["this computer by a name", (port) => `http://localhost:${port}/`],
  ["this computer in hexadecimal", (port) => `http://0x7f000001:${port}/`],
  ["this computer in IPv6", (port) => `http://[::1]:${port}/`],
  ["this computer mapped into IPv6", (port) => `http://[::ffff:127.0.0.1]:${port}/`],
  ["the metadata of a cloud", () => "http://169.254.169.254/latest/meta-data/"],
  ["a private network", () => "http://10.0.0.1/"],
];
for (const [what, location] of inward) {
  Deno.test(`a redirect to ${what} is refused, without asking there (FE-5)`, async () => {
    await using inner = serveFeeds(() => new Response("<SHOP>secret"));
    await using server = serveFeeds(() => redirect(location(inner.port)));
    await using shop = await openFetchingShop();
    const failure = await shop.fetchFailure(at(server), {
      resolve: () => Promise.resolve(["127.0.0.1"]),
    });
    assert.equal(failure.reason, "refused_address");
    assert.deepEqual(inner.requests, []);
  });
}

Deno.test("a redirect to a port of a database is refused", async () => {
  await using server = serveFeeds(() => redirect("http://1.1.1.1:6379/"));
  await using shop = await openFetchingShop();
  assert.equal((await shop.fetchFailure(at(server))).reason, "refused_port");
});

const elsewhere: [location: string, problem: string][] = [
  ["file:///etc/passwd", "address"],
  ["data:text/xml,<SHOP/>", "address"],
  ["ftp://example.cz/feed.xml", "scheme"],
  ["gopher://example.cz/", "address"],
  ["http://", "address"],
];
for (const [location, problem] of elsewhere) {
  Deno.test(`a redirect to ${location} is refused`, async () => {
    await using server = serveFeeds(() => redirect(location));
    await using shop = await openFetchingShop();
    const failure = await shop.fetchFailure(at(server));
    assert.equal(failure.reason, "redirect_refused");
    assert.equal(failure.details.problem, problem);
  });
}

Deno.test("a redirect from https to http is refused (FE-5)", async () => {
  await using plain = serveFeeds(() => new Response(feed));
  await using server = serveFeeds(() => redirect(at(plain)), { tls: true });
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(
    `https://feed.example:${server.port}/`,
    allowing(server, plain),
  );
  assert.deepEqual([failure.reason, failure.details], ["redirect_refused", {
    problem: "downgrade",
  }]);
  assert.deepEqual(plain.requests, []);
});

Deno.test("user and password stay with the server that they are for (FE-5)", async () => {
  await using other = serveFeeds(() => new Response(feed));
  await using server = serveFeeds(({ url }) =>
    new URL(url).pathname === "/" ? redirect("/again") : redirect(at(other))
  );
  await using shop = await openFetchingShop();
  const address = at(server).replace("//", "//jana:heslo@");
  await shop.fetchText(address, allowing(server, other));
  const sent = [...server.requests, ...other.requests].map(({ headers }) =>
    headers.has("authorization")
  );
  assert.deepEqual(sent, [true, true, false]);
});

Deno.test("a user and a password in a redirect are not sent anywhere", async () => {
  await using other = serveFeeds(() => new Response(feed));
  await using server = serveFeeds(() => redirect(at(other).replace("//", "//eva:heslo@")));
  await using shop = await openFetchingShop();
  await shop.fetchText(at(server), allowing(server, other));
  assert.equal(other.requests[0]!.headers.has("authorization"), false);
});

Deno.test("a name is looked up once: what it leads to later is not connected to (FE-2)", async () => {
  await using server = serveFeeds(() => new Response(feed));
  await using shop = await openFetchingShop();
  let lookUps = 0;
  const rebinding = () => Promise.resolve(lookUps++ === 0 ? ["127.0.0.1"] : ["127.0.0.2"]);
  const address = `http://rebinding.example:${server.port}/`;
  assert.equal(await shop.fetchText(address, { resolve: rebinding }), feed);
  assert.equal(lookUps, 1);
});

Deno.test("a name with one private address among public ones is refused as a whole (FE-2)", async () => {
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure("http://mixed.example/", {
    resolve: () => Promise.resolve(["1.1.1.1", "10.0.0.1"]),
  });
  assert.equal(failure.reason, "refused_address");
  assert.deepEqual(failure.details, { host: "mixed.example" });
});
