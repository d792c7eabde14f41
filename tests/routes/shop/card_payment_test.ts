import assert from "node:assert/strict";
import { cardPaymentById } from "../../../tenants/platform/card_payments.ts";
import { postEntry } from "../../../tenants/platform/ledger.ts";
import { openTestInstallation } from "../../support/installation.ts";
import { openCardShop } from "../../support/stripe_server.ts";

const page = "/shops/lipa/wallet/top-up?amount=500";

Deno.test("without keys there is no trace of cards", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop({ slug: "lipa" });
  const shown = await browser.visit(page);
  assert.doesNotMatch(shown.text, /kartou/);
  assert.doesNotMatch(shown.headers.get("Content-Security-Policy")!, /stripe/);
  const id = "a".repeat(24);
  const asked = await browser.post("/shops/lipa/wallet/card", { payment: id, amount: "500" });
  assert.equal(asked.status, 404);
  const told = await house.browser().request("/webhooks/stripe", { method: "POST", body: "{}" });
  assert.equal(told.status, 404);
  const { browser: billing } = await house.staff("billing");
  assert.equal((await billing.visit("/staff/cards")).status, 404);
  assert.doesNotMatch((await billing.visit("/staff/payments")).text, /Karty/);
});

Deno.test("a card is offered beside the transfer, and its form may lead to the gateway alone (R156)", async () => {
  await using test = await openCardShop();
  const shown = await test.browser.visit(page);
  assert.match(shown.text, /Zaplatit 500,00 Kč kartou.*Zaplaťte převodem/);
  const policy = shown.headers.get("Content-Security-Policy")!;
  assert.ok(policy.endsWith(`form-action 'self' ${test.stripe.url}`), policy);
  const other = await test.browser.visit("/shops/lipa/wallet");
  assert.ok(other.headers.get("Content-Security-Policy")!.endsWith("form-action 'self'"));
});

Deno.test("a payment by card leads to the gateway with our name of it, its amount and the ways back", async () => {
  await using test = await openCardShop();
  const { browser, stripe, house, owner } = test;
  const id = "a".repeat(24);
  const fields = { payment: id, amount: "500" };
  const sent = await browser.post("/shops/lipa/wallet/card", fields);
  assert.deepEqual([sent.status, sent.location], [303, `${stripe.url}/pay/cs_test_1`]);
  const [{ fields: order, key, keyOfAccount }] = stripe.orders as [typeof stripe.orders[0]];
  assert.equal(key, `checkout:${id}`);
  assert.equal(keyOfAccount, "Bearer sk_test_1");
  assert.deepEqual({
    reference: order.client_reference_id,
    amount: order["line_items[0][price_data][unit_amount]"],
    currency: order["line_items[0][price_data][currency]"],
    email: order.customer_email,
    success: order.success_url,
    cancel: order.cancel_url,
    intent: order["payment_intent_data[metadata][payment]"],
  }, {
    reference: id,
    amount: "50000",
    currency: "czk",
    email: owner.email,
    success: `http://kramek.test/shops/lipa/wallet/card/${id}`,
    cancel: "http://kramek.test/shops/lipa/wallet/top-up?amount=500%2C00",
    intent: id,
  });
  const kept = await cardPaymentById(house.platform.database, id);
  assert.deepEqual([kept!.state, kept!.amountMinor, kept!.session], ["asked", 500_00, "cs_test_1"]);
});

Deno.test("the same form sent twice is one payment; with another amount it is refused (MO-4)", async () => {
  await using test = await openCardShop();
  const { browser, stripe } = test;
  const id = "a".repeat(24);
  const send = (amount: string) => browser.post("/shops/lipa/wallet/card", { payment: id, amount });
  const first = await send("500");
  assert.equal((await send("500")).location, first.location);
  assert.deepEqual(stripe.orders[0], stripe.orders[1], "to the letter");
  assert.equal((await send("600")).location, `/shops/lipa/wallet/card/${id}`);
  assert.equal(stripe.orders.length, 2);
});

Deno.test("an amount outside its limits never reaches the gateway (MO-8)", async () => {
  await using test = await openCardShop();
  const { browser, stripe } = test;
  for (const amount of ["99,99", "1164,01", "-500", "sto"]) {
    const refused = await browser.post("/shops/lipa/wallet/card", {
      ...{ payment: "a".repeat(24), amount },
    });
    assert.equal(refused.status, 422, amount);
  }
  assert.equal(stripe.orders.length, 0);
});

Deno.test("when the gateway is down, the page says so and offers the transfer (R171)", async () => {
  await using test = await openCardShop();
  test.stripe.state.isDown = true;
  const refused = await test.browser.post("/shops/lipa/wallet/card", {
    ...{ payment: "a".repeat(24), amount: "500" },
  });
  assert.equal(refused.status, 503);
  assert.match(refused.text, /Platba kartou teď nefunguje a nic se nestrhlo.*Zaplaťte převodem/);
});

Deno.test("nobody sees a payment of another shop", async () => {
  await using test = await openCardShop();
  const id = await test.ask();
  const other = await test.house.shop({ slug: "buk" });
  const shown = await other.browser.visit(`/shops/buk/wallet/card/${id}`);
  assert.equal(shown.status, 404);
  const { text } = await test.browser.visit(`/shops/lipa/wallet/card/${id}`);
  assert.match(text, /Čekáme na potvrzení/);
});

Deno.test("what a card does not pay at once is paid by transfer (R167)", async () => {
  await using test = await openCardShop();
  const { browser, stripe, house, shop } = test;
  await postEntry(house.platform.database, {
    ...{ id: "fee:1", shopId: shop.id, kind: "fee", from: "wallet", to: "revenue" },
    ...{ amountMinor: 150_000_00, currency: "CZK" },
  }, house.clock.now());
  const shown = await browser.visit("/shops/lipa/wallet/top-up?amount=100001");
  assert.match(shown.text, /Zaplaťte převodem/);
  assert.doesNotMatch(shown.text, /kartou/);
  const fields = { payment: "a".repeat(24), amount: "100001" };
  const asked = await browser.post("/shops/lipa/wallet/card", fields);
  assert.match(asked.text, /Zaplaťte převodem/);
  assert.equal(stripe.orders.length, 0);
});
