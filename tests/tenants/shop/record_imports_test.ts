import { strict as assert } from "node:assert";
import { queryAll, queryFirst, type Row } from "../../../tenants/engine/database.ts";
import { listRunItems } from "../../../tenants/shop/import_lists.ts";
import {
  balance,
  contentOf,
  importText,
  openTestShop,
  type TestShop,
} from "../../support/test_shop.ts";
import { undo } from "../../support/undoing.ts";

const csv = { format: "upgates-csv" } as const;
const categories = { ...csv, entity: "categories" } as const;
const customers = { ...csv, entity: "customers" } as const;
const orders = { ...csv, entity: "orders" } as const;

const test = (name: string, work: (shop: TestShop) => Promise<void>) =>
  Deno.test(name, async () => {
    await using shop = await openTestShop();
    await work(shop);
  });

/** Codes of categories with those above them: `Hrnky<Kuchyně`. */
async function treeOf({ database }: TestShop): Promise<string[]> {
  const rows = await queryAll<{ code: string; above: string | null }>(
    database,
    `SELECT category.code, above.code AS above
       FROM categories AS category LEFT JOIN categories AS above ON above.id = category.parent_id
      ORDER BY category.code`,
  );
  return rows.map(({ code, above }) => above === null ? code : `${code}<${above}`);
}

/** What the shop holds, without the marks that imports leave. */
async function content(shop: TestShop) {
  const tables = await contentOf(shop.database);
  for (const row of [...tables.categories!, ...tables.customers!]) {
    delete row.applied_hash;
    delete row.updated_by_import;
  }
  return tables;
}

const tree = (...rows: string[]) => ["[CODE];[CATEGORY_ID];[PARENT_ID];[NAME]", ...rows].join("\n");

test("categories are imported in whatever order the file has them (R21, R63)", async (shop) => {
  const file = tree("C;3;2;Espresso", "B;2;1;Hrnky", "A;1;;Kuchyně", "D;4;1;Talíře");
  const run = await importText(shop, file, categories);
  assert.equal(balance(run), "4 = 4 + 0 + 0 + 0 + 0");
  assert.deepEqual(run.codes, {});
  assert.deepEqual(await treeOf(shop), ["A", "B<A", "C<B", "D<A"]);
  const again = await importText(shop, file, { ...categories, of: run.importId });
  assert.equal(balance(again), "4 = 0 + 0 + 4 + 0 + 0");
});

test("a category moves with its file, but never below itself", async (shop) => {
  const first = await importText(shop, tree("A;1;;Kuchyně", "B;2;1;Hrnky"), categories);
  const of = { ...categories, of: first.importId };
  const moved = await importText(shop, tree("A;1;2;Kuchyně", "B;2;;Hrnky"), of);
  assert.equal(balance(moved), "2 = 0 + 2 + 0 + 0 + 0");
  assert.deepEqual(await treeOf(shop), ["A<B", "B"]);
  const circular = await importText(shop, tree("A;1;2;Kuchyně", "B;2;1;Hrnky"), of);
  assert.deepEqual(circular.codes, { parent_circular: 1 });
  assert.deepEqual(await treeOf(shop), ["A<B", "B"]);
});

test("a category whose parent nobody knows keeps its place, and says so", async (shop) => {
  const run = await importText(shop, tree("A;1;77;Kuchyně", "B;2;2;Hrnky"), categories);
  assert.deepEqual(run.codes, { parent_unknown: 1, parent_circular: 1 });
  assert.deepEqual(await treeOf(shop), ["A", "B"]);
});

test("texts of a category come in rows of their languages", async (shop) => {
  const file =
    "[CODE];[LANGUAGE];[NAME];[NAME_H1]\nA;cs;Kuchyně;Vše do kuchyně\nA;sk;Kuchyňa;\nA;en;;Kitchen";
  const run = await importText(shop, file, { ...categories, languages: ["cs", "sk", "en"] });
  assert.equal(balance(run), "3 = 3 + 0 + 0 + 0 + 0");
  assert.deepEqual(run.codes, { name_missing: 1 });
  const texts = await queryAll<Row>(
    shop.database,
    "SELECT language, name, heading FROM category_texts ORDER BY language",
  );
  assert.deepEqual(texts.map((row) => ({ ...row })), [
    { language: "cs", name: "Kuchyně", heading: "Vše do kuchyně" },
    { language: "sk", name: "Kuchyňa", heading: null },
  ]);
});

test("a category without a code is left out, one without a name fails (R65)", async (shop) => {
  const run = await importText(shop, tree(";1;;Bez kódu", "A;2;;"), categories);
  assert.equal(balance(run), "2 = 0 + 0 + 0 + 1 + 1");
  assert.deepEqual(run.codes, { code_missing: 1, title_missing: 1 });
});

test("a prefix stands before the codes of categories and of those above them (R66)", async (shop) => {
  const settings = { codePrefix: "X-" };
  await importText(shop, tree("A;1;;Kuchyně", "B;2;1;Hrnky"), { ...categories, settings });
  assert.deepEqual(await treeOf(shop), ["X-A", "X-B<X-A"]);
});

test("undo of an import of categories gives the tree before, and can be undone", async (shop) => {
  const first = await importText(shop, tree("A;1;;Kuchyně", "Z;9;;Zahrada"), categories);
  const before = await content(shop);
  const of = { ...categories, of: first.importId };
  const file = tree("E;5;4;Espresso", "D;4;3;Kávové", "C;3;1;Hrnky", "A;1;9;Vše", "Z;9;;Zahrada");
  const run = await importText(shop, file, of);
  const after = await content(shop);
  const undone = await undo(shop, run.id);
  assert.deepEqual([undone.removed, undone.updated, undone.state], [3, 1, "ok"]);
  assert.deepEqual(await content(shop), before);
  const again = await undo(shop, undone.id);
  assert.equal(again.state, "ok");
  assert.deepEqual(await content(shop), after);
});

test("undo keeps a category that people have put others below", async (shop) => {
  const run = await importText(shop, tree("A;1;;Kuchyně"), categories);
  const now = "2026-11-22T11:00:00.000Z";
  await shop.database.execute({
    sql: `INSERT INTO categories (code, parent_id, created_at, updated_at)
          SELECT 'OWN', id, ?1, ?1 FROM categories WHERE code = 'A'`,
    args: [now],
  });
  const undone = await undo(shop, run.id);
  assert.deepEqual([undone.removed, undone.updated], [0, 1]);
  const { items: [item] } = await listRunItems(shop.database, undone.id, {
    ...{ outcome: "updated", limit: 10, offset: 0 },
  });
  assert.equal(item?.reason, "deactivated_instead");
  assert.deepEqual(await treeOf(shop), ["A", "OWN<A"]);
});

const people = (...rows: string[]) =>
  ["[EMAIL];[CUSTOMER_YN];[COMPANY_YN];[FIRSTNAME];[SURNAME];[CODE];[KRAMEK „phone“]", ...rows]
    .join("\n");

test("customers are paired by e-mail, whatever its capitals (R63)", async (shop) => {
  const file = people(
    "Jana@Firma.CZ;1;0;Jana;Nová;Z-1;+420 601 000 001",
    "petr@firma.cz;1;1;Petr;Malý;;",
  );
  const run = await importText(shop, file, customers);
  assert.equal(balance(run), "2 = 2 + 0 + 0 + 0 + 0");
  const jana = await queryFirst<Row>(
    shop.database,
    "SELECT kind, code, phone, newsletter, active FROM customers WHERE email = 'jana@firma.cz'",
  );
  assert.deepEqual({ ...jana }, {
    ...{ kind: "person", code: "Z-1", phone: "+420 601 000 001", newsletter: "unknown", active: 1 },
  });
  const of = { ...customers, of: run.importId };
  const changed = await importText(shop, file.replace("Nová", "Nováková"), of);
  assert.equal(balance(changed), "2 = 0 + 1 + 1 + 0 + 0");
  const { items: [item] } = await listRunItems(shop.database, changed.id, {
    ...{ outcome: "updated", limit: 10, offset: 0 },
  });
  assert.deepEqual(item?.changes, { lastName: ["Nová", "Nováková"] });
  assert.equal(item?.title, "Jana Nováková");
});

test("a customer without a surname is a contact, one without an e-mail is left out", async (shop) => {
  const run = await importText(
    shop,
    people("a@b.cz;1;0;Karel;;;", ";1;0;Eva;Malá;;", "x;1;0;;;;"),
    customers,
  );
  assert.equal(balance(run), "3 = 1 + 0 + 0 + 2 + 0");
  assert.deepEqual(run.codes, { email_missing: 1, email_unusable: 1 });
  const [row] = await queryAll<{ kind: string }>(shop.database, "SELECT kind FROM customers");
  assert.equal(row?.kind, "contact");
});

test("one pack of Pohoda brings categories, then goods that stand in them (R28)", async (shop) => {
  const vendor = "http://www.stormware.cz/schema/version_2";
  const file = `<r:responsePack state="ok" xmlns:r="${vendor}/response.xsd"
    xmlns:lst="${vendor}/list.xsd" xmlns:ctg="${vendor}/category.xsd"
    xmlns:lStk="${vendor}/list_stock.xsd" xmlns:stk="${vendor}/stock.xsd"><r:responsePackItem>
    <lst:listCategory><lst:categoryDetail><ctg:category><ctg:id>1</ctg:id><ctg:name>Zahrada</ctg:name>
      <ctg:subCategories><ctg:category><ctg:id>2</ctg:id><ctg:name>Lopaty</ctg:name></ctg:category>
      </ctg:subCategories></ctg:category></lst:categoryDetail></lst:listCategory>
    <lStk:listStock><lStk:stock><stk:stockHeader><stk:code>LOP</stk:code><stk:name>Lopata</stk:name>
      <stk:categories><stk:idCategory>2</stk:idCategory></stk:categories></stk:stockHeader></lStk:stock>
    </lStk:listStock></r:responsePackItem></r:responsePack>`;
  const tree = await importText(shop, file, { format: "pohoda", entity: "categories" });
  assert.equal(balance(tree), "2 = 2 + 0 + 0 + 0 + 0");
  assert.deepEqual(await treeOf(shop), ["pohoda-1", "pohoda-2<pohoda-1"]);
  const goods = await importText(shop, file, { format: "pohoda" });
  assert.equal(balance(goods), "1 = 1 + 0 + 0 + 0 + 0");
  assert.deepEqual(goods.codes, {});
  const links = await queryAll<{ code: string }>(
    shop.database,
    `SELECT code FROM categories JOIN product_categories ON category_id = categories.id`,
  );
  assert.deepEqual(links.map(({ code }) => code), ["pohoda-2"]);
});

test("contacts of a phone become customers, those without an e-mail are left out", async (shop) => {
  const card = (...lines: string[]) => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");
  const file = card("VERSION:2.1", "N:Nová;Jana", "EMAIL;PREF:Jana@Example.cz", "TEL;CELL:601") +
    card("VERSION:3.0", "FN:Opravna", "TEL:602") +
    card("VERSION:4.0", "FN:Jana Malá", "EMAIL:jana@example.cz");
  const run = await importText(shop, file, { ...customers, format: "vcard" });
  assert.equal(balance(run), "3 = 1 + 0 + 0 + 2 + 0");
  assert.deepEqual(run.codes, { email_missing: 1, code_duplicate: 1 });
  const [row] = await queryAll<Row>(shop.database, "SELECT email, last_name, phone FROM customers");
  assert.deepEqual({ ...row }, { email: "jana@example.cz", last_name: "Nová", phone: "601" });
});

test("an import that creates items without a code makes no customer without an e-mail", async (shop) => {
  const settings = { createWithoutCode: true };
  const run = await importText(shop, people(";1;0;Eva;Malá;;"), { ...customers, settings });
  assert.equal(balance(run), "1 = 0 + 0 + 0 + 1 + 0");
  assert.deepEqual(run.codes, { email_missing: 1 });
});

test("a number of another customer is not taken", async (shop) => {
  const run = await importText(
    shop,
    people("a@b.cz;1;0;Eva;Malá;Z-1;", "c@d.cz;1;0;Jan;Malý;Z-1;"),
    customers,
  );
  assert.deepEqual(run.codes, { code_taken: 1 });
  const rows = await queryAll<{ code: string | null }>(
    shop.database,
    "SELECT code FROM customers ORDER BY email",
  );
  assert.deepEqual(rows.map(({ code }) => code), ["Z-1", null]);
});

test("policies of fields hold for customers too (R73–R77)", async (shop) => {
  const settings = { policies: { phone: "create_only", firstName: "ignore" } };
  const first = await importText(shop, people("a@b.cz;1;1;Eva;Malá;;+420 1"), {
    ...customers,
    settings,
  });
  await importText(shop, people("a@b.cz;1;1;Eva;Velká;;+420 2"), {
    ...customers,
    of: first.importId,
  });
  const row = await queryFirst<Row>(
    shop.database,
    "SELECT first_name, last_name, phone FROM customers",
  );
  assert.deepEqual({ ...row }, { first_name: null, last_name: "Velká", phone: "+420 1" });
});

test("undo of an import of customers gives the shop before, and can be undone", async (shop) => {
  const first = await importText(shop, people("a@b.cz;1;0;Eva;Malá;Z-1;"), customers);
  const before = await content(shop);
  const file = people("a@b.cz;1;1;Eva;Velká;Z-2;+420 1", "c@d.cz;0;0;;;;");
  const run = await importText(shop, file, { ...customers, of: first.importId });
  const after = await content(shop);
  const undone = await undo(shop, run.id);
  assert.deepEqual([undone.removed, undone.updated, undone.state], [1, 1, "ok"]);
  assert.deepEqual(await content(shop), before);
  await undo(shop, undone.id);
  assert.deepEqual(await content(shop), after);
});

async function addOrders({ database }: TestShop): Promise<void> {
  await database.executeMultiple(`
    INSERT OR IGNORE INTO order_states (id, name, type, position)
    VALUES (901, 'Přijatá', 'received', 1), (902, 'Odeslaná', 'sent', 2);
    INSERT INTO orders (number, state_id, currency, total_minor, email, created_at, updated_at)
    VALUES ('2500042', 901, 'CZK', 69800, 'a@b.cz', '2026-11-01T10:00:00.000Z', '2026-11-01T10:00:00.000Z');
  `);
}

const orderRow = ({ database }: TestShop) =>
  queryFirst<Row>(
    database,
    `SELECT state.name AS state, paid_on, resolved, tracking_code
       FROM orders JOIN order_states AS state ON state.id = orders.state_id`,
  );

test("a file changes the state, payment and tracking of orders, and creates none (R21, D13)", async (shop) => {
  await addOrders(shop);
  const file =
    "[ORDER_NUMBER];[ORDER_STATUS];[PAID_YN];[PAID_DATE];[TRACKING_NUMBER];[RESOLVED_YN];[ORDER_TOTAL]\n" +
    "2500042;odeslaná;1;2.11.2026;ZX1;ano;1\n2500043;Storno;0;;;1;5";
  const before = { ...await orderRow(shop) };
  const run = await importText(shop, file, orders);
  assert.equal(balance(run), "2 = 0 + 1 + 0 + 0 + 1");
  assert.deepEqual(run.codes, { order_unknown: 1 });
  assert.deepEqual({ ...await orderRow(shop) }, {
    ...{ state: "Odeslaná", paid_on: "2026-11-02", resolved: 1, tracking_code: "ZX1" },
  });
  await undo(shop, run.id);
  assert.deepEqual({ ...await orderRow(shop) }, before);
});

test("an order paid without a date is paid today, one not paid has no date", async (shop) => {
  await addOrders(shop);
  const file = (paid: string) => `[ORDER_NUMBER];[PAID_YN]\n2500042;${paid}`;
  const { importId: of } = await importText(shop, file("1"), orders);
  assert.equal((await orderRow(shop))?.paid_on, "2026-11-22");
  const next = { ...orders, of, now: "2026-11-25T10:00:00.000Z" };
  assert.equal(balance(await importText(shop, file("ano"), next)), "1 = 0 + 0 + 1 + 0 + 0");
  await importText(shop, file("0"), next);
  assert.equal((await orderRow(shop))?.paid_on, null);
});

test("a state of orders that the shop has not is said, and the rest is done", async (shop) => {
  await addOrders(shop);
  const file = "[ORDER_NUMBER];[ORDER_STATUS];[TRACKING_NUMBER]\n2500042;Neznámá;ZX9";
  const run = await importText(shop, file, orders);
  assert.deepEqual(run.codes, { order_state_unknown: 1 });
  const row = await orderRow(shop);
  assert.deepEqual([row?.state, row?.tracking_code], ["Přijatá", "ZX9"]);
});
