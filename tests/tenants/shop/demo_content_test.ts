import assert from "node:assert/strict";
import { readCompanyId } from "../../../core/accounts/company_id.ts";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import { addDemoCustomersAndOrders } from "../../../tenants/shop/demo_content.ts";
import { importText, openTestShop, testNow, type TestShop } from "../../support/test_shop.ts";

const feed = `<SHOP>${
  Array.from({ length: 20 }, (_, index) =>
    `<SHOPITEM><ITEM_ID>P${index}</ITEM_ID><PRODUCTNAME>Zboží ${index}</PRODUCTNAME>` +
    `<URL>https://example.cz/${index}</URL><PRICE_VAT>${99 + index * 37},50</PRICE_VAT></SHOPITEM>`)
    .join("")
}</SHOP>`;

/** The same numbers each time. */
function seeded() {
  let state = 7;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

async function openDemoShop(): Promise<TestShop> {
  const shop = await openTestShop();
  await shop.database.executeMany(
    "INSERT INTO order_states (name, type, position) VALUES (?, ?, ?)",
    ["received", "processing", "sent", "delivered", "cancelled"].map((
      type,
      at,
    ) => [type, type, at]),
  );
  await importText(shop, feed);
  await addDemoCustomersAndOrders(shop.database, { now: testNow, random: seeded() });
  return shop;
}

Deno.test("the demonstration has customers, and orders whose totals add up", async () => {
  await using shop = await openDemoShop();
  const [counts] = await queryAll<Row>(
    shop.database,
    `SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM orders) AS orders,
            (SELECT count(DISTINCT state_id) FROM orders) AS states,
            (SELECT count(*) FROM order_lines AS line
              WHERE line.total_minor <> line.quantity * line.unit_price_minor) AS wrong_lines,
            (SELECT count(*) FROM orders
              WHERE total_minor <> (SELECT sum(total_minor) FROM order_lines
                                     WHERE order_id = orders.id)) AS wrong_orders`,
  );
  assert.deepEqual({ ...counts }, {
    customers: 60,
    orders: 120,
    states: 5,
    wrong_lines: 0,
    wrong_orders: 0,
  });
});

Deno.test("companies of the demonstration have a number that checks", async () => {
  await using shop = await openDemoShop();
  const rows = await queryAll<{ company_id: string }>(
    shop.database,
    "SELECT company_id FROM customers WHERE kind = 'company'",
  );
  assert.ok(rows.length > 5);
  for (const { company_id } of rows) assert.equal(readCompanyId(company_id), company_id);
});

Deno.test("the demonstration is the same for the same numbers", async () => {
  await using one = await openDemoShop();
  await using two = await openDemoShop();
  for (const table of ["customers", "customer_addresses", "orders", "order_lines"]) {
    const rows = (shop: TestShop) => queryAll(shop.database, `SELECT * FROM ${table} ORDER BY id`);
    assert.deepEqual(await rows(one), await rows(two));
  }
});

Deno.test("a shop without products gets customers only", async () => {
  await using shop = await openTestShop();
  await addDemoCustomersAndOrders(shop.database, { now: testNow, random: seeded() });
  const [counts] = await queryAll<Row>(
    shop.database,
    "SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM orders) AS orders",
  );
  assert.deepEqual({ ...counts }, { customers: 60, orders: 0 });
});
