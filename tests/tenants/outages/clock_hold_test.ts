import { strict as assert } from "node:assert";
import { realClock } from "../../../tenants/clock.ts";
import { beat } from "../../../tenants/outages/heart.ts";
import { clockHold, confirmClock, lookAtClock } from "../../../tenants/outages/clock_hold.ts";
import { outagesSince } from "../../../tenants/platform/outages.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

/** An installation of real shops: its clock is the real one, as far as heart-beats know. */
async function openRealInstallation() {
  const house = await openTestInstallation();
  house.platform.folder.sandbox = false;
  return house;
}
const real = ({ clock }: TestInstallation) => ({ realNow: clock.now });
const outages = async ({ platform }: TestInstallation) =>
  (await outagesSince(platform.database, "2000-01-01T00:00:00.000Z"))
    .map(({ startedAt, endedAt }) => [startedAt, endedAt]);
const operator = { kind: "staff" as const, name: "Petr" };
const hour = 3_600;

Deno.test("a silence of two days holds nothing, a longer one the schedule (JO-8)", async () => {
  await using house = await openRealInstallation();
  const { platform, clock } = house;
  await beat(platform, real(house));
  const last = clock.now();
  clock.pass(48 * hour);
  assert.equal(await lookAtClock(platform, real(house)), undefined);
  clock.pass(1);
  const hold = { lastAt: last, foundAt: clock.now() };

  assert.deepEqual(await lookAtClock(platform, real(house)), hold);
  clock.pass(hour);
  assert.deepEqual(await lookAtClock(platform, real(house)), hold, "as it was found");
});

Deno.test("while the clock is in doubt nothing beats, and no outage is recorded (JO-8)", async () => {
  await using house = await openRealInstallation();
  const { platform, clock } = house;
  await beat(platform, real(house));
  clock.pass(400 * 24 * hour);

  assert.deepEqual(await beat(platform, real(house)), []);
  assert.deepEqual(await beat(platform, { ...real(house), own: 60_000 }), []);

  assert.deepEqual(await outages(house), []);
  assert.ok(await clockHold(platform.database));
});

Deno.test("a clock that is set right again ends the doubt by itself (JO-8)", async () => {
  await using house = await openRealInstallation();
  const { platform, clock } = house;
  await beat(platform, real(house));
  clock.pass(400 * 24 * hour);
  await beat(platform, real(house));
  clock.pass(-400 * 24 * hour + 120);

  assert.equal(await lookAtClock(platform, real(house)), undefined);
  assert.equal(await clockHold(platform.database), undefined);
  assert.deepEqual(await beat(platform, real(house)), []);
  assert.deepEqual(await outages(house), []);
});

Deno.test("days without a server are an outage once somebody confirms the clock (JO-8)", async () => {
  await using house = await openRealInstallation();
  const { platform, clock } = house;
  await beat(platform, real(house));
  const last = clock.now();
  clock.pass(72 * hour);
  const found = clock.now();
  await beat(platform, real(house));
  clock.pass(2 * hour);

  assert.equal(await confirmClock(platform, operator, clock.now), true);

  assert.deepEqual(await outages(house), [[last, found]]);
  assert.equal(await lookAtClock(platform, real(house)), undefined);
  assert.deepEqual(await beat(platform, { ...real(house), own: 60_000 }), []);
  assert.equal(await confirmClock(platform, operator, clock.now), false, "there is no doubt");
  assert.deepEqual((await auditOf(house)).filter((each) => each.startsWith("clock.")).length, 1);
});

Deno.test("a clock that jumps while a server lives is no outage when it is confirmed (JO-8)", async () => {
  await using house = await openRealInstallation();
  const { platform, clock } = house;
  await beat(platform, real(house));
  clock.pass(72 * hour);
  await beat(platform, { ...real(house), own: 60_000 });

  await confirmClock(platform, operator, clock.now);

  assert.deepEqual(await outages(house), []);
});

Deno.test("the clock of a sandbox is moved on purpose", async () => {
  await using house = await openRealInstallation();
  const { platform, clock } = house;
  platform.folder.sandbox = true;
  await beat(platform, real(house));
  clock.pass(72 * hour);

  assert.equal(await lookAtClock(platform, real(house)), undefined);
});

Deno.test("an installation that has never run is in no doubt", async () => {
  await using house = await openRealInstallation();

  assert.equal(await lookAtClock(house.platform, { realNow: realClock }), undefined);
});
