import assert from "node:assert/strict";
import { openTestInstallation } from "../support/installation.ts";

Deno.test("a page that does not exist says so, and tells no more than that", async () => {
  await using house = await openTestInstallation();
  const answer = await house.browser().visit("/no-such-page");
  assert.equal(answer.status, 404);
  assert.match(answer.text, /Tato stránka tu není/);
});

Deno.test("a static file that does not exist is not found", async () => {
  await using house = await openTestInstallation();
  assert.equal((await house.browser().visit("/static/img/no-such.webp")).status, 404);
});

Deno.test("another shop's page answers exactly like one that does not exist", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop({ slug: "mine" });
  await house.shop({ slug: "other" });

  const other = await browser.visit("/shops/other/products/import");
  const missing = await browser.visit("/shops/wrong/products/import");

  assert.equal(other.status, 404);
  assert.equal(other.status, missing.status);
  assert.equal(ownless(other.html, "other"), ownless(missing.html, "wrong"));
  assert.equal((await browser.visit("/shops/mine/products/import")).status, 200);
});

/** The page without what differs by chance or by its own address. */
const ownless = (html: string, slug: string): string =>
  html.replace(/nonce="[^"]*"/g, "").replaceAll(slug, "slug");

const methods = ["POST", "PUT", "PATCH", "DELETE"];
const foreign: [why: string, headers: Record<string, string>][] = [
  ["comes from another site", { "Sec-Fetch-Site": "cross-site" }],
  ["comes from a sibling host", { "Sec-Fetch-Site": "same-site" }],
  ["has another origin", { "Sec-Fetch-Site": "", Origin: "https://evil.example" }],
];
for (const method of methods) {
  for (const [why, headers] of foreign) {
    for (const type of ["application/json", "application/x-www-form-urlencoded", "text/plain"]) {
      Deno.test(`a ${method} with ${type} is refused when it ${why}`, async () => {
        await using house = await openTestInstallation();
        const { browser } = await house.shop();
        const csrf = await browser.csrf();
        const answer = await browser.request("/preferences", {
          method,
          headers: { ...headers, "Content-Type": type, "X-CSRF-Token": csrf },
          body: "{}",
        });
        assert.equal(answer.status, 403);
      });
    }
  }
  Deno.test(`a ${method} without the session's token is refused`, async () => {
    await using house = await openTestInstallation();
    const { browser } = await house.shop();
    const answer = await browser.request("/preferences", { method });
    assert.equal(answer.status, 403);
  });
}

Deno.test("no page takes anything from elsewhere, so nobody else learns who looks at what (R248)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop({ slug: "lipa" });
  const pages = [
    "/shops/lipa",
    "/shops/lipa/products",
    "/shops/lipa/wallet",
    "/shops/lipa/support/new",
  ];
  const open = ["/prices", "/terms", "/status", "/developers"];
  for (const path of [...pages, ...open]) {
    const { html, headers, status } = await browser.visit(path);
    assert.equal(status, 200, path);
    const loaded = [...html.matchAll(/<(?:script|img|link|iframe)\b[^>]*?(?:src|href)="([^"]+)"/g)];
    const foreign = loaded.map(([, address]) => address!).filter((address) =>
      /^(?:https?:)?\/\//.test(address) && !address.startsWith("http://kramek.test")
    );
    assert.deepEqual(foreign, [], path);
    assert.match(headers.get("Content-Security-Policy")!, /default-src 'self'/, path);
  }
});
