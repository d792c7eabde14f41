import { strict as assert } from "node:assert";
import { type Backup, BackupStore, removeBackups } from "../../../tenants/backups/backup_store.ts";
import { readOneAgain } from "../../../tenants/backups/confirm_intact.ts";
import { compareBackup } from "../../../tenants/backups/compare_backup.ts";
import { dataKeyOf } from "../../../tenants/backups/data_keys.ts";
import { orderRestore } from "../../../tenants/backups/restore_job.ts";
import { openSealedFile, sealFile } from "../../../tenants/backups/sealed_file.ts";
import {
  mayHaveChanged,
  subjectOf,
  takeBackup,
  takeNightlyBackup,
} from "../../../tenants/backups/take_backup.ts";
import { createDataFolder, openDataFolder } from "../../../tenants/data_folder.ts";
import { DamagedCopyError } from "../../../tenants/engine/snapshot.ts";
import { addKey, sealAgain } from "../../../tenants/key_rotation.ts";
import { openPlatform, type Platform } from "../../../tenants/platform.ts";
import type { Shop } from "../../../tenants/platform/shops.ts";
import { lastRestore } from "../../../tenants/platform/restores.ts";
import { addProducts } from "../../support/catalogue.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";
import { contentOf } from "../../support/test_shop.ts";

type EncryptingHouse = TestInstallation & { encrypting: Platform };

const test = (name: string, work: (house: EncryptingHouse) => Promise<void>) =>
  Deno.test(`encrypted backups: ${name}`, async () => {
    await using house = await openTestInstallation();
    const { platform } = house;
    const encrypting = { ...platform, folder: { ...platform.folder, encryptsBackups: true } };
    await work({ ...house, encrypting });
  });

async function addProduct(platform: Platform, shop: Shop, code: string): Promise<void> {
  await using lease = await platform.shops.lease(shop.id);
  await addProducts(lease.database, [{ code }]);
}

const backUp = async (platform: Platform, shop: Shop, word = "1"): Promise<Backup> =>
  await takeBackup(platform, await subjectOf(platform, shop), { kind: "manual", word });

test("hold nothing that can be read without the key (BA-7)", async ({ encrypting, shop }) => {
  const { shop: found } = await shop();
  await addProduct(encrypting, found, "SECRET-LAMP");
  const backup = await backUp(encrypting, found);
  const { store } = await subjectOf(encrypting, found);
  const names = [...Deno.readDirSync(`${store.folder}/${backup.id}`)].map(({ name }) => name);
  assert.deepEqual(names.sort(), ["backup.json", "database.sealed"]);
  const bytes = new TextDecoder("latin1").decode(await Deno.readFile(store.filePath(backup)));
  assert.ok(!bytes.includes("SECRET-LAMP") && !bytes.includes("SQLite format"));
  const key = await Deno.readTextFile(`${encrypting.folder.path}/backup-keys/${found.id}`);
  assert.match(key, /^v1\.\S+\.\S+\n$/);
});

test("are checked, compared and restored like others (BA-2, BA-4)", async (house) => {
  const { encrypting, platform, services } = house;
  const { shop } = await house.shop();
  await addProduct(platform, shop, "LAMP");
  await using before = await platform.shops.lease(shop.id);
  const then = await contentOf(before.database);
  const backup = await backUp(encrypting, shop);
  const subject = await subjectOf(encrypting, shop);
  await readOneAgain(subject, "2026-03-03");
  await addProduct(platform, shop, "CHAIR");
  assert.equal((await compareBackup(subject, backup)).products.onlyNow, 1);
  const ordered = await orderRestore(platform, shop, { backupId: backup.id, by: "Eva" });
  assert.ok(ordered.ok);
  await services.runner.idle();
  assert.equal((await lastRestore(platform.database, shop.id))!.state, "done");
  await using after = await platform.shops.lease(shop.id);
  assert.deepEqual(await contentOf(after.database), then);
  const left = [...Deno.readDirSync(subject.store.folder)].map(({ name }) => name);
  assert.deepEqual(left.filter((name) => name.endsWith(".new")), [], "nothing decrypted is left");
});

test("one with a changed byte is damaged, and a plain one of before is not", async ({ platform, encrypting, shop }) => {
  const { shop: found } = await shop();
  const plain = await backUp(platform, found, "plain");
  const sealed = await backUp(encrypting, found, "sealed");
  const { store } = await subjectOf(encrypting, found);
  assert.ok(await store.isIntact(plain) && await store.isIntact(sealed));
  const bytes = await Deno.readFile(store.filePath(sealed));
  bytes[bytes.length - 100]! ^= 1;
  await Deno.writeFile(store.filePath(sealed), bytes);
  assert.equal(await store.isIntact(sealed), false);
  await assert.rejects(
    store.copyTo(sealed, `${platform.folder.path}/copy.db`),
    DamagedCopyError,
  );
});

test("one cannot pass for another one, nor for another shop's", async ({ platform, encrypting, shop }) => {
  const one = (await shop()).shop;
  const two = (await shop()).shop;
  const [first, second] = [await backUp(encrypting, one, "1"), await backUp(encrypting, one, "2")];
  const foreign = await backUp(encrypting, two, "1");
  const { store } = await subjectOf(encrypting, one);
  const path = `${platform.folder.path}/copy.db`;
  await assert.rejects(store.copyTo({ ...second, id: first.id }, path), DamagedCopyError);
  const from = (await subjectOf(encrypting, two)).store.filePath(foreign);
  await Deno.copyFile(from, store.filePath(first));
  await assert.rejects(store.copyTo({ ...foreign, id: first.id }, path), DamagedCopyError);
});

test("with the deletion of the shop no copy of them opens (R193, BA-7)", async ({ platform, encrypting, shop }) => {
  const { shop: found } = await shop();
  const backup = await backUp(encrypting, found);
  const { store } = await subjectOf(encrypting, found);
  const elsewhere = `${platform.folder.path}/elsewhere`;
  await Deno.mkdir(elsewhere);
  await Deno.copyFile(store.filePath(backup), `${elsewhere}/database.sealed`);
  await removeBackups(platform.folder, found.id);
  assert.equal(await dataKeyOf(platform.folder, platform.sealer, found.id), undefined);
  await Deno.mkdir(`${store.folder}/${backup.id}`, { recursive: true });
  await Deno.copyFile(`${elsewhere}/database.sealed`, store.filePath(backup));
  await assert.rejects(store.copyTo(backup, `${elsewhere}/copy.db`), /key .* is gone/);
});

test("they open after the master key was changed twice (FE-11)", async ({ platform, encrypting, shop }) => {
  const { shop: found } = await shop();
  const backup = await backUp(encrypting, found);
  let folder = encrypting.folder;
  for (let rotation = 0; rotation < 2; rotation++) {
    folder = { ...folder, keys: await addKey(folder) };
    await using anew = await openPlatform(folder, { clock: platform.now });
    await sealAgain(anew);
  }
  const key = await Deno.readTextFile(`${folder.path}/backup-keys/${found.id}`);
  assert.match(key, /^v3\./);
  await using anew = await openPlatform(folder, { clock: platform.now });
  assert.ok(await new BackupStore(anew, { shopId: found.id }).isIntact(backup));
});

test("switched on, the next night copies what nobody has changed", async ({ platform, encrypting, shop, clock }) => {
  const { shop: found } = await shop();
  clock.pass(86_400);
  const hourAgo = new Date(Date.now() - 3_600_000);
  const { database } = await subjectOf(platform, found);
  platform.shops.discard(found.id);
  await Deno.utime(database, hourAgo, hourAgo);
  await takeNightlyBackup(platform, await subjectOf(platform, found));
  clock.pass(86_400);
  const subject = await subjectOf(encrypting, found);
  assert.ok(await mayHaveChanged(subject));
  assert.ok((await takeNightlyBackup(encrypting, subject))!.encrypted);
  clock.pass(86_400);
  assert.equal(await takeNightlyBackup(encrypting, subject), undefined);
});

Deno.test("an installation says in its folder that backups are encrypted", async () => {
  const path = await Deno.makeTempDir({ prefix: "kramek-test-" });
  const order = { sandbox: true, now: "2026-03-02T09:00:00.000Z" };
  assert.equal((await createDataFolder(`${path}/plain`, order)).encryptsBackups, false);
  await createDataFolder(`${path}/sealed`, { ...order, encryptsBackups: true });
  assert.equal((await openDataFolder(`${path}/sealed`)).encryptsBackups, true);
  await Deno.writeTextFile(`${path}/plain/kramek.json`, '{"kramek": 1, "backups": "yes"}');
  await assert.rejects(openDataFolder(`${path}/plain`), /backups are "yes", expected "encrypted"/);
  await Deno.remove(path, { recursive: true });
});

const pieceBytes = 256 * 1024;
const sealedPieceBytes = 12 + pieceBytes + 16;
const sizes = [0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes];
const key = () =>
  crypto.subtle.importKey("raw", new Uint8Array(32), "AES-GCM", false, ["encrypt", "decrypt"]);

for (const size of sizes) {
  Deno.test(`a file of ${size} bytes comes out of its encryption as it went in`, async () => {
    const folder = await Deno.makeTempDir({ prefix: "kramek-test-" });
    const bytes = Uint8Array.from({ length: size }, (_, at) => at % 251);
    await Deno.writeFile(`${folder}/plain`, bytes);
    const order = { key: await key(), purpose: "test" };
    const sealed = await sealFile({ from: `${folder}/plain`, to: `${folder}/sealed`, ...order });
    const opened = await openSealedFile({
      from: `${folder}/sealed`,
      to: `${folder}/again`,
      ...order,
    });
    assert.deepEqual(opened, sealed);
    assert.deepEqual(await Deno.readFile(`${folder}/again`), bytes);
    await Deno.remove(folder, { recursive: true });
  });
}

const cut = (bytes: Uint8Array, from: number, to?: number) => bytes.slice(from, to);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const pieceOf = (bytes: Uint8Array, index: number) =>
  cut(bytes, 8 + index * sealedPieceBytes, 8 + (index + 1) * sealedPieceBytes);

const changes: [name: string, change: (bytes: Uint8Array) => Uint8Array][] = [
  ["cut off after a piece", (bytes) => cut(bytes, 0, 8 + 2 * sealedPieceBytes)],
  ["cut off within a piece", (bytes) => cut(bytes, 0, 8 + sealedPieceBytes + 100)],
  ["cut to its beginning", (bytes) => cut(bytes, 0, 8)],
  ["empty", () => new Uint8Array()],
  [
    "with two pieces exchanged",
    (bytes) => joined(cut(bytes, 0, 8), pieceOf(bytes, 1), pieceOf(bytes, 0), pieceOf(bytes, 2)),
  ],
  [
    "with a piece repeated",
    (bytes) => joined(cut(bytes, 0, 8), pieceOf(bytes, 0), pieceOf(bytes, 0), pieceOf(bytes, 2)),
  ],
  ["with something added", (bytes) => joined(bytes, new Uint8Array(40))],
];
for (const [name, change] of changes) {
  Deno.test(`an encrypted file ${name} is refused (BA-7)`, async () => {
    const folder = await Deno.makeTempDir({ prefix: "kramek-test-" });
    await Deno.writeFile(`${folder}/plain`, new Uint8Array(2 * pieceBytes + 10));
    const order = { key: await key(), purpose: "test" };
    await sealFile({ from: `${folder}/plain`, to: `${folder}/sealed`, ...order });
    await Deno.writeFile(`${folder}/changed`, change(await Deno.readFile(`${folder}/sealed`)));
    await assert.rejects(
      openSealedFile({ from: `${folder}/changed`, ...order }),
      DamagedCopyError,
    );
    await Deno.remove(folder, { recursive: true });
  });
}
