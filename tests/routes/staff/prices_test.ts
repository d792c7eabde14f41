import { strict as assert } from "node:assert";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { balanceOf } from "../../../tenants/platform/ledger.ts";
import { priceListsOf } from "../../../tenants/platform/price_lists.ts";
import { priceListValues } from "../../../core/billing/price_list_form.ts";
import { moneyInputText } from "../../../views/format.ts";
import {
  auditOf,
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

const path = "/staff/prices/CZK/new";

/** The form as it stands for the list in force, with some fields typed anew. */
async function form({ platform }: TestInstallation, typed: Record<string, string>) {
  const [list] = await priceListsOf(platform.database, "CZK");
  return { ...priceListValues(list!, (minor) => moneyInputText("cs", minor)), ...typed };
}

Deno.test("new prices hold no sooner than ten days after they were announced (R239)", async () => {
  await using installation = await openTestInstallation();
  const { browser } = await installation.staff("operator");
  for (const day of ["2026-03-01", "2026-03-02", "2026-03-11"]) {
    const typed = await form(installation, { validFrom: day, "basic.month": "350,00" });
    const answer = await browser.post(path, typed);
    assert.equal(answer.status, 422, day);
    assert.match(answer.text, /nejdříve deset dní po oznámení, tedy od 12\. 3\. 2026/);
    assert.match(answer.html, /name="basic.month"[^>]*value="350,00"/);
  }
  assert.equal((await priceListsOf(installation.platform.database, "CZK")).length, 1);
});

Deno.test("announced prices are mailed to every owner who pays in the currency, once (R239)", async () => {
  await using installation = await openTestInstallation();
  const { owner } = await installation.shop();
  await installation.shop({ owner });
  const { owner: other } = await installation.shop({ currency: "EUR" });
  const { browser } = await installation.staff("operator");
  const typed = await form(installation, { validFrom: "2026-03-12", "basic.month": "350" });
  assert.equal((await browser.post(path, typed)).location, "/staff/prices");
  const mails = (await mailsTo(installation, owner.email)).filter((mail) =>
    mail.kind === "prices_change"
  );
  assert.equal(mails.length, 1);
  assert.match(mails[0]!.text, /Od 12\.\s3\.\s2026 platí nové ceny/);
  assert.equal(mails[0]!.path, "/prices");
  assert.deepEqual((await mailsTo(installation, other.email)).length, 0);
  assert.ok((await auditOf(installation)).includes("prices.announce CZK 2026-03-12"));
  const again = await browser.post(path, typed);
  assert.match(again.text, /Ten den už začíná jiný ceník/);
});

Deno.test("wallets are charged by the new prices from their day on, not before", async () => {
  await using installation = await openTestInstallation();
  const { platform, clock } = installation;
  const { shop } = await installation.shop();
  await platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      ...{ id: "topup:1", shopId: shop.id, from: "bank", amountMinor: 500_00, currency: "CZK" },
    })
  );
  const { browser } = await installation.staff("operator");
  await browser.post(
    path,
    await form(installation, { validFrom: "2026-04-03", "basic.month": "640" }),
  );
  clock.set("2026-04-02T08:00:00.000Z");
  await settleShops(platform);
  assert.equal(await balanceOf(platform.database, shop.id), 500_00 - 12_91);
  clock.set("2026-04-03T08:00:00.000Z");
  await settleShops(platform);
  assert.equal(await balanceOf(platform.database, shop.id), 500_00 - 12_91 - 25_82);
});

Deno.test("what is no amount and no number is refused at its field", async () => {
  await using installation = await openTestInstallation();
  const { browser } = await installation.staff("operator");
  const answer = await browser.post(
    path,
    await form(installation, {
      validFrom: "2026-03-12",
      "profi.month": "hodně",
      "free.products": "-5",
    }),
  );
  assert.equal(answer.status, 422);
  assert.match(answer.html, /name="profi.month"[^>]*aria-invalid="true"/);
  assert.match(answer.html, /name="free.products"[^>]*aria-invalid="true"/);
});

Deno.test("everybody sees the prices in force and those to come (R281)", async () => {
  await using installation = await openTestInstallation();
  const { browser } = await installation.staff("operator");
  await browser.post(
    path,
    await form(installation, { validFrom: "2026-03-12", "basic.month": "355" }),
  );
  const { text } = await installation.browser().visit("/prices");
  assert.match(text, /320,00\s?Kč/);
  assert.match(text, /CZK, platí od 12\. 3\. 2026/);
  assert.match(text, /355,00\s?Kč/);
});

Deno.test("support and billing see price lists, only an operator makes them", async () => {
  await using installation = await openTestInstallation();
  const { browser } = await installation.staff("billing");
  assert.equal((await browser.visit("/staff/prices")).status, 200);
  assert.equal((await browser.visit(path)).status, 404);
  assert.equal((await browser.post(path, {})).status, 404);
});
