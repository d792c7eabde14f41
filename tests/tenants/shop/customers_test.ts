import assert from "node:assert/strict";
import type { CustomerForm } from "../../../core/catalogue/customer_form.ts";
import { readCustomerListing } from "../../../core/catalogue/customer_listing.ts";
import {
  createCustomer,
  deleteCustomer,
  updateCustomer,
} from "../../../tenants/shop/customer_changes.ts";
import { countCustomers, customerById, listCustomers } from "../../../tenants/shop/customers.ts";
import { orderById } from "../../../tenants/shop/orders.ts";
import { editsOf } from "../../../tenants/shop/record_edits.ts";
import { addOrder, addOrderStates } from "../../support/orders.ts";
import { openTestShop, testNow, type TestShop } from "../../support/test_shop.ts";

const editing = { now: testNow, actorName: "Jana" };

const formOf = (changes: Partial<CustomerForm>): CustomerForm => ({
  ...{ email: "jana@example.cz", code: null, kind: "person", active: true, degree: null },
  ...{ firstName: "Jana", lastName: "Hrušková", nickname: null, companyName: null },
  ...{ companyId: null, vatId: null, phone: null, language: null, newsletter: "unknown" },
  ...{ priceList: null, groups: [], note: null, billing: null, deliveries: [] },
  version: undefined,
  ...changes,
});

async function create(shop: TestShop, changes: Partial<CustomerForm>): Promise<number> {
  const created = await createCustomer(shop.database, formOf(changes), editing);
  assert.ok(created.ok);
  return created.value;
}

async function namesFor(shop: TestShop, query: Record<string, string>) {
  const listing = readCustomerListing(query);
  const found = await listCustomers(shop.database, listing, { offset: 0 });
  assert.equal(await countCustomers(shop.database, listing), found.length);
  return found.map(({ lastName, companyName }) => companyName ?? lastName);
}

Deno.test("customers sort as Czech does: c, č, h, ch", async () => {
  await using shop = await openTestShop();
  for (const [index, lastName] of ["Chalupa", "Čáp", "Hora", "Cibulka", "Ivanová"].entries()) {
    await create(shop, { email: `a${index}@example.cz`, lastName });
  }
  const sorted = ["Cibulka", "Čáp", "Hora", "Chalupa", "Ivanová"];
  assert.deepEqual(await namesFor(shop, {}), sorted);
  assert.deepEqual(await namesFor(shop, { sort: "-name" }), sorted.toReversed());
});

Deno.test("customers are found by their words, kind and newsletter", async () => {
  await using shop = await openTestShop();
  await create(shop, { phone: "+420 601 000 001", newsletter: "yes" });
  await create(shop, {
    email: "info@example.com",
    kind: "company",
    lastName: null,
    companyName: "Kavárna Čtvrtek",
    companyId: "27074358",
  });
  assert.deepEqual(await namesFor(shop, { q: "hruskova" }), ["Hrušková"]);
  assert.deepEqual(await namesFor(shop, { q: "601000001" }), ["Hrušková"]);
  assert.deepEqual(await namesFor(shop, { q: "27074358" }), ["Kavárna Čtvrtek"]);
  assert.deepEqual(await namesFor(shop, { q: "ctvrt kav" }), ["Kavárna Čtvrtek"]);
  assert.deepEqual(await namesFor(shop, { kind: "company" }), ["Kavárna Čtvrtek"]);
  assert.deepEqual(await namesFor(shop, { newsletter: "yes" }), ["Hrušková"]);
  assert.deepEqual(await namesFor(shop, { q: '" OR ""="' }), []);
});

Deno.test("a search that finds every customer keeps to the other filters and the order", async () => {
  await using shop = await openTestShop();
  for (const [index, lastName] of ["Chalupa", "Čáp", "Hora", "Cibulka"].entries()) {
    const kind = index % 2 ? "company" : "person";
    await create(shop, { email: `a${index}@example.cz`, lastName, kind });
  }
  for (const sort of ["name", "-name", "newest", "oldest"]) {
    for (const kind of ["", "company", "contact"]) {
      const found = await namesFor(shop, { q: "example.cz", sort, kind });
      assert.deepEqual(found, await namesFor(shop, { sort, kind }), `${sort} ${kind}`);
    }
  }

  await create(shop, { email: "eva@example.com", lastName: "Ivanová" });
  assert.deepEqual(await namesFor(shop, { q: "example.cz", kind: "person" }), ["Hora", "Chalupa"]);
});

Deno.test("updateCustomer() replaces addresses and is found by the new words only", async () => {
  await using shop = await openTestShop();
  const id = await create(shop, {});
  const address = {
    ...{ companyName: null, firstName: null, lastName: null, street: "Lipová 1" },
    ...{ city: "Brno", zip: "602 00", country: "CZ" },
  };
  const form = formOf({
    lastName: "Málková",
    billing: address,
    deliveries: [address, { ...address, city: "Třebíč" }],
    version: testNow,
  });
  assert.ok((await updateCustomer(shop.database, id, form, editing)).ok);
  const saved = await customerById(shop.database, id);
  assert.deepEqual(saved?.deliveries.map(({ city }) => city), ["Brno", "Třebíč"]);
  assert.deepEqual(await namesFor(shop, { q: "hruskova" }), []);
  assert.deepEqual(await namesFor(shop, { q: "malkova brno" }), ["Málková"]);
  const [edit] = await editsOf(shop.database, { entity: "customers", id }, { limit: 1 });
  assert.deepEqual(Object.keys(edit!.changes).sort(), ["billing", "deliveries", "lastName"]);

  const late = await updateCustomer(shop.database, id, form, editing);
  assert.deepEqual(late, { ok: false, error: { code: "changed_meanwhile" } });
});

Deno.test("a customer's e-mail and code are nobody else's", async () => {
  await using shop = await openTestShop();
  await create(shop, { code: "Z1" });
  assert.deepEqual(await createCustomer(shop.database, formOf({ code: "Z1" }), editing), {
    ok: false,
    error: {
      code: "refused",
      problems: {
        email: { code: "taken", value: "jana@example.cz" },
        code: { code: "taken", value: "Z1" },
      },
    },
  });
});

Deno.test("deleteCustomer() keeps the orders and nothing of the person", async () => {
  await using shop = await openTestShop();
  await addOrderStates(shop.database);
  const id = await create(shop, {});
  const orderId = await addOrder(shop.database, { number: "1", customerId: id });
  assert.ok((await deleteCustomer(shop.database, id, editing)).ok);
  assert.equal((await orderById(shop.database, orderId))?.customerId, null);
  assert.deepEqual(await namesFor(shop, { q: "hruskova" }), []);
  const edits = await editsOf(shop.database, { entity: "customers", id }, { limit: 9 });
  assert.deepEqual(edits.map(({ changes }) => changes), [{ deleted: [false, true] }]);
});
