import assert from "node:assert/strict";
import { endContract } from "../../../tenants/billing/end_contract.ts";
import { intervene, listTransitions } from "../../../tenants/billing/interventions.ts";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { checkAll } from "../../../tenants/check.ts";
import { addMailbox } from "../../../tenants/mailboxes/change_mailboxes.ts";
import { accountOfShop } from "../../../tenants/platform/contracts.ts";
import { activeMailboxes, mailboxesOfShop } from "../../../tenants/platform/mailboxes.ts";
import { setDomain } from "../../../tenants/platform/shop_domains.ts";
import {
  auditOf,
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

const actor = { kind: "member" as const, id: "owner", name: "Jana" };

/** The trial runs until 1 April; day 0 is 2 April, day 10 is 12 April. */
async function shopWithMailboxes(house: TestInstallation, names = ["info", "jana"]) {
  const test = await house.shop();
  const { platform } = house;
  await setDomain(platform.database, test.shop.id, "lipa.cz");
  for (const name of names) {
    const order = { shopId: test.shop.id, name, sizeMegabytes: 1_000, actor };
    const added = await addMailbox(platform, order);
    assert.equal(added.ok, true);
  }
  return test;
}

const on = async ({ platform, clock }: TestInstallation, day: string) => {
  clock.set(`${day}T06:00:00.000Z`);
  await settleShops(platform);
};

const topUp = ({ platform }: TestInstallation, shopId: string) =>
  platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      ...{ id: `topup:${crypto.randomUUID()}`, shopId, from: "bank" as const },
      ...{ amountMinor: 500_00, currency: "CZK" as const },
    })
  );

Deno.test("on the tenth day without money the mailboxes are deleted and the owner is told how many (R190–R192, D3)", async () => {
  await using house = await openTestInstallation();
  const { shop, owner } = await shopWithMailboxes(house);
  const { database } = house.platform;
  await on(house, "2026-04-11");
  assert.equal((await activeMailboxes(database, shop.id)).length, 2);

  await on(house, "2026-04-12");

  const all = await mailboxesOfShop(database, shop.id);
  assert.deepEqual(
    all.map(({ address, state, deletionCause, deletedAt }) => [
      ...[address, state, deletionCause, deletedAt],
    ]),
    [
      ["info@lipa.cz", "deleted", "unpaid", "2026-04-12T06:00:00.000Z"],
      ["jana@lipa.cz", "deleted", "unpaid", "2026-04-12T06:00:00.000Z"],
    ],
  );
  const mail = (await mailsTo(house, owner.email)).find(({ kind }) => kind === "web_suspended");
  assert.match(mail!.text, /Smazali jsme i 2\sschránky se vším, co v nich bylo/);
  const [last] = await listTransitions(database, shop.id);
  assert.deepEqual([last!.to, last!.mailboxes], ["web_suspended", 2]);
  assert.ok((await auditOf(house)).includes("mailbox.delete info@lipa.cz"));
  assert.deepEqual((await checkAll(house.platform)).findings, []);
});

Deno.test("a shop that had none is told nothing of mailboxes", async () => {
  await using house = await openTestInstallation();
  const { owner } = await shopWithMailboxes(house, []);
  await on(house, "2026-04-12");
  const mail = (await mailsTo(house, owner.email)).find(({ kind }) => kind === "web_suspended");
  assert.doesNotMatch(mail!.text, /schránk/);
});

Deno.test("money that comes later renews the shop and brings no mailbox back (R191, R194)", async () => {
  await using house = await openTestInstallation();
  const { shop } = await shopWithMailboxes(house);
  await on(house, "2026-04-20");
  assert.equal((await topUp(house, shop.id))?.state, "active");
  assert.deepEqual(await activeMailboxes(house.platform.database, shop.id), []);
  const again = { shopId: shop.id, name: "info", sizeMegabytes: 1_000, actor };
  assert.equal((await addMailbox(house.platform, again)).ok, true, "its address is free again");
});

Deno.test("money that comes on the ninth day keeps the mailboxes (D3)", async () => {
  await using house = await openTestInstallation();
  const { shop } = await shopWithMailboxes(house);
  await on(house, "2026-04-11");
  await topUp(house, shop.id);
  await on(house, "2026-04-12");
  assert.equal((await activeMailboxes(house.platform.database, shop.id)).length, 2);
});

Deno.test("when the contract ends, so do the mailboxes, and the mail about it says so", async () => {
  await using house = await openTestInstallation();
  const { shop, owner } = await shopWithMailboxes(house, ["info"]);
  const end = { shopId: shop.id, cause: "terminated" as const, reason: "Moving", actor };
  await endContract(house.platform, end);
  const [mailbox] = await mailboxesOfShop(house.platform.database, shop.id);
  assert.deepEqual([mailbox?.state, mailbox?.deletionCause], ["deleted", "terminated"]);
  const mail = (await mailsTo(house, owner.email)).find(({ kind }) => kind === "shop_ended");
  assert.match(mail!.text, /Jeho schránku jsme smazali se vším/);
});

Deno.test("a web that our people suspend keeps its mailboxes until the tenth day comes, of which the owner is told", async () => {
  await using house = await openTestInstallation();
  const { shop, owner } = await shopWithMailboxes(house, ["info"]);
  const staff = await house.staff("operator");
  await on(house, "2026-04-05");
  await intervene(house.platform, {
    ...{ shopId: shop.id, kind: "suspend_web", until: undefined, reason: "Spam" },
    actor: { kind: "staff", id: staff.id, name: "Staff" },
  });
  await on(house, "2026-04-11");
  assert.equal((await accountOfShop(house.platform.database, shop.id)).state, "web_suspended");
  assert.equal((await activeMailboxes(house.platform.database, shop.id)).length, 1);
  await on(house, "2026-04-12");
  assert.deepEqual(await activeMailboxes(house.platform.database, shop.id), []);
  const mail = (await mailsTo(house, owner.email)).at(-1)!;
  assert.equal(mail.kind, "web_suspended");
  assert.match(mail.text, /Jeho schránku jsme smazali/);
});

Deno.test("no day from the tenth on has an active mailbox, however many days are settled at once (D3)", async () => {
  for (const step of [1, 4, 37]) {
    await using house = await openTestInstallation();
    const { shop } = await shopWithMailboxes(house);
    for (let day = 0; day < 60; day += step) {
      house.clock.pass(step * 86_400);
      await settleShops(house.platform);
      const isPast = house.clock.now() >= "2026-04-12";
      const count = (await activeMailboxes(house.platform.database, shop.id)).length;
      assert.equal(count, isPast ? 0 : 2, house.clock.now());
    }
  }
});

Deno.test("a mailbox that should be gone is found by the check", async () => {
  await using house = await openTestInstallation();
  const { shop } = await shopWithMailboxes(house, []);
  await on(house, "2026-04-12");
  await house.platform.database.execute({
    sql:
      `INSERT INTO mailboxes (id, shop_id, local_part, domain, size_megabytes, created_at, created_by)
          VALUES ('stray', ?, 'stray', 'lipa.cz', 1000, '', '')`,
    args: [shop.id],
  });
  const { findings } = await checkAll(house.platform);
  assert.match(findings[0]!.check, /no mailbox outlives the tenth day/);
  assert.match(findings[0]!.found, /stray@lipa.cz/);
});

Deno.test("the record of a mailbox is kept: it is not deleted, revived, or moved to another address (R191)", async () => {
  await using house = await openTestInstallation();
  await shopWithMailboxes(house, ["info"]);
  const write = (sql: string) => house.platform.database.execute(sql);
  await assert.rejects(write("UPDATE mailboxes SET local_part = 'jana'"), /keeps its address/);
  await on(house, "2026-04-12");
  await assert.rejects(write("DELETE FROM mailboxes"), /is kept/);
  await assert.rejects(
    write(`UPDATE mailboxes SET state = 'active', deleted_at = NULL, deleted_by = NULL,
                                deletion_cause = NULL`),
    /stays deleted/,
  );
});
