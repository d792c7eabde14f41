import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import type { Value } from "../../../core/catalogue/values.ts";
import { nothingLeftOut } from "../../../core/exports/left_out.ts";
import { exportFormatById, exportFormats } from "../../../core/exports/registry.ts";
import { foldWhenAlone } from "../../../tenants/engine/exclusive.ts";
import {
  exportBytes,
  type ExportOrder,
  type ExportProgress,
  releaseBytes,
} from "../../../tenants/exports/export_bytes.ts";
import { exportOrder, exportText } from "../../support/exporting.ts";
import { importText, openTestShop, type TestShop } from "../../support/test_shop.ts";

/** Five pieces and a bit, so that two threads have some to do and some ahead. */
const size = 1_020;

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

/** Products whose parameters come in changing orders, and some for the first time in late pieces. */
function valuesOf(index: number): [string, Value][] {
  const names = ["barva", "materiál", `jen ${Math.floor(index / 97)}`];
  const parameters = index % 3 === 0 ? names : names.toReversed();
  return [
    ["title:cs", `Hrnek č. ${index}`],
    ["longDescription:cs", `<p>Řádek;${index}</p>\n<p>"druhý"</p>`],
    ["url:cs", `https://lipa.example/${index}`],
    ["price:CZK:", 10_000 + index],
    ["images", [{ url: `https://lipa.example/${index}.jpg`, main: true }]],
    ["categories", [{ code: pick(["K1", "K2"], index), primary: true }]],
    ["parameters", parameters.map((name) => ({ name: { cs: name }, value: { cs: `${index}` } }))],
    ...(index % 50 === 0
      ? [["metas", [{ key: `m${index % 4}`, type: "input", value: "x" }]] as [string, Value]]
      : []),
  ];
}

async function openFilledShop(): Promise<TestShop> {
  const shop = await openTestShop();
  const categories = "[CODE];[ACTIVE_YN];[NAME]\r\nK1;1;Hrnky\r\nK2;1;Dárky\r\n";
  await importText(shop, categories, { format: "upgates-csv", entity: "categories" });
  const writer = exportFormatById("upgates-xml")!.writer({
    ...{ entity: "products", languages: ["cs"], currency: "CZK", shopName: "", encoding: "utf-8" },
  });
  const records = Array.from({ length: size }, (_, index) =>
    writer.record({
      id: index,
      code: `P${index}`,
      values: new Map(valuesOf(index)),
      variants: index % 7 === 0
        ? [{ id: index, code: `P${index}-V`, values: new Map([["stock", 1]]) }]
        : [],
    }));
  await importText(shop, writer.begin() + records.join("") + writer.end(), {
    format: "upgates-xml",
  });
  return shop;
}

const inThreads = async (shop: TestShop, format: string): Promise<ExportOrder> => ({
  ...await exportOrder(shop, format, "products"),
  threads: 2,
});

/** Nobody else has the database open: no thread was left behind. */
function assertAlone({ database, address }: TestShop): void {
  database.close();
  assert.ok(foldWhenAlone(address.url.slice("file:".length)), "somebody has it open");
}

for (const { id, entities } of exportFormats) {
  if (!entities.includes("products")) continue;
  Deno.test(`a file in ${id} is the same without a thread, by one and by two`, async () => {
    await using shop = await openFilledShop();
    const order = await exportOrder(shop, id, "products");
    const here = await exportText({ ...order, threads: 0 });
    assert.ok(here.includes(`Hrnek č. ${size - 1}`));
    assert.equal(await exportText({ ...order, threads: 1 }), here);
    assert.equal(await exportText({ ...order, threads: 2 }), here);
    assertAlone(shop);
  });
}

Deno.test("what is left out is counted alike without a thread, by one and by two", async () => {
  await using shop = await openFilledShop();
  await shop.database.executeMultiple(`
    UPDATE products SET active = 0 WHERE code IN ('P1', 'P401', 'P1019');
    UPDATE products SET images = '[]' WHERE code IN ('P2', 'P777');
    UPDATE products SET archived = 1 WHERE code = 'P3';
    UPDATE variants SET active = 0 WHERE code = 'P7-V';
  `);
  const order = await exportOrder(shop, "zbozi", "products");
  for (const threads of [0, 1, 2]) {
    const told: ExportProgress[] = [];
    await exportText({
      ...{ ...order, threads },
      onProgress: (progress) => Promise.resolve(void told.push(progress)),
    });
    assert.deepEqual(told[0], {
      records: 200,
      leftOut: { records: { no_picture: 1, hidden: 2, archived: 1 }, variants: {} },
    });
    assert.deepEqual(told.at(-1), {
      records: size,
      leftOut: { records: { no_picture: 2, hidden: 4, archived: 1 }, variants: {} },
    });
  }
});

Deno.test("a table that holds everything leaves out nothing", async () => {
  await using shop = await openFilledShop();
  await shop.database.execute("UPDATE products SET active = 0 WHERE code = 'P1'");
  const order = await inThreads(shop, "upgates-csv");
  let last: ExportProgress | undefined;
  await exportText({ ...order, onProgress: (progress) => Promise.resolve(void (last = progress)) });
  assert.deepEqual(last, { records: size, leftOut: nothingLeftOut });
});

Deno.test("orders, customers and categories are written in threads as well", async () => {
  await using shop = await openFilledShop();
  for (const entity of ["categories", "customers", "orders"] as const) {
    const order = await exportOrder(shop, "upgates-csv", entity);
    assert.equal(await exportText({ ...order, threads: 2 }), await exportText(order));
  }
});

Deno.test("threads write a shop on a libSQL server too", async () => {
  await using shop = await openTestShop("server");
  await importText(shop, "[PRODUCT_CODE];[TITLE]\r\nA;Hrnek\r\n", { format: "upgates-csv" });
  const text = await exportText(await inThreads(shop, "upgates-csv"));
  assert.match(text, /A;1;0;.*Hrnek/);
});

for (const threads of [0, 2]) {
  const where = threads === 0 ? "here" : "in threads";

  Deno.test(`a record that was deleted meanwhile is left out (${where})`, async () => {
    await using shop = await openFilledShop();
    const order = await exportOrder(shop, "upgates-xml", "products");
    const taken: number[] = [];
    await shop.database.execute("DELETE FROM products WHERE code = 'P300'");
    const text = await exportText({
      ...{ ...order, threads },
      onProgress: ({ records }) => Promise.resolve(void taken.push(records)),
    });
    assert.doesNotMatch(text, /<CODE>P300<\/CODE>/);
    assert.match(text, /<CODE>P299<\/CODE>/);
    assert.deepEqual(taken, [200, 399, 599, 799, 999, size - 1]);
  });

  Deno.test(`a record that cannot be read fails the file (${where})`, async () => {
    await using shop = await openFilledShop();
    const damaging = new DatabaseSync(shop.address.url.slice("file:".length));
    damaging.exec(`PRAGMA ignore_check_constraints = 1;
                   UPDATE products SET images = 'no list' WHERE code = 'P450'`);
    damaging.close();
    const order = await exportOrder(shop, "upgates-csv", "products");
    await assert.rejects(exportText({ ...order, threads }), /"no list"|not valid JSON/);
    assertAlone(shop);
  });

  Deno.test(`an export that is called off ends with the reason (${where})`, async () => {
    await using shop = await openFilledShop();
    const stopping = new AbortController();
    const order = await exportOrder(shop, "upgates-xml", "products");
    const reading = exportText({
      ...{ ...order, threads, signal: stopping.signal },
      onProgress: ({ records }) =>
        Promise.resolve(records >= 200 && stopping.abort(new Error("stop"))),
    } as ExportOrder);
    await assert.rejects(reading, /stop/);
    assertAlone(shop);
  });

  Deno.test(`an export ends when its database is closed (${where})`, async () => {
    await using shop = await openFilledShop();
    const order = await exportOrder(shop, "upgates-xml", "products");
    const reading = exportText({
      ...{ ...order, threads },
      onProgress: () => Promise.resolve(shop.database.close()),
    });
    await assert.rejects(reading, /database was closed/);
    assertAlone(shop);
  });

  Deno.test(`bytes that are given back lie in memory no more, and the rest is the same (${where})`, async () => {
    await using shop = await openFilledShop();
    const order = { ...await exportOrder(shop, "heureka", "products"), threads };
    const expected = await exportText(order);
    const decoder = new TextDecoder();
    let text = "";
    for await (const bytes of exportBytes(order)) {
      text += decoder.decode(bytes, { stream: true });
      releaseBytes(bytes);
      assert.equal(bytes.buffer.byteLength, 0);
    }
    assert.equal(text, expected);
  });

  Deno.test(`nothing goes on when nobody reads any more (${where})`, async () => {
    await using shop = await openFilledShop();
    const order = await exportOrder(shop, "upgates-csv", "products");
    for await (const bytes of exportBytes({ ...order, threads })) {
      assert.ok(bytes.length > 0);
      break;
    }
    assertAlone(shop);
  });
}

Deno.test("a thread makes no database where there is none", async () => {
  await using shop = await openFilledShop();
  const url = `${shop.address.url}-gone`;
  const order = await inThreads(shop, "upgates-xml");
  const lease = { database: shop.database, address: { url } };
  await assert.rejects(exportText({ ...order, lease }), /unable to open database file/);
  await assert.rejects(Deno.stat(url.slice("file:".length)), Deno.errors.NotFound);
});

Deno.test("more exports than have threads at once wait for their turn, and can be called off then", async () => {
  await using shop = await openFilledShop();
  const order = await inThreads(shop, "upgates-xml");
  const expected = await exportText({ ...order, threads: 0 });
  const stopping = new AbortController();
  const started = [1, 2, 3].map(() => exportBytes(order));
  const first = await Promise.all(started.slice(0, 2).map((bytes) => bytes.next()));
  assert.ok(first.every(({ done }) => !done));
  const third = exportText(order);
  const fourth = exportText({ ...order, signal: stopping.signal });
  stopping.abort(new Error("stop"));
  await assert.rejects(fourth, /stop/);
  for (const bytes of started) await bytes.return(undefined);
  assert.equal(await third, expected);
});
