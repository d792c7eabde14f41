import { strict as assert } from "node:assert";
import { openTestInstallation } from "../../support/installation.ts";

/** What a program of a search engine may read: the longest of the rules that fit wins (RFC 9309). */
function mayRead(robots: string, path: string): boolean {
  const rules = [...robots.matchAll(/^(Allow|Disallow): (.*)$/gm)]
    .map(([, kind, prefix = ""]) => ({ isAllowed: kind === "Allow", prefix }))
    .filter(({ prefix }) => path.startsWith(prefix));
  return rules.toSorted((a, b) => b.prefix.length - a.prefix.length)[0]?.isAllowed ?? true;
}

Deno.test("search engines may read public pages and shops' webs, and nothing of the administration", async () => {
  await using house = await openTestInstallation();
  const { status, html } = await house.browser().visit("/robots.txt");
  assert.equal(status, 200);
  assert.match(html, /^User-agent: \*$/m);
  for (const path of ["/status", "/community", "/community/7", "/prices", "/terms", "/s/lipa"]) {
    assert.ok(mayRead(html, path), path);
  }
  const closed = ["/", "/sign-in", "/shops/lipa/products", "/staff", "/api/v1", "/feeds/a/b/c.xml"];
  for (const path of [...closed, "/community/new", "/invitations/x"]) {
    assert.ok(!mayRead(html, path), path);
  }
});

Deno.test("public pages offer themselves to search engines, the sign-in does not", async () => {
  await using house = await openTestInstallation();
  const noindex = /<meta name="robots" content="noindex"/;
  for (const path of ["/status", "/prices", "/terms", "/developers"]) {
    assert.doesNotMatch((await house.browser().visit(path)).html, noindex, path);
  }
  assert.match((await house.browser().visit("/sign-in")).html, noindex);
});
