import assert from "node:assert/strict";
import { startServer } from "../../../routes/server.ts";
import { beat } from "../../../tenants/outages/heart.ts";
import { lookAtClock } from "../../../tenants/outages/clock_hold.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";

/** The last sign of life is three days old by the real clock. */
async function holdClock({ platform, clock }: TestInstallation): Promise<void> {
  platform.folder.sandbox = false;
  await beat(platform, { realNow: clock.now });
  clock.pass(72 * 3_600);
  await lookAtClock(platform, { realNow: clock.now });
}

Deno.test("JO-8: our own people read on every page that the clock is in doubt, an operator ends it", async () => {
  await using house = await openTestInstallation();
  await holdClock(house);
  const shop = await house.shop();
  const { browser: operator } = await house.staff("operator");
  const { browser: support } = await house.staff("support");

  const held = /Hodiny ukazují 5\. 3\. 2026 10:00, server ale naposledy běžel 2\. 3\. 2026 10:00/;
  assert.match((await operator.visit("/staff/shops")).text, held);
  const seen = await support.visit("/staff/outages");
  assert.match(seen.text, held);
  assert.doesNotMatch(seen.html, /action="\/staff\/clock"/);
  assert.equal((await support.post("/staff/clock")).status, 404);
  assert.doesNotMatch((await shop.browser.visit(`/shops/${shop.slug}`)).text, /Hodiny ukazují/);

  assert.equal((await operator.post("/staff/clock")).status, 303);
  const after = await operator.visit("/staff/jobs");
  assert.match(after.text, /Naplánovaná práce zase běží/);
  assert.doesNotMatch(after.text, held);
});

Deno.test("JO-8: while the clock is in doubt the minute's tick orders nothing", async () => {
  await using house = await openTestInstallation();
  const { platform } = house;
  platform.folder.sandbox = false;
  const longAgo = () => "2020-01-01T00:00:00.000Z";
  await beat(platform, { realNow: longAgo });
  house.clock.pass(86_400);
  const dueAt = async () =>
    (await platform.database.execute("SELECT min(next_at) AS at FROM recurring")).rows[0]!.at;
  const before = await dueAt();

  const logged: string[] = [];
  {
    const log = (event: string) => void logged.push(event);
    await using server = await startServer({ platform, log, port: 0, host: "127.0.0.1" });
    await server.tick();
  }

  assert.ok(logged.includes("clock.held"));
  assert.equal(await dueAt(), before);
});
