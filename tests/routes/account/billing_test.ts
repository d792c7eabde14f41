import assert from "node:assert/strict";
import { customerOf } from "../../../tenants/platform/invoices.ts";
import { auditOf, openTestInstallation } from "../../support/installation.ts";

const address = { street: "Žižkova 12", city: "Jihlava", zip: "586 01", country: "Česko" };

Deno.test("R150: a person fills in the address that stands on the next invoice", async () => {
  await using house = await openTestInstallation();
  const { shop, owner, browser } = await house.shop();
  const saved = await browser.submit("/account/billing", address);
  assert.match(saved.text, /Uloženo\./);
  assert.match(saved.html, /value="Česko"/);
  assert.deepEqual(await customerOf(house.platform.database, shop.id), {
    ...{ name: owner.name, street: "Žižkova 12", city: "Jihlava", zip: "586 01", country: "CZ" },
  });
  assert.deepEqual((await auditOf(house)).slice(-1), [`account.billing_change ${owner.email}`]);
});

Deno.test("what is wrong is said beside its field, and what was typed survives", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop();
  const refused = await browser.post("/account/billing", { ...address, country: "Krámkov" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Taková země není/);
  assert.match(refused.html, /value="Krámkov"/);
});

Deno.test("a person is from Czechia; who is seated abroad is a company (R138)", async () => {
  await using house = await openTestInstallation();
  const { browser, owner } = await house.shop();
  const refused = await browser.post("/account/billing", { ...address, country: "Slovensko" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Osoba bez IČO může být jen z Česka/);
  await house.platform.database.execute({
    sql:
      `UPDATE accounts SET kind = 'company', company_name = 'Hrnky s.r.o.', company_id = '25596641'
           WHERE id = ?`,
    args: [owner.id],
  });
  const company = await browser.post("/account/billing", { ...address, country: "Slovensko" });
  assert.equal(company.status, 303);
});

Deno.test("a company has a field for its VAT id, a person none", async () => {
  await using house = await openTestInstallation();
  const { shop, owner, browser } = await house.shop();
  assert.doesNotMatch((await browser.visit("/account/billing")).text, /DIČ nejste/i);
  await browser.post("/account/billing", { ...address, vatId: "CZ25596641" });
  assert.equal((await customerOf(house.platform.database, shop.id)).vatId, undefined);
  await house.platform.database.execute({
    sql:
      `UPDATE accounts SET kind = 'company', company_name = 'Hrnky s.r.o.', company_id = '25596641'
           WHERE id = ?`,
    args: [owner.id],
  });
  await browser.post("/account/billing", { ...address, vatId: "CZ25596641" });
  assert.equal((await customerOf(house.platform.database, shop.id)).vatId, "CZ25596641");
});
