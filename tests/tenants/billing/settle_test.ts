import { strict as assert } from "node:assert";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { queryAll } from "../../../tenants/engine/database.ts";
import { accountOfShop } from "../../../tenants/platform/contracts.ts";
import { balanceOf, LedgerConflictError, listEntries } from "../../../tenants/platform/ledger.ts";
import { orderDue, scheduleImport } from "../../../tenants/platform/schedule.ts";
import {
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

/** The trial of a shop that was founded on 2 March 2026 runs until 1 April. */
const afterTrial = "2026-04-02T06:00:00.000Z";

const topUp = (
  { platform }: TestInstallation,
  shopId: string,
  amountMinor: number,
  id = `topup:${crypto.randomUUID()}`,
) =>
  platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      id,
      shopId,
      from: "bank",
      amountMinor,
      currency: "CZK",
    })
  );

const daysOf = async ({ platform }: TestInstallation, shopId: string) =>
  (await listEntries(platform.database, shopId, { limit: 1000, offset: 0 })).entries
    .filter(({ kind }) => kind === "debit").map(({ serviceDay }) => serviceDay).toReversed();

Deno.test("a shop with money is charged once for each day, after downtime too (R158, MO-5)", async () => {
  await using installation = await openTestInstallation();
  const { platform, clock } = installation;
  const { shop } = await installation.shop();
  await topUp(installation, shop.id, 1_000_00);
  clock.set("2026-04-05T06:00:00.000Z");
  assert.equal(await settleShops(platform), 1);
  assert.equal(await settleShops(platform), 0);
  assert.deepEqual(await daysOf(installation, shop.id), [
    "2026-04-02",
    "2026-04-03",
    "2026-04-04",
    "2026-04-05",
  ]);
  const account = await accountOfShop(platform.database, shop.id);
  assert.equal(account.state, "active");
  assert.equal(account.balanceMinor, 1_000_00 - (12_91 + 12_91 + 12_90 + 12_91));
});

Deno.test("all imports are free in the trial, and charged from the day after it (R11, R12)", async () => {
  await using installation = await openTestInstallation();
  const { platform, clock } = installation;
  const { shop } = await installation.shop();
  await scheduleImport(platform.database, {
    shopId: shop.id,
    importId: 1,
    entity: "products",
    frequency: "daily",
  }, clock.now());
  await scheduleImport(platform.database, {
    shopId: shop.id,
    importId: 2,
    entity: "categories",
    frequency: "daily",
  }, clock.now());
  await topUp(installation, shop.id, 500_00);
  clock.set("2026-04-01T20:00:00.000Z");
  await settleShops(platform);
  assert.equal(await balanceOf(platform.database, shop.id), 500_00);
  clock.set(afterTrial);
  await settleShops(platform);
  const { entries: [debit] } = await listEntries(platform.database, shop.id, {
    limit: 1,
    offset: 0,
  });
  assert.deepEqual(debit?.details, {
    vatRatePercent: 21,
    parts: [
      { what: "tariff", tariff: "basic", quantity: 1, monthMinor: 320_00, amountMinor: 12_91 },
      { what: "scheduled_import_daily", quantity: 1, monthMinor: 90_00, amountMinor: 3_63 },
    ],
  });
});

Deno.test("a shop that is never paid goes from its trial to the brink of deletion, and its owner is told each step (R142–R144, R188–R193)", async () => {
  await using installation = await openTestInstallation();
  const { platform, clock } = installation;
  const { shop, owner } = await installation.shop();
  const states: string[] = [];
  for (let day = 0; day < 215; day++) {
    clock.pass(86_400);
    await settleShops(platform);
    const { state } = await accountOfShop(platform.database, shop.id);
    if (state !== states.at(-1)) states.push(state);
  }
  assert.deepEqual(states, ["trial", "administration_suspended", "web_suspended"]);
  const mails = await mailsTo(installation, owner.email);
  assert.deepEqual(mails.map(({ kind }) => kind), [
    "trial_ending",
    "trial_ending",
    "trial_ending",
    "service_not_continued",
    "web_suspending",
    "web_suspended",
    "deletion_coming",
    "deletion_coming",
  ]);
  assert.equal(mails[0]!.path, `/shops/${shop.slug}/wallet`);
  const steps = await queryAll<Record<string, string>>(
    platform.database,
    "SELECT day, to_state, cause FROM shop_transitions WHERE shop_id = ? ORDER BY id",
    [shop.id],
  );
  assert.deepEqual(steps.map(({ day, to_state, cause }) => [day, to_state, cause]), [
    ["2026-04-02", "administration_suspended", "not_continued"],
    ["2026-04-12", "web_suspended", "unpaid"],
  ]);
  assert.deepEqual(await daysOf(installation, shop.id), []);
});

Deno.test("money renews a suspended shop at once, in the transaction that posts it (R194, D4)", async () => {
  await using installation = await openTestInstallation();
  const { platform, clock } = installation;
  const { shop, owner } = await installation.shop();
  clock.set("2026-04-20T06:00:00.000Z");
  await settleShops(platform);
  assert.equal((await accountOfShop(platform.database, shop.id)).state, "web_suspended");
  const account = await topUp(installation, shop.id, 200_00);
  assert.equal(account?.state, "active");
  assert.deepEqual(await daysOf(installation, shop.id), ["2026-04-20"]);
  assert.equal((await mailsTo(installation, owner.email)).at(-1)?.kind, "shop_renewed");
});

Deno.test("the same money is posted once; other money under its name is an error (MO-4)", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const { shop } = await installation.shop();
  assert.ok(await topUp(installation, shop.id, 100_00, "topup:1"));
  assert.equal(await topUp(installation, shop.id, 100_00, "topup:1"), undefined);
  await assert.rejects(topUp(installation, shop.id, 200_00, "topup:1"), LedgerConflictError);
  assert.equal(await balanceOf(platform.database, shop.id), 100_00);
});

Deno.test("money and a domain end the trial on that day (R145)", async () => {
  await using installation = await openTestInstallation();
  const { platform, clock } = installation;
  const { shop } = await installation.shop();
  await platform.database.execute({
    sql: "UPDATE shops SET domain = 'lipa.example' WHERE id = ?",
    args: [shop.id],
  });
  await topUp(installation, shop.id, 300_00);
  clock.pass(86_400);
  await settleShops(platform);
  assert.deepEqual(await daysOf(installation, shop.id), ["2026-03-03"]);
  assert.equal((await accountOfShop(platform.database, shop.id)).state, "active");
});

Deno.test("an entry is never rewritten or removed, and never of another currency (MO-1, MO-3)", async () => {
  await using installation = await openTestInstallation();
  const { platform: { database } } = installation;
  const { shop } = await installation.shop();
  await topUp(installation, shop.id, 100_00, "topup:1");
  await assert.rejects(database.execute("UPDATE ledger SET amount_minor = 1"), /not rewritten/);
  await assert.rejects(database.execute("DELETE FROM ledger"), /not shortened/);
  await assert.rejects(
    database.write((transaction) =>
      postTopUp(installation.platform, transaction, {
        id: "topup:2",
        shopId: shop.id,
        from: "bank",
        amountMinor: 5_00,
        currency: "EUR",
      })
    ),
    /another currency/,
  );
});

Deno.test("the day begins at Prague's midnight and its work is ordered once (D11)", async () => {
  await using installation = await openTestInstallation({ startAt: "2026-03-28T20:00:00.000Z" });
  const { platform: { database }, clock } = installation;
  clock.set("2026-03-28T22:59:59.000Z");
  assert.equal((await orderDue(database, clock.now())).recurring, 0);
  clock.set("2026-03-28T23:00:00.000Z");
  assert.equal((await orderDue(database, clock.now())).recurring, 1);
  assert.equal((await orderDue(database, clock.now())).recurring, 0);
  clock.set("2026-03-29T00:59:59.000Z");
  assert.equal((await orderDue(database, clock.now())).recurring, 0);
  clock.set("2026-03-29T01:00:00.000Z");
  assert.equal(
    (await orderDue(database, clock.now())).recurring,
    1,
    "backups, on the night without two o'clock",
  );
  clock.set("2026-03-29T03:00:00.000Z");
  assert.equal((await orderDue(database, clock.now())).recurring, 1, "tidying");
  clock.set("2026-03-29T22:00:00.000Z");
  assert.equal((await orderDue(database, clock.now())).recurring, 1, "summer time has begun");
});
