import { strict as assert } from "node:assert";
import { queryAll } from "../../../tenants/engine/database.ts";
import { endContract } from "../../../tenants/billing/end_contract.ts";
import type { Platform } from "../../../tenants/platform.ts";
import { postEntry } from "../../../tenants/platform/ledger.ts";
import { openTestInstallation } from "../../support/installation.ts";
import { runOutOfMoney } from "../../support/billing.ts";

const path = (slug: string) => `/shops/${slug}/wallet/top-up`;

Deno.test("an amount is offered by months, and its limits are told before (R154, R155)", async () => {
  await using installation = await openTestInstallation();
  const { slug, browser } = await installation.shop();
  const { text } = await browser.visit(path(slug));
  assert.match(text, /Měsíc, 388,00\s?Kč 2 měsíce, 776,00\s?Kč 3 měsíce, 1\s164,00\s?Kč/);
  assert.match(text, /Nejméně 100,00\s?Kč, nejvíce 1\s164,00\s?Kč/);
});

Deno.test("an amount outside its limits is refused with both of them, and stays written (R154, R155, MO-8)", async () => {
  await using installation = await openTestInstallation();
  const { slug, browser } = await installation.shop();
  for (
    const [typed, said] of [
      ["99,99", /99,99\s?Kč je málo: dobít lze nejméně 100,00\s?Kč a nejvíce 1\s164,00/],
      ["1164,01", /1\s164,01\s?Kč je moc: dobít lze nejméně 100,00/],
      ["sto", /Toto není částka/],
      ["100,123", /Toto není částka/],
    ] as const
  ) {
    const answer = await browser.visit(`${path(slug)}?amount=${encodeURIComponent(typed)}`);
    assert.equal(answer.status, 422, typed);
    assert.match(answer.text, said);
    assert.ok(answer.html.includes(`value="${typed}"`), typed);
  }
});

Deno.test("an amount leads to the account, the shop's symbol and a code for the phone (R156)", async () => {
  await using installation = await openTestInstallation();
  const { slug, browser } = await installation.shop();
  const { text, html } = await browser.visit(`${path(slug)}?amount=500`);
  assert.match(text, /Částka s DPH 500,00\s?Kč/);
  assert.match(text, /Variabilní symbol 1000001/);
  assert.match(html, /aria-label="QR Platba"/);
  await browser.visit(`${path(slug)}?amount=500`);
  const asked = await queryAll<{ amount_minor: number }>(
    installation.platform.database,
    "SELECT amount_minor FROM top_up_requests",
  );
  assert.deepEqual(asked.map(({ amount_minor }) => amount_minor), [500_00]);
});

Deno.test("euro have both codes that banks read", async () => {
  await using installation = await openTestInstallation();
  const { slug, browser } = await installation.shop({ currency: "EUR", languages: ["sk"] });
  const { html } = await browser.visit(`${path(slug)}?amount=20`);
  assert.match(html, /aria-label="PAY by square"/);
  assert.match(html, /aria-label="EPC QR"/);
});

Deno.test("the owner of a suspended shop pays in, others do not (R144, D8)", async () => {
  await using installation = await openTestInstallation();
  const { shop, slug, browser } = await installation.shop();
  const member = await installation.member(shop, "manager");
  await runOutOfMoney(installation.platform, shop.id);
  assert.equal((await browser.visit(path(slug))).status, 200);
  assert.equal((await member.browser.visit(path(slug))).status, 403);
});

Deno.test("a suspended shop is told of a debt only when it has one (D2, R144)", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const { shop, slug, browser } = await installation.shop();
  await runOutOfMoney(platform, shop.id);
  const said = async () => (await browser.visit(`/shops/${slug}/wallet`)).text;
  assert.match(await said(), /Dobijte alespoň 100,00\s?Kč\. /);
  assert.doesNotMatch(await said(), /dluh/);
  await owe(platform, shop.id, 300_00);
  assert.match(await said(), /Dobijte alespoň 3\d\d,\d\d\s?Kč: dluh a jeden den\./);
});

Deno.test("an ended shop that owes is shown how to pay it, and can top up nothing else (R184, R185)", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const { shop, slug, browser } = await installation.shop();
  const wallet = `/shops/${slug}/wallet`;
  const end = async () => {
    const actor = { kind: "system" as const, name: "test" };
    const reason = "The owner asked for it";
    await endContract(platform, { shopId: shop.id, cause: "terminated", reason, actor });
  };
  await runOutOfMoney(platform, shop.id);
  await end();
  assert.doesNotMatch((await browser.visit(wallet)).text, /zbývá zaplatit|Zaplaťte převodem/);
  await owe(platform, shop.id, 45_60);
  const { text, html } = await browser.visit(wallet);
  assert.match(text, /Za dobu před koncem smlouvy zbývá zaplatit 45,60\s?Kč/);
  assert.match(text, /Částka s DPH 45,60\s?Kč.*Variabilní symbol 1000001/);
  assert.match(html, /aria-label="QR Platba"/);
  assert.doesNotMatch(html, /wallet\/(?:top-up|card)"/);
  const topUp = await browser.visit(path(slug));
  assert.equal(topUp.location, wallet);
  const card = { payment: "a".repeat(24), amount: "45,60" };
  assert.equal((await browser.post(`${wallet}/card`, card)).status, 403);
});

/** A shop owes for days before. */
const owe = ({ database, now }: Platform, shopId: string, amountMinor: number) =>
  database.write((transaction) =>
    postEntry(transaction, {
      ...{ id: `debt:${shopId}`, shopId, kind: "fee", from: "wallet", to: "revenue" },
      ...{ amountMinor, currency: "CZK", details: {} },
    }, now())
  );
