import { type Database, type Queryable, queryFirst } from "../engine/database.ts";
import { openDatabase } from "../engine/open.ts";
import { type FeedFile, feedPath } from "../files/feed_files.ts";
import { newId } from "../ids.ts";
import { type Platform, shopFolder } from "../platform.ts";
import { addJob, type Job } from "../platform/jobs.ts";
import { type Shop, shopById } from "../platform/shops.ts";
import { importById } from "../shop/import_lists.ts";
import { orderRun, startRun } from "../shop/imports.ts";
import { endRun } from "../shop/run_changes.ts";
import type { ImportWork } from "./import_job.ts";
import { lastFile, runAgain } from "./run_orders.ts";
import { fetchRunFile } from "./import_source.ts";
import { copyAddress, copyShop, previewFolder, PreviewImpossibleError } from "./preview.ts";

export const previewKind = "preview";

/** A preview that people browse before they apply it. It lives for a day. */
export interface Preview {
  id: string;
  shopId: string;
  importId: number;
  state: "waiting" | "ready" | "impossible" | "failed";
  createdAt: string;
  createdBy: string;
  /** In the copy. */
  runId?: number;
  file?: FeedFile;
  /** Of the shop when it was copied. */
  stamp?: string;
}

const idPattern = /^[a-z0-9]{24}$/;

const pathOf = (platform: Platform, id: string): string =>
  `${previewFolder(platform, id)}/preview.json`;

async function save(platform: Platform, preview: Preview): Promise<void> {
  const path = pathOf(platform, preview.id);
  await Deno.writeTextFile(`${path}.new`, JSON.stringify(preview));
  await Deno.rename(`${path}.new`, path);
}

/** @returns `undefined` when there is none of this import, or it is too old */
export async function findPreview(
  platform: Platform,
  shop: Shop,
  importId: number,
  id: string,
): Promise<Preview | undefined> {
  if (!idPattern.test(id)) return undefined;
  try {
    const preview: Preview = JSON.parse(await Deno.readTextFile(pathOf(platform, id)));
    return preview.shopId === shop.id && preview.importId === importId ? preview : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Orders a preview of what an import would do now. @param file instead of the import's own source */
export async function orderPreview(
  platform: Platform,
  shop: Shop,
  importId: number,
  { file, by }: { file?: FeedFile; by: string },
): Promise<string> {
  const id = newId();
  await Deno.mkdir(previewFolder(platform, id), { mode: 0o700 });
  await save(platform, {
    id,
    shopId: shop.id,
    importId,
    state: "waiting",
    createdAt: platform.now(),
    createdBy: by,
    ...(file ? { file } : {}),
  });
  await addJob(platform.database, {
    id: `preview:${shop.id}:${id}`,
    kind: previewKind,
    shopId: shop.id,
    details: { previewId: id, importId },
    dueAt: platform.now(),
  });
  return id;
}

/** Copies the shop and does the import there; the copy is kept to be browsed. */
export async function doPreviewJob(
  platform: Platform,
  job: Job,
  work: ImportWork,
): Promise<void> {
  const shop = await shopById(platform.database, job.shopId!);
  const { previewId, importId } = job.details as { previewId: string; importId: number };
  const preview = shop && await findPreview(platform, shop, importId, previewId);
  if (!shop || preview?.state !== "waiting") return;
  try {
    await save(platform, await prepare(platform, shop, preview, work));
  } catch (error) {
    if (!(error instanceof PreviewImpossibleError)) throw error;
    await save(platform, { ...preview, state: "impossible" });
  }
}

async function prepare(
  platform: Platform,
  shop: Shop,
  preview: Preview,
  work: ImportWork,
): Promise<Preview> {
  const folder = previewFolder(platform, preview.id);
  for (const name of ["shop.db", "shop.db-wal", "shop.db-shm"]) {
    await Deno.remove(`${folder}/${name}`).catch(() => {}); // of an attempt that was killed
  }
  await copyShop(platform, shop, folder);
  const copy = openDatabase(copyAddress(folder));
  try {
    return await runOnCopy(platform, shop, preview, { copy, work });
  } finally {
    copy.close();
  }
}

async function runOnCopy(
  platform: Platform,
  shop: Shop,
  preview: Preview,
  { copy, work }: { copy: Database; work: ImportWork },
): Promise<Preview> {
  const stamp = await stampOf(copy, preview.importId);
  const found = await importById(copy, preview.importId);
  if (!found) return { ...preview, state: "failed" };
  const now = platform.now();
  const own = preview.file ??
    (found.source === "upload" ? await lastFile(copy, found.id) : undefined);
  const runId = await orderRun(copy, found.id, {
    orderKey: `preview:${preview.id}`,
    ...(own ? { file: own } : {}),
    orderedBy: preview.createdBy,
    now,
  });
  const run = (await startRun(copy, runId, { fence: 1, now }))!;
  if (found.source === "upload" && !own) {
    await endRun(copy, { runId, fence: 1 }, { state: "error", now });
    return { ...preview, state: "failed" };
  }
  const taken = { platform, shop, database: copy, fence: 1, run };
  const ready = own ? { file: own, format: found.format } : await fetchRunFile(taken, work);
  if (ready) {
    await work.execute(
      {
        address: copyAddress(previewFolder(platform, preview.id)),
        runId,
        fence: 1,
        filePath: feedPath(shopFolder(platform.folder, shop.id), ready.file.key),
        format: ready.format,
        languages: shop.languages,
      },
      work.signal,
    );
  }
  return { ...preview, state: "ready", runId, stamp, ...(ready ? { file: ready.file } : {}) };
}

/** Equal stamps: nothing that an import of products looks at has changed in the shop. */
async function stampOf(database: Queryable, importId: number): Promise<string> {
  const row = await queryFirst<{ stamp: string }>(
    database,
    `SELECT json_array(
       (SELECT count(*) FROM products), (SELECT max(updated_at) FROM products),
       (SELECT max(id) FROM product_edits),
       (SELECT max(id) FROM runs WHERE created + updated + removed + missing > 0),
       (SELECT count(*) FROM categories), (SELECT max(updated_at) FROM categories),
       (SELECT json_array(settings_version, format, applied_file) FROM imports WHERE id = ?)
     ) AS stamp`,
    [importId],
  );
  return row!.stamp;
}

/** Looks into the copy of a preview that is ready. */
export async function withPreview<T>(
  platform: Platform,
  preview: Preview,
  look: (copy: Database) => Promise<T>,
): Promise<T> {
  const copy = openDatabase(copyAddress(previewFolder(platform, preview.id)));
  try {
    return await look(copy);
  } finally {
    copy.close();
  }
}

export type Applied =
  | { kind: "applied"; runId: number }
  /** The shop has changed since, so another preview was ordered. */
  | { kind: "changed"; previewId: string }
  | { kind: "gone" };

/** Performs what a preview has shown, if the shop is still as it was. */
export async function applyPreview(
  platform: Platform,
  shop: Shop,
  preview: Preview,
  by: string,
): Promise<Applied> {
  const { importId, file, stamp } = preview;
  if (preview.state !== "ready" || !file) return { kind: "gone" };
  await using lease = await platform.shops.lease(shop.id);
  if (await stampOf(lease.database, importId) !== stamp) {
    return {
      kind: "changed",
      previewId: await orderPreview(platform, shop, importId, { file, by }),
    };
  }
  const runId = await runAgain(platform, shop, importId, { file, by });
  if (runId === undefined) return { kind: "gone" };
  await Deno.remove(previewFolder(platform, preview.id), { recursive: true });
  return { kind: "applied", runId };
}
