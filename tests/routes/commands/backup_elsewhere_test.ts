import { strict as assert } from "node:assert";
import { DatabaseSync } from "node:sqlite";
import { createHash } from "node:crypto";
import { runCommand } from "../../../routes/commands/run_command.ts";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { openDataFolder } from "../../../tenants/data_folder.ts";
import { queryFirst } from "../../../tenants/engine/database.ts";
import { openDatabase } from "../../../tenants/engine/open.ts";
import { storeAttachment } from "../../../tenants/files/attachment_files.ts";
import { openPlatform, shopFolder } from "../../../tenants/platform.ts";
import {
  insertAttachment,
  unsentAttachments,
} from "../../../tenants/platform/ticket_attachments.ts";
import { openTicket } from "../../../tenants/support/open_ticket.ts";

async function kramek(...args: string[]) {
  const out: string[] = [];
  const told: string[] = [];
  const code = await runCommand(args, {
    environment: () => undefined,
    print: (text) => out.push(text),
    tell: (text) => told.push(text),
    isTerminal: false,
    signal: new AbortController().signal,
  });
  return { code, told: told.join("\n"), text: out.join("\n"), json: () => JSON.parse(out.join()) };
}

interface House {
  data: string;
  /** Where copies go. */
  to: string;
  shopId: string;
  run: (...args: string[]) => ReturnType<typeof kramek>;
}

const feed = `<SHOP><SHOPITEM><ITEM_ID>A</ITEM_ID><PRODUCTNAME>Hrnek</PRODUCTNAME>` +
  `<PRICE_VAT>100</PRICE_VAT></SHOPITEM></SHOP>`;

const test = (name: string, work: (house: House) => Promise<void>, ...options: string[]) =>
  Deno.test(`copies elsewhere: ${name}`, async () => {
    const folder = await Deno.makeTempDir({ prefix: "kramek-test-" });
    const data = `${folder}/data`;
    const run = (...args: string[]) => kramek(...args, "--data", data);
    await run("init", "--sandbox", ...options);
    await run("shop", "create", "lipa", "--owner", "eva@example.cz");
    await Deno.writeTextFile(`${folder}/feed.xml`, feed);
    await run("import", "lipa", `${folder}/feed.xml`);
    const [shopId] = [...Deno.readDirSync(`${data}/shops`)].map((entry) => entry.name);
    await work({ data, to: `${folder}/elsewhere`, shopId: shopId!, run });
    await Deno.remove(folder, { recursive: true });
  });

/** Keeps a picture as an import does: its row in the shop, its bytes named by their hash. */
async function addPicture({ data, shopId }: House, bytes = "a picture"): Promise<string> {
  const key = createHash("sha256").update(bytes).digest("hex");
  const folder = `${data}/shops/${shopId}/media/${key.slice(0, 2)}`;
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(`${folder}/${key}`, bytes);
  const database = openDatabase({ url: `file:${data}/shops/${shopId}/shop.db` });
  await database.execute({
    sql: "INSERT INTO media (key, type, size, width, height, created_at) VALUES (?, ?, 9, 1, 1, ?)",
    args: [key, "image/png", "2026-03-02T09:00:00.000Z"],
  });
  database.close();
  return `shops/${shopId}/media/${key.slice(0, 2)}/${key}`;
}

/** Files of a request: one of a message that was sent, one of a message that was not. */
async function addTicketFiles({ data, shopId }: House): Promise<{ sent: string; unsent: string }> {
  await using platform = await openPlatform(await openDataFolder(data));
  const { database, now } = platform;
  const folder = shopFolder(platform.folder, shopId);
  const bytes = (text: string) => new Response(text).body!;
  const stored = [];
  for (const text of ["sent with a request", "never sent"]) {
    const file = await storeAttachment(folder, "log.txt", bytes(text));
    const uploaded = { ...file, shopId, uploadedBy: "eva" };
    await insertAttachment(database, uploaded, now());
    stored.push(file);
  }
  const { id: eva } = (await queryFirst<{ id: string }>(database, "SELECT id FROM accounts"))!;
  const files = { shopId, uploadedBy: "eva", ids: [stored[0]!.id] };
  const opened = await openTicket(platform, {
    ...{ kind: "terms", severity: "question", subject: "Ceník", body: "Od kdy platí?" },
    ...{ shopId, openedBy: eva, author: { kind: "member", id: eva, name: "Eva" }, isPaid: false },
    attachments: await unsentAttachments(database, files),
  });
  assert.ok(opened.ok);
  const [sent, unsent] = stored.map(({ id }) => `shops/${shopId}/tickets/${id}`);
  return { sent: sent!, unsent: unsent! };
}

const codesOf = (data: string, shopId: string): string[] => {
  const database = new DatabaseSync(`${data}/shops/${shopId}/shop.db`, { readOnly: true });
  const rows = database.prepare("SELECT code FROM products ORDER BY id").all();
  database.close();
  return rows.map(({ code }) => code as string);
};

async function topUp(data: string, shopId: string): Promise<void> {
  await using platform = await openPlatform(await openDataFolder(data));
  await platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      ...{ id: "topup:1", shopId, from: "bank" as const },
      ...{ amountMinor: 100_000, currency: "CZK" as const },
    })
  );
}

test("backups and files are copied once, and master.key never", async (house) => {
  const path = await addPicture(house);
  const first = await house.run("backup", "--to", house.to, "--json");
  assert.equal(first.code, 0, first.told);
  assert.deepEqual(first.json(), { backups: 2, files: 1, removed: 0 });
  assert.equal(await Deno.readTextFile(`${house.to}/${path}`), "a picture");
  const again = (await house.run("backup", "--to", house.to, "--json")).json();
  assert.deepEqual(again, { backups: 0, files: 0, removed: 0 });
  await addPicture(house, "another");
  assert.equal((await house.run("backup", "--to", house.to, "--json")).json().files, 1);
  const names = [...Deno.readDirSync(house.to)].map(({ name }) => name);
  assert.ok(!names.includes("master.key"));
});

test("a folder of something else, or of another installation, is refused", async ({ to, run, data }) => {
  await Deno.mkdir(to);
  await Deno.writeTextFile(`${to}/letter.txt`, "dear");
  const notEmpty = await run("backup", "--to", to);
  assert.equal(notEmpty.code, 1);
  assert.match(notEmpty.told, /is not empty/);
  await Deno.remove(`${to}/letter.txt`);
  await Deno.writeTextFile(`${to}/kramek.json`, '{"kramek": 1, "createdAt": "2020-01-01"}');
  assert.match((await run("backup", "--to", to)).told, /another installation/);
  assert.match((await run("backup", "--to", data)).told, /the data folder itself/);
});

for (const options of [[], ["--encrypt-backups"]]) {
  const how = options.length > 0 ? "encrypted" : "plain";
  test(
    `a shop that was lost with its disk comes back with its pictures, ${how} (BA-7)`,
    async (house) => {
      const { data, to, shopId, run } = house;
      const path = await addPicture(house);
      await run("backup", "--to", to);
      const [backup] = [...Deno.readDirSync(`${to}/backups/${shopId}`)].map(({ name }) => name);
      await Deno.remove(`${data}/shops/${shopId}`, { recursive: true });
      await Deno.remove(`${data}/backups/${shopId}`, { recursive: true });
      const restored = await run("restore", "lipa", backup!, "--from", to, "--json");
      assert.equal(restored.code, 0, restored.told);
      const { files_brought_back, files_missing } = restored.json();
      assert.deepEqual([files_brought_back, files_missing], [1, 0]);
      assert.deepEqual(codesOf(data, shopId), ["A"]);
      assert.equal(await Deno.readTextFile(`${data}/${path}`), "a picture");
    },
    ...options,
  );
}

for (const options of [[], ["--encrypt-backups"]]) {
  const how = options.length > 0 ? "encrypted" : "plain";
  test(
    `files of requests go along and come back, those never sent do not, ${how} (BA-7)`,
    async (house) => {
      const { data, to, run } = house;
      const { sent, unsent } = await addTicketFiles(house);
      assert.equal((await run("backup", "--to", to, "--json")).json().files, 1);
      assert.equal((await run("backup", "--to", to, "--json")).json().files, 0);
      await Deno.remove(`${data}/${sent}`);
      await Deno.remove(`${data}/${unsent}`);
      const [backup] = (await run("backups", "lipa", "--json")).json();
      const restored = await run("restore", "lipa", backup.id, "--from", to, "--json");
      const { files_brought_back, files_missing } = restored.json();
      assert.deepEqual([files_brought_back, files_missing], [1, 0]);
      assert.equal(await Deno.readTextFile(`${data}/${sent}`), "sent with a request");
      await assert.rejects(Deno.stat(`${data}/${unsent}`), Deno.errors.NotFound);
    },
    ...options,
  );
}

test("a file of a request that was changed elsewhere does not come back", async (house) => {
  const { sent } = await addTicketFiles(house);
  await house.run("backup", "--to", house.to);
  await Deno.remove(`${house.data}/${sent}`);
  await Deno.writeTextFile(`${house.to}/${sent}`, "something else");
  const [backup] = (await house.run("backups", "lipa", "--json")).json();
  const restored = await house.run("restore", "lipa", backup.id, "--from", house.to, "--json");
  assert.equal(restored.json().files_missing, 1);
});

test("encrypted, nothing elsewhere can be read (BA-7)", async (house) => {
  const path = await addPicture(house);
  await house.run("backup", "--to", house.to);
  await assert.rejects(Deno.stat(`${house.to}/${path}`), Deno.errors.NotFound);
  const sealed = await Deno.readTextFile(`${house.to}/${path}.sealed`);
  assert.ok(!sealed.includes("a picture"));
}, "--encrypt-backups");

test("a picture that was changed elsewhere does not come back", async (house) => {
  const path = await addPicture(house);
  await house.run("backup", "--to", house.to);
  await Deno.remove(`${house.data}/${path}`);
  await Deno.writeTextFile(`${house.to}/${path}`, "something else");
  const [backup] = (await house.run("backups", "lipa", "--json")).json();
  const restored = await house.run("restore", "lipa", backup.id, "--from", house.to, "--json");
  assert.equal(restored.json().files_missing, 1);
  await assert.rejects(Deno.stat(`${house.data}/${path}`), Deno.errors.NotFound);
});

test("the copies of a shop that was deleted here go there too (R193)", async (house) => {
  const { data, to, shopId, run } = house;
  await addPicture(house);
  await run("backup", "--to", to);
  const platform = openDatabase({ url: `file:${data}/platform.db` });
  await platform.execute("UPDATE shops SET state = 'deleted'");
  platform.close();
  assert.equal((await run("backup", "--to", to, "--json")).json().removed, 1);
  for (const path of [`backups/${shopId}`, `shops/${shopId}`, `backup-keys/${shopId}`]) {
    await assert.rejects(Deno.stat(`${to}/${path}`), Deno.errors.NotFound, path);
  }
  assert.equal((await run("backup", "--to", to, "--json")).json().removed, 0);
}, "--encrypt-backups");

test("the platform goes back only with --yes, and says what it would lose", async (house) => {
  const { data, shopId, run } = house;
  const backups = (await run("backup", "--json")).json() as { of: string; id: string }[];
  const { id } = backups.find(({ of }) => of === "platform")!;
  await run("shop", "create", "olse", "--owner", "jan@example.cz");
  await topUp(data, shopId);
  const asked = await run("restore", "--platform", id);
  assert.equal(asked.code, 1);
  assert.match(asked.told, /Nothing was changed yet/);
  assert.match(asked.told, /Ledger entries that are here now and not in the backup: 1/);
  assert.match(asked.told, /Shops on the disk that the backup does not know: \w{20}/);
  assert.equal((await run("shops", "--json")).json().length, 2);

  const done = await run("restore", "--platform", id, "--yes", "--json");
  assert.equal(done.code, 0, done.told);
  const { kept, unknown_shops } = done.json();
  assert.equal(unknown_shops.length, 1);
  assert.deepEqual(
    (await run("shops", "--json")).json().map(({ slug }: { slug: string }) => slug),
    [
      "lipa",
    ],
  );
  const former = new DatabaseSync(kept, { readOnly: true });
  assert.equal(former.prepare("SELECT count(*) AS shops FROM shops").get()!.shops, 2);
  former.close();
  assert.ok(kept.startsWith(data) || kept.startsWith(await Deno.realPath(data)));
});

test("while somebody has the platform open, it is not replaced", async ({ data, run }) => {
  const backups = (await run("backup", "--json")).json() as { of: string; id: string }[];
  const { id } = backups.find(({ of }) => of === "platform")!;
  const server = new DatabaseSync(`${data}/platform.db`);
  server.prepare("SELECT count(*) FROM shops").get();
  const refused = await run("restore", "--platform", id, "--yes");
  server.close();
  assert.equal(refused.code, 1);
  assert.match(refused.told, /in use.*stop the server/s);
  assert.equal((await run("shops", "--json")).json().length, 1);
});

test("a platform that cannot be read any more is restored, and kept aside", async ({ data, run }) => {
  const backups = (await run("backup", "--json")).json() as { of: string; id: string }[];
  const { id } = backups.find(({ of }) => of === "platform")!;
  for (const ending of ["-wal", "-shm"]) {
    await Deno.remove(`${data}/platform.db${ending}`).catch(() => {});
  }
  await Deno.writeTextFile(`${data}/platform.db`, "not a database".repeat(1000));
  const asked = await run("restore", "--platform", id);
  assert.match(asked.told, /cannot be read/);
  assert.equal((await run("restore", "--platform", id, "--yes")).code, 0);
  assert.equal((await run("shops", "--json")).json().length, 1);
});

test("a damaged, or an unknown, backup of the platform changes nothing", async ({ data, run }) => {
  const backups = (await run("backup", "--json")).json() as { of: string; id: string }[];
  const { id } = backups.find(({ of }) => of === "platform")!;
  assert.match((await run("restore", "--platform", "2020-01-01")).told, /kramek backups/);
  await Deno.truncate(`${data}/backups/platform/${id}/database.db`, 10_000);
  const damaged = await run("restore", "--platform", id, "--yes");
  assert.equal(damaged.code, 1);
  assert.match(damaged.told, /is damaged/);
  assert.equal((await run("restore", "lipa")).code, 2, "without a backup it is wrong usage");
});
