import assert from "node:assert/strict";
import { vatSummary } from "../../../core/catalogue/order.ts";
import { readOrderListing } from "../../../core/catalogue/order_listing.ts";
import { changeOrders, updateOrder } from "../../../tenants/shop/order_changes.ts";
import { countOrders, listOrders, orderById } from "../../../tenants/shop/orders.ts";
import { editsOf } from "../../../tenants/shop/record_edits.ts";
import { addOrder, addOrderStates } from "../../support/orders.ts";
import { openTestShop, testNow } from "../../support/test_shop.ts";

const editing = { now: testNow, actorName: "Jana" };

async function openShopWithOrders() {
  const shop = await openTestShop();
  await addOrderStates(shop.database);
  const billing = { firstName: "Šárka", lastName: "Říhová", city: "Třebíč" };
  await addOrder(shop.database, {
    number: "2600001",
    billing,
    createdAt: day(1),
    paidOn: "2026-03-01",
  });
  await addOrder(shop.database, {
    number: "2600002",
    email: "petr@example.com",
    createdAt: day(2),
  });
  await addOrder(shop.database, {
    number: "2600003",
    state: 2,
    resolved: true,
    totalMinor: 500,
    trackingCode: "Z123456",
    createdAt: day(3),
  });
  return shop;
}

const day = (number: number) => `2026-03-0${number}T10:00:00.000Z`;

const listings: [why: string, query: Record<string, string>, numbers: string[]][] = [
  ["shows all, the newest first", {}, ["2600003", "2600002", "2600001"]],
  ["sorts by total", { sort: "total" }, ["2600003", "2600001", "2600002"]],
  ["sorts by number", { sort: "-number" }, ["2600003", "2600002", "2600001"]],
  ["finds by number", { q: "2600002" }, ["2600002"]],
  ["finds by name without diacritics", { q: "rihova sar" }, ["2600001"]],
  ["finds by e-mail", { q: "petr@example.com" }, ["2600002"]],
  ["finds by tracking code", { q: "z1234" }, ["2600003"]],
  ["finds nothing by signs alone", { q: '"*)' }, []],
  ["keeps what is paid", { paid: "yes" }, ["2600001"]],
  ["keeps what is not resolved", { resolved: "no" }, ["2600002", "2600001"]],
  ["keeps a state", { state: "2" }, ["2600003"]],
  ["keeps days, both in the range", { from: "2026-03-01", to: "2026-03-02" }, [
    "2600002",
    "2600001",
  ]],
  ["takes no notice of nonsense", { state: "x'", paid: "1", from: "2026-02-31", sort: "; DROP" }, [
    "2600003",
    "2600002",
    "2600001",
  ]],
];
Deno.test("listOrders() filters, finds and sorts by its address", async (test) => {
  await using shop = await openShopWithOrders();
  for (const [why, query, numbers] of listings) {
    await test.step(why, async () => {
      const listing = readOrderListing(query);
      const found = await listOrders(shop.database, listing, { offset: 0 });
      assert.deepEqual(found.map(({ number }) => number), numbers);
      assert.equal(await countOrders(shop.database, listing), numbers.length);
    });
  }
});

const hostile = [
  '" OR ""="',
  "NEAR(a, b)",
  "a* AND -b",
  "words:x",
  "'; DROP TABLE orders",
  "\0",
  "%_",
];
Deno.test("listOrders() takes any text as words", async () => {
  await using shop = await openShopWithOrders();
  for (const q of hostile) {
    await listOrders(shop.database, readOrderListing({ q }), { offset: 0 });
    assert.ok(await countOrders(shop.database, readOrderListing({ q })) <= 3);
  }
});

Deno.test("updateOrder() stores the change, its journal and the words to find it by", async () => {
  await using shop = await openShopWithOrders();
  const form = {
    stateId: 2,
    paidOn: "2026-03-05",
    resolved: false,
    trackingCode: "PPL777",
    trackingUrl: "https://example.com/777",
    internalNote: "Volat",
    version: day(2),
  };
  assert.deepEqual(await updateOrder(shop.database, 2, form, editing), {
    ok: true,
    value: "2600002",
  });
  const [edit] = await editsOf(shop.database, { entity: "orders", id: 2 }, { limit: 1 });
  assert.deepEqual(edit?.changes.state, ["Přijatá", "Odeslaná"]);
  assert.equal(await countOrders(shop.database, readOrderListing({ q: "ppl777" })), 1);
  assert.equal(await countOrders(shop.database, readOrderListing({ q: "petr" })), 1);

  const late = await updateOrder(shop.database, 2, { ...form, resolved: true }, editing);
  assert.deepEqual(late, { ok: false, error: { code: "changed_meanwhile" } });
});

Deno.test("changeOrders() changes those that differ and leaves the others alone", async () => {
  await using shop = await openShopWithOrders();
  const changed = await changeOrders(shop.database, [1, 2, 3, 999], { stateId: 2 }, editing);
  assert.deepEqual(changed, ["2600001", "2600002"]);
  assert.equal((await orderById(shop.database, 1))?.paidOn, "2026-03-01");
  assert.deepEqual(
    await editsOf(shop.database, { entity: "orders", id: 3 }, { limit: 1 }),
    [],
  );
});

Deno.test("vatSummary() recaps by rate, and its parts add up", () => {
  const lines = [
    { vatRate: 21, totalMinor: 12_100 },
    { vatRate: 12, totalMinor: 999 },
    { vatRate: 21, totalMinor: -1_000 },
  ];
  const parts = vatSummary(lines);
  assert.deepEqual(parts.map(({ rate, grossMinor }) => [rate, grossMinor]), [[21, 11_100], [
    12,
    999,
  ]]);
  for (const { netMinor, vatMinor, grossMinor } of parts) {
    assert.equal(netMinor + vatMinor, grossMinor);
  }
});
