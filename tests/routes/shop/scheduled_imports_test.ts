import { strict as assert } from "node:assert";
import { createServices } from "../../../routes/services.ts";
import { runInProcess } from "../../../tenants/jobs/import_task.ts";
import { orderDue } from "../../../tenants/platform/schedule.ts";
import { doDue } from "../../../tenants/jobs/due.ts";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import { openPlatform, shopFolder } from "../../../tenants/platform.ts";
import { putInboxFile } from "../../../tenants/files/inbox.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import { type FeedServer, startFeedServer } from "../../support/feed_server.ts";
import {
  mailsTo,
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

interface World {
  installation: TestInstallation;
  shop: TestShop;
  server: FeedServer;
}

const test = (name: string, work: (world: World) => Promise<void>, startAt?: string) =>
  Deno.test(`scheduled imports: ${name}`, async () => {
    await using server = startFeedServer();
    await using installation = await openTestInstallation({
      allowedSources: server.place,
      ...(startAt ? { startAt } : {}),
    });
    const shop = await installation.shop({ slug: "lipa" });
    await work({ installation, shop, server });
  });

const item = (code: string, price = "100") =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT></SHOPITEM>`;
const feed = (...items: string[]) => `<?xml version="1.0"?><SHOP>${items.join("\n")}</SHOP>`;
const serves = (server: FeedServer, ...items: string[]) => {
  server.answers["/feed.xml"] = () => new Response(feed(...items));
};

/** Creates a daily import of the server's feed; gives the path of its settings. */
async function createDaily({ shop, server }: World, more: Record<string, string> = {}) {
  const answer = await shop.browser.upload("/shops/lipa/imports", {
    entity: "products",
    format: "heureka",
    mode: "both",
    frequency: "daily",
    source: "address",
    address: `${server.url.replace("//", "//jana:tajne%20heslo@")}/feed.xml`,
    name: "Dodavatel",
    ...more,
  }, { name: "", content: "" });
  assert.equal(answer.status, 303, answer.text);
  return answer.location!;
}

/** Lets time pass up to an instant, and all that is due be done. @returns when imports were */
async function until({ installation, shop }: World, instant: string): Promise<string[]> {
  const { platform, services, clock } = installation;
  const due = doDue(platform, services.runner, { until: instant, setClock: clock.set });
  const done = (await Array.fromAsync(due)).filter(({ imports }) => imports > 0)
    .map(({ at }) => at);
  // The owner's session has ended meanwhile.
  shop.browser = await installation.signedIn(shop.owner);
  return done;
}

async function runsOf({ installation, shop }: World): Promise<Row[]> {
  await using lease = await installation.platform.shops.lease(shop.shop.id);
  return await queryAll<Row>(lease.database, "SELECT * FROM runs ORDER BY id");
}

async function codesOf({ installation, shop }: World): Promise<string> {
  await using lease = await installation.platform.shops.lease(shop.shop.id);
  const rows = await queryAll<{ code: string }>(lease.database, "SELECT code FROM products");
  return rows.map(({ code }) => code).toSorted().join("");
}

test("after it is created its settings open, with the exact next run at 04:00 in Prague (R8, R10, R16, R51)", async (world) => {
  serves(world.server, item("A"));
  const settings = await createDaily(world);
  assert.match((await world.shop.browser.visit(settings)).text, /3\. 3\. 2026 v? ?0?4:00/);
  const list = await world.shop.browser.visit("/shops/lipa/products/import");
  assert.match(list.text, /Dodavatel/);
  assert.match(list.text, /3\. 3\. 2026 v? ?0?4:00/);
  assert.deepEqual(await until(world, "2026-03-03T02:59:59.000Z"), []);
  assert.deepEqual(await until(world, "2026-03-03T12:00:00.000Z"), ["2026-03-03T03:00:00.000Z"]);
  assert.equal(await codesOf(world), "A");
});

for (
  const [what, startAt, at] of [
    ["forward", "2026-03-28T12:00:00.000Z", "2026-03-29T02:00:00.000Z"],
    ["back", "2026-10-24T12:00:00.000Z", "2026-10-25T03:00:00.000Z"],
  ] as const
) {
  test(`04:00 comes once on the day on which the clock goes ${what}`, async (world) => {
    serves(world.server, item("A"));
    await createDaily(world);
    const next = new Date(Date.parse(at) + 12 * 3_600_000).toISOString();
    assert.deepEqual(await until(world, next), [at]);
    assert.equal((await runsOf(world)).length, 1);
  }, startAt);
}

test("an outage is caught up by one run, and the next one is at its time again (JO-7)", async (world) => {
  serves(world.server, item("A"));
  await createDaily(world);
  world.installation.clock.set("2026-03-06T12:00:00.000Z");
  await until(world, "2026-03-06T12:00:00.000Z");
  assert.equal((await runsOf(world)).length, 1);
  assert.deepEqual(await until(world, "2026-03-07T12:00:00.000Z"), ["2026-03-07T03:00:00.000Z"]);
});

test("a password is stored sealed and never shown again (FE-11, FE-12)", async (world) => {
  serves(world.server, item("A"));
  const settings = await createDaily(world);
  const page = await world.shop.browser.visit(settings);
  assert.doesNotMatch(page.html, /tajne/);
  assert.match(page.text, /jana:\*\*\*@127\.0\.0\.1/);
  await until(world, "2026-03-03T12:00:00.000Z");
  const header = world.server.requests[0]?.headers.get("Authorization");
  assert.equal(header, `Basic ${btoa("jana:tajne heslo")}`);
  await using lease = await world.installation.platform.shops.lease(world.shop.shop.id);
  const stored = await queryAll<Row>(lease.database, "SELECT * FROM imports");
  assert.doesNotMatch(JSON.stringify(stored) + JSON.stringify(await runsOf(world)), /tajne/);
});

test("a feed that has not been modified ends as unchanged, and is not read", async (world) => {
  world.server.answers["/feed.xml"] = (request) =>
    request.headers.get("If-None-Match") === '"1"'
      ? new Response(null, { status: 304 })
      : new Response(feed(item("A")), { headers: { ETag: '"1"' } });
  await createDaily(world);
  await until(world, "2026-03-04T12:00:00.000Z");
  const runs = await runsOf(world);
  assert.deepEqual(runs.map((run) => [run.state, run.not_modified, run.created]), [
    ["ok", 0, 1],
    ["ok", 1, 0],
  ]);
});

test("after a change of settings an unmodified feed is read again", async (world) => {
  world.server.answers["/feed.xml"] = (request) =>
    request.headers.get("If-None-Match") === '"1"'
      ? new Response(null, { status: 304 })
      : new Response(feed(item("A")), { headers: { ETag: '"1"' } });
  const settings = await createDaily(world);
  await until(world, "2026-03-03T12:00:00.000Z");
  const saved = await world.shop.browser.post(settings, {
    createItems: "true",
    updateItems: "true",
    marginPercent: "10",
  });
  assert.equal(saved.status, 303, saved.text);
  await until(world, "2026-03-04T12:00:00.000Z");
  const runs = await runsOf(world);
  assert.deepEqual(runs.map((run) => [run.not_modified, run.updated]), [[0, 0], [0, 1]]);
});

/** Sends a record after a record, for ever. */
function endless(): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode(item("X").repeat(500));
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
}

const failures: [what: string, answer: () => Response, says: RegExp][] = [
  ["404", () => new Response("", { status: 404 }), /Na adrese žádný soubor není/],
  ["500", () => new Response("", { status: 500 }), /500/],
  ["a wrong password", () => new Response("", { status: 401 }), /heslo/],
  ["a broken ZIP", () => new Response("PK\x03\x04 and no more"), /ZIP|archiv/i],
  ["a body without an end", () => new Response(endless()), /větší než/],
  ["a page of a sign-in", () => new Response("<html><body>Login</body></html>"), /webová stránka/],
  [
    "a file that is cut",
    () => new Response(feed(item("B")).slice(0, -20)),
    /neúplný|uříznutý|končí/,
  ],
  [
    "a redirect to a private address",
    () => new Response(null, { status: 302, headers: { Location: "http://10.0.0.1/x.xml" } }),
    /vnitřní|soukrom|privátní/,
  ],
];
for (const [what, answer, says] of failures) {
  test(`${what} ends with its own words, a whole shop, and one mail to the owner`, async (world) => {
    serves(world.server, item("A"));
    await createDaily(world);
    await until(world, "2026-03-03T12:00:00.000Z");
    world.server.answers["/feed.xml"] = answer;
    await until(world, "2026-03-05T12:00:00.000Z");
    const runs = await runsOf(world);
    assert.deepEqual(runs.map(({ state }) => state), ["ok", "error", "error"]);
    assert.equal(await codesOf(world), "A");
    const page = await world.shop.browser.visit(`/shops/lipa/imports/1/runs/${runs[2]!.id}`);
    assert.match(page.text, says);
    const mails = await mailsTo(world.installation, world.shop.owner.email);
    assert.deepEqual(mails.map(({ kind }) => kind), ["import_failed"]);
    assert.match(mails[0]!.text, /Dodavatel/);
    serves(world.server, item("A"), item("B"));
    await until(world, "2026-03-06T12:00:00.000Z");
    const after = await mailsTo(world.installation, world.shop.owner.email);
    assert.deepEqual(after.map(({ kind }) => kind), ["import_failed", "import_recovered"]);
  });
}

test("a suspicious file is held; one click applies it", async (world) => {
  serves(world.server, ...["A", "B", "C", "D"].map((code) => item(code)));
  await createDaily(world);
  await until(world, "2026-03-03T12:00:00.000Z");
  serves(world.server, item("E"));
  await until(world, "2026-03-04T12:00:00.000Z");
  const path = "/shops/lipa/imports/1/runs/2";
  const page = await world.shop.browser.visit(path);
  assert.match(page.text, /Soubor má 1.záznam, poslední dobrý jich měl 4/);
  assert.equal(await codesOf(world), "ABCD");
  const mails = await mailsTo(world.installation, world.shop.owner.email);
  assert.deepEqual(mails.map(({ kind, path: to }) => [kind, to]), [["import_held", path]]);
  const decided = await world.shop.browser.post(`${path}/decide`, { decision: "apply" });
  assert.equal(decided.status, 303);
  await world.installation.services.runner.idle();
  assert.equal(await codesOf(world), "ABCDE");
  const again = await world.shop.browser.post(`${path}/decide`, { decision: "dismiss" });
  assert.match((await world.shop.browser.visit(again.location!)).text, /Někdo už rozhodl/);
});

test("a held run can still be applied when its job was forgotten long ago", async (world) => {
  serves(world.server, ...["A", "B", "C", "D"].map((code) => item(code)));
  await createDaily(world);
  await until(world, "2026-03-03T12:00:00.000Z");
  serves(world.server, item("E"));
  await until(world, "2026-03-04T12:00:00.000Z");
  await world.shop.browser.post("/shops/lipa/imports/1/pause", {});
  await until(world, "2026-03-25T12:00:00.000Z");
  const { database } = world.installation.platform;
  assert.deepEqual(await queryAll(database, "SELECT id FROM jobs WHERE kind = 'import'"), []);
  await world.shop.browser.post("/shops/lipa/imports/1/runs/2/decide", { decision: "apply" });
  await world.installation.services.runner.idle();
  assert.equal(await codesOf(world), "ABCDE");
});

test("missing items wait when they are too many, and one click acts on them", async (world) => {
  serves(world.server, ...["A", "B", "C"].map((code) => item(code)));
  const settings = await createDaily(world);
  const saved = await world.shop.browser.post(settings, {
    createItems: "true",
    updateItems: "true",
    missingProducts: "delete",
    guardFewer: "100",
  });
  assert.equal(saved.status, 303, saved.text);
  await until(world, "2026-03-03T12:00:00.000Z");
  serves(world.server, item("A"));
  await until(world, "2026-03-04T12:00:00.000Z");
  const path = "/shops/lipa/imports/1/runs/2";
  assert.match((await world.shop.browser.visit(path)).text, /chybí 2 z 3 produktů/);
  assert.equal(await codesOf(world), "ABC");
  await world.shop.browser.post(`${path}/decide`, { decision: "apply_missing" });
  await world.installation.services.runner.idle();
  assert.equal(await codesOf(world), "A");
  const undone = await world.shop.browser.post(`${path}/undo`, {});
  assert.equal(undone.status, 303);
  await world.installation.services.runner.idle();
  assert.equal(await codesOf(world), "ABC");
  const list = await world.shop.browser.visit("/shops/lipa/products/import");
  assert.match(list.text, /Pozastavený/, "the next run would do the same again");
});

test("a paused import does not run, and a resumed one does", async (world) => {
  serves(world.server, item("A"));
  await createDaily(world);
  await world.shop.browser.post("/shops/lipa/imports/1/pause", {});
  assert.deepEqual(await until(world, "2026-03-05T12:00:00.000Z"), []);
  await world.shop.browser.post("/shops/lipa/imports/1/resume", {});
  assert.deepEqual(await until(world, "2026-03-06T12:00:00.000Z"), ["2026-03-06T03:00:00.000Z"]);
});

test("imports of a suspended shop do not run, and its owner is led to the wallet (R144)", async (world) => {
  serves(world.server, item("A"));
  await createDaily(world);
  await runOutOfMoney(world.installation.platform, world.shop.shop.id);
  assert.deepEqual(await until(world, "2026-03-05T12:00:00.000Z"), []);
  assert.equal((await runsOf(world)).length, 0);
  const list = await world.shop.browser.visit("/shops/lipa/products/import");
  assert.equal(list.location, "/shops/lipa/wallet");
});

test("imports of a shop run one after another in the order of their creation (R13, R14)", async (world) => {
  for (const name of ["first", "second", "third"]) {
    world.server.answers[`/${name}.xml`] = () => new Response(feed(item(name)));
    const address = `${world.server.url}/${name}.xml`;
    await createDaily(world, { address, name });
  }
  await until(world, "2026-03-03T12:00:00.000Z");
  assert.deepEqual(world.server.requests.map(({ path }) => path), [
    "/first.xml",
    "/second.xml",
    "/third.xml",
  ]);
});

test("two processes on one data folder never run one import twice", async (world) => {
  serves(world.server, item("A"));
  await createDaily(world);
  const { platform, services, clock, allowed } = world.installation;
  clock.set("2026-03-03T03:00:00.000Z");
  await using second = await openPlatform(platform.folder, { clock: clock.now });
  const other = await createServices({
    platform: second,
    log: () => {},
    execute: runInProcess(clock.now),
    allowedSources: allowed,
  });
  await Promise.all([
    orderDue(platform.database, clock.now()),
    orderDue(second.database, clock.now()),
  ]);
  await Promise.all([services.runner.idle(), other.runner.idle()]);
  await other.runner.stop();
  assert.equal((await runsOf(world)).length, 1);
  assert.equal(world.server.requests.length, 1);
});

test("an hourly import is never set to create only, nor one that only creates to hourly (R43)", async (world) => {
  const { browser } = world.shop;
  const hourly = await createDaily(world, { frequency: "hourly", name: "Malý" });
  const refused = await browser.post(hourly, { createItems: "true", name: "Malý" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Import každou hodinu jen aktualizuje produkty/);

  const creating = await createDaily(world, { mode: "create" });
  const page = await browser.visit(creating);
  assert.doesNotMatch(page.html, /<option value="hourly"/);
  const source = creating.replace(/settings$/, "source");
  const late = await browser.post(source, { frequency: "hourly", address: "" });
  assert.equal(late.status, 422);
  assert.match(late.text, /Import každou hodinu jen aktualizuje produkty/);
});

test("an hourly import takes prices and stock only (R9, D14)", async (world) => {
  serves(world.server, item("A"));
  await createDaily(world);
  await until(world, "2026-03-03T03:00:00.000Z");
  serves(world.server, item("A", "150").replace("Hrnek", "Jiný hrnek"));
  await createDaily(world, { frequency: "hourly", name: "Malý" });
  assert.deepEqual(await until(world, "2026-03-03T04:30:00.000Z"), ["2026-03-03T04:00:00.000Z"]);
  const product = await world.shop.browser.visit("/shops/lipa/products/1");
  assert.match(product.html, /Hrnek A/);
  assert.doesNotMatch(product.html, /Jiný hrnek/);
  assert.match(product.html, /150/);
});

test("an empty first file of any format is an empty feed, and the next one shows the format (R89)", async (world) => {
  world.server.answers["/feed.xml"] = () => new Response("\ufeff\r\n");
  await createDaily(world);
  await using lease = await world.installation.platform.shops.lease(world.shop.shop.id);
  // as a program orders it: the wizard wants a format
  await lease.database.execute({ sql: "UPDATE imports SET format = 'auto'", args: [] });
  await until(world, "2026-03-03T03:00:00.000Z");
  const empty = await world.shop.browser.visit("/shops/lipa/imports/1/runs/1");
  assert.match(empty.text, /OK/);
  assert.match(empty.text, /Přečteno\s*0/);
  serves(world.server, item("A"));
  await until(world, "2026-03-04T03:00:00.000Z");
  assert.match((await world.shop.browser.visit("/shops/lipa/products/1")).html, /Hrnek A/);
});

test("a file of the inbox is taken when its time comes (R50)", async (world) => {
  const folder = shopFolder(world.installation.platform.folder, world.shop.shop.id);
  await createDaily(world, { source: "inbox", inboxFile: "ceník.xml" });
  await until(world, "2026-03-03T12:00:00.000Z");
  const [missing] = await runsOf(world);
  assert.equal(missing?.state, "error");
  async function* bytes() {
    yield new TextEncoder().encode(feed(item("A")));
  }
  await putInboxFile(folder, "ceník.xml", bytes());
  await until(world, "2026-03-04T12:00:00.000Z");
  assert.equal(await codesOf(world), "A");
});

test("an address that must not be fetched is refused in the form, with what was typed", async ({ shop }) => {
  const answer = await shop.browser.upload("/shops/lipa/imports", {
    entity: "products",
    format: "heureka",
    mode: "both",
    frequency: "daily",
    source: "address",
    address: "http://169.254.169.254/latest",
  }, { name: "", content: "" });
  assert.equal(answer.status, 422);
  assert.match(answer.html, /value="http:\/\/169\.254\.169\.254\/latest"/);
});
