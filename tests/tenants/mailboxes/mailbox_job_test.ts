import assert from "node:assert/strict";
import { deleteShop } from "../../../tenants/billing/delete_shop.ts";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import {
  addMailbox,
  deleteMailbox,
  resizeMailbox,
} from "../../../tenants/mailboxes/change_mailboxes.ts";
import type { MailboxProvider } from "../../../tenants/mailboxes/provider.ts";
import { mailboxesOfShop } from "../../../tenants/platform/mailboxes.ts";
import { setDomain } from "../../../tenants/platform/shop_domains.ts";
import { openTestInstallation } from "../../support/installation.ts";

const actor = { kind: "member" as const, id: "owner", name: "Jana" };

/** A provider that remembers what it was asked for, and refuses at first where told so. */
function rememberingProvider({ refusals = 0 } = {}) {
  const asked: string[] = [];
  const ask =
    (what: string) => ({ address, sizeMegabytes }: { address: string; sizeMegabytes: number }) => {
      asked.push(`${what} ${address} ${sizeMegabytes}`);
      return refusals-- > 0
        ? Promise.reject(new Error("The mail server is busy"))
        : Promise.resolve();
    };
  const provider: MailboxProvider = {
    kind: "remembering",
    create: ask("create"),
    resize: ask("resize"),
    delete: ask("delete"),
  };
  return { provider, asked };
}

async function openHouse(options?: Parameters<typeof rememberingProvider>[0]) {
  const { provider, asked } = rememberingProvider(options);
  const house = await openTestInstallation({ mailboxes: provider });
  const { shop } = await house.shop();
  await setDomain(house.platform.database, shop.id, "lipa.cz");
  const order = { shopId: shop.id, actor };
  await addMailbox(house.platform, { ...order, name: "info", sizeMegabytes: 1_000 });
  const mailbox = async () => (await mailboxesOfShop(house.platform.database, shop.id))[0]!;
  return { house, asked, shop, order: { ...order, mailboxId: (await mailbox()).id }, mailbox };
}

Deno.test("the provider is asked after the change is recorded, for each change in its order", async () => {
  const { house, asked, order, mailbox } = await openHouse();
  await using _ = house;
  assert.deepEqual(asked, []);
  await house.services.runner.idle();
  await resizeMailbox(house.platform, { ...order, sizeMegabytes: 2_000 });
  await house.services.runner.idle();
  await deleteMailbox(house.platform, order);
  await house.services.runner.idle();
  assert.deepEqual(asked, [
    "create info@lipa.cz 1000",
    "resize info@lipa.cz 2000",
    "delete info@lipa.cz 2000",
  ]);
  const { revision, appliedRevision } = await mailbox();
  assert.equal(appliedRevision, revision);
});

Deno.test("a provider that refuses is asked again later", async () => {
  const { house, asked, mailbox } = await openHouse({ refusals: 2 });
  await using _ = house;
  await house.services.runner.idle();
  assert.equal((await mailbox()).appliedRevision, 0);
  for (let minute = 0; minute < 2; minute++) {
    house.clock.pass(60);
    await house.services.runner.idle();
  }
  assert.deepEqual(asked, Array(3).fill("create info@lipa.cz 1000"));
  assert.equal((await mailbox()).appliedRevision, 1);
});

Deno.test("changes that wait together are brought over once, as they stand now", async () => {
  const { house, asked, order } = await openHouse();
  await using _ = house;
  await resizeMailbox(house.platform, { ...order, sizeMegabytes: 2_000 });
  await resizeMailbox(house.platform, { ...order, sizeMegabytes: 3_000 });
  await house.services.runner.idle();
  assert.deepEqual(asked, ["create info@lipa.cz 3000"]);
});

Deno.test("a shop that is deleted leaves nothing at the provider (R193)", async () => {
  const { house, asked, shop } = await openHouse();
  await using _ = house;
  const { database } = house.platform;
  await house.services.runner.idle();
  await database.execute({
    sql: `INSERT INTO shop_archives (shop_id, made_at, size, hash) VALUES (?, '', 1, 'hash')`,
    args: [shop.id],
  });
  await database.execute({
    sql: "UPDATE contracts SET ended_on = '2026-03-02', end_cause = 'terminated' WHERE shop_id = ?",
    args: [shop.id],
  });
  house.clock.set("2026-03-20T06:00:00.000Z");
  await deleteShop(house.platform, shop.id, "notice");
  await house.services.runner.idle();
  assert.equal(asked.at(-1), "delete info@lipa.cz 1000");
});

Deno.test("without a provider the record is all, and no job waits", async () => {
  await using house = await openTestInstallation();
  const { shop } = await house.shop();
  await setDomain(house.platform.database, shop.id, "lipa.cz");
  await addMailbox(house.platform, { shopId: shop.id, name: "info", sizeMegabytes: 1_000, actor });
  const [mailbox] = await mailboxesOfShop(house.platform.database, shop.id);
  assert.equal(mailbox?.appliedRevision, 1);
  const jobs = await queryAll<Row>(
    house.platform.database,
    "SELECT id FROM jobs WHERE kind = 'mailbox'",
  );
  assert.deepEqual(jobs, []);
});
