import assert from "node:assert/strict";
import { openFetchingShop } from "../../support/feed_fetching.ts";
import { serveFtp } from "../../support/ftp_server.ts";

const feed = "<SHOP>" + "0123456789".repeat(50_000) + "</SHOP>";
const files = { "export/feed.xml": feed };
const users = { jana: "tajné heslo" };
const modified = () => "20261101040000";

const at = (port: number, scheme = "ftp", host = "feed.example") =>
  `${scheme}://jana:tajn%C3%A9%20heslo@${host}:${port}/export/feed.xml`;

Deno.test("a feed is fetched over FTP, relative to where the user signs in", async () => {
  await using server = await serveFtp({ files, users, modified });
  await using shop = await openFetchingShop();
  const result = await shop.fetch(at(server.port));
  assert.ok(result.kind === "fetched", JSON.stringify(result));
  assert.equal(result.file.size, feed.length);
  assert.equal(result.file.name, "feed.xml");
  assert.deepEqual(result.validators, { size: feed.length, lastModified: "2026-11-01T04:00:00Z" });
  assert.ok(server.commands.includes("RETR export/feed.xml"));
});

Deno.test("without a user the feed is fetched as anonymous", async () => {
  await using server = await serveFtp({ files });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(`ftp://127.0.0.1:${server.port}/export/feed.xml`), feed);
  assert.ok(server.commands.includes("USER anonymous"));
});

Deno.test("a file of the same time and size is not fetched again", async () => {
  await using server = await serveFtp({ files, users, modified });
  await using shop = await openFetchingShop();
  const validators = { size: feed.length, lastModified: "2026-11-01T04:00:00Z" };
  assert.deepEqual(await shop.fetch(at(server.port), { validators }), { kind: "not_modified" });
  const older = { ...validators, size: 1 };
  assert.equal((await shop.fetch(at(server.port), { validators: older })).kind, "fetched");
});

Deno.test("an old server without EPSV, SIZE and MDTM is fetched from too", async () => {
  await using server = await serveFtp({ files, users, knowsEpsv: false, knowsSize: false });
  await using shop = await openFetchingShop();
  const result = await shop.fetch(at(server.port));
  assert.ok(result.kind === "fetched");
  assert.deepEqual(result.validators, {});
});

Deno.test("data come from the server's own address, whatever it says (FE-7)", async () => {
  const behaviour = { files, users, knowsEpsv: false, passiveHost: "10.1.2.3" };
  await using server = await serveFtp(behaviour);
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(at(server.port)), feed);
});

Deno.test("a data connection to a port of the system is refused", async () => {
  const replies = { EPSV: "229 Entering Extended Passive Mode (|||25|)" };
  await using server = await serveFtp({ files, users, replies });
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(at(server.port));
  assert.deepEqual([failure.reason, failure.details], ["refused_port", { port: 25 }]);
});

Deno.test("a broken download is gone on with from where it stopped", async () => {
  await using server = await serveFtp({ files, users, modified, cuts: [1000, 2000] });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(at(server.port)), feed);
  const starts = server.commands.filter((line) => line.startsWith("REST"));
  assert.deepEqual(starts, ["REST 1000", "REST 3000"]);
});

Deno.test("two halves of two files are never put together", async () => {
  let times = 0;
  const changing = () => `2026110104000${times++}`;
  await using server = await serveFtp({ files, users, modified: changing, cuts: [1000] });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(at(server.port)), feed);
  assert.deepEqual(server.commands.filter((line) => line.startsWith("REST")), []);
});

Deno.test("less than the size is a cut file, even if the server is content", async () => {
  const replies = { SIZE: `213 ${feed.length + 1}` };
  await using server = await serveFtp({ files, users, replies });
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(at(server.port));
  assert.equal(failure.reason, "cut");
  assert.deepEqual(failure.details, { received: feed.length, announced: feed.length + 1 });
});

const refusals: [what: string, replies: Record<string, string>, reason: string][] = [
  ["a wrong password", { PASS: "530 Login incorrect" }, "login"],
  ["too many users", { PASS: "421 Too many connections" }, "rate_limited"],
  ["a file that is not there", { RETR: "550 No such file" }, "not_found"],
  ["a file that is not for this user", { RETR: "550 Permission denied" }, "forbidden"],
  ["a server out of order", { RETR: "451 Local error" }, "server_error"],
  ["a file too large", { SIZE: "213 5000000000" }, "too_large"],
  ["an answer without an end", { SIZE: "213-" + "x".repeat(70_000) }, "connection"],
];
for (const [what, replies, reason] of refusals) {
  Deno.test(`${what} is told as ${reason}`, async () => {
    await using server = await serveFtp({ files, users, replies });
    await using shop = await openFetchingShop();
    assert.equal((await shop.fetchFailure(at(server.port))).reason, reason);
  });
}

Deno.test("more than the limit is stopped where the size was not known before", async () => {
  await using server = await serveFtp({ files, users, knowsSize: false });
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(at(server.port), { limits: { sizeMax: 10_000 } });
  assert.equal(failure.reason, "too_large");
});

Deno.test("a server that falls silent is given up", async () => {
  for (const verb of ["USER", "RETR"]) {
    await using server = await serveFtp({ files, users, replies: { [verb]: "" } });
    await using shop = await openFetchingShop();
    const failure = await shop.fetchFailure(at(server.port), {
      limits: { silenceMs: 100, retriesMax: 0 },
    });
    assert.equal(failure.reason, "timeout");
  }
});

Deno.test("a private server is refused before anything is sent", async () => {
  await using server = await serveFtp({ files, users });
  await using shop = await openFetchingShop();
  const policy = { allowed: [], ownPorts: [] };
  assert.equal((await shop.fetchFailure(at(server.port), { policy })).reason, "refused_address");
  assert.deepEqual(server.commands, []);
});

Deno.test("over FTPS both connections are encrypted, and the password goes only then", async () => {
  await using server = await serveFtp({ files, users, modified, tls: "explicit" });
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(at(server.port, "ftps")), feed);
  const [first, ...later] = server.commands;
  assert.equal(first, "AUTH TLS");
  assert.ok(later.includes("PROT P"));
});

Deno.test("an FTPS address never falls back to a server without TLS", async () => {
  await using server = await serveFtp({ files, users });
  await using shop = await openFetchingShop();
  assert.equal((await shop.fetchFailure(at(server.port, "ftps"))).reason, "tls");
  assert.ok(!server.commands.some((line) => line.startsWith("PASS")));
});

Deno.test("the certificate of an FTPS server must be for its name, unless the shop says so (FE-8)", async () => {
  await using server = await serveFtp({ files, users, modified, tls: "explicit" });
  await using shop = await openFetchingShop();
  const address = at(server.port, "ftps", "other.feed.example");
  const failure = await shop.fetchFailure(address);
  assert.deepEqual([failure.reason, failure.details], ["certificate", { problem: "name" }]);
  assert.ok(!server.commands.some((line) => line.startsWith("PASS")));
  assert.equal(await shop.fetchText(address, { verifyCertificate: false }), feed);
});
