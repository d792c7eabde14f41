import { strict as assert } from "node:assert";
import { after } from "../../../tenants/clock.ts";
import { JobRunner } from "../../../tenants/jobs/runner.ts";
import {
  addJob,
  claimJob,
  failJob,
  finishJob,
  forgetDoneJobs,
  giveUpExhausted,
  listJobs,
  renewLease,
  reopenJob,
} from "../../../tenants/platform/jobs.ts";
import { openTestInstallation } from "../../support/installation.ts";

type Installation = Awaited<ReturnType<typeof openTestInstallation>>;

const test = (name: string, work: (installation: Installation) => Promise<void>) =>
  Deno.test(`jobs: ${name}`, async () => {
    await using installation = await openTestInstallation();
    await work(installation);
  });

const claimed = async ({ platform, clock }: Installation, worker = "w") =>
  await claimJob(platform.database, { worker, now: clock.now() });

test("a job is taken once, when it is due", async (installation) => {
  const { platform, clock } = installation;
  await addJob(platform.database, { id: "a", kind: "x", dueAt: after(clock.now(), 60) });
  assert.equal(await claimed(installation), undefined);
  clock.pass(60);
  assert.equal((await claimed(installation))?.id, "a");
  assert.equal(await claimed(installation), undefined);
});

test("the same cause gives one job", async ({ platform, clock }) => {
  for (const details of [{ first: true }, { first: false }]) {
    await addJob(platform.database, { id: "a", kind: "x", details, dueAt: clock.now() });
  }
  assert.equal((await listJobs(platform.database, 10)).length, 1);
});

test("a lease that ran out is taken over, and the first worker can no longer finish", async (installation) => {
  const { platform, clock } = installation;
  await addJob(platform.database, { id: "a", kind: "x", dueAt: clock.now() });
  const first = (await claimed(installation, "first"))!;
  clock.pass(31);
  const second = (await claimed(installation, "second"))!;
  assert.ok(second.fence > first.fence);
  assert.equal(await renewLease(platform.database, first, clock.now()), false);
  await finishJob(platform.database, first, clock.now());
  assert.equal((await listJobs(platform.database, 1))[0]?.done_at, null);
  await finishJob(platform.database, second, clock.now());
  assert.equal((await listJobs(platform.database, 1))[0]?.done_at, clock.now());
});

test("a renewed lease is kept", async (installation) => {
  const { platform, clock } = installation;
  await addJob(platform.database, { id: "a", kind: "x", dueAt: clock.now() });
  const job = (await claimed(installation))!;
  clock.pass(20);
  assert.equal(await renewLease(platform.database, job, clock.now()), true);
  clock.pass(20);
  assert.equal(await claimed(installation, "other"), undefined);
});

test("a shop has one job of a kind running, others run beside it", async (installation) => {
  const { platform, clock } = installation;
  const { shop } = await installation.shop();
  const { shop: other } = await installation.shop();
  const dueAt = clock.now();
  for (const [id, shopId] of [["a1", shop.id], ["a2", shop.id], ["b1", other.id]] as const) {
    await addJob(platform.database, { id, kind: "import", shopId, dueAt });
  }
  const first = (await claimed(installation))!;
  const second = (await claimed(installation))!;
  assert.deepEqual([first.id, second.id], ["a1", "b1"]);
  assert.equal(await claimed(installation), undefined);
  await finishJob(platform.database, first, clock.now());
  assert.equal((await claimed(installation))?.id, "a2");
});

test("categories go before products that are due with them", async (installation) => {
  const { platform, clock } = installation;
  const { shop } = await installation.shop();
  const job = { kind: "import", shopId: shop.id, dueAt: clock.now() };
  await addJob(platform.database, { ...job, id: "products", sequence: 1 });
  await addJob(platform.database, { ...job, id: "categories", sequence: 0 });
  assert.equal((await claimed(installation))?.id, "categories");
});

test("a failing job is tried again later and later, at most five times", async (installation) => {
  const { platform, clock } = installation;
  await addJob(platform.database, { id: "a", kind: "x", dueAt: clock.now() });
  let attempts = 0;
  for (let guard = 0; guard < 20; guard++) {
    const job = await claimed(installation);
    if (!job) {
      clock.pass(60);
      continue;
    }
    attempts++;
    await failJob(platform.database, job, { error: "no luck", now: clock.now() });
    assert.equal(await claimed(installation), undefined, "not again at once");
  }
  const [job] = await listJobs(platform.database, 1);
  assert.equal(attempts, 5);
  assert.equal(job?.error, "no luck");
  assert.notEqual(job?.failed_at, null);
});

test("a job whose process dies each time is given up, not tried for ever", async (installation) => {
  const { platform, clock } = installation;
  await addJob(platform.database, { id: "a", kind: "x", dueAt: clock.now() });
  let attempts = 0;
  for (let guard = 0; guard < 12; guard++) {
    if (await claimed(installation)) attempts++;
    clock.pass(31);
  }
  assert.equal(attempts, 5);
  const given = await giveUpExhausted(platform.database, clock.now());
  assert.deepEqual(given.map(({ id }) => id), ["a"]);
  assert.deepEqual(await giveUpExhausted(platform.database, clock.now()), []);
});

test("a worker that lost its lease gives nothing up", async (installation) => {
  const { platform, clock } = installation;
  await addJob(platform.database, { id: "a", kind: "x", dueAt: clock.now() });
  const stale = { ...(await claimed(installation))!, attempts: 5 };
  clock.pass(31);
  await claimed(installation, "other");
  const failed = await failJob(platform.database, stale, { error: "late", now: clock.now() });
  assert.equal(failed.isGivenUp, false);
});

test("giving up that fails itself does not end the process", async ({ platform, clock }) => {
  const events: string[] = [];
  const runner = new JobRunner(platform, {
    worker: "test",
    log: (event) => events.push(event),
    handlers: {
      bad: {
        run: () => Promise.reject(new Error("broken")),
        giveUp: () => Promise.reject(new Error("broken too")),
      },
    },
  });
  await addJob(platform.database, { id: "a", kind: "bad", dueAt: clock.now() });
  for (let round = 0; round < 6; round++) {
    await runner.idle();
    clock.pass(60);
  }
  assert.deepEqual(events.filter((event) => event === "job.not_given_up"), ["job.not_given_up"]);
});

test("the runner does what is due, and gives up on what never works", async ({ platform, clock }) => {
  const done: string[] = [];
  const given: string[] = [];
  const runner = new JobRunner(platform, {
    worker: "test",
    log: () => {},
    handlers: {
      good: { run: (job) => Promise.resolve(void done.push(job.id)) },
      bad: {
        run: () => Promise.reject(new Error("broken")),
        giveUp: (job) => Promise.resolve(void given.push(job.id)),
      },
    },
  });
  for (const kind of ["good", "bad", "good"]) {
    await addJob(platform.database, {
      id: `${kind}${done.length}${Math.random()}`,
      kind,
      dueAt: clock.now(),
    });
  }
  for (let round = 0; round < 6; round++) {
    await runner.idle();
    clock.pass(60);
  }
  assert.equal(done.length, 2);
  assert.equal(given.length, 1);
});

test("a runner that stops gives its job back unharmed", async ({ platform, clock }) => {
  const started = Promise.withResolvers<void>();
  const runner = new JobRunner(platform, {
    worker: "test",
    log: () => {},
    handlers: {
      long: {
        run: (_job, signal) =>
          new Promise((_, reject) => {
            signal.addEventListener("abort", () => reject(signal.reason));
            started.resolve();
          }),
      },
    },
  });
  await addJob(platform.database, { id: "a", kind: "long", dueAt: clock.now() });
  runner.wake();
  await started.promise;
  await runner.stop();
  const job = await claimJob(platform.database, { worker: "next", now: clock.now() });
  assert.deepEqual([job?.id, job?.attempts], ["a", 1]);
});

test("the last that were done are listed behind all that are not", async (installation) => {
  const { platform, clock } = installation;
  for (const id of ["first", "second", "third"]) {
    await addJob(platform.database, { id, kind: "x", dueAt: clock.now() });
    clock.pass(1);
  }
  for (let done = 0; done < 2; done++) {
    await finishJob(platform.database, (await claimed(installation))!, clock.now());
    clock.pass(1);
  }
  const listed = async (limit: number) =>
    (await listJobs(platform.database, limit)).map(({ id }) => id);
  assert.deepEqual(await listed(10), ["third", "second", "first"]);
  assert.deepEqual(await listed(2), ["third", "second"]);
  assert.deepEqual(await listed(1), ["third"]);
});

test("done jobs are forgotten after a week, all others are kept", async (installation) => {
  const { platform, clock } = installation;
  const add = (id: string) => addJob(platform.database, { id, kind: "x", dueAt: clock.now() });
  await add("done long ago");
  await finishJob(platform.database, (await claimed(installation))!, clock.now());
  await add("given up long ago");
  for (let attempt = 1; attempt <= 5; attempt++) {
    clock.pass(60);
    const now = clock.now();
    await failJob(platform.database, (await claimed(installation))!, { error: "No", now });
  }
  clock.pass(4 * 86_400);
  await add("done lately");
  await finishJob(platform.database, (await claimed(installation))!, clock.now());
  clock.pass(4 * 86_400);
  await add("waiting");
  await forgetDoneJobs(platform.database, clock.now());
  const ids = (await listJobs(platform.database, 10)).map(({ id }) => id);
  assert.deepEqual(ids, ["given up long ago", "waiting", "done lately"]);
});

for (const isForgotten of [false, true]) {
  const which = isForgotten ? "that was forgotten" : "that was done";
  test(`a job ${which} is due again, under a fence that no earlier worker had`, async (installation) => {
    const { platform, clock } = installation;
    const job = { id: "a", kind: "x", details: { of: 1 }, dueAt: clock.now() };
    await addJob(platform.database, job);
    const { fence } = (await claimed(installation))!;
    await finishJob(
      platform.database,
      { ...job, shopId: undefined, fence, attempts: 1 },
      clock.now(),
    );
    clock.pass(8 * 86_400);
    if (isForgotten) await forgetDoneJobs(platform.database, clock.now());
    await reopenJob(platform.database, { ...job, dueAt: clock.now() }, fence);
    const again = (await claimed(installation))!;
    assert.deepEqual([again.id, again.details, again.attempts], ["a", { of: 1 }, 1]);
    assert.ok(again.fence > fence);
  });
}
