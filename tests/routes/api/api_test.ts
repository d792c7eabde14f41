import { strict as assert } from "node:assert";
import { requestsMax } from "../../../routes/api/rate_limit.ts";
import { accessTable } from "../../../routes/access_table.ts";
import { apiClient } from "../../support/api_client.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";

const test = (name: string, work: (world: TestInstallation) => Promise<void>) =>
  Deno.test(`api: ${name}`, async () => {
    await using world = await openTestInstallation();
    await work(world);
  });

test("the document names every operation and nothing else", async (world) => {
  const program = await apiClient(world, undefined);
  const { status, json } = await program.get("openapi.json");
  assert.equal(status, 200);
  assert.equal(json.openapi, "3.1.0");
  assert.deepEqual(json.servers, [{ url: "http://kramek.test" }]);
  const told = Object.entries<Record<string, unknown>>(json.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
  );
  const ofPrograms = Object.keys(accessTable).filter((row) => accessTable[row] === "token")
    .map((row) => row.replace(/:(\w+)/g, "{$1}"));
  assert.deepEqual(told.sort(), ofPrograms.sort());
});

test("every operation says who may use it, what it does and what it may refuse", async (world) => {
  const { json } = await (await apiClient(world, undefined)).get("openapi.json");
  for (const [path, methods] of Object.entries(json.paths)) {
    for (const [method, found] of Object.entries(methods as object)) {
      const what = `${method} ${path}`;
      assert.deepEqual(found.security, [{ key: [] }], what);
      assert.ok(found.summary && found.tags.length === 1, what);
      for (const status of ["401", "403"]) assert.ok(found.responses[status], `${what} ${status}`);
    }
  }
});

test("the reference is made of the document, in a frame of three languages", async (world) => {
  const titles = {
    cs: "Rozhraní pro programy",
    sk: "Rozhranie pre programy",
    en: "The interface for programs",
  };
  for (const [language, title] of Object.entries(titles)) {
    const page = await world.browser().visit("/developers", { "Accept-Language": language });
    assert.equal(page.status, 200);
    assert.match(page.text, new RegExp(title));
    assert.match(page.text, /PUT \/api\/v1\/inbox\/\{name\}/);
    assert.match(page.html, /curl -X PUT http:\/\/kramek\.test\/api\/v1\/inbox\/feed\.xml/);
  }
});

test("what is no operation is refused in JSON, with a key and without", async (world) => {
  const program = await apiClient(world, await world.shop());
  const answer = await program.ask("POST", "nothing-here");
  assert.deepEqual([answer.status, answer.json.error.code], [404, "not_found"]);
  const stranger = await (await apiClient(world, undefined)).get("nothing-here");
  assert.deepEqual([stranger.status, stranger.json.error.code], [401, "token_wrong"]);
});

test("wrong keys from one address have an end; a right one is let in all the same", async (world) => {
  const shop = await world.shop();
  const guesser = await apiClient(world, undefined, { key: "kramek_wrong" });
  for (let guess = 0; guess < 50; guess++) {
    assert.equal((await guesser.get("inbox")).status, 401);
  }
  const refused = await guesser.get("inbox");
  assert.deepEqual([refused.status, refused.json.error.code], [429, "too_many_attempts"]);
  assert.equal(refused.headers.get("Retry-After"), "30");
  assert.equal((await (await apiClient(world, shop)).get("inbox")).status, 200);
});

test("a shop's programs ask so often a minute, and another shop's not less for it", async (world) => {
  const [busy, calm] = [await world.shop(), await world.shop()];
  const program = await apiClient(world, busy);
  for (let asked = 0; asked < requestsMax; asked++) await program.get("nothing");
  const refused = await program.get("inbox");
  assert.deepEqual([refused.status, refused.json.error.code], [429, "too_many_requests"]);
  assert.equal(refused.headers.get("Retry-After"), "1");
  assert.equal((await (await apiClient(world, calm)).get("inbox")).status, 200);
  world.clock.pass(1);
  assert.equal((await program.get("inbox")).status, 200);
});
