import { strict as assert } from "node:assert";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { checkAll } from "../../../tenants/check.ts";
import { balanceOf } from "../../../tenants/platform/ledger.ts";
import { auditOf, openTestInstallation } from "../../support/installation.ts";

const path = "/staff/shops/lipa";

/** A shop that has paid a year of Basic from 6 April 2026 on, seen by billing on 6 October. */
async function withYear({ leftMinor = 20_000_00 } = {}) {
  const house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop, owner } = await house.shop({ slug: "lipa" });
  await platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      ...{ id: "topup:1", shopId: shop.id, from: "bank", currency: "CZK" },
      amountMinor: 4_310_83 + leftMinor,
    })
  );
  clock.set("2026-04-05T08:00:00.000Z");
  await settleShops(platform);
  const ordering = await house.signedIn(owner);
  await ordering.post("/shops/lipa/wallet/year", { tariff: "basic", from: "2026-04-06" });
  clock.set("2026-10-06T08:00:00.000Z");
  await settleShops(platform);
  assert.equal(await balanceOf(platform.database, shop.id), leftMinor);
  const { browser: staff } = await house.staff("billing");
  return { house, shop, owner, staff };
}

Deno.test("while a year is paid billing changes it to a dearer tariff for the difference (R162)", async () => {
  const { house, shop, owner, staff } = await withYear();
  await using _ = house;
  const offered = await staff.visit(path);
  // 181 of 365 days of 11 months at 1 890 Kč instead of 320 Kč.
  assert.match(offered.text, /Profi od 7\. 10\. 2026 do 5\. 4\. 2027 za 10\s362,48\s?Kč/);
  const change = { tariff: "profi", from: "2026-10-07" };
  const done = await staff.submit(`${path}/year-upgrade`, change);
  assert.match(done.text, /Předplacený tarif se od 7\. 10\. 2026 mění na Profi/);
  const left = await balanceOf(house.platform.database, shop.id);
  assert.equal(left, 20_000_00 - 10_362_48);
  await staff.submit(`${path}/year-upgrade`, change);
  assert.equal(await balanceOf(house.platform.database, shop.id), left, "once (MO-4)");
  assert.deepEqual((await auditOf(house)).filter((each) => each.includes("year_upgrade")), [
    "contract.year_upgrade profi",
  ]);

  house.clock.set("2026-10-07T08:00:00.000Z");
  await settleShops(house.platform);
  assert.equal(await balanceOf(house.platform.database, shop.id), left, "its days are paid");
  const { text } = await (await house.signedIn(owner)).visit("/shops/lipa/wallet");
  assert.match(text, /Tarif Profi, předplacený do 5\. 4\. 2027/);
  assert.match(text, /Doplatek na tarif Profi od 7\. 10\. 2026 do 5\. 4\. 2027 −10\s362,48\s?Kč/);
  assert.deepEqual((await checkAll(house.platform)).findings, []);
});

Deno.test("what is missing for the difference is said, and nothing changes (R162)", async () => {
  const { house, shop, staff } = await withYear({ leftMinor: 362_48 });
  await using _ = house;
  const change = { tariff: "profi", from: "2026-10-07" };
  const poor = await staff.submit(`${path}/year-upgrade`, change);
  assert.match(poor.text, /V peněžence chybí 10\s000,00\s?Kč/);
  assert.equal(await balanceOf(house.platform.database, shop.id), 362_48);
  const late = await staff.submit(`${path}/year-upgrade`, { tariff: "profi", from: "2026-10-06" });
  assert.match(late.text, /Nabídka se mezitím změnila/);
  const cheaper = await staff.submit(`${path}/year-upgrade`, { ...change, tariff: "free" });
  assert.match(cheaper.text, /Nabídka se mezitím změnila/);
});

Deno.test("without a paid year there is nothing to change, and support changes none (R162)", async () => {
  await using house = await openTestInstallation();
  await house.shop({ slug: "lipa" });
  const { browser: billing } = await house.staff("billing");
  assert.doesNotMatch((await billing.visit(path)).text, /Dražší tarif/);
  const { browser: support } = await house.staff("support");
  const change = { tariff: "profi", from: "2026-10-07" };
  assert.equal((await support.post(`${path}/year-upgrade`, change)).status, 404);
});
