import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { mediaSizeMax } from "../../../core/media/picture.ts";
import { type MediaWorld, withMediaWorld } from "../../support/media.ts";
import { pdf, png } from "../../support/pictures.ts";

const test = (name: string, work: (world: MediaWorld) => Promise<void>) =>
  Deno.test(`pictures: ${name}`, () => withMediaWorld(work));

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const partsOf = (bytes: Uint8Array) =>
  ["", ".detail.webp", ".list.webp"].map((part) => hashOf(bytes) + part);

test("those of new products are downloaded, with their address, type and size (R60)", async (world) => {
  const picture = png({ width: 300, height: 200 });
  world.serve("/a.jpg", picture, "image/jpeg"); // neither the ending nor the header is believed
  world.serve("/navod.pdf", pdf, "application/octet-stream");
  const run = await world.load({ A: ["/a.jpg", "/navod.pdf"] });
  assert.equal(run.state, "ok");
  assert.equal(run.media, "2: 2 + 0 + 0");
  const rows = await world.query(
    `SELECT address, name, type, size, width, height FROM media_sources
       JOIN media ON media.key = media_key ORDER BY address`,
  );
  const { url } = world.server;
  assert.deepEqual(rows.map((row) => Object.values(row)), [
    [`${url}/a.jpg`, "a.jpg", "image/png", picture.length, 300, 200],
    [`${url}/navod.pdf`, "navod.pdf", "application/pdf", pdf.length, null, null],
  ]);
  assert.deepEqual(await world.files(), [...partsOf(picture), hashOf(pdf)].toSorted());
});

test("an address that is stored is not asked again, another one is (R61, R62)", async (world) => {
  world.serve("/01.jpg", png());
  await world.load({ A: ["/01.jpg"] });
  const again = await world.load({ B: ["/01.jpg"] });
  assert.equal(again.media, "1: 0 + 1 + 0");
  assert.equal(world.asked("/01.jpg"), 1);
  world.serve("/01.jpg", png({ shade: 9 }));
  const changed = await world.load({ B: ["/01.jpg?1662700226"] });
  assert.equal(changed.media, "1: 1 + 0 + 0");
  assert.equal(world.asked("/01.jpg"), 2);
});

test("equal bytes from several addresses are stored once", async (world) => {
  world.serve("/a.png", png());
  world.serve("/b.png", png());
  const run = await world.load({ A: ["/a.png"], B: ["/b.png"] });
  assert.equal(run.media, "2: 2 + 0 + 0");
  assert.deepEqual(await world.files(), partsOf(png()));
  assert.equal((await world.query("SELECT key FROM media")).length, 1);
  assert.equal((await world.query("SELECT address FROM media_sources")).length, 2);
});

test("an address that several products have is fetched and counted once", async (world) => {
  world.serve("/a.png", png());
  const run = await world.load({ A: ["/a.png"], B: ["/a.png"] });
  assert.equal(run.media, "1: 1 + 0 + 0");
  assert.equal(world.asked("/a.png"), 1);
});

test("one that is gone is a warning with the product's code and the address", async (world) => {
  world.serve("/a.png", png());
  const run = await world.load({ A: ["/a.png"], "HRN-1": ["/gone.png"] });
  assert.equal(run.state, "warning");
  assert.equal(run.media, "2: 1 + 0 + 1");
  assert.deepEqual(run.problems, [{
    code: "image_unavailable",
    value: `${world.server.url}/gone.png`,
    details: { reason: "not_found", product: "HRN-1", status: 404 },
  }]);
  const page = await world.shop.browser.visit(run.path);
  assert.match(page.text, /HRN-1: obrázek „http:\/\/\S+\/gone\.png“ jsme nezískali\. Na adrese už/);
});

const refusals: [what: string, serve: (world: MediaWorld) => void, reason: string][] = [
  [
    "a web page",
    ({ serve }) => serve("/x", "<!doctype html><p>Sign in", "image/png"),
    "not_a_picture",
  ],
  [
    "an SVG",
    ({ serve }) => serve("/x", '<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
    "not_a_picture",
  ],
  ["a PDF in the place of a picture", ({ serve }) => serve("/x", pdf), "not_a_picture"],
  [
    "a picture that is cut",
    ({ serve }) => serve("/x", png({ width: 99, height: 99 }).slice(0, 60)),
    "picture_broken",
  ],
  [
    "a flood of pixels",
    ({ serve }) => serve("/x", png({ width: 20_000, height: 20_000, isHollow: true })),
    "too_many_pixels",
  ],
  [
    "a file over 20 MB",
    ({ serve }) => serve("/x", new Uint8Array(mediaSizeMax + 1)),
    "too_large",
  ],
  ["nothing", ({ serve }) => serve("/x", ""), "not_a_picture"],
];
for (const [what, serve, reason] of refusals) {
  test(`${what} is refused, and nothing of it is kept`, async (world) => {
    serve(world);
    const run = await world.load({ A: ["/x"] });
    assert.deepEqual(run.problems.map(({ details }) => details.reason), [reason]);
    assert.deepEqual(await world.files(), []);
    assert.deepEqual(await world.query("SELECT key FROM media"), []);
  });
}

test("an address in a private network is not asked", async (world) => {
  const run = await world.load({ A: ["http://127.0.0.2/a.png", "http://169.254.169.254/b.png"] });
  assert.deepEqual(run.problems.map(({ details }) => details.reason), [
    "refused_address",
    "refused_address",
  ]);
});

test("one that failed is left alone for a growing pause, and then tried again", async (world) => {
  const { clock } = world.installation;
  await world.load({ A: ["/late.png"] });
  const other = await world.load({ C: ["/late.png"] });
  assert.equal(other.media, "1: 0 + 0 + 1");
  assert.equal(other.state, "warning");
  assert.equal(world.asked("/late.png"), 1);
  clock.pass(24 * 3600);
  await world.load({ D: ["/late.png"] });
  assert.equal(world.asked("/late.png"), 2);
  clock.pass(24 * 3600);
  await world.load({ E: ["/late.png"] });
  assert.equal(world.asked("/late.png"), 2, "the second pause is two days");
  clock.pass(24 * 3600);
  world.serve("/late.png", png());
  assert.equal((await world.load({ F: ["/late.png"] })).media, "1: 1 + 0 + 0");
});

test("one of an earlier run whose pause is over is tried along, and not counted", async (world) => {
  await world.load({ A: ["/late.png"] });
  world.installation.clock.pass(24 * 3600);
  world.serve("/late.png", png());
  world.serve("/b.png", png({ shade: 1 }));
  const run = await world.load({ B: ["/b.png"] });
  assert.equal(run.media, "1: 1 + 0 + 0");
  assert.equal(run.state, "ok");
  assert.equal((await world.query("SELECT 1 FROM media_sources WHERE failure IS NULL")).length, 2);
});

test("one that its product no longer has is forgotten", async (world) => {
  await world.load({ A: ["/gone.png"] });
  world.serve("/new.png", png());
  await world.load({ A: ["/new.png"] });
  world.installation.clock.pass(24 * 3600);
  world.serve("/b.png", png());
  await world.load({ B: ["/b.png"] });
  assert.equal(world.asked("/gone.png"), 1);
  assert.deepEqual(await world.query("SELECT 1 FROM media_sources WHERE failure IS NOT NULL"), []);
});

test("a server that is out of order is asked again after a while, then left in peace", async (world) => {
  let answers = 0;
  world.server.answers["/busy.png"] = () =>
    ++answers < 3 ? new Response("", { status: 503 }) : new Response(png());
  assert.equal((await world.load({ A: ["/busy.png"] })).media, "1: 1 + 0 + 0");

  const paths = Array.from({ length: 40 }, (_, index) => `/dead${index}.png`);
  for (const path of paths) {
    world.server.answers[path] = () => new Response("", { status: 500 });
  }
  const run = await world.load({ B: paths });
  assert.equal(run.media, "40: 0 + 0 + 40");
  const asked = paths.filter((path) => world.asked(path) > 0).length;
  assert.ok(asked <= 6, `${asked} were asked`);
  assert.ok(run.problems.some(({ details }) => details.reason === "server_failing"));
});

test("when the tariff's disk is full the rest is not downloaded, and comes after a larger tariff (R229)", async (world) => {
  const { platform, clock } = world.installation;
  const { shop: { id } } = world.shop;
  const order = (tariff: string) =>
    platform.database.execute({
      sql: `INSERT INTO contract_terms (shop_id, valid_from, tariff, ordered_at, ordered_by)
            VALUES (?, '2026-03-02', ?, ?, 'test')`,
      args: [id, tariff, clock.now()],
    });
  // Paid service has begun, so that limits hold; the shop's files fill the hundred megabytes.
  await platform.database.execute({
    sql: "UPDATE shops SET trial_until = '2020-01-01' WHERE id = ?",
    args: [id],
  });
  await platform.database.execute({
    sql: "UPDATE contracts SET paid_from = '2020-01-02' WHERE shop_id = ?",
    args: [id],
  });
  await order("basic");
  await world.query(
    `INSERT INTO media (key, type, size, width, height, created_at)
     VALUES ('${"a".repeat(64)}', 'image/png', 100000000, 1, 1, '')`,
  );
  world.serve("/a.png", png());
  const full = await world.load({ A: ["/a.png"] });
  assert.equal(full.media, "1: 0 + 0 + 1");
  assert.equal(world.asked("/a.png"), 0);
  assert.match(
    (await world.query("SELECT failure, details FROM media_sources"))[0]!.failure as string,
    /disk_full/,
  );
  await order("business");
  clock.pass(3_600);
  await world.load({ B: [] });
  assert.equal(world.asked("/a.png"), 1, "the next run tries again");
  assert.equal((await world.query("SELECT key FROM media")).length, 2);
});
