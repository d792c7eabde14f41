import { strict as assert } from "node:assert";
import { checkAll } from "../../../tenants/check.ts";
import { doImagesJob, giveUpImages, imagesKind } from "../../../tenants/jobs/images_job.ts";
import type { MediaWork } from "../../../tenants/jobs/images_fetching.ts";
import { doImportJob } from "../../../tenants/jobs/import_job.ts";
import { runInProcess } from "../../../tenants/jobs/import_task.ts";
import { claimJob, finishJob, type Job } from "../../../tenants/platform/jobs.ts";
import { LeaseLostError } from "../../../tenants/shop/run_changes.ts";
import { type MediaWorld, withMediaWorld } from "../../support/media.ts";
import { png } from "../../support/pictures.ts";

const test = (
  name: string,
  work: (world: MediaWorld) => Promise<void>,
  fetchMedia: Omit<MediaWork, "policy" | "signal"> = {},
) => Deno.test(`pictures: ${name}`, () => withMediaWorld(work, { fetchMedia }));

const paths = Array.from({ length: 8 }, (_, index) => `/${index}.png`);

/** Imports a product with eight pictures, and takes the job that is to fetch them. */
async function orderedJob(world: MediaWorld): Promise<Job> {
  const { platform, services } = world.installation;
  paths.forEach((path, shade) => world.serve(path, png({ shade })));
  await services.runner.stop();
  await world.order({ A: paths });
  const job = await claimed(world);
  const signal = new AbortController().signal;
  const execute = runInProcess(platform.now);
  await doImportJob(platform, job, { execute, fetchSource: () => Promise.reject(), signal });
  await finishJob(platform.database, job, platform.now());
  const images = await claimed(world);
  assert.equal(images.kind, imagesKind);
  return images;
}

async function claimed({ installation: { platform, clock } }: MediaWorld): Promise<Job> {
  const job = await claimJob(platform.database, { worker: "test", now: clock.now() });
  assert.ok(job);
  return job;
}

/** What a worker does in whose stead another comes when it is dead. */
async function takenOver(world: MediaWorld): Promise<Job> {
  world.installation.clock.pass(31);
  return await claimed(world);
}

const doJob = ({ installation }: MediaWorld, job: Job, signal = new AbortController().signal) =>
  doImagesJob(installation.platform, job, { policy: installation.services.addressPolicy, signal });

const figuresOf = async (world: MediaWorld) => {
  const { state, total, downloaded, failed } = (await world.figures(1))!;
  return { state, total, downloaded, failed };
};

test("an interrupted job goes on behind what it has done", async (world) => {
  const job = await orderedJob(world);
  const stopping = new AbortController();
  world.server.answers["/5.png"] = () => {
    stopping.abort(new Error("killed"));
    return new Response(png({ shade: 5 }));
  };
  await assert.rejects(doJob(world, job, stopping.signal), /killed/);
  const { state, total, downloaded } = await figuresOf(world);
  assert.equal(state, "fetching");
  assert.equal(total, 8);
  // Two are fetched at once: the one before the fifth may still be on its way.
  assert.ok(downloaded >= 3 && downloaded < 8, String(downloaded));

  await doJob(world, await takenOver(world));
  assert.deepEqual(await figuresOf(world), { state: "done", total: 8, downloaded: 8, failed: 0 });
  const askedTwice = paths.filter((path) => world.asked(path) > 1);
  assert.ok(askedTwice.length <= 2, `asked twice: ${askedTwice}`);
  assert.deepEqual(await world.query("SELECT * FROM run_media_queue"), []);
  assert.equal((await world.files()).length, 8 * 3, "nothing is left half done");
  assert.deepEqual((await checkAll(world.installation.platform)).findings, []);
});

test("a job that is done does nothing when it is done again", async (world) => {
  const job = await orderedJob(world);
  await doJob(world, job);
  await doJob(world, job);
  assert.deepEqual(await figuresOf(world), { state: "done", total: 8, downloaded: 8, failed: 0 });
  assert.equal(world.server.requests.length, 8);
});

test("a worker that has lost its lease writes nothing more", async (world) => {
  const job = await orderedJob(world);
  let another: Promise<unknown> | undefined;
  world.server.answers["/0.png"] = async () => {
    // The first time only: what takes over asks for it too.
    if (!another) {
      another = takenOver(world).then((taken) => doJob(world, taken));
      await another;
    }
    return new Response(png());
  };
  await assert.rejects(doJob(world, job), LeaseLostError);
  await another;
  assert.deepEqual(await figuresOf(world), { state: "done", total: 8, downloaded: 8, failed: 0 });
});

test("a job that is given up keeps what came, and the run says that the rest is missing", async (world) => {
  const job = await orderedJob(world);
  const stopping = new AbortController();
  world.server.answers["/3.png"] = () => {
    stopping.abort(new Error("killed"));
    return new Response("");
  };
  await assert.rejects(doJob(world, job, stopping.signal));
  await giveUpImages(world.installation.platform, job);
  assert.equal((await figuresOf(world)).state, "stopped");
  const [run] = await world.query<{ state: string }>("SELECT state FROM runs");
  assert.equal(run?.state, "warning");
  const problems = await world.query<{ code: string }>("SELECT code FROM run_problems");
  assert.deepEqual(problems.map(({ code }) => code), ["images_stopped"]);
});

test("what has not come in six hours is left to the next run", async (world) => {
  const job = await orderedJob(world);
  const stopping = new AbortController();
  world.server.answers["/3.png"] = () => {
    stopping.abort(new Error("killed"));
    return new Response("");
  };
  await assert.rejects(doJob(world, job, stopping.signal));
  world.installation.clock.pass(6 * 3600);
  await doJob(world, await takenOver(world));
  const { state, total, downloaded, failed } = await figuresOf(world);
  assert.deepEqual([state, total], ["done", downloaded + failed]);
  const late = await world.query("SELECT 1 FROM media_sources WHERE failure = 'time_over'");
  assert.equal(late.length, failed);
  assert.ok(failed >= 4, String(failed));
});

test("a job lets others have their turn and then goes on", async (world) => {
  paths.forEach((path, shade) => world.serve(path, png({ shade })));
  const run = await world.load({ A: paths });
  assert.equal(run.media, "8: 8 + 0 + 0");
  const [job] = await world.query<{ fence: number }>("SELECT fence FROM run_media");
  assert.ok(job!.fence >= 4, `${job!.fence} turns`);
}, { sliceMs: 0 });
