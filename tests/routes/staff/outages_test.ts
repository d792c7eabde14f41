import { strict as assert } from "node:assert";
import { creditOutages } from "../../../tenants/billing/credit_outages.ts";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import { beat } from "../../../tenants/outages/heart.ts";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";

const path = "/staff/outages";
/** It is 10:00 in Prague on 2 March 2026. */
const typed = {
  kind: "web",
  start: "2026-03-02T08:00",
  end: "",
  "text.cs": "Weby neodpovídají.",
  "text.sk": "Weby neodpovedajú.",
  "text.en": "Webs do not answer.",
};
const planned = { ...typed, kind: "planned", start: "2026-03-05T02:00", end: "2026-03-05T04:00" };

Deno.test("an outage is recorded, told on every page, and ended (R96)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.staff("support");
  const { browser: owner, slug } = await house.shop();
  assert.equal((await browser.post(`${path}/new`, typed)).location, path);
  assert.match(
    (await browser.visit(path)).text,
    /od 2\.\s3\.\s2026\s8:00 Weby e-shopů trvá ruční/,
  );
  const strip = /Od 2\.\s3\.\s2026\s8:00 nefungují weby e-shopů\. Co se děje/;
  assert.match((await owner.visit(`/shops/${slug}`)).text, strip);
  assert.equal((await browser.post(`${path}/1/end`)).location, path);
  assert.doesNotMatch((await owner.visit(`/shops/${slug}`)).text, strip);
  assert.match((await browser.visit(path)).text, /2\.\s3\.\s2026\s8:00–10:00 Weby e-shopů 2\sh/);
  assert.deepEqual((await auditOf(house)).slice(-2), [
    "outage.record 2026-03-02T07:00:00.000Z",
    "outage.end 2026-03-02T07:00:00.000Z",
  ]);
});

Deno.test("a planned interruption is told to all owners by mail and over every page beforehand (R218)", async () => {
  await using house = await openTestInstallation();
  const { owner, browser: shopOwner, slug } = await house.shop();
  const second = await house.account({ email: "two@people.example", language: "en" });
  await house.shop({ owner: second });
  await house.shop({ owner: second });
  const { browser } = await house.staff("operator");
  await browser.post(`${path}/new`, planned);
  const [mail] = await mailsTo(house, owner.email);
  assert.match(mail!.subject, /^Plánovaná odstávka 5\.\s3\.\s2026\s2:00$/);
  assert.match(mail!.text, /5\.\s3\.\s2026\s2:00–4:00\.\n\nWeby neodpovídají\./);
  assert.equal(mail!.path, "/status");
  const english = await mailsTo(house, second.email);
  assert.equal(english.length, 1, "who owns two shops is told once");
  assert.match(english[0]!.text, /Webs do not answer/);
  const strip = /Plánovaná odstávka: 5\.\s3\.\s2026\s2:00–4:00\./;
  assert.match((await shopOwner.visit(`/shops/${slug}`)).text, strip);
  house.clock.set("2026-03-05T03:00:00.000Z");
  const back = await house.signedIn(owner);
  assert.doesNotMatch((await back.visit(`/shops/${slug}`)).text, strip);
});

Deno.test("an interruption that moves is told again, one whose text is corrected is not (R218)", async () => {
  await using house = await openTestInstallation();
  const { owner } = await house.shop();
  const { browser } = await house.staff("operator");
  await browser.post(`${path}/new`, planned);
  await browser.post(`${path}/1`, { ...planned, "text.cs": "Vyměníme disky." });
  assert.equal((await mailsTo(house, owner.email)).length, 1);
  await browser.post(`${path}/1`, { ...planned, end: "2026-03-05T05:00" });
  assert.match((await mailsTo(house, owner.email)).at(-1)!.text, /2:00–5:00/);
});

Deno.test("what was typed survives a refused form, with what would be right", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.staff("operator");
  const answer = await browser.post(`${path}/new`, {
    ...planned,
    start: "2026-03-01T02:00",
    "text.sk": "",
  });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /musí tedy začínat v budoucnosti/);
  assert.match(answer.html, /name="text.sk"[^>]*aria-invalid="true"/);
  assert.match(answer.html, /Webs do not answer\./);
});

Deno.test("what was detected can be described and corrected to the second, or taken back (R216)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  await beat(platform, { realNow: clock.now });
  clock.pass(7_230);
  await beat(platform, { realNow: clock.now });
  const { browser } = await house.staff("operator");
  const page = await browser.visit(`${path}/1`);
  assert.match(page.html, /value="2026-03-02T10:00"/);
  assert.match(page.text, /Služba neběžela/);
  await browser.post(`${path}/1`, {
    ...typed,
    kind: "everything",
    start: "2026-03-02T10:00",
    end: "2026-03-02T12:00",
  });
  const { rows } = await platform.database.execute("SELECT ended_at FROM outages");
  assert.equal(rows[0]!.ended_at, "2026-03-02T11:00:30.000Z");
  assert.equal((await browser.post(`${path}/1/withdrawal`)).status, 303);
  assert.match((await browser.visit(path)).text, /Nic není zaznamenáno/);
  assert.doesNotMatch((await browser.visit("/status")).text, /Weby neodpovídají/);
});

Deno.test("staff see what becomes of the money, and that its times stay then (R216, R217)", async () => {
  await using house = await openTestInstallation();
  const { platform, clock } = house;
  const { shop } = await house.shop();
  await platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      ...{ id: "topup:1", shopId: shop.id, from: "bank", amountMinor: 500_00, currency: "CZK" },
    })
  );
  clock.set("2026-04-05T06:00:00.000Z");
  await settleShops(platform);
  const { browser } = await house.staff("operator");
  const long = { ...typed, start: "2026-04-03T12:00", end: "2026-04-04T14:00" };
  await browser.post(`${path}/new`, long);
  assert.match(
    (await browser.visit(path)).text,
    /Vrátí se o první půlnoci po 5\.\s4\.\s2026\s2:00/,
  );
  await creditOutages(platform);
  assert.match((await browser.visit(path)).text, /1\se-shop: 25,81\sKč/);
  assert.match(
    (await browser.visit(`${path}/1`)).text,
    /Peníze se už vracejí, proto časy zůstávají/,
  );
  const { html, ...answer } = await browser.post(`${path}/1`, {
    "text.cs": "Vysvětlení.",
    "text.sk": "Vysvetlenie.",
    "text.en": "An explanation.",
  });
  assert.equal(answer.status, 303, html);
  assert.match((await browser.visit("/status")).text, /Vysvětlení\..*nikdo neplatí/s);
});
