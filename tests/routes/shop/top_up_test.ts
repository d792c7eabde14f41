import { strict as assert } from "node:assert";
import { queryAll } from "../../../tenants/engine/database.ts";
import { openTestInstallation } from "../../support/installation.ts";
import { runOutOfMoney } from "../../support/billing.ts";

const path = (slug: string) => `/shops/${slug}/wallet/top-up`;

Deno.test("an amount is offered by months, and its limits are told before (R154, R155)", async () => {
  await using installation = await openTestInstallation();
  const { slug, browser } = await installation.shop();
  const { text } = await browser.visit(path(slug));
  assert.match(text, /Měsíc, 388,00\s?Kč 2 měsíce, 776,00\s?Kč 3 měsíce, 1\s164,00\s?Kč/);
  assert.match(text, /Nejméně 100,00\s?Kč, nejvíce 1\s164,00\s?Kč/);
});

Deno.test("an amount outside its limits is refused with both of them, and stays written (R154, R155, MO-8)", async () => {
  await using installation = await openTestInstallation();
  const { slug, browser } = await installation.shop();
  for (
    const [typed, said] of [
      ["99,99", /99,99\s?Kč je málo: dobít lze nejméně 100,00\s?Kč a nejvíce 1\s164,00/],
      ["1164,01", /1\s164,01\s?Kč je moc: dobít lze nejméně 100,00/],
      ["sto", /Toto není částka/],
      ["100,123", /Toto není částka/],
    ] as const
  ) {
    const answer = await browser.visit(`${path(slug)}?amount=${encodeURIComponent(typed)}`);
    assert.equal(answer.status, 422, typed);
    assert.match(answer.text, said);
    assert.ok(answer.html.includes(`value="${typed}"`), typed);
  }
});

Deno.test("an amount leads to the account, the shop's symbol and a code for the phone (R156)", async () => {
  await using installation = await openTestInstallation();
  const { slug, browser } = await installation.shop();
  const { text, html } = await browser.visit(`${path(slug)}?amount=500`);
  assert.match(text, /Částka s DPH 500,00\s?Kč/);
  assert.match(text, /Variabilní symbol 1000001/);
  assert.match(html, /aria-label="QR Platba"/);
  await browser.visit(`${path(slug)}?amount=500`);
  const asked = await queryAll<{ amount_minor: number }>(
    installation.platform.database,
    "SELECT amount_minor FROM top_up_requests",
  );
  assert.deepEqual(asked.map(({ amount_minor }) => amount_minor), [500_00]);
});

Deno.test("euro have both codes that banks read", async () => {
  await using installation = await openTestInstallation();
  const { slug, browser } = await installation.shop({ currency: "EUR", languages: ["sk"] });
  const { html } = await browser.visit(`${path(slug)}?amount=20`);
  assert.match(html, /aria-label="PAY by square"/);
  assert.match(html, /aria-label="EPC QR"/);
});

Deno.test("the owner of a suspended shop pays in, others do not (R144, D8)", async () => {
  await using installation = await openTestInstallation();
  const { shop, slug, browser } = await installation.shop();
  const member = await installation.member(shop, "manager");
  await runOutOfMoney(installation.platform, shop.id);
  assert.equal((await browser.visit(path(slug))).status, 200);
  assert.equal((await member.browser.visit(path(slug))).status, 403);
});
