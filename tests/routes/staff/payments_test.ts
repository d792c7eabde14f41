import assert from "node:assert/strict";
import { balanceOf } from "../../../tenants/platform/ledger.ts";
import { shopById } from "../../../tenants/platform/shops.ts";
import { writeCamt053 } from "../../support/bank_statements.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import {
  auditOf,
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";
import { bringPayments, credit, statementOf, symbolOf } from "../../support/payments.ts";

const upload = (movements: Parameters<typeof statementOf>, name = "vypis.xml") => ({
  ...{ name, content: writeCamt053([statementOf(...movements)]) },
});

Deno.test("R156: staff import a statement; the suspended shop comes back and its owner is mailed the invoice", async () => {
  await using house = await openTestInstallation();
  const { shop, owner } = await house.shop();
  await runOutOfMoney(house.platform, shop.id);
  const { browser } = await house.staff("billing");
  const variableSymbol = await symbolOf(house, { shop });

  const sent = await browser.upload("/staff/statements", {}, upload([credit({ variableSymbol })]));
  assert.equal(sent.location, "/staff/payments?tab=statements");
  const page = await browser.visit(sent.location!);

  assert.match(page.text, /1 nový pohyb: do peněženek 1, na vás čeká 0\./);
  assert.match(page.text, /19-2000145399\/0800.*vypis\.xml/);
  assert.equal((await shopById(house.platform.database, shop.id))!.state, "active");
  const kinds = (await mailsTo(house, owner.email)).map(({ kind }) => kind);
  assert.deepEqual(kinds.toSorted(), ["invoice_issued", "shop_renewed"]);
  assert.deepEqual((await auditOf(house)).slice(-1), ["statement.import vypis.xml"]);
});

Deno.test("R156: a payment without a known symbol waits with proposals and is assigned with a reason", async () => {
  await using house = await openTestInstallation();
  const { shop, slug } = await house.shop({ slug: "hrnky", name: "Hrnky a konve" });
  const { browser } = await house.staff("billing");
  const paid = credit({ message: "dobití Hrnky a konve", variableSymbol: "777" });
  await browser.upload("/staff/statements", {}, upload([paid]));

  const list = await browser.visit("/staff/payments");
  assert.match(list.text, /NOVÁK JAN.*777.*neznámý variabilní symbol.*500,00 Kč/);
  const path = /href="(\/staff\/payments\/\d+)"/.exec(list.html)![1]!;
  const page = await browser.visit(path);
  assert.match(page.text, /Hrnky a konve.*jeho jméno je ve zprávě/);

  const refused = await browser.post(`${path}/assignment`, { proposal: slug, reason: " " });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Napište proč/);
  const done = await browser.submit(`${path}/assignment`, {
    proposal: slug,
    reason: "podle zprávy",
  });
  assert.match(done.text, /Platba je v peněžence e-shopu Hrnky a konve\./);
  assert.equal(await balanceOf(house.platform.database, shop.id), 50_000);
  const again = await browser.post(`${path}/assignment`, { proposal: slug, reason: "znovu" });
  assert.match(again.text, /mezitím rozhodl někdo jiný/);
  assert.match(
    (await browser.visit("/staff/payments?tab=decided")).text,
    /přiřazena Hrnky a konve/,
  );
});

/** A payment that waits, and the address of its page. */
async function withWaiting(house: TestInstallation) {
  const { shop, slug } = await house.shop();
  await bringPayments(house, credit());
  const { browser } = await house.staff("operator");
  const { html } = await browser.visit("/staff/payments");
  return { shop, slug, browser, path: /href="(\/staff\/payments\/\d+)"/.exec(html)![1]! };
}

Deno.test("a shop that is not there is said beside its field, and what was typed survives", async () => {
  await using house = await openTestInstallation();
  const { browser, path } = await withWaiting(house);
  const refused = await browser.post(`${path}/assignment`, { shop: "nikdo", reason: "zkusím to" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /symbol „nikdo“ žádný e-shop nemá/);
  assert.match(refused.html, /value="nikdo"/);
  assert.match(refused.html, /value="zkusím to"/);
  const empty = await browser.post(`${path}/assignment`, { reason: "x" });
  assert.match(empty.text, /Vyberte e-shop/);
});

Deno.test("a payment is set aside with a reason, and one that was posted is taken back", async () => {
  await using house = await openTestInstallation();
  const { shop, slug, browser, path } = await withWaiting(house);
  await browser.post(`${path}/assignment`, { shop: slug, reason: "omyl" });
  assert.doesNotMatch((await browser.visit(path)).text, /Čí je platba/);
  const taken = await browser.submit(`${path}/return`, { reason: "patří jinam" });
  assert.match(taken.text, /platba znovu čeká/);
  assert.match(taken.text, /vzatá zpět z peněženky/);
  assert.equal(await balanceOf(house.platform.database, shop.id), 0);
  const aside = await browser.submit(`${path}/dismissal`, { reason: "vráceno bankou" });
  assert.match(aside.text, /Platba je odložená/);
  assert.match((await browser.visit(path)).text, /vráceno bankou/);
  assert.match(
    (await auditOf(house)).join("\n"),
    /payment\.assign.*\n.*payment\.take_back.*\n.*payment\.dismiss/,
  );
});

const bad: [what: string, content: string, said: RegExp][] = [
  ["a web page", "<html></html>", /webová stránka, ne výpis/],
  ["a file that is cut", writeCamt053([statementOf(credit())]).slice(0, 700), /Soubor je useknutý/],
  [
    "another account",
    writeCamt053([{ ...statementOf(), account: { iban: "CZ7920100000002400222222" } }]),
    /z účtu 2400222222\/2010, který není váš. Vaše účty jsou 19-2000145399\/0800/,
  ],
  [
    "three decimals",
    writeCamt053([statementOf(credit())]).replace("500.00", "500.005"),
    /500\.005 má víc než dvě desetinná místa \(řádek \d+, Ntry\/Amt\)/,
  ],
  ["a table", "Datum;Částka;VS\n1.3.2026;5;1", /vypadá to na CSV/],
];
for (const [what, content, said] of bad) {
  Deno.test(`${what} instead of a statement is refused with what it is and what would be right`, async () => {
    await using house = await openTestInstallation();
    const { browser } = await house.staff("billing");
    const sent = await browser.upload("/staff/statements", {}, { name: "x", content });
    assert.equal(sent.status, 422);
    assert.match(sent.text, said);
    assert.match(sent.text, /Ze souboru se nic nepoužilo/);
  });
}

Deno.test("a form without a file asks for one, and one of another session is refused", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.staff("billing");
  const empty = await browser.upload("/staff/statements", {}, { name: "", content: "" });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Vyberte soubor/);
  const foreign = await browser.upload("/staff/statements", { csrf: "wrong" }, {
    name: "x",
    content: "x",
  });
  assert.equal(foreign.status, 403);
});

Deno.test("support sees no payments and no invoices", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.staff("support");
  for (const path of ["/staff/payments", "/staff/invoices"]) {
    assert.equal((await browser.visit(path)).status, 404);
  }
  assert.doesNotMatch((await browser.visit("/staff/shops")).text, /Platby|Faktury/);
});
