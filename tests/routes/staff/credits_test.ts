import assert from "node:assert/strict";
import { checkAll } from "../../../tenants/check.ts";
import { balanceOf, listEntries } from "../../../tenants/platform/ledger.ts";
import { shopById } from "../../../tenants/platform/shops.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import type { Browser } from "../../support/browser.ts";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";

async function openCredits() {
  const installation = await openTestInstallation();
  const { shop, browser: owners, owner } = await installation.shop({ slug: "lipa", name: "Lípa" });
  const { platform } = installation;
  let count = 0;
  return {
    installation,
    platform,
    shop,
    owner,
    owners,
    billing: (await installation.staff("billing")).browser,
    colleague: (await installation.staff("operator")).browser,
    balance: () => balanceOf(platform.database, shop.id),
    give: (who: Browser, amount: string, { id, reason = "Omluva za výpadek" }: {
      id?: string;
      reason?: string;
    } = {}) =>
      who.post("/staff/shops/lipa/credits", {
        ...{ credit: id ?? String(++count).padStart(24, "c"), amount, creditReason: reason },
      }),
    /** The credit that waits, by the address of its form. */
    waiting: async (who: Browser) => {
      const { html } = await who.visit("/staff/credits");
      return /\/staff\/credits\/([a-z0-9]+)\/approval/.exec(html)?.[1];
    },
    [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose](),
  };
}

Deno.test("a small credit is in the wallet at once, and the owner reads why (MO-10)", async () => {
  await using test = await openCredits();
  const given = await test.give(test.billing, "250,50");
  assert.equal(given.location, "/staff/shops/lipa");
  assert.equal(await test.balance(), 250_50);
  assert.match((await test.owners.visit("/shops/lipa/wallet")).text, /Dobropis: Omluva za výpadek/);
  const { entries: [entry] } = await listEntries(test.platform.database, test.shop.id, {
    ...{ limit: 1, offset: 0 },
  });
  assert.deepEqual([entry!.kind, entry!.from, entry!.postedBy], [
    ...["credit", "goodwill", "Staff billing"],
  ]);
  assert.ok((await auditOf(test.installation)).includes("credit.give lipa"));
  assert.deepEqual(
    (await mailsTo(test.installation, test.owner.email)).map(({ kind }) => kind),
    [],
  );
});

Deno.test("the same form sent twice gives one credit, with other content none (MO-4)", async () => {
  await using test = await openCredits();
  const id = "a".repeat(24);
  await test.give(test.billing, "100", { id });
  assert.equal((await test.give(test.billing, "100", { id })).status, 303);
  const other = await test.give(test.billing, "300", { id });
  assert.equal(other.status, 422);
  assert.match(other.text, /už byl odeslán s něčím jiným/);
  assert.equal(await test.balance(), 100_00);
});

Deno.test("a large credit waits for a second person, who is never the one that asked (MO-10)", async () => {
  await using test = await openCredits();
  await test.give(test.billing, "1500");
  assert.equal(await test.balance(), 0);
  const own = await test.billing.visit("/staff/credits");
  assert.match(own.text, /Lípa 1 500,00 Kč Omluva za výpadek Staff billing .*váš, rozhodne kolega/);
  const id = (await test.waiting(test.colleague))!;
  await test.billing.post(`/staff/credits/${id}/approval`);
  assert.equal(await test.balance(), 0, "nobody approves a credit of their own");
  await test.colleague.post(`/staff/credits/${id}/approval`);
  await test.colleague.post(`/staff/credits/${id}/approval`);
  assert.equal(await test.balance(), 1_500_00);
  assert.match(
    (await test.billing.visit("/staff/credits")).text,
    /Žádný kredit nečeká.*připsán Staff operator/,
  );
  assert.deepEqual(
    (await auditOf(test.installation)).filter((line) => line.startsWith("credit.")),
    ["credit.ask lipa", "credit.approve lipa"],
  );
  assert.deepEqual((await checkAll(test.platform)).findings, []);
});

Deno.test("the database itself refuses one person for both, and any change of what was decided", async () => {
  await using test = await openCredits();
  await test.give(test.billing, "1500");
  const write = (sql: string) => test.platform.database.execute(sql);
  await assert.rejects(
    write(`INSERT INTO manual_credit_decisions (credit_id, outcome, decided_by, decided_at)
           SELECT id, 'rejected', asked_by, asked_at FROM manual_credits`),
    /nobody decides about a large credit of their own/,
  );
  await assert.rejects(write("UPDATE manual_credits SET amount_minor = 1"), /not rewritten/);
  await assert.rejects(write("DELETE FROM manual_credits"), /not removed/);
});

Deno.test("a rejected credit moves no money and waits no more", async () => {
  await using test = await openCredits();
  await test.give(test.billing, "1500");
  const id = (await test.waiting(test.colleague))!;
  await test.colleague.post(`/staff/credits/${id}/rejection`);
  await test.colleague.post(`/staff/credits/${id}/approval`);
  assert.equal(await test.balance(), 0);
  assert.match((await test.billing.visit("/staff/credits")).text, /zamítnut Staff operator/);
});

Deno.test("many small credits are a large one: what adds up over the limit waits (MO-10)", async () => {
  await using test = await openCredits();
  await test.give(test.billing, "600");
  await test.give(test.colleague, "600");
  assert.equal(await test.balance(), 600_00);
  assert.ok(await test.waiting(test.billing));
  test.installation.clock.pass(31 * 86_400);
  const later = (await test.installation.staff("billing")).browser;
  await test.give(later, "900");
  assert.equal(await test.balance(), 1_500_00);
});

Deno.test("a credit renews a suspended shop in the same transaction, as a top-up does (D4, MO-6)", async () => {
  await using test = await openCredits();
  await runOutOfMoney(test.platform, test.shop.id);
  await test.give(test.billing, "500");
  const shop = await shopById(test.platform.database, test.shop.id);
  assert.equal(shop?.state, "active");
});

Deno.test("a credit without a reason, of no money, of too much, or for an ended shop is refused", async () => {
  await using test = await openCredits();
  const silent = await test.give(test.billing, "100", { reason: " " });
  assert.equal(silent.status, 422);
  assert.match(silent.html, /value="100"/);
  assert.match((await test.give(test.billing, "stovka")).text, /Napište částku jako číslo/);
  assert.match((await test.give(test.billing, "0")).text, /Napište částku větší než nula/);
  assert.match((await test.give(test.billing, "100001")).text, /nejvýš 100 000,00/);
  await test.billing.post("/staff/shops/lipa/end", { cause: "terminated", endReason: "Konec" });
  assert.equal((await test.give(test.billing, "100")).status, 303);
  assert.match(
    (await test.billing.visit("/staff/shops/lipa")).text,
    /Smlouva tohoto e-shopu skončila/,
  );
  assert.equal(await test.balance(), 0);
});

Deno.test("support gives no credits and decides about none", async () => {
  await using test = await openCredits();
  const { browser } = await test.installation.staff("support");
  assert.equal((await test.give(browser, "100")).status, 404);
  assert.equal((await browser.visit("/staff/credits")).status, 404);
  assert.doesNotMatch((await browser.visit("/staff/shops/lipa")).text, /Připsat kredit/);
});
