import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { removeOldPreviews } from "../../../tenants/jobs/preview.ts";
import { shopFolder } from "../../../tenants/platform.ts";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import {
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

const test = (name: string, work: (world: TestInstallation, shop: TestShop) => Promise<void>) =>
  Deno.test(`previews: ${name}`, async () => {
    await using installation = await openTestInstallation();
    await work(installation, await installation.shop({ slug: "lipa" }));
  });

const item = (code: string, { title = "Hrnek", price = "100" } = {}) =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>${title} ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT></SHOPITEM>`;
const feed = (...items: string[]) => `<?xml version="1.0"?><SHOP>${items.join("\n")}</SHOP>`;
const answers = { entity: "products", format: "heureka", mode: "both" };

async function importNow(world: TestInstallation, { browser }: TestShop, content: string) {
  const answer = await browser.upload("/shops/lipa/imports", answers, { name: "a.xml", content });
  assert.equal(answer.status, 303, answer.text);
  await world.services.runner.idle();
}

/** Walks through the wizard with a dropped file and asks to see the changes first. */
async function preview(world: TestInstallation, { browser }: TestShop, content: string) {
  const dropped = await browser.upload("/shops/lipa/imports/recognise", {
    entity: "products",
    mode: "both",
  }, { name: "feed.xml", content });
  assert.equal(dropped.status, 303, dropped.text);
  const review = await browser.visit(dropped.location!);
  assert.match(review.text, /Takto by první záznamy souboru dopadly v obchodě/);
  const asked = await browser.post("/shops/lipa/imports", {
    ...Object.fromEntries(new URL(dropped.location!, "http://x").searchParams),
    source: "upload",
    frequency: "once",
    settings: "true",
    createItems: "true",
    updateItems: "true",
    then: "preview",
  });
  assert.equal(asked.status, 303, asked.text);
  await world.services.runner.idle();
  return asked.location!;
}

/** Everything in the shop's database but imports themselves. */
async function hashOf({ platform }: TestInstallation, { shop }: TestShop): Promise<string> {
  await using lease = await platform.shops.lease(shop.id);
  const hash = createHash("sha256");
  const tables = await queryAll<{ name: string }>(
    lease.database,
    `SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'import%' ORDER BY name`,
  );
  for (const { name } of tables.filter(({ name }) => !name.includes("_search_"))) {
    const rows = await queryAll<Row>(lease.database, `SELECT * FROM ${name}`);
    hash.update(name + JSON.stringify(rows.map((row) => JSON.stringify(row)).toSorted()));
  }
  return hash.digest("hex");
}

test("a preview shows each change and writes nothing to the shop", async (world, shop) => {
  await importNow(world, shop, feed(item("A"), item("B")));
  const before = await hashOf(world, shop);
  const path = await preview(world, shop, feed(item("A", { price: "150" }), item("B"), item("C")));
  assert.equal(await hashOf(world, shop), before);
  const page = await shop.browser.visit(path);
  assert.match(page.text, /Založeno ?1 Aktualizováno ?1 Beze změny ?1/);
  const updated = await shop.browser.visit(`${path}/items/updated`);
  assert.match(updated.text, /100,00.Kč.*150,00.Kč/s);
  assert.match((await shop.browser.visit(`${path}/items/created`)).text, /Hrnek C/);
  assert.equal(await hashOf(world, shop), before);
});

test("a preview is applied as it was shown", async (world, shop) => {
  await importNow(world, shop, feed(item("A")));
  const path = await preview(world, shop, feed(item("A", { price: "150" }), item("C")));
  const applied = await shop.browser.post(`${path}/apply`);
  await world.services.runner.idle();
  const run = await shop.browser.visit(applied.location!);
  assert.match(run.text, /Založeno ?1 Aktualizováno ?1/);
  const again = await shop.browser.submit(`${path}/apply`);
  assert.match(again.text, /Náhled je příliš starý/);
});

test("a shop that has changed meanwhile is planned again", async (world, shop) => {
  await importNow(world, shop, feed(item("A")));
  const path = await preview(world, shop, feed(item("A", { price: "150" })));
  await importNow(world, shop, feed(item("A", { title: "Talíř" })));
  const before = await hashOf(world, shop);
  const answer = await shop.browser.post(`${path}/apply`);
  await world.services.runner.idle();
  assert.equal(await hashOf(world, shop), before, "nothing was applied");
  assert.notEqual(answer.location, path);
  const page = await shop.browser.visit(answer.location!);
  assert.match(page.text, /Obchod se mezitím změnil/);
  assert.match(
    (await shop.browser.visit(`${answer.location!}/items/updated`)).text,
    /Talíř A.*Hrnek A/s,
  );
});

test("changes are filtered by field", async (world, shop) => {
  await importNow(world, shop, feed(item("A"), item("B")));
  const path = await preview(
    world,
    shop,
    feed(item("A", { price: "150" }), item("B", { title: "Talíř" })),
  );
  const all = await shop.browser.visit(`${path}/items/updated`);
  assert.match(all.html, /name="field"/);
  const prices = await shop.browser.visit(`${path}/items/updated?field=price`);
  assert.match(prices.text, /150,00/);
  assert.doesNotMatch(prices.text, /Talíř B/);
});

test("what would change nothing cannot be applied", async (world, shop) => {
  await importNow(world, shop, feed(item("A")));
  const page = await shop.browser.visit(await preview(world, shop, feed(item("A")) + "\n"));
  assert.match(page.text, /Import by nic nezměnil/);
  assert.doesNotMatch(page.html, /\/apply"/);
});

test("another shop's preview is as if it did not exist", async (world, shop) => {
  const path = await preview(world, shop, feed(item("A")));
  const other = await world.shop({ slug: "dub" });
  assert.equal((await other.browser.visit(path)).status, 404);
  const theirs = await other.browser.visit(path.replace("/lipa/", "/dub/"));
  assert.equal(theirs.status, 404);
});

test(
  "a preview that nobody applied goes after a day, and a file that is nobody's after two",
  async (world, shop) => {
    const path = await preview(world, shop, feed(item("A")));
    const { folder } = world.platform;
    const previewsLeft = async () =>
      (await Array.fromAsync(Deno.readDir(folder.path)))
        .filter(({ name }) => name.startsWith("preview-")).length;
    const hour = 3_600_000;
    await removeOldPreviews(world.platform, Date.now() + 23 * hour);
    assert.equal(await previewsLeft(), 1);
    await removeOldPreviews(world.platform, Date.now() + 25 * hour);
    assert.equal(await previewsLeft(), 0);
    assert.match((await shop.browser.submit(`${path}/apply`)).text, /Náhled je příliš starý/);

    const files = `${shopFolder(folder, shop.shop.id)}/files`;
    for await (const { name } of Deno.readDir(files)) {
      await Deno.utime(`${files}/${name}`, new Date(0), new Date(0));
    }
    await importNow(world, shop, feed(item("B")));
    const left = (await Array.fromAsync(Deno.readDir(files))).filter(({ isFile }) => isFile);
    assert.equal(left.length, 1, "the file of the run stays");
  },
);
