import { strict as assert } from "node:assert";
import { after } from "../../../tenants/clock.ts";
import { beat, startHeart } from "../../../tenants/outages/heart.ts";
import { outagesSince } from "../../../tenants/platform/outages.ts";
import { recordOutage } from "../../../tenants/outages/record_outage.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";

/** An installation whose clock is the real one, as far as heart-beats know. */
const real = ({ clock }: TestInstallation) => ({ realNow: clock.now });
const recorded = async ({ platform }: TestInstallation) =>
  (await outagesSince(platform.database, "2000-01-01T00:00:00.000Z")).toReversed()
    .map(({ kind, startedAt, endedAt, recordedBy }) => [kind, startedAt, endedAt, recordedBy]);

Deno.test("a silence of more than five minutes is an outage, and is recorded once (R96, R219)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  await beat(platform, real(house));
  const last = clock.now();
  clock.pass(300);
  await beat(platform, real(house));
  assert.deepEqual(await recorded(house), [], "five minutes are none");
  clock.pass(301);
  await beat(platform, real(house));
  await beat(platform, real(house));
  assert.deepEqual(await recorded(house), [[
    "everything",
    after(last, 300),
    clock.now(),
    "detected",
  ]]);
});

Deno.test("of processes that begin at once one records the silence before", async () => {
  await using house = await openTestInstallation();
  await beat(house.platform, real(house));
  house.clock.pass(30 * 3_600);
  const found = await Promise.all([1, 2, 3].map(() => beat(house.platform, real(house))));
  assert.equal(found.flat().length, 1);
  assert.equal((await recorded(house)).length, 1);
});

Deno.test("the first beat of an installation is after no silence", async () => {
  await using house = await openTestInstallation();
  assert.deepEqual(await beat(house.platform, real(house)), []);
});

Deno.test("a sandbox whose clock is moved forward or back was not silent", async () => {
  await using house = await openTestInstallation();
  const realNow = () => "2026-03-02T09:00:30.000Z";
  await beat(house.platform, { realNow: () => "2026-03-02T09:00:00.000Z" });
  house.clock.pass(180 * 86_400);
  assert.deepEqual(await beat(house.platform, { realNow }), []);
  house.clock.pass(-90 * 86_400);
  assert.deepEqual(await beat(house.platform, { realNow }), []);
  assert.deepEqual(await recorded(house), []);
});

Deno.test("a clock set back, and forward again while the process lives, creates nothing (JO-8)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  await beat(platform, real(house));
  clock.pass(-3_600);
  assert.deepEqual(await beat(platform, { ...real(house), own: 60_000 }), []);
  clock.pass(3_660);
  assert.deepEqual(await beat(platform, { ...real(house), own: 60_000 }), []);
});

Deno.test("a process that stood still for an hour was an outage of an hour", async () => {
  await using house = await openTestInstallation();
  await beat(house.platform, real(house));
  house.clock.pass(3_600);
  const own = 3_600_000;
  assert.equal((await beat(house.platform, { ...real(house), own })).length, 1);
});

Deno.test("a stop within an announced interruption is not recorded again; what is beyond it is (R218)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { id } = await house.staff("operator");
  const planned = {
    kind: "planned" as const,
    startedAt: "2026-03-02T10:00:00.000Z",
    endedAt: "2026-03-02T11:00:00.000Z",
    text: { cs: ["Údržba."], sk: ["Údržba."], en: ["Maintenance."] },
  };
  await recordOutage(platform, planned, { kind: "staff", id, name: "Olga" });
  clock.set("2026-03-02T10:01:00.000Z");
  await beat(platform, real(house));
  clock.set("2026-03-02T10:50:00.000Z");
  assert.deepEqual(await beat(platform, real(house)), []);
  clock.set("2026-03-02T11:20:00.000Z");
  assert.deepEqual(await beat(platform, real(house)), [
    { from: "2026-03-02T11:00:00.000Z", to: "2026-03-02T11:20:00.000Z" },
  ]);
});

Deno.test("a server beats as soon as it serves, by the real clock in a sandbox too", async () => {
  await using house = await openTestInstallation();
  const told: unknown[] = [];
  const tell = {
    outage: (each: unknown) => told.push(each),
    failed: (each: unknown) => told.push(each),
  };
  using _first = await startHeart(house.platform, tell);
  house.clock.pass(180 * 86_400);
  using _second = await startHeart(house.platform, tell);
  assert.deepEqual(told, []);
  assert.deepEqual(await recorded(house), []);
});

Deno.test("a beat that fails is told and keeps nobody from serving", async () => {
  await using house = await openTestInstallation();
  await house.platform.database.execute("DROP TABLE heart_beat");
  const failures: unknown[] = [];
  using _heart = await startHeart(house.platform, {
    outage: () => {},
    failed: (error) => failures.push(error),
  });
  assert.match(String(failures[0]), /no such table/);
});
