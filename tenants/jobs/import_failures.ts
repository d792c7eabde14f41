import type { Run } from "../../core/imports/run_state.ts";
import type { Database } from "../engine/database.ts";
import { queryFirst } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { accountById } from "../platform/accounts.ts";
import { enqueueMail } from "../platform/outbox.ts";
import type { Shop } from "../platform/shops.ts";
import { importById } from "../shop/import_lists.ts";
import { runById } from "../shop/runs.ts";

/**
 * Tells the owner by mail when a scheduled import has begun to fail or to wait for a decision, and
 * when it works again: once for each change, not each hour.
 *
 * The mail goes out before the change is noted: after a kill in between it is told twice, never not
 * at all.
 */
export async function tellOfFailure(
  platform: Platform,
  shop: Shop,
  database: Database,
  runId: number,
): Promise<void> {
  const run = await runById(database, runId);
  if (!run || run.cause !== "schedule") return;
  const row = await queryFirst<{ failing_since: string | null }>(
    database,
    "SELECT failing_since FROM imports WHERE id = ?",
    [run.importId],
  );
  const isFailing = run.state === "error" || run.state === "held";
  const wasFailing = typeof row?.failing_since === "string";
  if (isFailing === wasFailing || !isSettled(run)) return;
  const now = platform.now();
  await mailOwner(platform, shop, database, run);
  await database.execute({
    sql: "UPDATE imports SET failing_since = ? WHERE id = ?",
    args: [isFailing ? now : null, run.importId],
  });
}

const isSettled = ({ state }: Run): boolean => state !== "waiting" && state !== "running";

async function mailOwner(
  platform: Platform,
  shop: Shop,
  database: Database,
  run: Run,
): Promise<void> {
  const owner = await accountById(platform.database, shop.ownerId);
  const found = await importById(database, run.importId);
  if (!owner || !found) return;
  const kind = run.state === "error"
    ? "import_failed" as const
    : run.state === "held"
    ? "import_held" as const
    : "import_recovered" as const;
  const content = {
    kind,
    shopName: shop.name,
    shopSlug: shop.slug,
    importName: found.name,
    importId: String(run.importId),
    runId: String(run.id),
  };
  const { email: recipient, language } = owner;
  await platform.database.write((transaction) =>
    enqueueMail(
      platform,
      transaction,
      { content, recipient, language, shopId: shop.id },
      platform.now(),
    )
  );
}
