import { strict as assert } from "node:assert";
import { deleteShop } from "../../../tenants/billing/delete_shop.ts";
import { endContract } from "../../../tenants/billing/end_contract.ts";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { subjectOf, takeNightlyBackup } from "../../../tenants/backups/take_backup.ts";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { queryAll, queryFirst, type Row } from "../../../tenants/engine/database.ts";
import { checkAll } from "../../../tenants/check.ts";
import { doDue } from "../../../tenants/jobs/due.ts";
import { archivePath } from "../../../tenants/jobs/shop_archive.ts";
import { shopFolder } from "../../../tenants/platform.ts";
import { shopArchive } from "../../../tenants/platform/shop_archives.ts";
import { shopById } from "../../../tenants/platform/shops.ts";
import { answerInCommunity, askInCommunity } from "../../support/community.ts";
import { addProducts } from "../../support/catalogue.ts";
import {
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";
import { ask } from "../../support/tickets.ts";

/** Months go by; their nights without backups, which have tests of their own. */
async function until({ platform, services, clock }: TestInstallation, instant: string) {
  await platform.database.execute("DELETE FROM recurring WHERE name = 'backups'");
  const due = doDue(platform, services.runner, { until: instant, setClock: clock.set });
  await Array.fromAsync(due);
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

const stateOf = async ({ platform }: TestInstallation, shopId: string) =>
  (await shopById(platform.database, shopId))?.state;

Deno.test("a shop that nobody pays goes from sign-up to deletion, and the mails are those that the rules demand (R142–R144, R188–R197)", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const { shop, slug, owner, browser } = await installation.shop();
  await ask({ browser, slug }, { kind: "billing", severity: "question" });
  {
    await using lease = await platform.shops.lease(shop.id);
    await addProducts(lease.database, [{ code: "A" }, { code: "B" }]);
  }
  const backups = await subjectOf(platform, shop);
  await takeNightlyBackup(platform, backups);
  await until(installation, "2026-09-24T12:00:00.000Z");
  assert.equal(await shopArchive(platform.database, shop.id), undefined);
  await until(installation, "2026-09-25T12:00:00.000Z");
  const archive = (await shopArchive(platform.database, shop.id))!;
  const folder = shopFolder(platform.folder, shop.id);
  assert.equal((await Deno.stat(archivePath(folder))).size, archive.size);

  await until(installation, "2026-10-01T12:00:00.000Z");
  assert.equal(await stateOf(installation, shop.id), "web_suspended");
  await until(installation, "2026-10-02T12:00:00.000Z");
  assert.equal(await stateOf(installation, shop.id), "deleted");
  assert.equal(await exists(folder), false);
  assert.equal(await exists(backups.store.folder), false);
  await assert.rejects(platform.shops.lease(shop.id), /was deleted/);
  const certificate = await queryFirst<Row>(
    platform.database,
    "SELECT cause, due_on, archive_hash, details_json FROM deletion_certificates",
  );
  assert.deepEqual({ ...certificate }, {
    cause: "unpaid",
    due_on: "2026-10-02",
    archive_hash: archive.hash,
    details_json:
      '{"products":2,"categories":0,"customers":0,"orders":0,"files":0,"backups":1,"tickets":1}',
  });
  for (const table of ["tickets", "ticket_messages", "ticket_search", "ticket_attachments"]) {
    const sql = `SELECT count(*) AS count FROM ${table}`;
    assert.equal((await queryFirst<Row>(platform.database, sql))!.count, 0, table);
  }
  assert.deepEqual(await checkAll(platform), { shops: 0, findings: [] });
  const steps = await queryAll<Record<string, string>>(
    platform.database,
    "SELECT day, to_state FROM shop_transitions ORDER BY id",
  );
  assert.deepEqual(steps.map(({ day, to_state }) => `${day} ${to_state}`), [
    "2026-04-02 administration_suspended",
    "2026-04-12 web_suspended",
    "2026-10-02 deleted",
  ]);
  const mails = await mailsTo(installation, owner.email);
  assert.deepEqual(mails.map(({ kind }) => kind), [
    "trial_ending",
    "trial_ending",
    "trial_ending",
    "service_not_continued",
    "web_suspending",
    "web_suspended",
    "deletion_coming",
    "deletion_coming",
    "shop_deleted",
  ]);
  assert.equal(mails[7]!.path, `/shops/${shop.slug}/archive`);
});

Deno.test("what the law wants is kept, the rest of a deleted shop is not", async () => {
  await using installation = await openTestInstallation();
  const { platform: { database } } = installation;
  const { shop } = await installation.shop();
  const { account } = await installation.member(shop, "manager");
  await until(installation, "2026-10-02T12:00:00.000Z");
  const members = await queryAll<{ account_id: string }>(
    database,
    "SELECT account_id FROM members WHERE shop_id = ?",
    [shop.id],
  );
  assert.equal(members.some(({ account_id }) => account_id === account.id), false);
  const kept = await queryFirst(database, "SELECT 1 FROM contracts WHERE shop_id = ?", [shop.id]);
  assert.ok(kept);
});

Deno.test("a notice that was not delivered keeps the shop from being deleted", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const { shop } = await installation.shop();
  await until(installation, "2026-09-30T12:00:00.000Z");
  const folder = { ...platform.folder, sandbox: false };
  Object.assign(platform, { folder });
  await until(installation, "2026-10-10T12:00:00.000Z");
  assert.equal(await stateOf(installation, shop.id), "web_suspended");
  await platform.database.execute({
    sql: "UPDATE outbox SET sent_at = ? WHERE kind = 'deletion_coming'",
    args: [platform.now()],
  });
  // It came on a Saturday, so it counts from Monday on (R151).
  await until(installation, "2026-10-16T12:00:00.000Z");
  assert.equal(await stateOf(installation, shop.id), "web_suspended", "five days are not over");
  await until(installation, "2026-10-17T12:00:00.000Z");
  assert.equal(await stateOf(installation, shop.id), "deleted");
});

Deno.test("a terminated contract charges no more and leaves five days for the data (R199, R201, R197)", async () => {
  await using installation = await openTestInstallation();
  const { platform, clock } = installation;
  const { shop, owner } = await installation.shop();
  clock.set("2026-04-10T08:00:00.000Z");
  await settleShops(platform);
  const ended = await endContract(platform, {
    shopId: shop.id,
    cause: "terminated",
    reason: "The owner asked for it",
    actor: { kind: "system", name: "test" },
  });
  assert.equal(ended?.state, "ended");
  await until(installation, "2026-04-15T12:00:00.000Z");
  assert.equal(await stateOf(installation, shop.id), "ended");
  assert.ok(await shopArchive(platform.database, shop.id));
  await until(installation, "2026-04-16T12:00:00.000Z");
  assert.equal(await stateOf(installation, shop.id), "deleted");
  const kinds = (await mailsTo(installation, owner.email)).map(({ kind }) => kind);
  assert.deepEqual(kinds.slice(-3), ["shop_ended", "deletion_coming", "shop_deleted"]);
});

for (
  const [rest, paidMinor, says] of [
    ["to come back", 500_00, /K vrácení je .+ Kč\. Napište naší podpoře, na který účet/],
    ["to be paid", 100_00, /Za dobu před koncem smlouvy zbývá zaplatit .+ Kč/],
  ] as const
) {
  Deno.test(`the mail about the end of a contract says what of its money is ${rest} (R200)`, async () => {
    await using installation = await openTestInstallation();
    const { platform, clock } = installation;
    const { shop, owner } = await installation.shop();
    await platform.database.write((transaction) =>
      postTopUp(platform, transaction, {
        ...{ id: "topup:end", shopId: shop.id, from: "bank", currency: "CZK" },
        amountMinor: paidMinor,
      })
    );
    clock.set("2026-04-12T08:00:00.000Z");
    await settleShops(platform);
    const end = { cause: "terminated" as const, reason: "The owner asked for it" };
    const actor = { kind: "system" as const, name: "test" };
    await endContract(platform, { shopId: shop.id, ...end, actor });
    const mail = (await mailsTo(installation, owner.email)).find(({ kind }) =>
      kind === "shop_ended"
    );
    assert.match(mail!.text.replaceAll("\u00a0", " "), says);
  });
}

Deno.test("the archive has all records in both official forms, and the files (R198)", async () => {
  await using installation = await openTestInstallation();
  const { platform } = installation;
  const { shop, browser } = await installation.shop();
  const ordered = await browser.post(`/shops/${shop.slug}/archive`, {});
  assert.equal(ordered.status, 303);
  await installation.services.runner.idle();
  const page = await browser.visit(`/shops/${shop.slug}/archive`);
  assert.match(page.text, /Stáhnout e-shop/);
  const file = await browser.visit(`/shops/${shop.slug}/archive/file`);
  assert.equal(file.headers.get("Content-Type"), "application/zip");
  const bytes = await Deno.readFile(archivePath(shopFolder(platform.folder, shop.id)));
  const names = new TextDecoder("latin1").decode(bytes).match(
    /(products|categories|customers|orders)\.(xml|csv)/g,
  );
  assert.equal(new Set(names).size, 8);
});

/** A shop whose deletion is due and ordered, but not done yet. */
async function openDue() {
  const installation = await openTestInstallation();
  const { shop } = await installation.shop();
  await until(installation, "2026-10-01T12:00:00.000Z");
  installation.clock.set("2026-10-02T12:00:00.000Z");
  return { installation, shop, folder: shopFolder(installation.platform.folder, shop.id) };
}

Deno.test("a shop that is paid after its deletion was ordered is not deleted (R194)", async () => {
  const { installation, shop, folder } = await openDue();
  await using _ = installation;
  const { platform } = installation;
  await platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      ...{ id: "topup:1", shopId: shop.id, from: "bank", amountMinor: 500_00, currency: "CZK" },
    })
  );
  await deleteShop(platform, shop.id, "notice");
  assert.equal(await stateOf(installation, shop.id), "active");
  assert.equal(await exists(folder), true);
});

Deno.test("a deletion that was broken off before the files went is finished by the next attempt", async () => {
  const { installation, shop, folder } = await openDue();
  await using _ = installation;
  await deleteShop(installation.platform, shop.id, "notice");
  await Deno.mkdir(`${folder}/files`, { recursive: true });
  await deleteShop(installation.platform, shop.id, "notice");
  assert.equal(await exists(folder), false);
});

Deno.test("what a deleted shop's people wrote in the community stays under their nicknames alone (R125, R207)", async () => {
  await using installation = await openTestInstallation();
  const { platform: { database } } = installation;
  const leaving = await installation.shop();
  installation.clock.pass(10 * 86_400);
  // Ten days younger, it is still there when the other is deleted.
  const staying = await installation.shop();
  const both = await installation.member(leaving.shop, "manager");
  const asker = await installation.signedIn(leaving.owner);
  await database.execute({
    sql: "INSERT INTO members (shop_id, account_id, role, created_at) VALUES (?, ?, 'manager', ?)",
    args: [staying.shop.id, both.account.id, installation.clock.now()],
  });
  const question = await askInCommunity(asker, { nickname: "Pekař" });
  const answer = await answerInCommunity(both.browser, question, "Rada", { nickname: "Rádce" });
  await asker.post(`/community/posts/${answer}/vote`, { useful: "yes" });
  await asker.post(`/community/posts/${answer}/report`, { reason: "Nic" });
  await until(installation, "2026-10-02T12:00:00.000Z");
  assert.equal(await stateOf(installation, leaving.shop.id), "deleted");

  const authors = await queryAll<{ nickname: string; account_id: string | null }>(
    database,
    "SELECT nickname, account_id FROM community_authors ORDER BY nickname",
  );
  assert.deepEqual(authors.map(({ nickname, account_id }) => [nickname, account_id]), [
    ["Pekař", null],
    ["Rádce", both.account.id],
  ]);
  const { text } = await installation.browser().visit(question);
  assert.match(text, /Pekař.*Rádce.*Užitečné \(1\)/s);
  for (const table of ["community_votes", "community_reports"]) {
    const sql = `SELECT count(*) AS count FROM ${table}`;
    assert.equal((await queryFirst<Row>(database, sql))!.count, 0, table);
  }
  const mails = await mailsTo(installation, leaving.owner.email);
  assert.equal(mails.some(({ kind }) => kind === "community_answered"), false);
});
