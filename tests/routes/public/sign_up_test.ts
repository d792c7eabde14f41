import assert from "node:assert/strict";
import { queryAll } from "../../../tenants/engine/database.ts";
import { shopBySlug } from "../../../tenants/platform/shops.ts";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";
import { attributesOf } from "../../views/page_support.ts";

const form = {
  kind: "company",
  companyName: "Řeka s.r.o.",
  companyId: "27082440",
  name: "Jana Nováková",
  email: "Jana@Dilna.example",
  password: "tři oříšky v lese",
  shopName: "Dílna u řeky",
  language: "cs",
  currency: "CZK",
  adult: "on",
  terms: "on",
};

Deno.test("who signs up gets an account, a shop in trial for 30 days, and lands on its overview (R139, R142, R146)", async () => {
  await using house = await openTestInstallation();
  const browser = house.browser();

  const answer = await browser.post("/sign-up", form);

  assert.equal(answer.status, 303);
  assert.equal(answer.location, "/shops/dilna-u-reky");
  const shop = await shopBySlug(house.platform.database, "dilna-u-reky");
  assert.equal(shop?.state, "trial");
  assert.equal(shop?.trialUntil, "2026-04-01");
  assert.ok(shop?.readyAt);
  assert.equal((await browser.visit("/shops/dilna-u-reky/products/import")).status, 200);
  assert.deepEqual(await auditOf(house), [
    "account.create jana@dilna.example",
    "shop.create dilna-u-reky",
  ]);
});

Deno.test("signing up records which terms were agreed to, when, and by somebody over 14 (R138, R139)", async () => {
  await using house = await openTestInstallation();
  await house.browser().post("/sign-up", form);
  const rows = await queryAll(
    house.platform.database,
    "SELECT terms_version, over_14, accepted_at FROM acceptances",
  );
  assert.deepEqual(rows.map((row) => ({ ...row as object })), [
    { terms_version: "1", over_14: 1, accepted_at: house.clock.now() },
  ]);
});

Deno.test("a refused sign-up keeps what was typed but the password, and creates nothing", async () => {
  await using house = await openTestInstallation();
  const browser = house.browser();
  const { terms: _terms, ...rest } = form;
  const answer = await browser.post("/sign-up", {
    ...rest,
    companyId: "27082441",
    password: "password1",
    email: "jana",
  });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /IČO má 8 číslic, poslední z nich je kontrolní/);
  assert.match(answer.text, /Toto heslo je mezi uniklými/);
  assert.match(answer.text, /Toto není e-mailová adresa/);
  assert.match(answer.text, /Bez souhlasu s podmínkami nelze e-shop založit/);
  assert.equal(attributesOf(answer.html, "input", 'name="shopName"').value, "Dílna u řeky");
  assert.equal(attributesOf(answer.html, "input", 'name="companyId"').value, "27082441");
  assert.doesNotMatch(answer.html, /password1/);
  assert.equal(browser.session, undefined);
  assert.equal(await shopBySlug(house.platform.database, "dilna-u-reky"), undefined);
});

const unfit: [why: string, fields: [string, string][]][] = [
  ["an unknown field", [...Object.entries(form), ["role", "owner"]]],
  ["a repeated field", [...Object.entries(form), ["email", "other@dilna.example"]]],
];
for (const [why, fields] of unfit) {
  Deno.test(`a form with ${why} is refused whole`, async () => {
    await using house = await openTestInstallation();
    const answer = await house.browser().post("/sign-up", fields);
    assert.equal(answer.status, 400);
    assert.equal(await shopBySlug(house.platform.database, "dilna-u-reky"), undefined);
  });
}

for (const email of ["a@b.cz\r\nBcc: c@d.cz", "a@b.cz\0", "a@b.cz, c@d.cz", "<a@b.cz>"]) {
  Deno.test(`the e-mail ${JSON.stringify(email)} is refused`, async () => {
    await using house = await openTestInstallation();
    const answer = await house.browser().post("/sign-up", { ...form, email });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /Toto není e-mailová adresa/);
  });
}

Deno.test("two shops of one name have addresses of their own", async () => {
  await using house = await openTestInstallation();
  await house.browser().post("/sign-up", form);
  const second = await house.browser().post("/sign-up", { ...form, email: "eva@dilna.example" });
  assert.equal(second.location, "/shops/dilna-u-reky-2");
});

Deno.test("an e-mail signs up once", async () => {
  await using house = await openTestInstallation();
  await house.browser().post("/sign-up", form);
  const again = await house.browser().post("/sign-up", { ...form, email: "JANA@dilna.example" });
  assert.equal(again.status, 422);
  assert.match(again.text, /Tento e-mail už účet má/);
});

Deno.test("the link of the first mail confirms the e-mail, by a click and only once", async () => {
  await using house = await openTestInstallation();
  const browser = house.browser();
  await browser.post("/sign-up", form);
  const [mail] = await mailsTo(house, "jana@dilna.example");
  assert.equal(mail?.subject, "Potvrďte svůj e-mail");

  const page = await browser.visit(mail!.path);
  assert.equal(page.headers.get("Referrer-Policy"), "no-referrer");
  assert.match(page.text, /Potvrzení e-mailu/);
  const confirmed = await browser.post(mail!.path);
  assert.equal(confirmed.status, 303);
  assert.equal((await browser.post(mail!.path)).status, 410);
  assert.ok((await auditOf(house)).includes("account.email_verify jana@dilna.example"));
});

Deno.test("a confirmation that is a day old does not work", async () => {
  await using house = await openTestInstallation();
  await house.browser().post("/sign-up", form);
  const [mail] = await mailsTo(house, "jana@dilna.example");
  house.clock.pass(24 * 3600);
  assert.equal((await house.browser().visit(mail!.path)).status, 410);
});

Deno.test("links of mails never follow the Host header", async () => {
  await using house = await openTestInstallation();
  await house.browser().post("/sign-up", form, { Host: "evil.example" });
  const [mail] = await mailsTo(house, "jana@dilna.example");
  assert.match(mail!.text, /http:\/\/kramek\.test\/email-confirmations\//);
  assert.doesNotMatch(mail!.text + mail!.html, /evil/);
});

Deno.test("no token of a link is in the log", async () => {
  await using house = await openTestInstallation();
  const browser = house.browser();
  await browser.post("/sign-up", form);
  const [mail] = await mailsTo(house, "jana@dilna.example");
  await browser.visit(mail!.path);
  const log = JSON.stringify(house.logged);
  assert.doesNotMatch(log, new RegExp(mail!.path.split("/").at(-1)!));
  assert.doesNotMatch(log, /tři oříšky/);
});
