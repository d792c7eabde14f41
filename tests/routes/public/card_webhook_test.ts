import assert from "node:assert/strict";
import { checkAll } from "../../../tenants/check.ts";
import { listCardNotes } from "../../../tenants/platform/card_payments.ts";
import { balanceOf, listEntries } from "../../../tenants/platform/ledger.ts";
import { shopById } from "../../../tenants/platform/shops.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import { mailsTo } from "../../support/installation.ts";
import { openCardShop, sessionOf } from "../../support/stripe_server.ts";

type CardShop = Awaited<ReturnType<typeof openCardShop>>;

const balance = ({ house, shop }: CardShop) => balanceOf(house.platform.database, shop.id);
const notes = async ({ house }: CardShop) =>
  (await listCardNotes(house.platform.database, { limit: 9 })).map(({ kind }) => kind);
const mailKinds = async ({ house, owner }: CardShop) =>
  (await mailsTo(house, owner.email)).map(({ kind }) => kind);

const completed = "checkout.session.completed";

Deno.test("a paid session is in the wallet at once, with its invoice on the way (R156, R157)", async () => {
  await using test = await openCardShop();
  const id = await test.ask();
  const answer = await test.send(completed, sessionOf(id));
  assert.equal(answer.status, 200);
  const { entries: [entry] } = await listEntries(test.house.platform.database, test.shop.id, {
    ...{ limit: 1, offset: 0 },
  });
  assert.deepEqual([entry!.id, entry!.kind, entry!.from, entry!.amountMinor], [
    ...[`topup:card:${id}`, "top_up", "card", 500_00],
  ]);
  assert.deepEqual(await mailKinds(test), ["invoice_issued"]);
  assert.match((await test.browser.visit(`/shops/lipa/wallet/card/${id}`)).text, /Zaplaceno/);
  assert.deepEqual((await checkAll(test.house.platform)).findings, []);
});

Deno.test("an event that comes again, and another one of the same payment, post nothing more (MO-4)", async () => {
  await using test = await openCardShop();
  const id = await test.ask();
  for (let time = 0; time < 3; time++) {
    const answer = await test.send(completed, sessionOf(id), { id: "evt_same" });
    assert.equal(answer.status, 200);
  }
  await test.send("checkout.session.async_payment_succeeded", sessionOf(id));
  assert.equal(await balance(test), 500_00);
  assert.deepEqual(await mailKinds(test), ["invoice_issued"]);
});

Deno.test("a wrong, an old and a missing signature are refused, and nothing is posted", async () => {
  await using test = await openCardShop();
  const id = await test.ask();
  const wrong = await test.send(completed, sessionOf(id), { secret: "whsec_of_another" });
  const old = await test.send(completed, sessionOf(id), { signedAgo: 301 });
  const missing = await test.house.browser().request("/webhooks/stripe", {
    ...{ method: "POST", body: JSON.stringify({ type: completed, data: {} }) },
  });
  assert.deepEqual([wrong.status, old.status, missing.status], [400, 400, 400]);
  assert.equal(await balance(test), 0);
  assert.equal((await test.send(completed, sessionOf(id), { signedAgo: 299 })).status, 200);
  assert.equal(await balance(test), 500_00);
});

Deno.test("a body that is not an event's size is refused before it is read", async () => {
  await using test = await openCardShop();
  const answer = await test.house.browser().request("/webhooks/stripe", {
    ...{ method: "POST", body: "x".repeat(1024 * 1024 + 1) },
  });
  assert.equal(answer.status, 413);
});

Deno.test("a payment by card renews a suspended shop in the same transaction (D4, MO-6)", async () => {
  await using test = await openCardShop();
  const { house, shop } = test;
  await runOutOfMoney(house.platform, shop.id);
  const id = await test.ask();
  await test.send(completed, sessionOf(id));
  assert.equal((await shopById(house.platform.database, shop.id))?.state, "active");
});

Deno.test("a payment that the bank confirms later is posted then, or told of when it failed (R171)", async () => {
  await using test = await openCardShop();
  const [good, bad] = [await test.ask(), await test.ask()];
  for (const id of [good, bad]) {
    await test.send(completed, sessionOf(id, { payment_status: "unpaid" }));
  }
  assert.equal(await balance(test), 0);
  assert.match(
    (await test.browser.visit(`/shops/lipa/wallet/card/${good}`)).text,
    /Banka platbu potvrdí později/,
  );
  await test.send("checkout.session.async_payment_succeeded", sessionOf(good));
  await test.send("checkout.session.async_payment_failed", sessionOf(bad));
  assert.equal(await balance(test), 500_00);
  const [mail] = (await mailsTo(test.house, test.owner.email)).filter(({ kind }) =>
    kind === "card_failed"
  );
  assert.match(mail!.text, /Platba 500,00\s?Kč kartou do peněženky e-shopu Lípa neprošla/);
  assert.match(mail!.text, /převodem na účet .+, variabilní symbol 1000001/);
  assert.equal(mail!.path, "/shops/lipa/wallet/top-up");
});

Deno.test("events out of order and late: money that came stays, and comes after an end too", async () => {
  await using test = await openCardShop();
  const [first, second] = [await test.ask(), await test.ask()];
  await test.send(completed, sessionOf(first));
  await test.send("checkout.session.async_payment_failed", sessionOf(first));
  await test.send("checkout.session.expired", sessionOf(first));
  await test.send("checkout.session.expired", sessionOf(second, { payment_status: "unpaid" }));
  await test.send(completed, sessionOf(second));
  assert.equal(await balance(test), 1_000_00);
  assert.deepEqual(await mailKinds(test), ["invoice_issued", "invoice_issued"]);
});

Deno.test("a refused card is told of once nothing was paid in time; who tried none is left alone (R171)", async () => {
  await using test = await openCardShop();
  const [tried, left] = [await test.ask(), await test.ask()];
  await test.send("payment_intent.payment_failed", { id: "pi_1", metadata: { payment: tried } });
  assert.deepEqual(await mailKinds(test), [], "another card may still be tried");
  for (const id of [tried, left]) await test.send("checkout.session.expired", sessionOf(id));
  assert.deepEqual(await mailKinds(test), ["card_failed"]);
});

const misfits: [string, Record<string, unknown>][] = [
  ["amount_differs", { amount_total: 499_99 }],
  ["currency_differs", { currency: "eur" }],
  ["payment_unknown", { client_reference_id: "nothing-of-ours" }],
  ["payment_unknown", { client_reference_id: null, payment_intent: "pi_other" }],
];
for (const [kind, changes] of misfits) {
  Deno.test(`a paid session with ${JSON.stringify(changes)} waits for a person as ${kind}`, async () => {
    await using test = await openCardShop();
    const id = await test.ask();
    const answer = await test.send(completed, sessionOf(id, changes));
    assert.equal(answer.status, 200);
    assert.equal(await balance(test), 0);
    assert.deepEqual(await notes(test), [kind]);
  });
}

Deno.test("money for a shop whose contract has ended waits for a person", async () => {
  await using test = await openCardShop();
  const id = await test.ask();
  const { browser } = await test.house.staff("billing");
  await browser.post("/staff/shops/lipa/end", { cause: "terminated", endReason: "Konec" });
  await test.send(completed, sessionOf(id));
  assert.equal(await balance(test), 0);
  assert.deepEqual(await notes(test), ["shop_closed"]);
});

Deno.test("events that mean nothing to us are taken and forgotten", async () => {
  await using test = await openCardShop();
  assert.equal((await test.send("customer.created", { id: "cus_1" })).status, 200);
  assert.deepEqual(await notes(test), []);
});

Deno.test("a refund and a dispute are noted; what went back whole is taken out of the wallet with a credit note (MO-7)", async () => {
  await using test = await openCardShop();
  const id = await test.ask();
  await test.send(completed, sessionOf(id));
  const charge = { payment_intent: `pi_of_${id}`, currency: "czk" };
  await test.send("charge.refunded", { id: "ch_1", amount_refunded: 200_00, ...charge });
  await test.send("charge.dispute.created", { id: "dp_1", amount: 500_00, ...charge });
  assert.equal(await balance(test), 500_00, "a person decides");
  assert.deepEqual(await notes(test), ["disputed", "refunded"]);

  const { browser } = await test.house.staff("billing");
  const shown = await browser.visit("/staff/cards");
  assert.match(shown.text, /plátce platbu reklamuje E-shop Lípa Částka 500,00 Kč Ve Stripe dp_1/);
  assert.equal((await browser.post("/staff/cards/1/return", { reason: "Část" })).status, 303);
  assert.equal(await balance(test), 500_00, "a part is not taken out by itself");
  assert.equal((await browser.post("/staff/cards/2/return", { reason: "" })).status, 422);
  await browser.post("/staff/cards/2/return", { reason: "Reklamace prohraná" });
  await browser.post("/staff/cards/2/return", { reason: "Podruhé" });
  await browser.post("/staff/cards/1/settlement", { reason: "Vráceno omylem" });
  assert.equal(await balance(test), 0);
  assert.match((await browser.visit("/staff/cards")).text, /Vzato z peněženky Reklamace prohraná/);
  assert.deepEqual(await mailKinds(test), ["invoice_issued", "credit_note_issued"]);
  assert.deepEqual((await checkAll(test.house.platform)).findings, []);
});

Deno.test("what was asked for by card is not rewritten, not even in the database", async () => {
  await using test = await openCardShop();
  await test.ask();
  const write = (sql: string) => test.house.platform.database.execute(sql);
  await assert.rejects(write("UPDATE card_payments SET amount_minor = 1"), /not rewritten/);
});
