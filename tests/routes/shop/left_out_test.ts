import { strict as assert } from "node:assert";
import type { LeftOut } from "../../../core/exports/left_out.ts";
import type { Database } from "../../../tenants/engine/database.ts";
import {
  failExport,
  finishExport,
  insertExport,
  noteProgress,
  startExport,
} from "../../../tenants/shop/exports.ts";
import { openTestInstallation } from "../../support/installation.ts";

const leftOut: LeftOut = { records: { archived: 5 }, variants: { no_price: 2 } };
const said = /5 produktů vynecháno: je v archivu\. 2 varianty vynechány: nemají cenu\./;

interface World {
  database: Database;
  now: string;
  /** Of the file that is being made: 200 products of 400 are there. */
  id: number;
  /** What the list of files says. */
  read(): Promise<string>;
}

const test = (name: string, work: (world: World) => Promise<void>) =>
  Deno.test(`what a file leaves out: ${name}`, async () => {
    await using installation = await openTestInstallation();
    const { shop, browser } = await installation.shop({ slug: "lipa" });
    await using lease = await installation.services.platform.shops.lease(shop.id);
    const { database } = lease;
    const now = installation.clock.now();
    const choice = { filter: {}, encoding: "utf-8" } as const;
    const order = { entity: "products", format: "heureka", choice, orderedBy: "Eva" } as const;
    const id = await insertExport(database, order, now);
    await startExport(database, id, { fence: 1, total: 400 });
    await noteProgress(database, id, { fence: 1, records: 200, leftOut });
    const read = async () => (await browser.visit("/shops/lipa/exports")).text;
    await work({ database, now, id, read });
  });

test("is told as far as it is known while the file is being made", async ({ read }) => {
  const text = await read();

  assert.match(text, said);
  assert.match(text, /200 z 400/);
  assert.doesNotMatch(text, /Co doplnit/, "more may come");
});

test("is counted anew by another worker", async ({ database, id, read }) => {
  await startExport(database, id, { fence: 2, total: 400 });

  assert.doesNotMatch(await read(), said);
});

test("stands with the file, which has the others", async ({ database, now, id, read }) => {
  await finishExport(database, id, { fence: 1, key: "a".repeat(24), size: 1, leftOut, now });

  const text = await read();
  assert.match(text, said);
  assert.match(text, /Co doplnit/);
  assert.match(text, /395/);
});

test("is not told of a file that failed", async ({ database, now, id, read }) => {
  await failExport(database, id, now);

  assert.doesNotMatch(await read(), /vynechán/);
});
