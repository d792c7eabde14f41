import { addDays } from "../../core/calendar.ts";
import { settleShops } from "../../tenants/billing/settle.ts";
import { createDataFolder, openDataFolder } from "../../tenants/data_folder.ts";
import { type Database, queryAll } from "../../tenants/engine/database.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { createOwnerAccount } from "../../tenants/platform/accounts.ts";
import { insertContract } from "../../tenants/platform/contracts.ts";
import { postEntry } from "../../tenants/platform/ledger.ts";
import { timed } from "./measure.ts";

/** The day before the first that is settled. */
export const benchStart = "2026-01-31";
const trialUntil = "2026-02-10";

export const noonOf = (day: string): string => `${day}T11:00:00.000Z`;

/**
 * A platform full of shops on their first contract, with money for some days each: within two months
 * each of them comes to another state on a day of its own.
 */
export async function createFleet(path: string, shops: number): Promise<void> {
  const now = noonOf(benchStart);
  const folder = await createDataFolder(path, { sandbox: true, now });
  await using platform = await openPlatform(folder, { clock: () => now });
  const { database } = platform;
  const owner = await createOwnerAccount(database, { email: "b@example.cz", language: "cs", now });
  await database.write(async (transaction) => {
    for (let number = 0; number < shops; number++) {
      const shopId = `shop${String(number).padStart(20, "0")}`;
      await transaction.execute({
        sql: `INSERT INTO shops (id, slug, name, owner_id, currency, languages, state, trial_until,
                                 database_url, schema_version, created_at)
              VALUES (?, ?, 'Bench', ?, 'CZK', '["cs"]', 'trial', ?, 'file:none', 1, ?)`,
        args: [shopId, shopId, owner, trialUntil, now],
      });
      await insertContract(transaction, {
        ...{ shopId, currency: "CZK", tariff: "basic", day: benchStart, now, orderedBy: "bench" },
      });
      const amountMinor = (number % 50) * 12_90;
      if (amountMinor === 0) continue;
      const topUp = { id: `topup:${shopId}`, shopId, kind: "top_up", from: "bank" } as const;
      await postEntry(transaction, { ...topUp, to: "wallet", amountMinor, currency: "CZK" }, now);
    }
  });
}

/** How long the work of one day takes, and the worst of some days. */
export async function dailyRun(
  path: string,
  { shops, days }: { shops: number; days: number },
): Promise<{ worstMs: number; debits: number; transitions: number; mails: number }> {
  await createFleet(path, shops);
  let today = addDays(benchStart, 10);
  await using platform = await openPlatform(await openDataFolder(path), {
    clock: () => noonOf(today),
  });
  await settleShops(platform);
  const before = await counts(platform.database);
  let worstMs = 0;
  for (let number = 0; number < days; number++) {
    today = addDays(today, 1);
    worstMs = Math.max(worstMs, (await timed(() => settleShops(platform))).ms);
  }
  const after = await counts(platform.database);
  const [debits, transitions, mails] = after.map((count, at) => count - before[at]!);
  return { worstMs, debits: debits!, transitions: transitions!, mails: mails! };
}

async function counts(platform: Database): Promise<number[]> {
  const tables = ["ledger", "shop_transitions", "outbox"];
  const found = [];
  for (const name of tables) {
    const [row] = await queryAll<{ count: number }>(
      platform,
      `SELECT count(*) AS count FROM ${name}`,
    );
    found.push(row!.count);
  }
  return found;
}

const child = new URL("./settlement_child.ts", import.meta.url).pathname;

/** All that the daily work leaves, without what chance chooses. */
const whatRemains = [
  "SELECT id, shop_id, amount_minor, service_day, posted_at FROM ledger ORDER BY id",
  "SELECT * FROM wallets ORDER BY shop_id",
  "SELECT * FROM contracts ORDER BY shop_id",
  "SELECT id, state FROM shops ORDER BY id",
  "SELECT shop_id, day, from_state, to_state, cause FROM shop_transitions ORDER BY shop_id, id",
  "SELECT shop_id, kind, occasion, told_at FROM contract_notices ORDER BY 1, 2, 3",
  "SELECT shop_id, kind, details, created_at FROM outbox ORDER BY 1, 4, 2",
];

export interface SettlementKills {
  kills: number;
  /** Kills that hit a process at work. */
  hits: number;
  entries: number;
  isSame: boolean;
}

/**
 * Kills a process that settles day after day at random moments, and lets the next one go on. In the
 * end everything is as one undisturbed process leaves it.
 */
export async function killSettlement(
  path: string,
  { shops, days, kills }: { shops: number; days: number; kills: number },
): Promise<SettlementKills> {
  await createFleet(`${path}-calm`, shops);
  await createFleet(path, shops);
  const calm = await spawn(`${path}-calm`, days).status;
  if (!calm.success) throw new Error("An undisturbed settlement failed");
  let hits = 0;
  for (let killed = 0; killed < kills; killed++) {
    const process = spawn(path, days);
    let isEnded = false;
    const timer = setTimeout(
      () => isEnded || process.kill("SIGKILL"),
      250 + Math.random() * 350,
    );
    const { success } = await process.status;
    isEnded = true;
    if (!success) hits++;
    clearTimeout(timer);
  }
  const last = await spawn(path, days).status;
  if (!last.success) throw new Error("The last settlement failed");
  const [one, other] = [await remains(`${path}-calm`), await remains(path)];
  return { kills, hits, entries: one.entries, isSame: one.text === other.text };
}

const spawn = (path: string, days: number): Deno.ChildProcess =>
  new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", child, path, String(days)],
    stdout: "null",
  }).spawn();

async function remains(path: string): Promise<{ text: string; entries: number }> {
  await using platform = await openPlatform(await openDataFolder(path));
  const found = [];
  for (const sql of whatRemains) found.push(await queryAll(platform.database, sql));
  return { text: JSON.stringify(found), entries: found[0]!.length };
}
