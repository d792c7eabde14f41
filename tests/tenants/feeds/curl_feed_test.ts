import assert from "node:assert/strict";
import type { FeedAddress } from "../../../core/feeds/address.ts";
import { curlConfig } from "../../../tenants/feeds/curl_feed.ts";
import { fetchLimits } from "../../../tenants/feeds/limits.ts";
import { openFetchingShop } from "../../support/feed_fetching.ts";
import { serveFtp } from "../../support/ftp_server.ts";

const address: FeedAddress = {
  scheme: "ftps",
  host: "ftp.example.cz",
  port: 990,
  path: "/export/zbo%C5%BE%C3%AD%22.xml?x=1",
  credentials: { username: "ja:na", password: 'a"b\\c\nurl = "file:///etc/passwd"' },
};
const context = { watch: { limits: fetchLimits }, verifyCertificate: true };

Deno.test("curl is told the address that was checked, and no user can add an option", () => {
  const lines = curlConfig(address, "1.2.3.4", context).split("\n");
  const password = encodeURIComponent(address.credentials!.password);
  assert.equal(
    lines[0],
    `url = "ftps://ja%3Ana:${password}@ftp.example.cz/export/zbo%C5%BE%C3%AD%22.xml"`,
  );
  assert.equal(lines[1], 'resolve = "ftp.example.cz:990:1.2.3.4"');
  assert.equal(lines.filter((line) => line.startsWith("url")).length, 1);
  assert.ok(lines.includes("ssl-reqd"));
  assert.ok(!lines.includes("insecure"));
});

Deno.test("curl speaks explicit TLS on every port but that of the implicit kind", () => {
  const first = (port: number, host = "ftp.example.cz") =>
    curlConfig({ ...address, port, host, credentials: undefined! }, "2001:db8::1", context)
      .split("\n", 2);
  assert.deepEqual(first(2121), [
    'url = "ftp://ftp.example.cz:2121/export/zbo%C5%BE%C3%AD%22.xml"',
    'resolve = "ftp.example.cz:2121:[2001:db8::1]"',
  ]);
  assert.deepEqual(first(21, "2001:db8::1"), [
    'url = "ftp://[2001:db8::1]/export/zbo%C5%BE%C3%AD%22.xml"',
    'proto = "=ftp,ftps"',
  ]);
  const unverified = { ...context, verifyCertificate: false };
  assert.ok(curlConfig(address, "1.2.3.4", unverified).includes("\ninsecure\n"));
});

/** A program in curl's place: keeps what it was given, and gives what the test wants. */
async function standInForCurl(answer: string, exitCode = 0) {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/answer`, answer);
  const script = `#!/bin/sh
echo "$@" > ${folder}/arguments
cat > ${folder}/config
cat ${folder}/answer
exit ${exitCode}
`;
  await Deno.writeTextFile(`${folder}/curl`, script, { mode: 0o700 });
  return {
    path: `${folder}/curl`,
    given: (what: "arguments" | "config") => Deno.readTextFile(`${folder}/${what}`),
    async [Symbol.asyncDispose]() {
      await Deno.remove(folder, { recursive: true });
    },
  };
}

const feed = "<SHOP/>";
const server = {
  files: { "feed.xml": feed },
  users: { jana: "tajemstvi" },
  tls: "explicit",
  demandsSessionReuse: true,
} as const;
const at = (port: number) => `ftps://jana:tajemstvi@feed.example:${port}/feed.xml`;

Deno.test("a server that demands a resumed session is left to curl, secrets to its input", async () => {
  await using ftp = await serveFtp({ ...server });
  await using curl = await standInForCurl(feed);
  await using shop = await openFetchingShop();
  assert.equal(await shop.fetchText(at(ftp.port), { curlPath: curl.path }), feed);
  assert.equal((await curl.given("arguments")).trim(), "--disable --config -");
  assert.match(await curl.given("config"), /jana:tajemstvi@feed\.example/);
});

Deno.test("without curl the failure says what is missing", async () => {
  await using ftp = await serveFtp({ ...server });
  await using shop = await openFetchingShop();
  const failure = await shop.fetchFailure(at(ftp.port), { curlPath: "/nowhere/curl" });
  assert.deepEqual([failure.reason, failure.isTransient], ["curl_missing", false]);
});

const exits: [code: number, reason: string][] = [
  [9, "forbidden"],
  [18, "cut"],
  [28, "timeout"],
  [60, "certificate"],
  [67, "login"],
  [78, "not_found"],
  [99, "connection"],
];
for (const [code, reason] of exits) {
  Deno.test(`curl that ends with ${code} is told as ${reason}`, async () => {
    await using ftp = await serveFtp({ ...server });
    await using curl = await standInForCurl("", code);
    await using shop = await openFetchingShop();
    const failure = await shop.fetchFailure(at(ftp.port), { curlPath: curl.path });
    assert.equal(failure.reason, reason);
  });
}

Deno.test("what curl brings is held to the size that the server told, and to the limit", async () => {
  await using ftp = await serveFtp({ ...server });
  await using shop = await openFetchingShop();
  const reasonFor = async (answer: string, sizeMax = 1_000) => {
    await using curl = await standInForCurl(answer);
    const options = { curlPath: curl.path, limits: { sizeMax } };
    return (await shop.fetchFailure(at(ftp.port), options)).reason;
  };
  assert.equal(await reasonFor("<SH"), "cut");
  assert.equal(await reasonFor(feed.repeat(200)), "too_large");
});
