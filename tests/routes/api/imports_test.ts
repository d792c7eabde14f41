import { strict as assert } from "node:assert";
import { runAgain } from "../../../tenants/jobs/run_orders.ts";
import { orderDue } from "../../../tenants/platform/schedule.ts";
import { listFeeds } from "../../support/stored_files.ts";
import { type ApiClient, apiClient } from "../../support/api_client.ts";
import { type FeedServer, startFeedServer } from "../../support/feed_server.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

interface World {
  installation: TestInstallation;
  server: FeedServer;
  shop: TestShop;
  program: ApiClient;
}

const test = (name: string, work: (world: World) => Promise<void>) =>
  Deno.test(`api imports: ${name}`, async () => {
    await using server = startFeedServer();
    await using installation = await openTestInstallation({ allowedSources: server.place });
    const shop = await installation.shop({ slug: "lipa" });
    const program = await apiClient(installation, shop);
    await work({ installation, server, shop, program });
  });

const item = (code: string, price = "100") =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT></SHOPITEM>`;
const feed = (...items: string[]) => `<SHOP>${items.join("")}</SHOP>`;

function form(parts: { order?: unknown; content?: string; name?: string }): FormData {
  const body = new FormData();
  if (parts.order !== undefined) body.set("import", JSON.stringify(parts.order));
  if (parts.content !== undefined) {
    body.set("file", new File([parts.content], parts.name ?? "feed.xml"));
  }
  return body;
}

/** Creates an import of a file and lets it run. */
async function upload({ installation, program }: World, content: string, order: unknown = {}) {
  const made = await program.ask("POST", "imports", { body: form({ order, content }) });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  await installation.services.runner.idle();
  return made.json;
}

const daily = ({ server }: World, more: Record<string, unknown> = {}) => ({
  format: "heureka",
  name: "Dodavatel",
  frequency: "daily",
  source: { kind: "address", address: `${server.url}/feed.xml` },
  ...more,
});

test("a form that is cut short, or has no boundary, is told from a failure of ours", async ({ program }) => {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.xml"\r\n\r\n<SHOP>';
  for (const type of ["multipart/form-data; boundary=x", "multipart/form-data"]) {
    const headers = { "Content-Type": type };
    const answer = await program.ask("POST", "imports", { body: head, headers });
    assert.deepEqual([answer.status, answer.json.error?.code], [400, "malformed"], type);
  }
});

test("a file in the request becomes an import that runs at once (R4, R5)", async (world) => {
  const { program } = world;
  const made = await upload(world, feed(item("A"), item("B", "12.345")), {
    name: "Ceník",
    settings: { codePrefix: "S-" },
  });
  assert.deepEqual([made.name, made.format, made.source], ["Ceník", "heureka", { kind: "upload" }]);
  assert.equal(made.createdBy, "Skladník");
  const { json: run } = await program.get(`runs/${made.lastRunId}`);
  assert.deepEqual([run.state, run.importId, run.orderedBy], ["warning", made.id, "Skladník"]);
  assert.deepEqual(run.counts, {
    ...{ read: 2, created: 2, updated: 0, unchanged: 0, skipped: 0, failed: 0 },
    ...{ removed: 0, missing: 0 },
  });
  const { json: problems } = await program.get(`runs/${run.id}/problems`);
  assert.deepEqual(problems.items.map(({ code, value }: Record<string, string>) => [code, value]), [
    ["price_ambiguous", "12.345"],
  ]);
  assert.match(problems.items[0].message, /PRICE_VAT.*12\.345/);
  const { json: items } = await program.get(`runs/${run.id}/items?outcome=created`);
  assert.deepEqual(items.items.map(({ code }: { code: string }) => code), ["S-A", "S-B"]);
  assert.deepEqual((await auditOf(world.installation)).slice(-1), ["import.order Ceník"]);
});

test("a refused file leaves nothing behind and names what is wrong", async (world) => {
  const { program, installation, shop } = world;
  const refusals: [parts: Parameters<typeof form>[0], field: string, code: string][] = [
    [{ content: "<html><body>Login</body></html>" }, "file", "file_is_html"],
    [{ content: "what is this" }, "file", "format_unknown"],
    [{ content: "PK\x03\x04 and no more", name: "feed.zip" }, "file", "archive_broken"],
    [{ content: feed(), order: { format: "excel" } }, "format", "format_not_offered"],
    [{ content: feed(), order: { colour: 1 } }, "import.colour", "unknown_field"],
    [{ content: feed(), order: { settings: { keptRuns: 0 } } }, "settings.keptRuns", "too_small"],
    [{ content: feed(), order: { settings: { x: 1 } } }, "settings.x", "unknown_field"],
    [{ order: {} }, "file", "required"],
  ];
  for (const [parts, field, code] of refusals) {
    const answer = await program.ask("POST", "imports", { body: form(parts) });
    assert.equal(answer.status, 422, JSON.stringify(answer.json));
    const { problems } = answer.json.error;
    assert.deepEqual([problems[0].field, problems[0].code], [field, code]);
  }
  assert.deepEqual((await program.get("imports")).json.items, []);
  assert.deepEqual(await listFeeds(installation, shop), []);
});

test("an import that fetches its file stands in the schedule, and its secret is not shown", async (world) => {
  const { program, server, installation } = world;
  server.answers["/feed.xml"] = () => new Response(feed(item("A")));
  const address = `http://user:secret@${server.place}/feed.xml`;
  const made = await program.ask("POST", "imports", {
    json: daily(world, { source: { kind: "address", address } }),
  });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  assert.equal(made.headers.get("Location"), `/api/v1/imports/${made.json.id}`);
  assert.equal(made.json.nextRunAt, "2026-03-03T03:00:00.000Z");
  assert.doesNotMatch(JSON.stringify(made.json), /secret/);
  await installation.services.runner.idle();
  assert.equal(server.requests.length, 0, "it waits for its time");
  const ordered = await program.ask("POST", `imports/${made.json.id}/runs`);
  assert.deepEqual([ordered.status, ordered.json.state], [202, "waiting"]);
  await installation.services.runner.idle();
  assert.equal((await program.get(`runs/${ordered.json.id}`)).json.state, "ok");
});

test("an import that runs once from an address or the inbox runs at once", async (world) => {
  const { program, server, installation } = world;
  server.answers["/feed.xml"] = () => new Response(feed(item("A")));
  await program.ask("PUT", "inbox/b.xml", { body: feed(item("B")) });
  const sources = [daily(world).source, { kind: "inbox", file: "b.xml" }];
  for (const source of sources) {
    const { json } = await program.ask("POST", "imports", {
      json: { format: "auto", source, frequency: "once" },
    });
    await installation.services.runner.idle();
    const { json: run } = await program.get(`runs/${json.lastRunId}`);
    assert.deepEqual([run.state, run.counts.created], ["ok", 1], JSON.stringify(run));
  }
});

const refused: [what: string, order: Record<string, unknown>, field: string, code: string][] = [
  [
    "a private address",
    { source: from("http://10.0.0.1/a.xml") },
    "source.address",
    "refused_address",
  ],
  ["another scheme", { source: from("file:///etc/passwd") }, "source.address", "scheme"],
  [
    "a path for a name",
    { source: { kind: "inbox", file: "../a" } },
    "source.file",
    "name_unusable",
  ],
  [
    "customers every hour (R9)",
    { entity: "customers", frequency: "hourly" },
    "frequency",
    "frequency_not_offered",
  ],
  [
    "an hourly import that only creates (R43)",
    { frequency: "hourly", settings: { mode: "create" } },
    "frequency",
    "frequency_not_offered",
  ],
  ["an unknown format", { format: "excel" }, "format", "format_not_offered"],
  [
    "settings that exclude each other (R83)",
    { settings: { missingProducts: "archive", availabilityFromStock: true } },
    "settings.availabilityFromStock",
    "missing_and_stock",
  ],
  ["an unknown field", { everyHour: true }, "everyHour", "unknown_field"],
];
for (const [what, order, field, code] of refused) {
  test(`${what} is refused as in the admin`, async (world) => {
    const { program } = world;
    const answer = await program.ask("POST", "imports", { json: daily(world, order) });
    assert.equal(answer.status, 422, JSON.stringify(answer.json));
    const { problems } = answer.json.error;
    const found = problems.find((each: { field: string }) => each.field === field);
    assert.equal(found?.code, code, JSON.stringify(problems));
    assert.deepEqual((await program.get("imports")).json.items, []);
  });
}

function from(address: string) {
  return { kind: "address", address };
}

test("settings are changed by the version that was read", async (world) => {
  const { program } = world;
  const { json: made, headers } = await program.ask("POST", "imports", { json: daily(world) });
  const path = `imports/${made.id}`;
  const etag = headers.get("ETag")!;
  const changed = await program.ask("PATCH", path, {
    headers: { "If-Match": etag },
    json: { settings: { marginPercent: 10 }, name: "Jiný" },
  });
  assert.deepEqual([changed.status, changed.json.settings.marginPercent], [200, 10]);
  assert.deepEqual([changed.json.name, changed.json.settings.mode], ["Jiný", "both"]);
  const late = await program.ask("PATCH", path, {
    headers: { "If-Match": etag },
    json: { settings: { marginPercent: 20 } },
  });
  assert.deepEqual([late.status, late.json.error.code], [412, "changed_meanwhile"]);
  const wrong = await program.ask("PATCH", path, {
    json: { settings: { marginPercent: "much" } },
  });
  assert.equal(wrong.json.error.problems[0].field, "settings.marginPercent");
  assert.equal((await program.get(path)).json.settings.marginPercent, 10);
});

test("an import is paused, resumed and deleted", async (world) => {
  const { program, installation } = world;
  const { json: made } = await program.ask("POST", "imports", { json: daily(world) });
  const path = `imports/${made.id}`;
  const paused = await program.ask("PUT", `${path}/pause`);
  assert.deepEqual([paused.json.pausedAt, paused.json.nextRunAt], [installation.clock.now(), null]);
  const resumed = await program.ask("DELETE", `${path}/pause`);
  assert.deepEqual([resumed.json.pausedAt, resumed.json.nextRunAt !== null], [null, true]);
  assert.equal((await program.ask("DELETE", path)).status, 204);
  assert.equal((await program.get(path)).status, 404);
  assert.deepEqual((await auditOf(installation)).slice(-4), [
    "import.order Dodavatel",
    "import.pause Dodavatel",
    "import.resume Dodavatel",
    "import.delete Dodavatel",
  ]);
});

test("an import of files runs its last one again, or a new one (R54, R55)", async (world) => {
  const { program, installation } = world;
  const made = await upload(world, feed(item("A")));
  const again = await program.ask("POST", `imports/${made.id}/runs`);
  await installation.services.runner.idle();
  assert.equal((await program.get(`runs/${again.json.id}`)).json.notModified, true);
  const other = await program.ask("POST", `imports/${made.id}/runs`, {
    body: form({ content: feed(item("A", "150")) }),
  });
  await installation.services.runner.idle();
  const { json: items } = await program.get(`runs/${other.json.id}/items?outcome=updated`);
  assert.deepEqual(items.items[0].changes, { "price:CZK:": ["100.00", "150.00"] });
  const { json: runs } = await program.get(`imports/${made.id}/runs?limit=2`);
  const ids = (page: { items: { id: number }[] }) => page.items.map(({ id }) => id);
  assert.deepEqual(ids(runs), [other.json.id, again.json.id]);
  const { json: rest } = await program.get(`imports/${made.id}/runs?limit=2&cursor=${runs.next}`);
  assert.deepEqual([ids(rest), rest.next], [[made.lastRunId], null]);
});

test("a run is undone once, and the undo is a run of its own", async (world) => {
  const { program, installation } = world;
  const made = await upload(world, feed(item("A")));
  const undo = await program.ask("POST", `runs/${made.lastRunId}/undo`);
  assert.deepEqual([undo.status, undo.json.kind, undo.json.undoes], [202, "undo", made.lastRunId]);
  await installation.services.runner.idle();
  assert.equal((await program.get(`runs/${undo.json.id}`)).json.counts.removed, 1);
  const again = await program.ask("POST", `runs/${made.lastRunId}/undo`);
  assert.deepEqual([again.status, again.json.error.code], [409, "not_undoable"]);
  const late = await program.ask("POST", `runs/${made.lastRunId}/cancellation`);
  assert.deepEqual([late.status, late.json.error.code], [409, "not_running"]);
});

test("a held run is decided about once", async (world) => {
  const { program, server, installation } = world;
  const { runner } = installation.services;
  server.answers["/feed.xml"] = () => new Response(feed(...[..."ABCD"].map((code) => item(code))));
  const { json: made } = await program.ask("POST", "imports", { json: daily(world) });
  await program.ask("POST", `imports/${made.id}/runs`);
  await runner.idle();
  server.answers["/feed.xml"] = () => new Response(feed(item("E")));
  installation.clock.set("2026-03-03T03:00:00.000Z");
  await orderDue(installation.platform.database, installation.clock.now());
  await runner.idle();
  const { json: { items: [held] } } = await program.get(`imports/${made.id}/runs`);
  assert.deepEqual([held.state, held.hold.reason, held.hold.count], ["held", "fewer_records", 1]);
  const decision = (decision: string) =>
    program.ask("POST", `runs/${held.id}/decision`, { json: { decision } });
  assert.equal((await decision("perhaps")).status, 422);
  assert.equal((await decision("apply")).status, 202);
  await runner.idle();
  const { json: run } = await program.get(`runs/${held.id}`);
  assert.deepEqual([run.state, run.counts.created, run.approvedBy], ["ok", 1, "Skladník"]);
  assert.equal((await decision("dismiss")).status, 409);
});

test("a waiting run is cancelled", async (world) => {
  const { program, installation, shop } = world;
  const { json: made } = await program.ask("POST", "imports", { json: daily(world) });
  // Ordered, but nobody has told the workers yet.
  const runId = await runAgain(installation.platform, shop.shop, made.id, { by: "Test" });
  const cancelled = await program.ask("POST", `runs/${runId}/cancellation`);
  assert.deepEqual([cancelled.status, cancelled.json.state], [202, "warning"]);
  const { json: problems } = await program.get(`runs/${runId}/problems`);
  assert.deepEqual(problems.items.map(({ code }: { code: string }) => code), ["run_cancelled"]);
});

test("the same request sent again under its key is done once (MO-4)", async (world) => {
  const { program, installation } = world;
  const headers = { "Idempotency-Key": "night-1" };
  const create = () => program.ask("POST", "imports", { headers, json: daily(world) });
  const first = await create();
  const second = await create();
  assert.deepEqual([second.status, second.json], [201, first.json]);
  assert.equal(second.headers.get("Idempotent-Replayed"), "true");
  assert.equal((await program.get("imports")).json.items.length, 1);
  const other = await program.ask("POST", "imports", {
    headers,
    json: daily(world, { name: "X" }),
  });
  assert.deepEqual([other.status, other.json.error.code], [409, "key_reused"]);
  const wrong = { "Idempotency-Key": "night-2" };
  const refused = await program.ask("POST", "imports", { headers: wrong, json: { format: "x" } });
  assert.equal(refused.status, 422);
  const right = await program.ask("POST", "imports", { headers: wrong, json: daily(world) });
  assert.equal(right.status, 201, "a refused request is put right under its key");
  installation.clock.pass(86_401);
  assert.equal((await create()).headers.get("Idempotent-Replayed"), null, "a day later it is new");
});

test("another shop's key sees and changes nothing", async (world) => {
  const { installation, program } = world;
  const made = await upload(world, feed(item("A")));
  const stranger = await apiClient(installation, await installation.shop({ slug: "dub" }));
  assert.deepEqual((await stranger.get("imports")).json.items, []);
  const asked: [method: string, path: string, json?: unknown][] = [
    ["GET", `imports/${made.id}`],
    ["PATCH", `imports/${made.id}`, { name: "Mine" }],
    ["DELETE", `imports/${made.id}`],
    ["PUT", `imports/${made.id}/pause`],
    ["DELETE", `imports/${made.id}/pause`],
    ["GET", `imports/${made.id}/runs`],
    ["POST", `imports/${made.id}/runs`],
    ["GET", `runs/${made.lastRunId}`],
    ["GET", `runs/${made.lastRunId}/problems`],
    ["GET", `runs/${made.lastRunId}/items?outcome=created`],
    ["POST", `runs/${made.lastRunId}/cancellation`],
    ["POST", `runs/${made.lastRunId}/decision`, { decision: "apply" }],
    ["POST", `runs/${made.lastRunId}/undo`],
  ];
  for (const [method, path, json] of asked) {
    const answer = await stranger.ask(method, path, json === undefined ? {} : { json });
    assert.deepEqual([answer.status, answer.json.error.code], [404, "not_found"], path);
  }
  assert.deepEqual((await program.get(`imports/${made.id}`)).json, { ...made });
});

test("wrong JSON, a wrong content type and a wrong page are said in the one shape", async ({ program }) => {
  const json = { "Content-Type": "application/json" };
  const malformed = await program.ask("POST", "imports", { headers: json, body: "{" });
  assert.deepEqual([malformed.status, malformed.json.error.code], [400, "malformed"]);
  const text = { "Content-Type": "text/plain" };
  const plain = await program.ask("POST", "imports", { headers: text, body: "a" });
  assert.deepEqual([plain.status, plain.json.error.code], [415, "content_type"]);
  const large = await program.ask("POST", "imports", {
    headers: json,
    body: `"${"x".repeat(5_000_000)}"`,
  });
  assert.deepEqual([large.status, large.json.error.code], [413, "too_large"]);
  for (const query of ["limit=0", "limit=many", "cursor=x", "colour=1", "entity=shoes"]) {
    const answer = await program.get(`imports?${query}`);
    assert.equal(answer.status, 422, query);
    assert.equal(answer.json.error.problems[0].field, query.split("=")[0]);
  }
});
