import { strict as assert } from "node:assert";
import { createHmac } from "node:crypto";
import { Buffer } from "node:buffer";
import { doDue } from "../../../tenants/jobs/due.ts";
import { apiClient } from "../../support/api_client.ts";
import { type FeedServer, startFeedServer } from "../../support/feed_server.ts";
import {
  auditOf,
  mailsTo,
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

interface Message {
  headers: Headers;
  body: string;
  // deno-lint-ignore no-explicit-any -- tests say what they expect of it
  json: any;
}

interface World {
  installation: TestInstallation;
  server: FeedServer;
  shop: TestShop;
  /** What came to `/hook`, the oldest first. */
  messages: Message[];
  /** How `/hook` answers. */
  answers: (() => Response)[];
}

const test = (name: string, work: (world: World) => Promise<void>) =>
  Deno.test(`webhooks: ${name}`, async () => {
    await using server = startFeedServer();
    await using installation = await openTestInstallation({ allowedSources: server.place });
    const shop = await installation.shop({ slug: "lipa" });
    const messages: Message[] = [];
    const answers: (() => Response)[] = [];
    server.answers["/hook"] = async (request) => {
      const body = await request.text();
      messages.push({ headers: request.headers, body, json: JSON.parse(body) });
      return answers.shift()?.() ?? new Response("thanks");
    };
    await work({ installation, server, shop, messages, answers });
  });

/** Adds an address as its page does. */
async function addHook({ shop, server }: World, address = `${server.url}/hook`) {
  const page = await shop.browser.post("/shops/lipa/webhooks", { address });
  assert.equal(page.status, 200, page.text);
  const [secret] = /whsec_[\w+/=]{40,}/.exec(page.html)!;
  const [, id] = /webhooks\/(\w+)\/test/.exec(page.html)!;
  return { secret, path: `/shops/lipa/webhooks/${id}` };
}

const item = (code: string) =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek</PRODUCTNAME>` +
  `<PRICE_VAT>100</PRICE_VAT></SHOPITEM>`;

/** Imports a file, and lets all that is due now be done. */
async function importFile({ installation, shop }: World, ...codes: string[]) {
  const program = await apiClient(installation, shop);
  const body = new FormData();
  const content = `<SHOP>${codes.map(item).join("")}</SHOP>`;
  body.set("file", new File([content], "feed.xml"));
  const { json } = await program.ask("POST", "imports", { body });
  await installation.services.runner.idle();
  return json;
}

/** Lets time pass, and all that becomes due be done. */
async function until({ installation, shop }: World, instant: string): Promise<void> {
  const { platform, services, clock } = installation;
  await Array.fromAsync(doDue(platform, services.runner, { until: instant, setClock: clock.set }));
  shop.browser = await installation.signedIn(shop.owner);
}

/** As a receiver does by the standard. */
function isSigned({ headers, body }: Message, secret: string): boolean {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const content = `${headers.get("webhook-id")}.${headers.get("webhook-timestamp")}.${body}`;
  const signature = createHmac("sha256", key).update(content).digest("base64");
  return headers.get("webhook-signature") === `v1,${signature}`;
}

test("the end of a run is told, signed by the address's own secret", async (world) => {
  const { installation, messages } = world;
  const { secret } = await addHook(world);
  const made = await importFile(world, "A", "B");
  const [message, ...others] = messages;
  assert.ok(message && others.length === 0, `${messages.length} messages`);
  const { id, ...rest } = message.json;
  assert.deepEqual(rest, {
    event: "import.run.finished",
    shop: "lipa",
    import: { id: made.id, name: "feed.xml", entity: "products" },
    run: { id: made.lastRunId, kind: "import", undoes: null, cause: "person" },
    state: "ok",
    counts: {
      ...{ read: 2, created: 2, updated: 0, unchanged: 0, skipped: 0, failed: 0 },
      ...{ removed: 0, missing: 0 },
    },
    at: installation.clock.now(),
  });
  assert.equal(message.headers.get("webhook-id"), id);
  assert.equal(message.headers.get("content-type"), "application/json");
  assert.ok(isSigned(message, secret));
  assert.ok(!isSigned(message, `whsec_${btoa("another secret")}`));
});

test("a failed message is tried again, as the same message with a new time", async (world) => {
  const { messages, answers, shop } = world;
  const { secret, path } = await addHook(world);
  answers.push(() => new Response("broken", { status: 500 }));
  await importFile(world, "A");
  assert.equal(messages.length, 1);
  const page = await shop.browser.visit(path);
  assert.match(page.text, /500 broken/);
  assert.match(page.text, /nepřijímá/);
  await until(world, "2026-03-02T09:00:29.000Z");
  assert.equal(messages.length, 1, "not yet");
  await until(world, "2026-03-02T09:00:30.000Z");
  const [first, second] = messages;
  assert.equal(second?.body, first?.body);
  assert.equal(second?.headers.get("webhook-id"), first?.headers.get("webhook-id"));
  assert.notEqual(
    second?.headers.get("webhook-timestamp"),
    first?.headers.get("webhook-timestamp"),
  );
  assert.ok(isSigned(second!, secret));
  assert.match((await shop.browser.visit(path)).text, /posílá se/);
  await until(world, "2026-03-04T09:00:00.000Z");
  assert.equal(messages.length, 2, "what has arrived is not sent again");
});

test("after eight tries over a day the address is switched off, and the owner told once", async (world) => {
  const { installation, messages, answers, shop } = world;
  const { path } = await addHook(world);
  for (let times = 0; times < 30; times++) answers.push(() => new Response("", { status: 503 }));
  await importFile(world, "A");
  await importFile(world, "B");
  await until(world, "2026-03-03T08:00:00.000Z");
  assert.deepEqual(await mailsTo(installation, shop.owner.email), []);
  await until(world, "2026-03-05T09:00:00.000Z");
  assert.equal(messages.length, 15, "the last try of the second message finds the address off");
  const mails = await mailsTo(installation, shop.owner.email);
  assert.deepEqual(mails.map(({ kind }) => kind), ["webhook_off"]);
  assert.match(mails[0]!.text, /adresa http:\/\/127\.0\.0\.1/i);
  assert.ok(mails[0]!.text.includes(`http://kramek.test${path}`));
  assert.match((await shop.browser.visit(path)).text, /vypnutá/);
  await importFile(world, "C");
  assert.equal(messages.length, 15, "an address that is off is told nothing");
  answers.length = 0;
  await shop.browser.post(`${path}/resume`);
  await importFile(world, "D");
  assert.equal(messages.length, 16);
  assert.equal(messages[15]!.json.counts.created, 1);
});

test("an address that takes other messages is not switched off for one", async (world) => {
  const { installation, messages, answers, shop } = world;
  await addHook(world);
  const { server } = world;
  const handle = server.answers["/hook"]!;
  let refused: string | undefined;
  server.answers["/hook"] = async (request) => {
    refused ??= request.headers.get("webhook-id")!;
    const isRefused = request.headers.get("webhook-id") === refused;
    await handle(request);
    return new Response("", { status: isRefused ? 400 : 200 });
  };
  await importFile(world, "A");
  await until(world, "2026-03-02T12:00:00.000Z");
  await importFile(world, "B");
  await until(world, "2026-03-05T09:00:00.000Z");
  assert.equal(messages.filter(({ json }) => json.id === refused).length, 8);
  assert.deepEqual(await mailsTo(installation, shop.owner.email), []);
  assert.deepEqual(answers, []);
});

test("an address that is gone for good is switched off at once", async (world) => {
  const { installation, messages, answers, shop } = world;
  await addHook(world);
  answers.push(() => new Response("", { status: 410 }));
  await importFile(world, "A");
  await until(world, "2026-03-05T09:00:00.000Z");
  assert.equal(messages.length, 1);
  const mails = await mailsTo(installation, shop.owner.email);
  assert.deepEqual(mails.map(({ kind }) => kind), ["webhook_off"]);
});

test("a redirect is not followed", async (world) => {
  const { server, answers, shop } = world;
  const { path } = await addHook(world);
  const location = { Location: `${server.url}/elsewhere` };
  answers.push(() => new Response(null, { status: 302, headers: location }));
  await importFile(world, "A");
  assert.deepEqual(server.requests.map((request) => request.path), ["/hook"]);
  assert.match((await shop.browser.visit(path)).text, /302/);
});

test("an address that is not public is refused in the form, with what was typed", async (world) => {
  const refused: [address: string, says: RegExp][] = [
    ["http://10.0.0.1/hook", /vnitřní|soukrom|veřejn/i],
    ["http://169.254.169.254/latest", /vnitřní|soukrom|veřejn/i],
    ["http://localhost:8000/", /vnitřní|soukrom|veřejn/i],
    ["ftp://files.example/hook", /https:\/\/ nebo http:\/\//],
    ["hook", /./],
  ];
  for (const [address, says] of refused) {
    const page = await world.shop.browser.post("/shops/lipa/webhooks", { address });
    assert.equal(page.status, 422, address);
    assert.match(page.text, says, address);
    assert.ok(page.html.includes(`value="${address}"`), address);
  }
});

test("a name that turns out to be private is not connected to", async (world) => {
  const { installation, server, shop } = world;
  const { path } = await addHook(world);
  installation.allowed.length = 0; // the operator allows it no more
  await importFile(world, "A");
  assert.equal(server.requests.length, 0);
  assert.match(
    (await shop.browser.visit(path)).text,
    /Adresa není veřejná|není z veřejného|vnitřní/i,
  );
});

test("a test says at once what the address answers, and is tried once", async (world) => {
  const { installation, messages, answers, shop } = world;
  const { path } = await addHook(world);
  answers.push(() => new Response("<b>no</b>\nnot here", { status: 404 }));
  await shop.browser.post(`${path}/test`);
  await installation.services.runner.idle();
  await until(world, "2026-03-04T09:00:00.000Z");
  assert.deepEqual(messages.map(({ json }) => json.event), ["webhook.test"]);
  const page = await shop.browser.visit(path);
  assert.match(page.text, /zkouška/);
  assert.match(page.html, /&lt;b&gt;no&lt;\/b&gt; not here/);
});

test("a paused address is told nothing, and nothing is told later", async (world) => {
  const { messages, shop, installation } = world;
  const { path } = await addHook(world);
  await shop.browser.post(`${path}/pause`);
  await importFile(world, "A");
  await shop.browser.post(`${path}/resume`);
  await importFile(world, "B");
  assert.equal(messages.length, 1);
  await shop.browser.post(`${path}/removal`);
  await importFile(world, "C");
  assert.equal(messages.length, 1);
  const address = `${world.server.url}/hook`;
  assert.deepEqual((await auditOf(installation)).filter((line) => line.startsWith("webhook.")), [
    `webhook.create ${address}`,
    `webhook.pause ${address}`,
    `webhook.resume ${address}`,
    `webhook.remove ${address}`,
  ]);
});

test("an undo is told as a run of its own, and a run once", async (world) => {
  const { messages, installation, shop } = world;
  await addHook(world);
  const made = await importFile(world, "A");
  const program = await apiClient(installation, shop);
  await program.ask("POST", `runs/${made.lastRunId}/undo`);
  await installation.services.runner.idle();
  assert.deepEqual(messages.map(({ json }) => [json.run.kind, json.run.undoes]), [
    ["import", null],
    ["undo", made.lastRunId],
  ]);
  await installation.platform.database.execute(
    "UPDATE jobs SET done_at = NULL WHERE kind = 'import'",
  );
  await installation.services.runner.idle();
  assert.equal(messages.length, 2, "a job that is done over again tells nothing again");
});

test("secrets lie sealed, and are shown once", async (world) => {
  const { installation, shop, server } = world;
  const address = `http://jana:tajne@${server.place}/hook`;
  const { secret, path } = await addHook(world, address);
  assert.doesNotMatch((await shop.browser.visit(path)).html, /whsec_|tajne/);
  const { rows } = await installation.platform.database.execute("SELECT * FROM webhooks");
  const stored = JSON.stringify(rows);
  assert.ok(!stored.includes(secret) && !stored.includes("tajne"));
  await importFile(world, "A");
  assert.equal(
    world.messages[0]?.headers.get("authorization"),
    `Basic ${btoa("jana:tajne")}`,
  );
});

test("another shop's address is not there", async (world) => {
  const { installation } = world;
  const { path } = await addHook(world);
  const other = await installation.shop({ slug: "dub" });
  const foreign = path.replace("lipa", "dub");
  assert.equal((await other.browser.visit(foreign)).status, 404);
  for (const part of ["pause", "resume", "test", "removal"]) {
    assert.equal((await other.browser.post(`${foreign}/${part}`)).status, 404);
  }
  const list = await other.browser.visit("/shops/dub/settings/programs");
  assert.doesNotMatch(list.html, /127\.0\.0\.1/);
});

test("a shop has at most ten addresses", async (world) => {
  const { shop, server } = world;
  for (let number = 0; number < 10; number++) await addHook(world, `${server.url}/hook${number}`);
  const address = `${server.url}/hook`;
  const page = await shop.browser.post("/shops/lipa/webhooks", { address });
  assert.equal(page.status, 422);
  assert.match(page.text, /nejvýš 10 adres/);
});
