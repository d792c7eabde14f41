import { strict as assert } from "node:assert";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { balanceOf } from "../../../tenants/platform/ledger.ts";
import { remindOfVip } from "../../../tenants/support/licences.ts";
import { mailsTo, openTestInstallation } from "../../support/installation.ts";
import { activate, aRequest, ask, sendForm } from "../../support/tickets.ts";

const path = "/shops/lipa/support/level";

async function withLicence({ boughtOn = "2025-03-01", version = "2" } = {}) {
  const house = await openTestInstallation();
  const shop = await house.shop({ slug: "lipa" });
  await activate(house, shop.shop.id);
  const { browser: staff } = await house.staff("operator");
  const form = { kind: "licence", version, day: boughtOn };
  const recorded = await staff.submit("/staff/shops/lipa/licences", form);
  return { house, shop, staff, recorded };
}

Deno.test("a rented tariff has its support without an end; the three levels are told (R123–R126)", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop({ slug: "lipa" });
  const trial = await shop.browser.visit(path);
  assert.match(trial.text, /Zkušební \(vaše\) Zdarma Pro/);
  assert.match(trial.text, /Písemné otázky obecné i odborné jen obecné obecné i odborné/);
  assert.match(trial.text, /Komunita ano ano ano/);
  assert.match(trial.text, /Centrum dotazů s dobou reakce ne ne ano/);
  await activate(house, shop.shop.id);
  assert.match((await shop.browser.visit(path)).text, /dokud platíte, nekončí/);
});

Deno.test("after its year the ticket centre is closed, the shop works on (R127, R128, R131, R132, R135)", async () => {
  const { house, shop, recorded } = await withLicence();
  await using _ = house;
  assert.match(recorded.text, /podpora do 28\. 2\. 2026/);
  const page = await shop.browser.visit(path);
  assert.match(page.text, /Podpora skončila 28\. 2\. 2026\. Licence funguje dál/);
  const refused = await sendForm(shop.browser, "/shops/lipa/support", aRequest);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Rok vaší podpory skončil/);
  assert.equal((await shop.browser.visit("/shops/lipa/products")).status, 200);
});

Deno.test("it is prolonged from the wallet for a year from that day (R129, R130)", async () => {
  const { house, shop } = await withLicence();
  await using _ = house;
  const poor = await shop.browser.submit(path);
  assert.match(poor.text, /V peněžence chybí 4 356,00 Kč/);
  await house.platform.database.write((transaction) =>
    postTopUp(house.platform, transaction, {
      ...{ id: "topup:1", shopId: shop.shop.id, from: "bank" as const },
      ...{ amountMinor: 500_000, currency: "CZK" as const },
    })
  );
  const renewed = await shop.browser.submit(path);
  assert.match(renewed.text, /Podpora je prodloužená do 1\. 3\. 2027/);
  assert.ok(await ask(shop) > 0, "the ticket centre is open again");
  const balance = await balanceOf(house.platform.database, shop.shop.id);
  const again = await shop.browser.submit(path);
  assert.match(again.text, /Podpora je prodloužená do 1\. 3\. 2027/);
  const left = await balanceOf(house.platform.database, shop.shop.id);
  assert.equal(left, balance, "a year that brings no day costs nothing (MO-4)");
});

Deno.test("a version out of support is offered the upgrade, which brings its year (R133, R134)", async () => {
  const { house, shop, staff } = await withLicence({ version: "1" });
  await using _ = house;
  house.platform.operator!.versions = [{ version: "1", supportedUntil: "2025-12-31" }];
  const page = await shop.browser.visit(path);
  assert.match(page.text, /Upgrade s sebou přináší rok podpory/);
  assert.match(page.html, /support\/new\?kind=other/);
  assert.match((await shop.browser.submit(path)).text, /není podporovaná/);
  const upgrade = { kind: "upgrade", version: "2", day: "2026-03-01" };
  await staff.submit("/staff/shops/lipa/licences", upgrade);
  assert.match((await shop.browser.visit(path)).text, /Podpora do 28\. 2\. 2027/);
});

Deno.test("its end is told beforehand, once (R135)", async () => {
  const { house, shop } = await withLicence({ boughtOn: "2025-03-10" });
  await using _ = house;
  await remindOfVip(house.platform);
  await remindOfVip(house.platform);
  const kinds = (await mailsTo(house, shop.owner.email)).map(({ kind }) => kind);
  assert.deepEqual(kinds.filter((kind) => kind === "vip_ending"), ["vip_ending"]);
});

Deno.test("a purchase in the future or of nothing is refused with what would be right", async () => {
  const { house, staff } = await withLicence();
  await using _ = house;
  const action = "/staff/shops/lipa/licences";
  const wrong = { kind: "licence", version: "2/4", day: "2030-01-01" };
  const refused = await staff.post(action, wrong);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Vyberte dnešek nebo dřívější den/);
  assert.match(refused.text, /Napište verzi, nejvýš 40 písmen/);
  assert.match(refused.html, /value="2\/4"/);
  assert.equal((await staff.post(action, { ...wrong, kind: "renewal" })).status, 400);
});
