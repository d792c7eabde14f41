import { strict as assert } from "node:assert";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { checkAll } from "../../../tenants/check.ts";
import { openTestInstallation } from "../../support/installation.ts";

async function openChecked() {
  const installation = await openTestInstallation();
  const { platform, clock } = installation;
  await installation.shop({ slug: "lipa" });
  clock.set("2026-04-20T08:00:00.000Z");
  await settleShops(platform);
  const found = async () =>
    (await checkAll(platform)).findings.map(({ check, found }) => `${check}: ${found}`);
  return { ...installation, found };
}

Deno.test("a settled installation has nothing to be found", async () => {
  await using installation = await openChecked();
  assert.deepEqual(await installation.found(), []);
});

Deno.test("a balance that is not the sum of its entries is found (MO-2)", async () => {
  await using installation = await openChecked();
  await installation.platform.database.execute("UPDATE wallets SET balance_minor = 1");
  assert.deepEqual(await installation.found(), ["every wallet holds the sum of its entries: lipa"]);
});

Deno.test("a day that should not have been charged is found (D3)", async () => {
  await using installation = await openChecked();
  await installation.platform.database.execute(`
    INSERT INTO ledger (id, shop_id, kind, from_account, to_account, amount_minor, currency,
                        service_day, posted_at)
    SELECT 'debit:stray', shop_id, 'debit', 'wallet', 'revenue', 100, 'CZK', '2026-03-20', ''
      FROM contracts`);
  const [found] = await installation.found();
  assert.match(found!, /^no day is charged in the trial.*: lipa 2026-03-20$/);
});
