import assert from "node:assert/strict";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { shopById } from "../../../tenants/platform/shops.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

const path = "/shops/lipa/wallet/domain";

const topUp = (house: TestInstallation, shopId: string) =>
  house.platform.database.write((transaction) =>
    postTopUp(house.platform, transaction, {
      ...{ id: `topup:${shopId}`, shopId, from: "bank" as const },
      ...{ amountMinor: 100_000, currency: "CZK" as const },
    })
  );

Deno.test("the owner sets the shop's domain, and its web is there", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop({ slug: "lipa" });
  assert.equal((await house.browser().visit("/s/lipa")).status, 404);

  const set = await browser.submit(path, { domain: " https://WWW.Lípa.cz/ " });

  assert.match(set.text, /Web je na www.xn--lpa-rma.cz/);
  assert.match(set.text, /CNAME: www.xn--lpa-rma.cz vede na kramek.test/);
  assert.equal((await house.browser().visit("/s/lipa")).status, 200);
  assert.match((await browser.visit("/shops/lipa/wallet")).text, /Web www.xn--lpa-rma.cz/);
  assert.ok((await auditOf(house)).includes("domain.set www.xn--lpa-rma.cz"));
});

Deno.test("deleting the domain hides the web (R196)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop({ slug: "lipa" });
  await browser.post(path, { domain: "lipa.cz" });
  const removed = await browser.submit(`${path}/removal`);
  assert.match(removed.text, /web je skrytý/);
  assert.equal((await house.browser().visit("/s/lipa")).status, 404);
  assert.ok((await auditOf(house)).includes("domain.remove lipa.cz"));
});

Deno.test("another shop's domain is refused without saying whose it is", async () => {
  await using house = await openTestInstallation();
  const other = await house.shop({ slug: "dub", name: "Pod Dubem" });
  await other.browser.post("/shops/dub/wallet/domain", { domain: "dub.cz" });
  const { browser } = await house.shop({ slug: "lipa" });
  const refused = await browser.post(path, { domain: "Dub.cz" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Na dub.cz má web jiný e-shop/);
  assert.doesNotMatch(refused.text, /Pod Dubem/);
  assert.match(refused.html, /value="Dub.cz"/);
});

Deno.test("what is no domain is refused with what it should be", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop({ slug: "lipa" });
  const problems: [typed: string, said: RegExp][] = [
    ["", /Napište doménu/],
    ["lipa", /„lipa“ není doména/],
    ["lipa.cz:8080", /Správně je lipa.cz/],
    ["192.0.2.7", /síťová adresa/],
    ["kramek.test", /patří administraci/],
  ];
  for (const [domain, said] of problems) {
    const refused = await browser.post(path, { domain });
    assert.equal(refused.status, 422, domain);
    assert.match(refused.text, said, domain);
  }
});

Deno.test("a domain ends the trial that day once money came, and money once there is a domain (R145)", async () => {
  await using house = await openTestInstallation();
  const paid = await house.shop({ slug: "lipa" });
  const unpaid = await house.shop({ slug: "dub" });
  const trialOf = async (id: string) => (await shopById(house.platform.database, id))!.trialUntil;
  const whole = await trialOf(paid.shop.id);
  await topUp(house, paid.shop.id);
  assert.equal(await trialOf(paid.shop.id), whole);
  assert.match((await paid.browser.visit(path)).text, /zkušební doba dnes skončí/);
  await paid.browser.post(path, { domain: "lipa.cz" });
  assert.equal(await trialOf(paid.shop.id), "2026-03-02");

  await unpaid.browser.post("/shops/dub/wallet/domain", { domain: "dub.cz" });
  assert.equal(await trialOf(unpaid.shop.id), whole);
  await topUp(house, unpaid.shop.id);
  assert.equal(await trialOf(unpaid.shop.id), "2026-03-02");
});

Deno.test("only the owner has the domain in hand", async () => {
  await using house = await openTestInstallation();
  const { shop } = await house.shop({ slug: "lipa" });
  const { browser } = await house.member(shop, "manager");
  assert.equal((await browser.visit(path)).status, 403);
  assert.equal((await browser.post(path, { domain: "lipa.cz" })).status, 403);
});
