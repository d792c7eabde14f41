import { strict as assert } from "node:assert";
import { claimJob, finishJob } from "../../../tenants/platform/jobs.ts";
import {
  nextDue,
  nextRuns,
  orderDue,
  scheduleImport,
  unscheduleImport,
} from "../../../tenants/platform/schedule.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";

const test = (name: string, work: (world: TestInstallation) => Promise<void>) =>
  Deno.test(`the schedule: ${name}`, async () => {
    await using installation = await openTestInstallation();
    await work(installation);
  });

const due = "2026-03-03T03:00:00.000Z";

test("categories are imported before products, then in the order of creation (R13, R15)", async ({ platform, clock, shop }) => {
  const { shop: { id: shopId } } = await shop();
  for (const [importId, entity] of [[1, "products"], [2, "products"], [3, "categories"]] as const) {
    const scheduled = { shopId, importId, entity, frequency: "daily" as const };
    await scheduleImport(platform.database, scheduled, clock.now());
  }
  clock.set(due);
  assert.equal((await orderDue(platform.database, clock.now())).imports, 3);
  for (const kind of ["settlement", "backups"]) {
    const own = await claimJob(platform.database, { worker: "w", now: clock.now() });
    assert.equal(own?.kind, kind, "the house's own work was due before");
    await finishJob(platform.database, own, clock.now());
  }
  const order: unknown[] = [];
  for (;;) {
    const job = await claimJob(platform.database, { worker: "w", now: clock.now() });
    if (!job) break;
    order.push(job.details.importId);
    const other = await claimJob(platform.database, { worker: "x", now: clock.now() });
    assert.equal(other, undefined, "one at a time in a shop (R14)");
    await finishJob(platform.database, job, clock.now());
  }
  assert.deepEqual(order, [3, 1, 2]);
});

test("an import that still waits is not ordered again", async ({ platform, clock, shop }) => {
  const { shop: { id: shopId } } = await shop();
  const scheduled = { shopId, importId: 1, entity: "products", frequency: "hourly" } as const;
  await scheduleImport(platform.database, scheduled, clock.now());
  clock.pass(3_600);
  assert.equal((await orderDue(platform.database, clock.now())).imports, 1);
  clock.pass(3_600);
  assert.equal((await orderDue(platform.database, clock.now())).imports, 0);
});

test("a clock that is set back runs nothing twice (JO-8)", async ({ platform, clock, shop }) => {
  const { shop: { id: shopId } } = await shop();
  const scheduled = { shopId, importId: 1, entity: "products", frequency: "daily" } as const;
  await scheduleImport(platform.database, scheduled, clock.now());
  clock.set(due);
  assert.equal((await orderDue(platform.database, clock.now())).imports, 1);
  clock.set("2026-03-03T02:00:00.000Z");
  assert.equal((await orderDue(platform.database, clock.now())).imports, 0);
  const next = await nextRuns(platform.database, shopId);
  assert.equal(next.get(1), "2026-03-04T03:00:00.000Z");
});

test("what is paused is due no more", async ({ platform, services, clock, shop }) => {
  const { shop: { id: shopId } } = await shop();
  const scheduled = { shopId, importId: 1, entity: "products", frequency: "daily" } as const;
  await scheduleImport(platform.database, scheduled, clock.now());
  const ownWork = ["2026-03-02T23:00:00.000Z", "2026-03-03T01:00:00.000Z"];
  for (const at of ownWork) {
    assert.equal(await nextDue(platform.database, clock.now()), at);
    clock.set(at);
    await orderDue(platform.database, clock.now());
    await services.runner.idle();
  }
  assert.equal(await nextDue(platform.database, clock.now()), due);
  await unscheduleImport(platform.database, scheduled);
  assert.equal(await nextDue(platform.database, clock.now()), "2026-03-03T04:00:00.000Z");
});
