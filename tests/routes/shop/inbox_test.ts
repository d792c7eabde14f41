import { strict as assert } from "node:assert";
import { shopFolder } from "../../../tenants/platform.ts";
import { isInboxName } from "../../../tenants/files/inbox.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

const test = (name: string, work: (world: TestInstallation, shop: TestShop) => Promise<void>) =>
  Deno.test(`inbox: ${name}`, async () => {
    await using installation = await openTestInstallation();
    await work(installation, await installation.shop({ slug: "lipa" }));
  });

/** Makes a key as its page does, and gives what the page shows once. */
async function keyOf({ browser }: TestShop, name = "Dodavatel"): Promise<string> {
  const page = await browser.post("/shops/lipa/access-tokens", { name });
  const [key] = /kramek_[\w-]{20,}/.exec(page.html) ?? [];
  assert.ok(key, page.text);
  return key;
}

/** A program asks, with a key or without. */
async function ask(
  { app }: TestInstallation,
  path: string,
  { method = "GET", key, body }: { method?: string; key?: string; body?: string } = {},
) {
  const request = new Request(`http://kramek.test/api/v1/${path}`, {
    method,
    ...(key ? { headers: { Authorization: `Bearer ${key}` } } : {}),
    ...(body === undefined ? {} : { body }),
  });
  const answer = await app.fetch(request, { remoteAddress: "192.0.2.7" });
  const text = await answer.text();
  return { status: answer.status, json: text === "" ? undefined : JSON.parse(text) };
}

test(
  "a file is uploaded, listed, replaced and deleted on the page (R50)",
  async (world, { browser }) => {
    const put = (content: string) =>
      browser.upload("/shops/lipa/inbox", {}, { name: "ceník.xml", content });
    assert.equal((await put("<SHOP/>")).status, 303);
    assert.equal((await put("<SHOP></SHOP>")).status, 303);
    const page = await browser.visit("/shops/lipa/inbox");
    assert.match(page.text, /ceník\.xml 13 B/);
    await browser.post("/shops/lipa/inbox/removal", { name: "ceník.xml" });
    assert.match((await browser.visit("/shops/lipa/inbox")).text, /Schránka je prázdná/);
    assert.deepEqual((await auditOf(world)).slice(-3), [
      "inbox.put ceník.xml",
      "inbox.put ceník.xml",
      "inbox.remove ceník.xml",
    ]);
  },
);

test("a program puts files with a key, as curl -T does (R50)", async (world, shop) => {
  const key = await keyOf(shop);
  const put = await ask(world, "inbox/feed.xml", { method: "PUT", key, body: "<SHOP/>" });
  assert.deepEqual([put.status, put.json.name, put.json.size], [201, "feed.xml", 7]);
  assert.deepEqual((await ask(world, "inbox", { key })).json.files.length, 1);
  assert.equal((await ask(world, "inbox/feed.xml", { method: "DELETE", key })).status, 204);
  assert.equal((await ask(world, "inbox/feed.xml", { method: "DELETE", key })).status, 404);
});

test("without a key, with a wrong or a revoked one nothing is told", async (world, shop) => {
  const key = await keyOf(shop);
  for (const wrong of [undefined, "kramek_x", key.slice(0, -1)]) {
    const answer = await ask(world, "inbox", wrong === undefined ? {} : { key: wrong });
    assert.deepEqual([answer.status, answer.json.error.code], [401, "token_wrong"]);
  }
  const page = await shop.browser.visit("/shops/lipa/settings/programs");
  assert.doesNotMatch(page.html, new RegExp(key), "a key is shown once");
  const [, id] = /access-tokens\/(\w+)\/removal/.exec(page.html)!;
  await shop.browser.post(`/shops/lipa/access-tokens/${id}/removal`);
  assert.equal((await ask(world, "inbox", { key })).status, 401);
});

test("a key opens its own shop's inbox alone", async (world, shop) => {
  const other = await world.shop({ slug: "dub" });
  const key = await keyOf(shop);
  await ask(world, "inbox/feed.xml", { method: "PUT", key, body: "<SHOP/>" });
  assert.match((await other.browser.visit("/shops/dub/inbox")).text, /Schránka je prázdná/);
});

test("names that are paths never become paths", async (world, shop) => {
  const key = await keyOf(shop);
  for (const name of ["..%2F..%2Fplatform.db", "%2Fetc%2Fpasswd", ".ssh", "a%00b", "x.part"]) {
    const answer = await ask(world, `inbox/${name}`, { method: "PUT", key, body: "x" });
    assert.equal(answer.status, 400, name);
  }
  const upload = await shop.browser.upload("/shops/lipa/inbox", {}, {
    name: "a|b.xml",
    content: "x",
  });
  assert.equal(upload.status, 422);
  assert.match(upload.text, /Soubor přejmenujte/);
  const folder = shopFolder(world.platform.folder, shop.shop.id);
  const left = await Array.fromAsync(Deno.readDir(folder));
  assert.ok(!left.some(({ name }) => name === "inbox"), "nothing was stored");
});

test("what a killed upload has left goes away after a day", async (world, shop) => {
  const key = await keyOf(shop);
  const folder = `${shopFolder(world.platform.folder, shop.shop.id)}/inbox`;
  await Deno.mkdir(folder);
  await Deno.writeTextFile(`${folder}/old.part`, "x");
  await Deno.writeTextFile(`${folder}/new.part`, "x");
  const longAgo = Date.now() / 1000 - 2 * 86_400;
  await Deno.utime(`${folder}/old.part`, longAgo, longAgo);
  await ask(world, "inbox/feed.xml", { method: "PUT", key, body: "<SHOP/>" });
  const left = await Array.fromAsync(Deno.readDir(folder));
  assert.deepEqual(left.map(({ name }) => name).toSorted(), ["feed.xml", "new.part"]);
});

test("a suspended shop's program is refused in words", async (world, shop) => {
  const key = await keyOf(shop);
  await runOutOfMoney(world.platform, shop.shop.id);
  const answer = await ask(world, "inbox", { key });
  assert.deepEqual([answer.status, answer.json.error.code], [403, "shop_suspended"]);
});

test(
  "the page tells how to connect by FTP only where it is on (R50)",
  async (world, { browser }) => {
    assert.doesNotMatch((await browser.visit("/shops/lipa/inbox")).text, /FTP/);
    world.services.ftp = { host: "admin.example.cz", port: 2121, isSecure: true };
    const page = await browser.visit("/shops/lipa/inbox");
    assert.match(page.text, /Server admin\.example\.cz Port 2121 Uživatel lipa/);
    assert.match(page.text, /explicitní TLS/);
  },
);

Deno.test("names of an inbox are letters, digits and few marks", () => {
  for (const name of ["feed.xml", "Ceník 2026 (nový).csv", "a_b-c+d.zip"]) {
    assert.equal(isInboxName(name), true, name);
  }
  for (const name of ["", ".", "..", ".x", "a/b", "a\\b", "a\nb", "a.", "a ", "x".repeat(101)]) {
    assert.equal(isInboxName(name), false, name);
  }
});
