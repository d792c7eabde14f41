import { strict as assert } from "node:assert";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { accountOfShop } from "../../../tenants/platform/contracts.ts";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";

async function openStaffShop(role: "billing" | "support" | "operator" = "billing") {
  const installation = await openTestInstallation();
  const { shop, owner } = await installation.shop({ slug: "lipa" });
  const staff = await installation.staff(role);
  return {
    installation,
    shop,
    owner,
    browser: staff.browser,
    state: async () => (await accountOfShop(installation.platform.database, shop.id)).state,
    [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose](),
  };
}

const path = "/staff/shops/lipa";

Deno.test("staff see a shop's money, and what it has been and will be through", async () => {
  await using test = await openStaffShop("support");
  const { installation, browser } = test;
  const { text } = await browser.visit(path);
  assert.match(text, /2\. 10\. 2026 smazaný.*12\. 4\. 2026.*2\. 4\. 2026/s);
  assert.match(text, /Zůstatek 0,00\s?Kč Peníze dojdou 2\. 4\. 2026 Tarif Basic/);
  assert.doesNotMatch(text, /Ukončit smlouvu dnes/, "support may only look");
  assert.equal((await browser.visit("/staff/shops/nothing")).status, 404);
  installation.clock.set("2026-04-03T08:00:00.000Z");
  await settleShops(installation.platform);
  const again = await (await installation.staff("support")).browser.visit(path);
  assert.match(again.text, /2\. 4\. 2026 pozastavená administrace po zkušebním období nikdo/);
});

Deno.test("a hold keeps a shop from sinking until its last day, with its reason in the audit (R179)", async () => {
  await using test = await openStaffShop();
  const { installation, browser } = test;
  const held = await browser.post(`${path}/interventions`, {
    kind: "hold",
    until: "2026-04-10",
    reason: "Platba je na cestě",
  });
  assert.equal(held.location, path);
  assert.match((await browser.visit(path)).text, /Odklad.*10\. 4\. 2026 Platba je na cestě/);
  installation.clock.set("2026-04-05T08:00:00.000Z");
  await settleShops(installation.platform);
  assert.equal(await test.state(), "trial");
  installation.clock.set("2026-04-11T08:00:00.000Z");
  await settleShops(installation.platform);
  assert.equal(await test.state(), "administration_suspended");
  assert.ok((await auditOf(installation)).includes("shop.hold lipa"));
});

Deno.test("staff suspend a web and lift that again; the owner is told (R203, R222)", async () => {
  await using test = await openStaffShop();
  const { installation, browser, owner } = test;
  await browser.post(`${path}/interventions`, {
    kind: "suspend_web",
    until: "",
    reason: "Zakázané zboží",
  });
  assert.equal(await test.state(), "web_suspended");
  assert.equal((await mailsTo(installation, owner.email)).at(-1)?.kind, "suspended_by_staff");
  const shown = await (await installation.signedIn(owner)).visit("/shops/lipa/wallet");
  assert.match(shown.text, /Část e-shopu jsme pozastavili/);
  await browser.post(`${path}/interventions/1/removal`, {});
  assert.equal(await test.state(), "trial");
});

Deno.test("a hold without an end, a past day and a missing reason are refused, and nothing typed is lost", async () => {
  await using test = await openStaffShop();
  const post = (fields: Record<string, string>) =>
    test.browser.post(`${path}/interventions`, { kind: "hold", until: "", reason: "", ...fields });
  const endless = await post({ reason: "Platba je na cestě" });
  assert.equal(endless.status, 422);
  assert.match(endless.text, /Odklad některý den končí/);
  assert.match(endless.html, /value="Platba je na cestě"/);
  const past = await post({ until: "2026-03-01", reason: "x" });
  assert.match(past.text, /Vyberte dnešek nebo pozdější den/);
  const unfounded = await post({ until: "2026-04-10" });
  assert.match(unfounded.html, /value="2026-04-10"/);
  assert.equal(await test.state(), "trial");
});

Deno.test("a contract ends today with its cause, once (R141, R199, R204, R209, R210)", async () => {
  await using test = await openStaffShop("operator");
  const { installation, browser } = test;
  await browser.post(`${path}/end`, { cause: "breach", endReason: "Urážky podpory" });
  assert.equal(await test.state(), "ended");
  const shown = await browser.visit(path);
  assert.match(shown.text, /ukončený|skončil/);
  assert.doesNotMatch(shown.text, /Ukončit smlouvu dnes/);
  await browser.post(`${path}/end`, { cause: "withdrawn", endReason: "Znovu" });
  const { facts } = await accountOfShop(installation.platform.database, test.shop.id);
  assert.equal(facts.end?.cause, "breach");
});

Deno.test("support may neither hold nor end", async () => {
  await using test = await openStaffShop("support");
  for (const action of ["interventions", "end"]) {
    assert.equal((await test.browser.post(`${path}/${action}`, {})).status, 404);
  }
});

Deno.test("the forms of a shop's page are folded; a refused one is open with what was typed", async () => {
  await using test = await openStaffShop("operator");
  const openFolds = (html: string) =>
    [...html.matchAll(/<details class="fold" open=""><summary>(.*?)<\/summary>/g)]
      .map(([, title]) => title);
  const { browser } = test;
  assert.deepEqual(openFolds((await browser.visit(path)).html), []);
  const refusals = [
    ["interventions", { kind: "hold", until: "", reason: "Na cestě" }, "Odložit nebo pozastavit"],
    ["end", { cause: "", endReason: "Na cestě" }, "Ukončit smlouvu"],
    [
      "credits",
      { credit: "c".repeat(24), amount: "x", creditReason: "Na cestě" },
      "Připsat kredit",
    ],
    [
      "licences",
      { kind: "licence", version: "Na cestě", day: "2036-01-01" },
      "Zaznamenat nákup",
    ],
  ] as const;
  for (const [action, values, title] of refusals) {
    const refused = await browser.post(`${path}/${action}`, values);
    assert.equal(refused.status, 422, action);
    assert.deepEqual(openFolds(refused.html), [title]);
    assert.match(refused.html, /value="Na cestě"/);
  }
  const unsaid = await browser.post(`${path}/notice`, { notice: "own_server", reason: " " });
  assert.deepEqual(openFolds(unsaid.html), ["Výpověď od majitele"]);
  assert.match(unsaid.html, /value="own_server" selected/);
});
