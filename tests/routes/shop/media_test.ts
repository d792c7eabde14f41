import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { mediaPath } from "../../../tenants/files/media_files.ts";
import { shopFolder } from "../../../tenants/platform.ts";
import { type MediaWorld, withMediaWorld } from "../../support/media.ts";
import { pdf, png } from "../../support/pictures.ts";

const picture = png({ width: 120, height: 90 });
const key = createHash("sha256").update(picture).digest("hex");
const pdfKey = createHash("sha256").update(pdf).digest("hex");

/** A shop with a product that has a picture and a file. */
const test = (name: string, work: (world: MediaWorld) => Promise<void>) =>
  Deno.test(`stored pictures: ${name}`, () =>
    withMediaWorld(async (world) => {
      world.serve("/a.png", picture);
      world.serve("/N%C3%A1vod.pdf", pdf);
      await world.load({ A: ["/a.png", "/N%C3%A1vod.pdf"] });
      await work(world);
    }));

test("the original comes with its exact type, and may run nothing (UP-19)", async ({ shop }) => {
  const { status, headers } = await shop.browser.visit(`/shops/lipa/media/${key}/original`);
  assert.equal(status, 200);
  const expected = {
    "content-type": "image/png",
    "content-length": String(picture.length),
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=31536000, immutable",
    "content-disposition": `inline; filename="file"; filename*=UTF-8''a.png`,
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(headers.get(name), value);
});

for (const size of ["list", "detail"]) {
  test(`the size ${size} is a WebP of our own`, async ({ shop }) => {
    const { status, headers } = await shop.browser.visit(`/shops/lipa/media/${key}/${size}`);
    assert.equal(status, 200);
    assert.equal(headers.get("content-type"), "image/webp");
    assert.match(headers.get("content-disposition") ?? "", /^inline; .*a\.png\.webp$/);
  });
}

test("a file is only ever downloaded, under its own name (UP-19)", async ({ shop }) => {
  const { headers, html } = await shop.browser.visit(`/shops/lipa/media/${pdfKey}/original`);
  assert.equal(headers.get("content-type"), "application/pdf");
  assert.equal(
    headers.get("content-disposition"),
    `attachment; filename="file"; filename*=UTF-8''N%C3%A1vod.pdf`,
  );
  assert.match(html, /^%PDF/);
});

test("what there is not is not found: sizes, keys, thumbnails of files, ways out", async ({ shop }) => {
  for (
    const path of [
      `${key}/huge`,
      `${key}/original.webp`,
      `${pdfKey}/list`,
      `${"0".repeat(64)}/list`,
      `${key.toUpperCase()}/list`,
      `${key.slice(1)}/list`,
      `..%2f..%2fshop.db/original`,
      `${key}%00/original`,
    ]
  ) assert.equal((await shop.browser.visit(`/shops/lipa/media/${path}`)).status, 404, path);
});

test("another shop's picture is not found, and who is not signed in sees none", async (world) => {
  const { installation } = world;
  const other = await installation.shop({ slug: "buk" });
  const path = `/media/${key}/list`;
  assert.equal((await other.browser.visit(`/shops/buk${path}`)).status, 404);
  assert.equal((await other.browser.visit(`/shops/lipa${path}`)).status, 404);
  const stranger = await installation.browser().visit(`/shops/lipa${path}`);
  assert.match(stranger.location ?? "", /^\/sign-in/);
});

test("one whose file is gone is not found", async ({ installation, shop }) => {
  const folder = shopFolder(installation.platform.folder, shop.shop.id);
  await Deno.remove(mediaPath(folder, key, "list"));
  assert.equal((await shop.browser.visit(`/shops/lipa/media/${key}/list`)).status, 404);
});

test("the list, the product and the search show the stored one, not the supplier's", async (world) => {
  const { shop, server } = world;
  for (
    const [path, size] of [
      ["/shops/lipa/products", "list"],
      ["/shops/lipa/products/1", "detail"],
      ["/shops/lipa/search?q=hrnek", "list"],
    ] as const
  ) {
    const { html } = await shop.browser.visit(path);
    assert.ok(html.includes(`src="/shops/lipa/media/${key}/${size}"`), path);
    assert.ok(!html.includes(`src="${server.url}`), path);
  }
  const product = await shop.browser.visit("/shops/lipa/products/1");
  assert.ok(product.html.includes(`href="/shops/lipa/media/${pdfKey}/original"`));
});

test("a picture that is not stored is shown from its supplier", async (world) => {
  await world.load({ B: ["/gone.png"] });
  const { html } = await world.shop.browser.visit("/shops/lipa/products");
  assert.ok(html.includes(`src="${world.server.url}/gone.png"`));
});

test("the run's page says how many there are and asks again until they are there", async (world) => {
  world.serve("/b.png", png({ shade: 7 }));
  const run = await world.load({ B: ["/b.png", "/a.png", "/gone.png"] });
  const page = await world.shop.browser.visit(run.path);
  assert.match(page.text, /Obrázky a soubory/);
  assert.match(page.text, /3 z 3, 1.se nepodařil/);
  assert.match(page.text, /Staženo1 Uloženo už dřív1.* Nepodařilo se1/);
  assert.doesNotMatch(page.html, /hx-trigger="every 1s"/);
});
