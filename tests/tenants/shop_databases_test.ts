import { strict as assert } from "node:assert";
import { queryFirst } from "../../tenants/engine/database.ts";
import { openDatabase } from "../../tenants/engine/open.ts";
import { migrate, migrationsOf, SchemaTooNewError } from "../../tenants/migrate.ts";
import { addressOfShop, shopFolder, ShopNotReadyError } from "../../tenants/platform.ts";
import { shopById } from "../../tenants/platform/shops.ts";
import { checkAll } from "../../tenants/check.ts";
import {
  migrateShops,
  provisionShop,
  provisionUnfinished,
  registerShop,
} from "../../tenants/provision.ts";
import { ShopDatabases } from "../../tenants/shop_databases.ts";
import { openTestInstallation } from "../support/installation.ts";

/** Many small databases in a folder, opened through the cache. */
async function withDatabases(
  options: ConstructorParameters<typeof ShopDatabases>[1],
  work: (databases: ShopDatabases) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const databases = new ShopDatabases(
    (id) => Promise.resolve({ url: `file:${folder}/${id}.db` }),
    options,
  );
  await work(databases);
  databases.closeAll();
  await Deno.remove(folder, { recursive: true });
}

Deno.test("ShopDatabases keeps no more open than it may", async () => {
  await withDatabases({ openMax: 3 }, async (databases) => {
    for (let shop = 0; shop < 10; shop++) {
      await using lease = await databases.lease(`shop${shop}`);
      await lease.database.execute("SELECT 1");
    }
    assert.equal(databases.openCount, 3);
  });
});

Deno.test("ShopDatabases never closes a database that is in use", async () => {
  await withDatabases({ openMax: 1 }, async (databases) => {
    await using first = await databases.lease("first");
    await using second = await databases.lease("second");
    assert.equal(first.database.closed, false);
    assert.equal(second.database.closed, false);
  });
});

Deno.test("ShopDatabases gives all users of a shop the same handle", async () => {
  await withDatabases({}, async (databases) => {
    const leases = await Promise.all([databases.lease("a"), databases.lease("a")]);
    assert.equal(leases[0].database, leases[1].database);
    for (const lease of leases) await lease[Symbol.asyncDispose]();
  });
});

Deno.test("ShopDatabases closes what nobody has used for a while", async () => {
  await withDatabases({ idleMs: -1 }, async (databases) => {
    await (await databases.lease("a"))[Symbol.asyncDispose]();
    await using _used = await databases.lease("b");
    databases.closeIdle();
    assert.equal(databases.openCount, 1);
  });
});

Deno.test("a shop that was registered but not provisioned is finished at the next start", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const { id: ownerId } = await installation.account();
  const id = await platform.database.write((transaction) =>
    registerShop(platform, transaction, {
      slug: "lipa",
      name: "Lípa",
      ownerId,
      currency: "CZK",
      languages: ["cs"],
    })
  );
  await assert.rejects(platform.shops.lease(id), ShopNotReadyError);
  await provisionUnfinished(platform);
  await using lease = await platform.shops.lease(id);
  const states = await queryFirst<{ n: number }>(
    lease.database,
    "SELECT count(*) AS n FROM order_states",
  );
  assert.equal(states?.n, 5);
});

Deno.test("a shop whose database cannot be reached keeps nobody else from being served", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const { shop } = await installation.shop();
  const { id: ownerId } = await installation.account();
  const id = await platform.database.write((transaction) =>
    registerShop(platform, transaction, {
      slug: "daleko",
      name: "Daleko",
      ownerId,
      currency: "CZK",
      languages: ["cs"],
      remote: { url: "http://127.0.0.1:1/shop/" },
    })
  );
  await provisionUnfinished(platform);
  assert.notEqual((await shopById(platform.database, id))?.quarantineError, undefined);
  await using lease = await platform.shops.lease(shop.id);
  assert.equal(lease.database.closed, false);
});

Deno.test("provisioning twice does no harm", async () => {
  await using installation = await openTestInstallation();
  const { shop } = await installation.shop();
  await provisionShop(installation.platform, shop.id);
  assert.deepEqual((await checkAll(installation.platform)).findings, []);
});

Deno.test("a shop id that is not one of ours never becomes a path", async () => {
  await using installation = await openTestInstallation();
  for (const id of ["../../etc", "a", "ABCDEFGHIJKLMNOPQRSTUVWX", "a/b/c/d/e/f/g/h/i/j/k/l"]) {
    assert.throws(() => shopFolder(installation.platform.folder, id), /Not a shop's id/);
  }
});

/** Makes a shop's database look as if it came from an older version of the program. */
async function setBack(
  installation: Awaited<ReturnType<typeof openTestInstallation>>,
  shopId: string,
): Promise<void> {
  const { platform } = installation;
  await platform.database.execute({
    sql: "UPDATE shops SET schema_version = 0 WHERE id = ?",
    args: [shopId],
  });
}

Deno.test("migrateShops() brings shops to the current schema", async () => {
  await using installation = await openTestInstallation();
  const { shop } = await installation.shop();
  await setBack(installation, shop.id);
  await assert.rejects(installation.platform.shops.lease(shop.id), ShopNotReadyError);
  const result = await migrateShops(installation.platform);
  assert.deepEqual(result, { migrated: 1, failed: [], stopped: false });
  const migrated = await shopById(installation.platform.database, shop.id);
  assert.equal(migrated?.schemaVersion, migrationsOf("shop").length);
});

Deno.test("migrateShops() stops when one of the first shops fails, and says why", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  for (let index = 0; index < 5; index++) {
    const { shop } = await installation.shop({ name: `Shop ${index}` });
    await setBack(installation, shop.id);
    if (index === 0) {
      const path = `${shopFolder(platform.folder, shop.id)}/shop.db`;
      for (const suffix of ["", "-wal", "-shm"]) await Deno.remove(path + suffix).catch(() => {});
      await Deno.writeTextFile(path, "this is no database, and long enough to be looked at");
    }
  }
  const result = await migrateShops(platform);
  assert.equal(result.stopped, true);
  assert.deepEqual([result.migrated, result.failed.length], [2, 1]);
  const { findings } = await checkAll(platform);
  assert.ok(findings.some(({ check }) => check === "no shop is in quarantine"));
});

Deno.test("migrate() refuses a database that is newer than the program", async () => {
  const folder = await Deno.makeTempDir();
  const database = openDatabase({ url: `file:${folder}/shop.db` });
  await migrate(database, "shop", "2026-01-01T00:00:00.000Z");
  await database.execute(
    "INSERT INTO schema_migrations (number, name, applied_at) VALUES (999, 'future', '2030-01-01T00:00:00.000Z')",
  );
  await assert.rejects(migrate(database, "shop", "2026-01-01T00:00:00.000Z"), SchemaTooNewError);
  database.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("a token of a remote database is stored sealed, and bound to its shop", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const { id: ownerId } = await installation.account();
  const id = await platform.database.write((transaction) =>
    registerShop(platform, transaction, {
      slug: "daleko",
      name: "Daleko",
      ownerId,
      currency: "CZK",
      languages: ["cs"],
      remote: { url: "http://127.0.0.1:1/shop/", authToken: "very secret" },
    })
  );
  const shop = (await shopById(platform.database, id))!;
  assert.ok(!shop.databaseToken?.includes("secret"));
  const address = await addressOfShop(platform.folder, platform.sealer, shop);
  assert.deepEqual(address, { url: "http://127.0.0.1:1/shop/", authToken: "very secret" });
  const stolen = { ...shop, id: shop.id.replace(/.$/, (last) => last === "0" ? "1" : "0") };
  await assert.rejects(addressOfShop(platform.folder, platform.sealer, stolen));
});
