import { strict as assert } from "node:assert";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";

const path = "/staff/news/new";
const typed = {
  kind: "update",
  "title.cs": "Rychlejší import",
  "title.sk": "Rýchlejší import",
  "title.en": "Faster imports",
  "text.cs": "Import je dvakrát rychlejší.\r\n\r\nNemusíte nic dělat.",
  "text.sk": "Import je dvakrát rýchlejší.",
  "text.en": "Imports are twice as fast.",
};

Deno.test("updates of the core are announced in the administration until they are read (R224, R238)", async () => {
  await using house = await openTestInstallation();
  const { browser: owner, slug } = await house.shop();
  house.clock.pass(60);
  const { browser } = await house.staff("operator");
  assert.doesNotMatch((await owner.visit(`/shops/${slug}`)).text, /Co je nového \(/);
  assert.equal((await browser.post(path, typed)).location, "/staff/news");
  assert.match((await owner.visit(`/shops/${slug}`)).text, /Co je nového \(1\)/);
  const page = await owner.visit("/news");
  assert.match(page.text, /Rychlejší import Nové Nové v Krámku.*Nemusíte nic dělat\./s);
  assert.equal((await owner.post("/news/seen")).location, "/news");
  assert.doesNotMatch((await owner.visit(`/shops/${slug}`)).text, /Co je nového \(/);
  assert.doesNotMatch((await owner.visit("/news")).text, /Mám přečteno/);
  assert.match((await house.browser().visit("/status")).text, /Novinky.*Rychlejší import/s);
});

Deno.test("who comes later has nothing to catch up with", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.staff("operator");
  await browser.post(path, typed);
  house.clock.pass(60);
  const { browser: owner, slug } = await house.shop();
  assert.doesNotMatch((await owner.visit(`/shops/${slug}`)).text, /Co je nového \(/);
});

Deno.test("a paid update is told to every owner beforehand, with the right to give notice (R244)", async () => {
  await using house = await openTestInstallation();
  const { owner, browser: signed } = await house.shop();
  await signed.post("/account", { name: "Jana", language: "cs" });
  const { browser } = await house.staff("operator");
  const paid = { ...typed, kind: "paid_update", effectiveOn: "2026-03-11" };
  const early = await browser.post(path, paid);
  assert.equal(early.status, 422);
  assert.match(early.text, /oznamuje předem: nejdříve 12\.\s3\.\s2026/);
  await browser.post(path, { ...paid, effectiveOn: "2026-03-12" });
  const [mail] = (await mailsTo(house, owner.email)).filter(({ kind }) => kind === "paid_update");
  assert.equal(mail!.subject, "Rychlejší import");
  assert.match(mail!.text, /Od 12\.\s3\.\s2026 zavádíme placenou aktualizaci\./);
  assert.match(mail!.text, /můžete do toho dne smlouvu ukončit/);
  assert.match(
    (await house.browser().visit("/status")).text,
    /můžete smlouvu ukončit do 12\.\s3\.\s2026/,
  );
});

Deno.test("other news go by mail to owners who want them, and say how not to get them (R250)", async () => {
  await using house = await openTestInstallation();
  const { owner } = await house.shop();
  const { owner: unwilling, browser: signed } = await house.shop();
  await signed.post("/account", { name: "Jana", language: "cs" });
  const account = await signed.visit("/account");
  assert.doesNotMatch(account.html, /name="news"[^>]*checked/);
  const { browser } = await house.staff("operator");
  await browser.post(path, { ...typed, kind: "information", mail: "on" });
  const [mail] = await mailsTo(house, owner.email);
  assert.match(mail!.text, /Import je dvakrát rychlejší\.\n\nNemusíte nic dělat\./);
  assert.match(mail!.text, /vypněte si je ve svém účtu\. http:\/\/kramek\.test\/account/);
  assert.deepEqual(await mailsTo(house, unwilling.email), []);
  await signed.post("/account", { name: "Jana", language: "cs", news: "on" });
  assert.match((await signed.visit("/account")).html, /name="news"[^>]*checked/);
});

Deno.test("news that nobody sends by mail are only published (R250)", async () => {
  await using house = await openTestInstallation();
  const { owner } = await house.shop();
  const { browser } = await house.staff("operator");
  await browser.post(path, { ...typed, kind: "information" });
  assert.deepEqual(await mailsTo(house, owner.email), []);
});

Deno.test("news are written in all languages, and can be taken back", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.staff("operator");
  const answer = await browser.post(path, { ...typed, "title.sk": "", "text.en": " " });
  assert.equal(answer.status, 422);
  assert.match(answer.html, /name="title.sk"[^>]*aria-invalid="true"/);
  assert.match(answer.html, /Nemusíte nic dělat\./, "nothing typed is lost");
  await browser.post(path, typed);
  await browser.post("/staff/news/1/withdrawal");
  assert.doesNotMatch((await house.browser().visit("/status")).text, /Rychlejší import/);
  assert.deepEqual((await auditOf(house)).slice(-2), [
    "news.publish Rychlejší import",
    "news.withdraw Rychlejší import",
  ]);
});
