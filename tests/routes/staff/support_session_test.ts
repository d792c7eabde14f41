import { strict as assert } from "node:assert";
import { shopRoleMay } from "../../../core/access/capabilities.ts";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { listAudit } from "../../../tenants/platform/audit.ts";
import { sessionOf } from "../../../tenants/platform/sessions.ts";
import { accessTable } from "../../../routes/access_table.ts";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";

const entry = "/staff/shops/lipa/support-session";

async function openSupport(role: "support" | "operator" | "billing" = "support") {
  const installation = await openTestInstallation();
  const { shop, owner, browser: owners } = await installation.shop({ slug: "lipa", name: "Lípa" });
  const staff = await installation.staff(role);
  const { browser } = staff;
  return {
    installation,
    shop,
    owner,
    owners,
    staff,
    browser,
    enter: (fields: Record<string, string> = {}) =>
      browser.post(entry, { entryReason: "Požadavek 12", ...fields }),
    [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose](),
  };
}

Deno.test("support enters a shop with a reason, and every page says who is inside and until when (TE-10)", async () => {
  await using test = await openSupport();
  const { browser } = test;
  assert.equal((await browser.visit("/shops/lipa")).status, 404, "not without entering");
  assert.match((await browser.visit("/staff/shops/lipa")).text, /Vstoupit do e-shopu/);
  const entered = await test.enter();
  assert.equal(entered.location, "/shops/lipa");
  for (const path of ["/shops/lipa", "/shops/lipa/products", "/shops/lipa/settings/audit"]) {
    const { status, text } = await browser.visit(path);
    assert.equal(status, 200, path);
    assert.match(text, /V e-shopu Lípa je podpora: Staff support, do 10:30\. Požadavek 12/, path);
  }
});

Deno.test("an entry without a reason is refused, and leaves the shop closed", async () => {
  await using test = await openSupport();
  const refused = await test.enter({ entryReason: "  " });
  assert.equal(refused.status, 422);
  assert.equal((await test.browser.visit("/shops/lipa")).status, 404);
});

Deno.test("the owner gets a mail at once, and finds the entry, each step and the leaving in the audit (TE-11)", async () => {
  await using test = await openSupport();
  const { installation, browser, owner, owners, shop } = test;
  await test.enter();
  const [mail] = (await mailsTo(installation, owner.email)).filter(({ kind }) =>
    kind === "support_entered"
  );
  assert.match(mail!.subject, /Podpora vstoupila do e-shopu Lípa/);
  assert.match(mail!.text, /Staff support\. Vstup sám skončí v 10:30.*Důvod: Požadavek 12/s);
  assert.equal(mail!.path, "/shops/lipa/settings/audit");
  await browser.post("/shops/lipa/settings", { name: "Lípa a buk", language: "cs" });
  await browser.post(`${entry}/removal`);
  const { text } = await owners.visit("/shops/lipa/settings/audit");
  assert.match(text, /odchod podpory z e-shopu.*změna nastavení.*krok podpory.*vstup podpory/s);
  const rows = await listAudit(installation.platform.database, { shopId: shop.id, limit: 20 });
  const [step] = rows.filter(({ action }) => action === "support.step");
  const { actor_kind, actor_name, shop_id, subject } = step!;
  assert.deepEqual(
    { actor_kind, actor_name, shop_id, subject },
    {
      actor_kind: "staff",
      actor_name: "Staff support (podpora)",
      shop_id: shop.id,
      subject: "/shops/lipa/settings",
    },
  );
});

Deno.test("what support changes of a record is named as support's in its history", async () => {
  await using test = await openSupport();
  await test.enter();
  const fields = ["name", "heading", "description", "seoUrl", "seoTitle", "seoDescription"]
    .map((field) => [`cs.${field}`, field === "name" ? "Kameny" : ""]);
  const created = await test.browser.post("/shops/lipa/categories", {
    ...{ code: "KAMENY", parent: "", place: "", active: "true", showInMenu: "true" },
    ...Object.fromEntries(fields),
  });
  assert.equal(created.status, 303);
  const shown = await test.owners.visit("/shops/lipa/categories/1");
  assert.match(shown.text, /Staff support \(podpora\)/);
});

Deno.test("the stay ends by itself after 30 minutes, and says where the shop can be entered again", async () => {
  await using test = await openSupport();
  const { installation, browser } = test;
  await test.enter();
  installation.clock.pass(29 * 60);
  assert.equal((await browser.visit("/shops/lipa")).status, 200);
  installation.clock.pass(61);
  const late = await browser.post("/shops/lipa/settings", { name: "Late", language: "cs" });
  assert.equal(late.status, 403);
  assert.match(late.text, /Čas v e-shopu vypršel/);
  assert.equal((await browser.visit("/shops/lipa")).location, "/staff/shops/lipa");
  assert.match((await browser.visit("/staff/shops/lipa")).text, /Čas v e-shopu vypršel/);
  assert.equal((await browser.visit("/shops/lipa")).status, 404);
});

Deno.test("the stay is in that one shop only, and is over when another is entered", async () => {
  await using test = await openSupport();
  const { installation, browser } = test;
  await installation.shop({ slug: "buk", name: "Buk" });
  await test.enter();
  assert.equal((await browser.visit("/shops/buk")).status, 404);
  await browser.post("/staff/shops/buk/support-session", { entryReason: "Jiný důvod" });
  assert.equal((await browser.visit("/shops/buk")).status, 200);
  assert.equal((await browser.visit("/shops/lipa")).status, 404);
  assert.ok((await auditOf(installation)).includes("support.leave Požadavek 12"));
});

Deno.test("the person's own session goes on beside the stay and after it (SE-6)", async () => {
  await using test = await openSupport();
  const { browser } = test;
  const own = browser.session;
  await test.enter();
  assert.equal(browser.session, own, "the staff's own token is as it was");
  assert.notEqual(browser.cookie("support"), own);
  const beside = await browser.visit("/staff/shops");
  assert.equal(beside.status, 200);
  assert.match(beside.text, /Jste v e-shopu Lípa do 10:30/);
  const left = await browser.post(`${entry}/removal`);
  assert.equal(left.location, "/staff/shops/lipa");
  assert.equal((await browser.visit("/staff/shops/lipa")).status, 200);
  assert.equal((await browser.visit("/shops/lipa")).status, 404);
});

Deno.test("the token of a stay is nothing without the session that it was got by", async () => {
  await using test = await openSupport();
  const { installation, browser } = test;
  await test.enter();
  const token = browser.cookie("support")!;
  const { platform } = installation;
  assert.equal(await sessionOf(platform.database, token, platform.now()), undefined);
  const other = (await installation.staff("support")).browser;
  other.setCookie("support", token);
  assert.notEqual((await other.visit("/shops/lipa")).status, 200);
  const member = (await installation.shop({ slug: "buk" })).browser;
  member.setCookie("support", token);
  assert.equal((await member.visit("/shops/lipa")).status, 404);
  await browser.post("/sign-out");
  assert.equal((await browser.visit("/shops/lipa")).location, "/sign-in?to=%2Fshops%2Flipa");
  const { rows } = await platform.database.execute(
    "SELECT count(*) AS count FROM sessions WHERE shop_id IS NOT NULL",
  );
  assert.equal(rows[0]?.count, 0, "signing out ends the stay too");
});

Deno.test("a suspended shop can be entered to look, and nothing is changed there", async () => {
  await using test = await openSupport();
  const { installation } = test;
  installation.clock.set("2026-04-03T08:00:00.000Z");
  await settleShops(installation.platform);
  const { browser } = await installation.staff("support");
  await browser.post(entry, { entryReason: "Dívám se" });
  const looked = await browser.visit("/shops/lipa/products");
  assert.equal(looked.status, 200);
  assert.match(looked.text, /Administrace je pozastavená, můžete se jen dívat/);
  const changed = await browser.post("/shops/lipa/settings", { name: "Jinak", language: "cs" });
  assert.equal(changed.status, 403);
});

Deno.test("billing does not enter shops, and a role that is taken away ends the stay", async () => {
  await using test = await openSupport("billing");
  assert.equal((await test.enter()).status, 404);
  const { installation } = test;
  const { id, browser } = await installation.staff("operator");
  await browser.post(entry, { entryReason: "Požadavek 12" });
  assert.equal((await browser.visit("/shops/lipa")).status, 200);
  await installation.platform.database.execute({
    sql: "UPDATE staff SET role = 'billing' WHERE id = ?",
    args: [id],
  });
  assert.notEqual((await browser.visit("/shops/lipa")).status, 200);
});

Deno.test("after entering one goes to the asked page of that shop, and to no other", async () => {
  await using test = await openSupport();
  assert.equal((await test.enter({ to: "/shops/lipa/products" })).location, "/shops/lipa/products");
  assert.equal((await test.enter({ to: "/shops/buk/products" })).location, "/shops/lipa");
  assert.equal((await test.enter({ to: "//evil.example/" })).location, "/shops/lipa");
});

Deno.test("money, contract, members, keys, deletion and files of customers are not support's (TE-11)", () => {
  const refused = Object.entries(accessTable)
    .filter(([, access]) => access.startsWith("shop:"))
    .filter(([, access]) => !shopRoleMay("support", access.slice(5) as never))
    .map(([row]) => row.split(" ", 2).join(" "));
  const mustBeAmong = [
    "GET /shops/:shop/wallet/top-up",
    "POST /shops/:shop/wallet/tariff",
    "POST /shops/:shop/wallet/domain",
    "POST /shops/:shop/settings/invitations",
    "POST /shops/:shop/access-tokens",
    "POST /shops/:shop/webhooks",
    "POST /shops/:shop/exports",
    "GET /shops/:shop/exports/:export{[0-9]+}/file",
    "GET /shops/:shop/archive/file",
    "POST /shops/:shop/settings/backups/:backup/restoration",
    "POST /shops/:shop/products/:product{[0-9]+}/deletion",
    "POST /shops/:shop/customers/:customer{[0-9]+}/deletion",
    "POST /shops/:shop/imports/:import{[0-9]+}/delete",
  ];
  for (const row of mustBeAmong) assert.ok(refused.includes(row), row);
});

Deno.test("support does not delete products by the list either, and is told why", async () => {
  await using test = await openSupport();
  await test.enter();
  const body = { action: "delete", selected: "1", list: "", confirmed: "true" };
  const refused = await test.browser.post("/shops/lipa/products/changes", body);
  assert.equal(refused.status, 403);
  const gone = await test.browser.post("/shops/lipa/access-tokens", { name: "Klíč" });
  assert.equal(gone.status, 403);
  assert.match(gone.text, /Tohle podpora v e-shopu nesmí/);
});
