import { strict as assert } from "node:assert";
import { doDue } from "../../../tenants/jobs/due.ts";
import { shopById } from "../../../tenants/platform/shops.ts";
import { mailsTo, openTestInstallation } from "../../support/installation.ts";

Deno.test("a notice lets everything go on until its last day, then the contract ends (R202, R243)", async () => {
  await using house = await openTestInstallation({ startAt: "2026-03-02T09:00:00.000Z" });
  const { shop, owner, browser } = await house.shop({ slug: "lipa" });
  const staff = await house.staff("billing");
  const part = "/staff/shops/lipa/notice";
  const missing = await staff.browser.submit(part, { notice: "refused_terms", reason: " " });
  assert.match(missing.text, /Napište, co ve výpovědi stálo/);
  const taken = await staff.browser.submit(part, { notice: "own_server", reason: "E-mail 2. 3." });
  assert.match(taken.text, /Smlouva skončí 30\. 6\. 2026/);
  assert.match(
    (await browser.visit("/shops/lipa/wallet")).text,
    /posledním dnem smlouvy je 30\. 6\./,
  );
  await staff.browser.submit(`${part}-removal`);
  const again = { notice: "refused_terms", reason: "E-mail 2. 3." };
  assert.match((await staff.browser.submit(part, again)).text, /Smlouva skončí 2\. 4\. 2026/);
  const kinds = (await mailsTo(house, owner.email)).map(({ kind }) => kind);
  assert.deepEqual(kinds.filter((kind) => kind === "notice_taken").length, 2);

  await house.platform.database.execute("DELETE FROM recurring WHERE name <> 'settlement'");
  const until = async (instant: string) => {
    const { platform, services, clock } = house;
    await Array.fromAsync(
      doDue(platform, services.runner, { until: instant, setClock: clock.set }),
    );
  };
  const state = async () => (await shopById(house.platform.database, shop.id))!.state;
  await until("2026-04-02T20:00:00.000Z");
  assert.notEqual(await state(), "ended");
  await until("2026-04-02T22:30:00.000Z");
  assert.equal(await state(), "ended");
});

Deno.test("a contract that is ended before its last day waits for it no more (R201)", async () => {
  await using house = await openTestInstallation({ startAt: "2026-03-02T09:00:00.000Z" });
  const { browser } = await house.shop({ slug: "lipa" });
  const staff = await house.staff("billing");
  const page = await staff.browser.visit("/staff/shops/lipa");
  assert.doesNotMatch(page.html, /value="by_invoice"/, "it pays from a wallet");
  const wrong = { notice: "by_invoice", reason: "E-mail 2. 3." };
  assert.equal((await staff.browser.post("/staff/shops/lipa/notice", wrong)).status, 400);
  await staff.browser.submit("/staff/shops/lipa/notice", { ...wrong, notice: "own_server" });
  const end = { cause: "terminated", endReason: "Dohoda" };
  const ended = await staff.browser.submit("/staff/shops/lipa/end", end);
  assert.doesNotMatch(ended.text, /30\. 6\. 2026/);
  assert.doesNotMatch((await browser.visit("/shops/lipa/wallet")).text, /Výpověď je podaná/);
});
