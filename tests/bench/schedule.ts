import { createDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { createOwnerAccount } from "../../tenants/platform/accounts.ts";
import { claimJob } from "../../tenants/platform/jobs.ts";
import { orderDue } from "../../tenants/platform/schedule.ts";

/** How long it takes until what is due at 04:00 is ordered and claimed. */
export async function dueImports(
  path: string,
  { shops, due }: { shops: number; due: number },
): Promise<{ due: number; orderMs: number; firstMs: number; allMs: number }> {
  const now = new Date().toISOString();
  await using platform = await openPlatform(await createDataFolder(path, { sandbox: true, now }));
  const { database } = platform;
  const owner = await createOwnerAccount(database, { email: "b@example.cz", language: "cs", now });
  const ids = Array.from({ length: shops }, (_, index) => `shop${String(index).padStart(20, "0")}`);
  await database.write(async (transaction) => {
    await transaction.executeMany(
      `INSERT INTO shops (id, slug, name, owner_id, currency, languages, state, database_url,
                          schema_version, ready_at, created_at)
       VALUES (?, ?, 'Bench', ?, 'CZK', '["cs"]', 'active', 'file:none', 1, ?, ?)`,
      ids.map((id) => [id, id, owner, now, now]),
    );
    const later = "2999-01-01T00:00:00.000Z";
    await transaction.executeMany(
      `INSERT INTO schedule (shop_id, import_id, entity, frequency, next_at)
       VALUES (?, 1, 'products', 'daily', ?)`,
      ids.map((id, index) => [id, index < due ? now : later]),
    );
  });
  const startedAt = performance.now();
  const { imports: ordered } = await orderDue(database, now);
  const orderMs = performance.now() - startedAt;
  if (ordered !== due) throw new Error(`Ordered ${ordered} instead of ${due}`);
  let firstMs = 0;
  for (let claimed = 0; claimed < due; claimed++) {
    const job = await claimJob(database, { worker: "bench", now });
    if (!job) throw new Error(`Only ${claimed} were claimed`);
    if (claimed === 0) firstMs = performance.now() - startedAt;
  }
  return { due, orderMs, firstMs, allMs: performance.now() - startedAt };
}
