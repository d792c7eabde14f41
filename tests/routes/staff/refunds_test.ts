import { strict as assert } from "node:assert";
import { endContract } from "../../../tenants/billing/end_contract.ts";
import { receiveMoney } from "../../../tenants/billing/receive_money.ts";
import { postTopUp, type TopUp } from "../../../tenants/billing/top_up.ts";
import { checkAll } from "../../../tenants/check.ts";
import { listInvoices } from "../../../tenants/platform/invoices.ts";
import { balanceOf, postEntry } from "../../../tenants/platform/ledger.ts";
import type { EndCause } from "../../../core/lifecycle/lifecycle.ts";
import { openTestInstallation } from "../../support/installation.ts";

const path = "/staff/shops/lipa";
const account = "19-2000145399/0800";

async function openEnded({ cause = "terminated", paidMinor = 480_50 }: {
  cause?: EndCause;
  paidMinor?: number;
} = {}) {
  const installation = await openTestInstallation();
  const { platform } = installation;
  const { shop } = await installation.shop({ slug: "lipa" });
  if (paidMinor > 0) {
    await platform.database.write((transaction) =>
      postTopUp(platform, transaction, {
        ...{ id: "topup:1", shopId: shop.id, from: "bank", currency: "CZK" },
        amountMinor: paidMinor,
      })
    );
  }
  const actor = { kind: "system", name: "test" } as const;
  await endContract(platform, { shopId: shop.id, cause, reason: "test", actor });
  const { browser } = await installation.staff("billing");
  return {
    installation,
    shop,
    browser,
    balance: () => balanceOf(platform.database, shop.id),
    [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose](),
  };
}

Deno.test("what is left of a terminated shop goes back by a payment order, once (R199–R201)", async () => {
  await using test = await openEnded();
  const { browser } = test;
  assert.match((await browser.visit(path)).text, /K vrácení je 480,50\s?Kč/);
  await browser.post(`${path}/refund`, { account });
  assert.equal(await test.balance(), 0);
  assert.doesNotMatch((await browser.visit(path)).text, /Vrácení peněz majiteli/);
  const waiting = await browser.visit("/staff/refunds");
  assert.match(waiting.text, /Shop lipa Person 1 19-2000145399\/0800 480,50\s?Kč/);
  await browser.post("/staff/refunds/orders", { currency: "CZK" });
  const made = await browser.visit("/staff/refunds");
  assert.match(made.text, /Příkaz R20260302-1 je hotový/);
  assert.match(made.text, /Nic nečeká/);
  await browser.post("/staff/refunds/orders", { currency: "CZK" });
  assert.doesNotMatch((await browser.visit("/staff/refunds")).text, /R20260302-2/);
  assert.deepEqual((await checkAll(test.installation.platform)).findings, []);
});

Deno.test("what comes to the wallet after a refund is refunded as well (R200, R216)", async () => {
  await using test = await openEnded();
  const { browser, installation: { platform }, shop } = test;
  await browser.post(`${path}/refund`, { account });
  await platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      ...{ id: "outage:1:lipa", shopId: shop.id, from: "revenue", currency: "CZK" },
      amountMinor: 12_90,
    })
  );
  assert.match((await browser.visit(path)).text, /K vrácení je 12,90\s?Kč/);
  await browser.post(`${path}/refund`, { account });
  assert.equal(await test.balance(), 0);
  assert.match((await browser.visit("/staff/refunds")).text, /12,90\s?Kč/);
});

Deno.test("an order is the same file whenever it is downloaded, as pain.001 and as ABO (R200)", async () => {
  await using test = await openEnded();
  const { browser } = test;
  await browser.post(`${path}/refund`, { account });
  await browser.post("/staff/refunds/orders", { currency: "CZK" });
  const xml = await browser.visit("/staff/refunds/orders/R20260302-1/xml");
  assert.match(xml.html, /<IBAN>CZ6508000000192000145399<\/IBAN>/);
  assert.match(xml.html, /<InstdAmt Ccy="CZK">480\.50<\/InstdAmt>/);
  assert.match(xml.html, /<ReqdExctnDt>2026-03-03<\/ReqdExctnDt>/);
  const abo = await browser.visit("/staff/refunds/orders/R20260302-1/abo");
  assert.match(abo.html, /^UHL1/);
  assert.equal((await browser.visit("/staff/refunds/orders/R20260302-1/xml")).html, xml.html);
  assert.equal((await browser.visit("/staff/refunds/orders/R1/xml")).status, 404);
});

Deno.test("a wrong account is refused with what is wrong, and nothing is taken", async () => {
  await using test = await openEnded();
  for (
    const [typed, said] of [
      ["19-2000145398/0800", /Číslice účtu k sobě nepasují/],
      ["19-2000145399", /Chybí kód banky/],
      ["účet", /Toto není účet/],
    ] as const
  ) {
    const answer = await test.browser.post(`${path}/refund`, { account: typed });
    assert.equal(answer.status, 422);
    assert.match(answer.text, said);
    assert.ok(answer.html.includes(`value="${typed}"`));
  }
  assert.equal(await test.balance(), 480_50);
});

Deno.test("nothing is refunded when the operator ended the contract, nor what is not there (R203, R208)", async () => {
  await using breach = await openEnded({ cause: "breach" });
  await breach.browser.post(`${path}/refund`, { account });
  const shown = await breach.browser.visit(path);
  assert.match(shown.text, /jen u smlouvy, kterou ukončil majitel/);
  assert.equal(await breach.balance(), 480_50);
  await using empty = await openEnded({ paidMinor: 0 });
  await empty.browser.post(`${path}/refund`, { account });
  assert.match((await empty.browser.visit(path)).text, /Není co vracet/);
});

Deno.test("support neither refunds nor downloads orders", async () => {
  await using test = await openEnded();
  const { browser } = await test.installation.staff("support");
  assert.equal((await browser.post(`${path}/refund`, { account })).status, 404);
  assert.equal((await browser.visit("/staff/refunds/orders/R20260302-1/xml")).status, 404);
});

Deno.test("credit notes take back, the last first, the documents of what is refunded (R168, R200)", async () => {
  await using test = await openEnded({ paidMinor: 0 });
  const { browser, installation: { platform }, shop } = test;
  await platform.database.write(async (transaction) => {
    const order = { shopId: shop.id, currency: "CZK" } as const;
    const receive = (more: Pick<TopUp, "id" | "from" | "amountMinor">) =>
      receiveMoney(platform, transaction, { ...order, ...more });
    await receive({ id: "topup:1", from: "bank", amountMinor: 300_00 });
    await receive({ id: "topup:2", from: "bank", amountMinor: 121_00 });
    await receive({ id: "credit:1", from: "goodwill", amountMinor: 50_00 });
    // what the service cost meanwhile
    const fee = { kind: "fee", from: "wallet", to: "revenue", currency: "CZK" } as const;
    await postEntry(transaction, {
      ...{ ...fee, id: "fee:1", shopId: shop.id, amountMinor: 150_00, postedBy: "test" },
    }, platform.now());
  });
  await browser.post(`${path}/refund`, { account });
  const documents = (await listInvoices(platform.database, {}, { limit: 9, offset: 0 }))
    .map(({ document }) => document).toReversed();
  assert.deepEqual(
    documents.map(({ number, corrects, grossMinor }) => [number, corrects, grossMinor]),
    [
      ["2026000001", undefined, 300_00],
      ["2026000002", undefined, 121_00],
      ["D2026000001", "2026000002", -121_00],
      ["D2026000002", "2026000001", -200_00],
    ],
  );
  assert.equal(documents[3]!.reason, "vrácení zůstatku po skončení smlouvy");
  assert.deepEqual([documents[3]!.netMinor, documents[3]!.vatMinor], [-165_29, -34_71]);
  assert.deepEqual((await checkAll(platform)).findings, []);
});
