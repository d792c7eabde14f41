import { strict as assert } from "node:assert";
import { exportChoice } from "../../core/exports/choice.ts";
import { importSettings } from "../../core/imports/settings.ts";
import { giveSecondFactor } from "../../tenants/accounts/second_factor.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { type Database, queryAll } from "../../tenants/engine/database.ts";
import { addressPurpose } from "../../tenants/jobs/import_orders.ts";
import { feedToken, publishFeed } from "../../tenants/jobs/published_feeds.ts";
import { addKey, sealAgain } from "../../tenants/key_rotation.ts";
import { openPlatform, type Platform } from "../../tenants/platform.ts";
import { enqueueMail, listMails, openMail } from "../../tenants/platform/outbox.ts";
import { createWebhook, openWebhook } from "../../tenants/platform/webhooks.ts";
import { insertImport } from "../../tenants/shop/imports.ts";
import { feedById } from "../../tenants/shop/published_feeds.ts";
import { openTestInstallation } from "../support/installation.ts";

const address = "https://jana:tajne@dodavatel.example/feed.xml";

/** An installation with a secret of each kind. */
async function openWithSecrets() {
  const installation = await openTestInstallation();
  const { platform } = installation;
  const { shop, owner } = await installation.shop();
  const { id: staffId } = await installation.staff("operator");
  await giveSecondFactor(platform, staffId);
  const now = platform.now();
  await enqueueMail(platform, platform.database, {
    content: { kind: "reset_password", name: owner.name, token: "a-token" },
    recipient: owner.email,
    language: "cs",
  }, now);
  const webhook = await createWebhook(platform, {
    shopId: shop.id,
    address,
    shown: "dodavatel.example",
    by: "Jana",
    now,
  });
  await using lease = await platform.shops.lease(shop.id);
  const importId = await lease.database.write((transaction) =>
    insertImport(transaction, {
      entity: "products",
      name: "feed",
      format: "heureka",
      settings: importSettings.parse({ language: "cs", currency: "CZK" }),
      createdBy: "Jana",
    }, now)
  );
  await lease.database.execute({
    sql: "UPDATE imports SET address = ? WHERE id = ?",
    args: [await platform.sealer.seal(address, addressPurpose(shop.id, importId)), importId],
  });
  const choice = exportChoice.parse({});
  const feed = { entity: "products", format: "heureka", name: "Heureka", choice } as const;
  const feedId = await publishFeed(platform, shop, feed, "Jana");
  return {
    installation,
    shop,
    webhookId: webhook!.id,
    importId,
    feedId,
    [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose](),
  };
}

/** Texts anywhere in a database that a key of this number has sealed. */
async function sealedBy(database: Database, number: number): Promise<string[]> {
  const tables = await queryAll<{ name: string }>(
    database,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%'",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    for (const row of await queryAll<Record<string, unknown>>(database, `SELECT * FROM ${name}`)) {
      for (const [column, value] of Object.entries(row)) {
        const pattern = new RegExp(`(^|")v${number}\\.[A-Za-z0-9+/=]{16}\\.`);
        if (typeof value === "string" && pattern.test(value)) found.push(`${name}.${column}`);
      }
    }
  }
  return found.sort();
}

const places = [
  ["outbox.details", "staff.totp_sealed", "webhooks.address", "webhooks.secret"],
  ["imports.address", "published_feeds.token"],
];

async function sealed({ database, shops }: Platform, shopId: string, number: number) {
  await using lease = await shops.lease(shopId);
  return [await sealedBy(database, number), await sealedBy(lease.database, number)];
}

Deno.test("a rotation seals every stored secret under the new key, and each still opens (FE-11)", async () => {
  await using test = await openWithSecrets();
  const { installation: { platform, clock }, shop } = test;
  assert.deepEqual(await sealed(platform, shop.id, 1), places);

  const keys = await addKey(await openDataFolder(platform.folder.path));
  const folder = { ...platform.folder, keys };
  await using rotated = await openPlatform(folder, { clock: clock.now });
  assert.equal(await sealAgain(rotated), 6);
  assert.equal(await sealAgain(rotated), 0, "nothing is left to do");

  assert.deepEqual(await sealed(rotated, shop.id, 1), [[], []]);
  assert.deepEqual(await sealed(rotated, shop.id, 2), places);
  assert.equal((await openWebhook(rotated, test.webhookId))?.address, address);
  await using lease = await rotated.shops.lease(shop.id);
  const feed = (await feedById(lease.database, test.feedId))!;
  assert.match(await feedToken(rotated, shop, feed), /\S{20}/);
  const [mail] = await listMails(rotated.database, { limit: 1, offset: 0 });
  assert.equal((await openMail(rotated, mail!)).token, "a-token");
});

Deno.test("what a server seals under the old key meanwhile still opens, until the rotation after next", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const late = await platform.sealer.seal("secret", "purpose");
  const path = platform.folder.path;
  await addKey(await openDataFolder(path));
  const second = await openDataFolder(path);
  assert.deepEqual([...second.keys.keys()], [1, 2]);
  {
    await using rotated = await openPlatform(second);
    assert.equal(await rotated.sealer.open(late, "purpose"), "secret");
  }
  await addKey(second);
  const third = await openDataFolder(path);
  assert.deepEqual([...third.keys.keys()], [2, 3]);
  await using last = await openPlatform(third);
  await assert.rejects(last.sealer.open(late, "purpose"), /its key is gone/);
});

Deno.test("a folder whose one key stands without a number opens as before", async () => {
  await using installation = await openTestInstallation();
  const path = installation.platform.folder.path;
  const text = await Deno.readTextFile(`${path}/master.key`);
  await Deno.writeTextFile(`${path}/master.key`, text.replace(/^1 /, ""));
  const { keys } = await openDataFolder(path);
  assert.deepEqual(keys, installation.platform.folder.keys);
});
