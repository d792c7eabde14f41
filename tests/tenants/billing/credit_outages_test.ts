import { strict as assert } from "node:assert";
import { checkAll } from "../../../tenants/check.ts";
import { creditOutages, creditsOf } from "../../../tenants/billing/credit_outages.ts";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import {
  correctOutage,
  recordOutage,
  takeBackOutage,
} from "../../../tenants/outages/record_outage.ts";
import { accountOfShop } from "../../../tenants/platform/contracts.ts";
import { balanceOf, listEntries } from "../../../tenants/platform/ledger.ts";
import {
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

/** The trial of a shop that was founded on 2 March 2026 runs until 1 April; a day costs 12,90 or 12,91. */
async function withPaidShop(house: TestInstallation, amountMinor = 1_000_00) {
  const made = await house.shop();
  await house.platform.database.write((transaction) =>
    postTopUp(house.platform, transaction, {
      ...{ id: `topup:${made.shop.id}`, shopId: made.shop.id, from: "bank", amountMinor },
      currency: "CZK",
    })
  );
  return made;
}

async function outage(house: TestInstallation, startedAt: string, endedAt: string) {
  const { id } = await house.staff("operator");
  const actor = { kind: "staff" as const, id, name: "Olga" };
  const text = { cs: ["Shořel disk."], sk: ["Zhorel disk."], en: ["A disk burnt."] };
  const times = {
    kind: "everything" as const,
    startedAt: `2026-04-${startedAt}:00.000Z`,
    endedAt: `2026-04-${endedAt}:00.000Z`,
  };
  return { ...await recordOutage(house.platform, { ...times, text }, actor), actor, text, times };
}

const entriesOf = async ({ platform }: TestInstallation, shopId: string) =>
  (await listEntries(platform.database, shopId, { limit: 100, offset: 0 })).entries.toReversed()
    .map(({ id, changeMinor, serviceDay }) => [serviceDay ?? id.split(":")[0], changeMinor]);

Deno.test("what was charged for the days of a long outage is given back once, and the owner is told (R216, R217)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop, owner } = await withPaidShop(house);
  clock.set("2026-04-05T06:00:00.000Z");
  await settleShops(platform);
  const { id } = await outage(house, "03T10:00", "04T12:00");
  clock.set("2026-04-06T06:00:00.000Z");
  assert.equal(await creditOutages(platform), 1);
  assert.equal(await creditOutages(platform), 0, "repeated, nothing comes twice");
  await settleShops(platform);
  assert.deepEqual(await entriesOf(house, shop.id), [
    ["topup", 1_000_00],
    ["2026-04-02", -12_91],
    ["2026-04-03", -12_91],
    ["2026-04-04", -12_90],
    ["2026-04-05", -12_91],
    ["outage", 25_81],
    ["2026-04-06", -12_91],
  ]);
  assert.deepEqual(await creditsOf(platform.database, id), [
    { currency: "CZK", shops: 1, amountMinor: 25_81 },
  ]);
  const mail = (await mailsTo(house, owner.email)).find(({ kind }) => kind === "outage_credited");
  assert.match(mail!.text, /3\.\s4\.\s2026 – 4\.\s4\.\s2026.*vrátili 25,81\sKč/s);
  assert.equal(mail!.path, `/shops/${shop.slug}/wallet`);
  const page = await (await house.signedIn(owner)).visit(`/shops/${shop.slug}/wallet`);
  assert.match(page.text, /Vráceno za výpadek, 3\.\s4\.\s2026 – 4\.\s4\.\s2026/);
  assert.deepEqual((await checkAll(platform)).findings, []);
});

Deno.test("overdue days of a long outage are not charged at all, the others once each (R216, JO-7)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop } = await withPaidShop(house, 40_00);
  clock.set("2026-04-02T06:00:00.000Z");
  await settleShops(platform);
  clock.set("2026-04-05T06:00:00.000Z");
  await outage(house, "02T10:00", "04T12:00");
  await settleShops(platform);
  assert.deepEqual(await entriesOf(house, shop.id), [
    ["topup", 40_00],
    ["2026-04-02", -12_91],
    ["2026-04-05", -12_91],
  ], "the money would not have lasted for the days of the outage");
  assert.equal((await accountOfShop(platform.database, shop.id)).state, "active");
  clock.set("2026-04-06T06:00:00.000Z");
  await creditOutages(platform);
  assert.equal(await balanceOf(platform.database, shop.id), 40_00 - 12_91, "the day it began too");
});

Deno.test("an outage of a day, one that goes on and one half a day old are not credited yet (R216)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  await withPaidShop(house);
  clock.set("2026-04-09T06:00:00.000Z");
  await settleShops(platform);
  await outage(house, "02T10:00", "03T10:00");
  await outage(house, "06T10:00", "08T18:01");
  assert.equal(await creditOutages(platform), 0);
  clock.set("2026-04-09T06:01:00.000Z");
  assert.equal(await creditOutages(platform), 1);
});

Deno.test("of two outages of the same day only one gives its money back (R217)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop } = await withPaidShop(house);
  clock.set("2026-04-09T06:00:00.000Z");
  await settleShops(platform);
  await outage(house, "03T10:00", "05T10:00");
  await outage(house, "05T12:00", "07T10:00");
  clock.set("2026-04-10T06:00:00.000Z");
  assert.equal(await creditOutages(platform), 2);
  const credits = (await entriesOf(house, shop.id)).filter(([what]) => what === "outage");
  assert.deepEqual(credits, [["outage", 12_91 + 12_90 + 12_91], ["outage", 12_91 + 12_90]]);
});

Deno.test("the check finds a day that gave back more than was charged", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop } = await withPaidShop(house);
  clock.set("2026-04-05T06:00:00.000Z");
  await settleShops(platform);
  await platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      ...{ id: `outage:7:${shop.id}`, shopId: shop.id, from: "revenue", amountMinor: 13_00 },
      currency: "CZK",
      details: { outage: 7, days: [{ day: "2026-04-03", amountMinor: 13_00 }] },
    })
  );
  const { findings } = await checkAll(platform);
  assert.deepEqual(findings.map(({ found }) => found), [`${shop.slug} 2026-04-03`]);
});

Deno.test("an interruption in two pieces is one: each day of it is given back once (R216)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop } = await withPaidShop(house);
  clock.set("2026-04-09T06:00:00.000Z");
  await settleShops(platform);
  await outage(house, "03T10:00", "04T02:00");
  await outage(house, "04T02:00", "04T18:00");
  clock.set("2026-04-10T06:00:00.000Z");
  assert.equal(await creditOutages(platform), 1, "the second piece has no day left");
  assert.equal(await creditOutages(platform), 0);
  const credits = (await entriesOf(house, shop.id)).filter(([what]) => what === "outage");
  assert.deepEqual(credits, [["outage", 12_91 + 12_90]]);
});

Deno.test("many shops are credited a hundred at a time; killed between, the rest follow (R216)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop } = await withPaidShop(house);
  clock.set("2026-04-05T06:00:00.000Z");
  await settleShops(platform);
  await copyShop(house, shop.id, 249);
  const { id } = await outage(house, "03T10:00", "04T12:00");
  clock.set("2026-04-06T06:00:00.000Z");
  await platform.database.executeMultiple(`
    CREATE TRIGGER killed BEFORE INSERT ON ledger
    WHEN NEW.kind = 'credit' AND (SELECT count(*) FROM ledger WHERE kind = 'credit') = 150
    BEGIN SELECT raise(ABORT, 'killed'); END`);
  await assert.rejects(creditOutages(platform), /killed/);
  const [half] = await creditsOf(platform.database, id);
  assert.equal(half!.shops, 100);
  await platform.database.execute("DROP TRIGGER killed");
  assert.equal(await creditOutages(platform), 150);
  assert.deepEqual(await creditsOf(platform.database, id), [
    { currency: "CZK", shops: 250, amountMinor: 250 * 25_81 },
  ]);
});

/** More shops like one of them, as far as money goes. */
async function copyShop({ platform }: TestInstallation, shopId: string, copies: number) {
  const numbers = `WITH RECURSIVE numbers (n) AS (
    SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${copies})`;
  const id = `substr('${shopId}', 1, 20) || printf('%04d', n)`;
  await platform.database.executeMultiple(`
    INSERT INTO shops (id, slug, name, owner_id, currency, languages, state, trial_until,
                       database_url, schema_version, ready_at, created_at)
    ${numbers} SELECT ${id}, 'copy-' || n, name, owner_id, currency, languages, state, trial_until,
                      database_url || n, schema_version, ready_at, created_at
                 FROM shops, numbers WHERE shops.id = '${shopId}';
    INSERT INTO contracts (shop_id, variable_symbol, paid_from, settled_through)
    ${numbers} SELECT ${id}, CAST(variable_symbol + n AS TEXT), paid_from, settled_through
                 FROM contracts, numbers WHERE shop_id = '${shopId}';
    INSERT INTO contract_terms (shop_id, valid_from, tariff, ordered_at, ordered_by)
    ${numbers} SELECT ${id}, valid_from, tariff, ordered_at, ordered_by
                 FROM contract_terms, numbers WHERE shop_id = '${shopId}';
    INSERT INTO wallets (shop_id, currency)
    ${numbers} SELECT ${id}, currency FROM wallets, numbers WHERE shop_id = '${shopId}';
    INSERT INTO ledger (id, shop_id, kind, from_account, to_account, amount_minor, currency,
                        service_day, posted_at)
    ${numbers} SELECT ledger.id || ':' || n, ${id}, kind, from_account, to_account, amount_minor,
                      currency, service_day, posted_at
                 FROM ledger, numbers WHERE shop_id = '${shopId}'`);
}

Deno.test("a shop that was not charged gets nothing, nor mail (R216)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { owner } = await house.shop();
  clock.set("2026-03-12T06:00:00.000Z");
  await settleShops(platform);
  const { id } = await house.staff("operator");
  await recordOutage(platform, {
    kind: "web",
    startedAt: "2026-03-05T06:00:00.000Z",
    endedAt: "2026-03-08T06:00:00.000Z",
    text: { cs: ["."], sk: ["."], en: ["."] },
  }, { kind: "staff", id, name: "Olga" });
  assert.equal(await creditOutages(platform), 0);
  assert.deepEqual(await mailsTo(house, owner.email), []);
});

Deno.test("a shop whose money ran out over an outage comes back by its credit (R194, R216)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop } = await withPaidShop(house, 30_00);
  clock.set("2026-04-04T06:00:00.000Z");
  await settleShops(platform);
  assert.equal((await accountOfShop(platform.database, shop.id)).state, "administration_suspended");
  await outage(house, "02T10:00", "03T18:00");
  clock.set("2026-04-05T06:00:00.000Z");
  await creditOutages(platform);
  assert.equal((await accountOfShop(platform.database, shop.id)).state, "active");
});

Deno.test("credits that were broken off go on where they stopped, and give nobody twice", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const shops = [];
  for (let count = 0; count < 4; count++) shops.push((await withPaidShop(house)).shop);
  clock.set("2026-04-05T06:00:00.000Z");
  await settleShops(platform);
  const { id } = await outage(house, "03T10:00", "04T12:00");
  clock.set("2026-04-06T06:00:00.000Z");
  // Killed in the midst of a hundred shops: nothing of them is there.
  await platform.database.executeMultiple(`
    CREATE TRIGGER killed BEFORE INSERT ON ledger
    WHEN NEW.kind = 'credit' AND (SELECT count(*) FROM ledger WHERE kind = 'credit') = 2
    BEGIN SELECT raise(ABORT, 'killed'); END`);
  await assert.rejects(creditOutages(platform), /killed/);
  assert.deepEqual(await creditsOf(platform.database, id), []);
  await platform.database.execute("DROP TRIGGER killed");
  assert.equal(await creditOutages(platform), 4);
  for (const { id: shopId } of shops) {
    const credits = (await entriesOf(house, shopId)).filter(([what]) => what === "outage");
    assert.deepEqual(credits, [["outage", 25_81]]);
  }
});

Deno.test("two processes credit an outage at once, each shop once", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop } = await withPaidShop(house);
  clock.set("2026-04-05T06:00:00.000Z");
  await settleShops(platform);
  await outage(house, "03T10:00", "04T12:00");
  clock.set("2026-04-06T06:00:00.000Z");
  const posted = await Promise.all([creditOutages(platform), creditOutages(platform)]);
  assert.deepEqual(posted.toSorted(), [0, 1]);
  assert.equal((await entriesOf(house, shop.id)).filter(([what]) => what === "outage").length, 1);
});

Deno.test("once credits are posted, times stay and the outage cannot be taken back", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  await withPaidShop(house);
  clock.set("2026-04-05T06:00:00.000Z");
  await settleShops(platform);
  const { id, actor, text, times } = await outage(house, "03T10:00", "04T12:00");
  clock.set("2026-04-06T06:00:00.000Z");
  await creditOutages(platform);
  assert.equal(await takeBackOutage(platform, id, actor), false);
  const corrected = {
    ...times,
    endedAt: "2026-04-05T05:00:00.000Z",
    text: { ...text, cs: ["Jinak."] },
  };
  await correctOutage(platform, id, { corrected, actor });
  const { rows } = await platform.database.execute("SELECT ended_at, text_json FROM outages");
  assert.equal(rows[0]!.ended_at, times.endedAt);
  assert.match(rows[0]!.text_json as string, /Jinak/);
});

Deno.test("an outage that was taken back in time costs nothing", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  await withPaidShop(house);
  clock.set("2026-04-05T06:00:00.000Z");
  await settleShops(platform);
  const { id, actor } = await outage(house, "03T10:00", "04T12:00");
  assert.equal(await takeBackOutage(platform, id, actor), true);
  clock.set("2026-04-06T06:00:00.000Z");
  assert.equal(await creditOutages(platform), 0);
});
