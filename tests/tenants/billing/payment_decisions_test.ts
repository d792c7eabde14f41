import assert from "node:assert/strict";
import {
  assignPayment,
  dismissPayment,
  takePaymentBack,
} from "../../../tenants/billing/payment_decisions.ts";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { answerOrder, placeOrder, setRegime } from "../../../tenants/billing/service_orders.ts";
import { payableUntil } from "../../../core/billing/payment_calls.ts";
import { unpaidCalls } from "../../../tenants/platform/payment_calls.ts";
import { shopById } from "../../../tenants/platform/shops.ts";
import { checkAll } from "../../../tenants/check.ts";
import { listPayments, type PaymentList } from "../../../tenants/platform/bank_movements.ts";
import { balanceOf, listEntries } from "../../../tenants/platform/ledger.ts";
import { noteTopUpRequest } from "../../../tenants/platform/payables.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";
import { bringPayments, credit, symbolOf } from "../../support/payments.ts";

const actor = { kind: "staff", id: "b", name: "Běla" } as const;

const orderedBasic = {
  ...{ tariff: "basic", frequency: 1, footerLinkRemoved: false, goods: "Keramika" } as const,
  contact: { name: "Eva", email: "eva@example.cz", phone: "+420 777 123 456" },
};

async function paymentsIn({ platform }: TestInstallation, list: PaymentList) {
  return await listPayments(platform.database, list, { limit: 9, offset: 0 });
}

/** An installation with a shop and one payment that waits. */
async function withWaiting(house: TestInstallation) {
  const { shop, slug } = await house.shop();
  await bringPayments(house, credit({ bankReference: "7", variableSymbol: "999" }));
  const [payment] = await paymentsIn(house, "waiting");
  return { shop, slug, movementId: payment!.id };
}

Deno.test("R156: a person assigns a payment with a reason; it is posted once and stands in the audit", async () => {
  await using house = await openTestInstallation();
  const { shop, slug, movementId } = await withWaiting(house);

  const assigned = await assignPayment(house.platform, {
    movementId,
    shop: slug,
    reason: "podle jména",
    actor,
  });
  const again = await assignPayment(house.platform, {
    movementId,
    shop: slug,
    reason: "podle jména",
    actor,
  });

  assert.ok(assigned.ok);
  assert.equal(again.ok ? "" : again.error.code, "payment_decided");
  assert.equal(await balanceOf(house.platform.database, shop.id), 50_000);
  assert.deepEqual(await paymentsIn(house, "waiting"), []);
  const { entries } = await listEntries(house.platform.database, shop.id, { limit: 9, offset: 0 });
  assert.equal(entries[0]!.postedBy, "Běla");
  assert.deepEqual((await auditOf(house)).slice(-1), ["payment.assign 7"]);
});

Deno.test("a payment can be assigned by the shop's symbol as well as by its address", async () => {
  await using house = await openTestInstallation();
  const { shop, movementId } = await withWaiting(house);
  const symbol = await symbolOf(house, { shop });
  const assigned = await assignPayment(house.platform, {
    movementId,
    shop: ` ${symbol} `,
    reason: "x",
    actor,
  });
  assert.equal(assigned.ok && assigned.value.shopId, shop.id);
});

const refused: [what: string, order: { shop?: string; reason?: string }, code: string][] = [
  ["without a reason", { reason: " \n " }, "reason_missing"],
  ["with an endless reason", { reason: "x".repeat(301) }, "reason_too_long"],
  ["to a shop that is not there", { shop: "nikdo" }, "shop_unknown"],
];
for (const [what, order, code] of refused) {
  Deno.test(`a payment is not assigned ${what}: ${code}`, async () => {
    await using house = await openTestInstallation();
    const { slug, movementId } = await withWaiting(house);
    const given = { movementId, shop: slug, reason: "ano", actor, ...order };
    const assigned = await assignPayment(house.platform, given);
    assert.equal(assigned.ok ? "" : assigned.error.code, code);
    assert.equal((await paymentsIn(house, "waiting")).length, 1);
  });
}

Deno.test("a payment is not assigned to a wallet of another currency, nor to a shop that has ended", async () => {
  await using house = await openTestInstallation();
  const { movementId } = await withWaiting(house);
  const euro = await house.shop({ currency: "EUR" });
  const ended = await house.shop();
  await house.platform.database.execute({
    sql: "UPDATE shops SET state = 'ended' WHERE id = ?",
    args: [ended.shop.id],
  });
  const outcomes = [];
  for (const shop of [euro.slug, ended.slug]) {
    const assigned = await assignPayment(house.platform, {
      movementId,
      shop,
      reason: "ano",
      actor,
    });
    outcomes.push(assigned.ok ? "" : assigned.error.code);
  }
  assert.deepEqual(outcomes, ["currency_differs", "shop_closed"]);
});

Deno.test("a payment is dismissed with a reason, and no wallet has it", async () => {
  await using house = await openTestInstallation();
  const { shop, movementId } = await withWaiting(house);
  const dismissed = await dismissPayment(house.platform, {
    movementId,
    reason: "vráceno bankou",
    actor,
  });
  assert.ok(dismissed.ok);
  assert.equal(await balanceOf(house.platform.database, shop.id), 0);
  const [payment] = await paymentsIn(house, "decided");
  assert.deepEqual([payment!.decision!.outcome, payment!.decision!.reason], [
    "dismissed",
    "vráceno bankou",
  ]);
});

Deno.test("a payment that went to a wrong shop is taken back by a reversing entry and assigned anew (MO-7)", async () => {
  await using house = await openTestInstallation();
  const { shop, slug, movementId } = await withWaiting(house);
  const right = await house.shop();
  await assignPayment(house.platform, { movementId, shop: slug, reason: "omyl", actor });

  assert.ok(
    (await takePaymentBack(house.platform, { movementId, reason: "patří jinam", actor })).ok,
  );
  assert.equal((await paymentsIn(house, "waiting")).length, 1);
  const twice = await takePaymentBack(house.platform, { movementId, reason: "znovu", actor });
  assert.equal(twice.ok ? "" : twice.error.code, "payment_not_posted");
  assert.ok(
    (await assignPayment(house.platform, { movementId, shop: right.slug, reason: "tady", actor }))
      .ok,
  );

  assert.equal(await balanceOf(house.platform.database, shop.id), 0);
  assert.equal(await balanceOf(house.platform.database, right.shop.id), 50_000);
  const { entries } = await listEntries(house.platform.database, shop.id, { limit: 9, offset: 0 });
  assert.deepEqual(entries.map(({ kind, reverses }) => [kind, reverses]), [
    ["reversal", "topup:CZ6508000000192000145399:7"],
    ["top_up", undefined],
  ]);
});

Deno.test("money that is taken back from a contract by invoice leaves its call to be paid again (R170, R185)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop, slug, movementId } = await withWaiting(house);
  await setRegime(platform, { shopId: shop.id, regime: "invoice", actor });
  await placeOrder(platform, { shopId: shop.id, order: orderedBasic, actor });
  await answerOrder(platform, { shopId: shop.id, answer: { kind: "accept" }, actor });
  clock.set("2026-03-20T10:00:00.000Z");
  await settleShops(platform);
  const [called] = await unpaidCalls(platform.database, shop.id);
  await assignPayment(platform, { movementId, shop: slug, reason: "omyl", actor });
  assert.deepEqual(await unpaidCalls(platform.database, shop.id), []);

  clock.set("2026-04-20T10:00:00.000Z");
  await settleShops(platform);
  await takePaymentBack(platform, { movementId, reason: "vrátila banka", actor });

  const unpaid = await unpaidCalls(platform.database, shop.id);
  assert.equal(unpaid[0]!.id, called!.id);
  assert.equal(payableUntil(unpaid[0]!), "2026-04-25", "with five days to pay it");
  assert.equal((await shopById(platform.database, shop.id))!.state, "active");
  clock.set("2026-05-04T10:00:00.000Z");
  await settleShops(platform);
  assert.equal((await shopById(platform.database, shop.id))!.state, "administration_suspended");
  assert.deepEqual((await checkAll(platform)).findings, []);
});

Deno.test("a payment that was taken back may go to the same shop again", async () => {
  await using house = await openTestInstallation();
  const { shop, slug, movementId } = await withWaiting(house);
  const order = { movementId, shop: slug, reason: "ano", actor };
  await assignPayment(house.platform, order);
  await takePaymentBack(house.platform, order);
  assert.ok((await assignPayment(house.platform, order)).ok);
  await takePaymentBack(house.platform, order);
  assert.equal(await balanceOf(house.platform.database, shop.id), 0);
});

Deno.test("a request to pay is a clue, not more", async () => {
  await using house = await openTestInstallation();
  const { shop } = await house.shop();
  await noteTopUpRequest(house.platform.database, {
    shopId: shop.id,
    amountMinor: 50_000,
    now: house.clock.now(),
  });
  const brought = await bringPayments(house, credit());
  assert.equal(brought.ok && brought.value.waiting, 1);
});

Deno.test("after payments, decisions and corrections all databases are as they must be", async () => {
  await using house = await openTestInstallation();
  const { shop, slug, movementId } = await withWaiting(house);
  const symbol = await symbolOf(house, { shop });
  await bringPayments(house, credit({ variableSymbol: symbol }), credit({ amountMinor: -700 }));
  const order = { movementId, shop: slug, reason: "ano", actor };
  await assignPayment(house.platform, order);
  await takePaymentBack(house.platform, order);
  await assignPayment(house.platform, order);
  assert.deepEqual((await checkAll(house.platform)).findings, []);
});
