import { isEnded } from "../../core/imports/run_state.ts";
import { isPictureType } from "../../core/media/media_type.ts";
import { after } from "../clock.ts";
import type { Database } from "../engine/database.ts";
import { diskRoom } from "../billing/tariff_limits.ts";
import { mediaFolder, prepareMedia } from "../files/media_files.ts";
import { createPictureMaker } from "../files/picture_maker.ts";
import { type Platform, shopFolder } from "../platform.ts";
import { addJob, type Job } from "../platform/jobs.ts";
import { type Shop, shopById } from "../platform/shops.ts";
import { importById } from "../shop/import_lists.ts";
import { type MediaOutcome, settleMedia } from "../shop/media_outcomes.ts";
import { collectWanted, hasDueRetries, nextWanted, type WantedMedia } from "../shop/media_queue.ts";
import type { HeldRun } from "../shop/run_changes.ts";
import { addRunMedia, beginRunMedia, finishRunMedia, stopRunMedia } from "../shop/run_media.ts";
import { runById } from "../shop/runs.ts";
import { fetchPage, type MediaWork, ServerTroubles } from "./images_fetching.ts";
import type { GoOn } from "./runner.ts";

/** Of the jobs that fetch pictures and files of products: one at a time in a shop. */
export const imagesKind = "images";

const pageSize = 100;

/** A shop's turn; then others have theirs, and imports do not wait behind thousands of pictures. */
const sliceMs = 60_000;

/** What has not come by then is left to the next run. */
const totalMs = 6 * 3_600_000;

/**
 * Orders the pictures and files of what a run has created or updated, once, however often it is
 * called: a kill between its steps leaves the job of the run, which does the rest.
 *
 * @see R60-R62
 */
export async function orderImages(
  platform: Platform,
  shop: Shop,
  database: Database,
  runId: number,
): Promise<void> {
  const run = await runById(database, runId);
  if (!run || run.kind !== "import" || !isEnded(run.state)) return;
  if ((await importById(database, run.importId))?.entity !== "products") return;
  const now = platform.now();
  if (run.created + run.updated === 0 && !await hasDueRetries(database, now)) return;
  await addRunMedia(database, runId);
  await addJob(platform.database, {
    id: `${imagesKind}:${shop.id}:${runId}`,
    kind: imagesKind,
    shopId: shop.id,
    details: { runId },
    dueAt: now,
    // Behind imports that are due at the same instant.
    sequence: 10,
  });
}

/**
 * Fetches what the products of a run want and the shop has not yet. What was done is stored address
 * by address, so a repeated job goes on behind it.
 *
 * @returns when to go on, if there is more to do than one turn allows
 */
export async function doImagesJob(
  platform: Platform,
  job: Job,
  work: MediaWork,
): Promise<GoOn | void> {
  const { shop, runId } = await subjectOf(platform, job);
  await using lease = await platform.shops.lease(shop.id);
  const { database } = lease;
  const run = await runById(database, runId);
  if (!run) return;
  // A run that goes on once more counts its problems itself until it has ended.
  if (!isEnded(run.state)) return { goOnAt: after(platform.now(), 30) };
  const held = { runId, fence: job.fence };
  const begun = await beginRunMedia(database, held, platform.now());
  if (!begun) return;
  if (begun.state === "collecting") {
    await collectWanted(database, held, begun.position, platform.now());
  }
  const folder = shopFolder(platform.folder, shop.id);
  await prepareMedia(folder);
  await using maker = createPictureMaker(mediaFolder(folder));
  const startedAt = begun.startedAt;
  const until = performance.now() + (work.sliceMs ?? sliceMs);
  const servers = new ServerTroubles();
  const disk = await diskRoom(platform, shop.id, database);
  const fetching = { ...work, disk, shopId: shop.id, shopFolder: folder, maker, servers, until };
  do {
    work.signal.throwIfAborted();
    const page = await nextWanted(database, runId, pageSize);
    if (page.length === 0) return await finishRunMedia(database, held, platform.now());
    const isOver = Date.parse(platform.now()) - Date.parse(startedAt) > totalMs;
    const settle = (outcomes: MediaOutcome[]) =>
      settleMedia(database, held, outcomes, platform.now());
    const known = page.flatMap((wanted) => isOver ? tooLate(wanted) : knownOf(wanted, platform));
    await settle(known);
    const seen = new Set(known.map(({ of }) => of));
    await fetchPage(page.filter((wanted) => !seen.has(wanted)), fetching, settle);
  } while (performance.now() < until);
  return { goOnAt: platform.now() };
}

/** What can be said of an address without asking anybody. @see R61 */
function knownOf(of: WantedMedia, { now }: Platform): MediaOutcome[] {
  const { kind, type, failure, details, nextAttemptAt } = of;
  if (type !== undefined) {
    if (kind === "file" || isPictureType(type)) return [{ kind: "reused", of }];
    return [failed(of, { reason: "not_a_picture", details: {} })];
  }
  const isLeftAlone = failure !== undefined && nextAttemptAt !== undefined && nextAttemptAt > now();
  return isLeftAlone ? [failed(of, { reason: failure, details })] : [];
}

const failed = (
  of: WantedMedia,
  failure: Extract<MediaOutcome, { kind: "failed" }>["failure"],
): MediaOutcome => ({ kind: "failed", of, failure, wasAsked: false });

/** The next run that wants it tries again. */
const tooLate = (of: WantedMedia): MediaOutcome[] => [
  of.type === undefined
    ? { kind: "failed", of, failure: { reason: "time_over", details: {} }, wasAsked: true }
    : { kind: "reused", of },
];

/** The last attempt failed too: what was fetched stays, and the run says that the rest is missing. */
export async function giveUpImages(platform: Platform, job: Job): Promise<void> {
  const { shop, runId } = await subjectOf(platform, job);
  await using lease = await platform.shops.lease(shop.id);
  const held: HeldRun = { runId, fence: job.fence };
  await stopRunMedia(lease.database, held, platform.now());
}

async function subjectOf(platform: Platform, job: Job): Promise<{ shop: Shop; runId: number }> {
  const shop = job.shopId === undefined ? undefined : await shopById(platform.database, job.shopId);
  if (!shop) throw new Error(`Job ${job.id} has no shop`);
  return { shop, runId: Number(job.details.runId) };
}
