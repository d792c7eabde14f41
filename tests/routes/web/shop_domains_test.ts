import assert from "node:assert/strict";
import { setDomain } from "../../../tenants/platform/shop_domains.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";
import { mug, openWeb } from "./web_shop.ts";

const visit = (house: TestInstallation, host: string, path = "/", init: RequestInit = {}) =>
  house.app.fetch(
    new Request(`http://${host}${path}`, { ...init, headers: { Host: host }, redirect: "manual" }),
    { remoteAddress: "192.0.2.1" },
  );

Deno.test("a shop's domain shows the shop's web from its root on", async () => {
  await using house = await openTestInstallation();
  await openWeb(house, {
    languages: ["cs", "sk"],
    products: [mug("H1", { "title:sk": "Hrnček" })],
  });

  const home = await visit(house, "lipa.example");
  const html = await home.text();
  assert.equal(home.status, 200);
  assert.match(html, /href="\/p\/1-hrnek-h1"/);
  assert.match(html, /href="\/sk"/);
  assert.doesNotMatch(html, /\/s\/lipa/);
  assert.equal(home.headers.get("X-Content-Type-Options"), "nosniff");

  for (
    const path of ["/p/1-hrnek-h1", "/c/2-hrnky", "/search?q=h1", "/sk/p/1-hrncek", "/sitemap.xml"]
  ) {
    assert.equal((await visit(house, "lipa.example", path)).status, 200, path);
  }
  const styles = /href="(\/static\/css\/shop_web.css[^"]*)"/.exec(html)![1]!;
  assert.equal((await visit(house, "lipa.example", styles)).status, 200);
  const old = await visit(house, "lipa.example", "/p/1-x");
  assert.equal(old.headers.get("Location"), "/p/1-hrnek-h1");
});

Deno.test("a host is known in any case, with a port and with a dot at its end", async () => {
  await using house = await openTestInstallation();
  await openWeb(house);
  for (const host of ["LIPA.example", "lipa.example:8443", "lipa.example."]) {
    assert.match(await (await visit(house, host)).text(), /class="web"/, host);
  }
});

Deno.test("nothing of the administration is at a shop's domain", async () => {
  await using house = await openTestInstallation();
  await openWeb(house);
  await openWeb(house, { slug: "dub", domain: "dub.example" });
  const paths = ["/sign-in", "/shops/lipa", "/api/v1/openapi.json", "/s/dub", "/s/lipa", "/staff"];
  for (const path of paths) {
    const answer = await visit(house, "lipa.example", path);
    assert.equal(answer.status, 404, path);
    assert.equal(answer.headers.get("Set-Cookie"), null);
  }
  assert.equal((await visit(house, "lipa.example", "/sign-in", { method: "POST" })).status, 404);
});

Deno.test("any other host is the administration's, a hidden shop's one too", async () => {
  await using house = await openTestInstallation();
  const { shop } = await openWeb(house);
  await setDomain(house.platform.database, shop.id, undefined);
  for (const host of ["lipa.example", "other.example", "kramek.test"]) {
    const answer = await visit(house, host, "/sign-in");
    assert.match(await answer.text(), /Krámek/, host);
  }
});
