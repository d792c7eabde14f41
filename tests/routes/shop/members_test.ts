import assert from "node:assert/strict";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";

const membersOf = (slug: string) => `/shops/${slug}/settings/members`;
const invite = (slug: string) => `/shops/${slug}/settings/invitations`;

Deno.test("one who is new accepts an invitation and has the role's rights, no more", async () => {
  await using house = await openTestInstallation();
  const { browser: owner, slug } = await house.shop({ name: "Dílna" });
  const form = { email: "Eva@people.example", role: "catalogue" };
  assert.equal((await owner.post(invite(slug), form)).status, 303);
  const [mail] = await mailsTo(house, "eva@people.example");
  assert.equal(mail?.subject, "Pozvání do e-shopu Dílna");

  const eva = house.browser();
  assert.match((await eva.visit(mail!.path)).text, /Přidejte se k e-shopu Dílna/);
  const refused = await eva.post(mail!.path, { name: "Eva", password: "krátké" });
  assert.equal(refused.status, 422);
  const answers = { name: "Eva Malá", password: "čtyři kola v garáži", adult: "on" };
  assert.equal((await eva.post(mail!.path, answers)).location, `/shops/${slug}`);

  assert.equal((await eva.visit(`/shops/${slug}/imports/new`)).status, 200);
  assert.equal((await eva.visit(membersOf(slug))).status, 403);
  assert.equal((await house.browser().visit(mail!.path)).status, 410);
  assert.match((await owner.visit(membersOf(slug))).text, /Eva Malá eva@people\.example/);
  const log = await auditOf(house);
  assert.deepEqual(log.slice(-2), [
    "member.invite eva@people.example",
    "member.join eva@people.example",
  ]);
});

Deno.test("one who has an account signs in, accepts, and is in two shops", async () => {
  await using house = await openTestInstallation();
  const first = await house.shop({ slug: "first" });
  const second = await house.shop({ slug: "second" });
  await second.browser.post(invite("second"), { email: first.owner.email, role: "read_only" });
  const [mail] = await mailsTo(house, first.owner.email);

  const signedOut = await house.browser().visit(mail!.path);
  assert.match(signedOut.location ?? "", /^\/sign-in\?to=%2Finvitations%2F/);
  assert.equal((await first.browser.post(mail!.path)).location, "/shops/second");
  assert.equal((await first.browser.visit("/")).location, "/shops");
  assert.equal((await first.browser.visit("/shops/second/products/import")).status, 200);
  assert.equal((await first.browser.visit("/shops/second/settings")).status, 403);
});

Deno.test("an invitation is for the one who was invited", async () => {
  await using house = await openTestInstallation();
  const { browser, slug } = await house.shop();
  const stranger = await house.shop();
  await browser.post(invite(slug), { email: "eva@people.example", role: "manager" });
  const [mail] = await mailsTo(house, "eva@people.example");
  assert.equal((await stranger.browser.post(mail!.path)).status, 422);
  assert.equal((await stranger.browser.visit(membersOf(slug))).status, 404);
});

Deno.test("an invitation ends after seven days, when taken back, and when sent anew", async () => {
  await using house = await openTestInstallation();
  const { browser, slug } = await house.shop();
  const form = { email: "eva@people.example", role: "orders" };
  await browser.post(invite(slug), form);
  await browser.post(invite(slug), form);
  const [first, second] = await mailsTo(house, "eva@people.example");
  const status = async (path: string) => (await house.browser().visit(path)).status;
  assert.equal(await status(first!.path), 410);
  assert.equal(await status(second!.path), 200);

  const page = await browser.visit(membersOf(slug));
  const removal = /action="([^"]*invitations[^"]*removal)"/.exec(page.html)![1]!;
  assert.equal((await browser.post(removal)).status, 303);
  assert.equal(await status(second!.path), 410);

  await browser.post(invite(slug), form);
  const third = (await mailsTo(house, "eva@people.example")).at(-1);
  house.clock.pass(7 * 86_400);
  assert.equal(await status(third!.path), 410);
});

Deno.test("a change of role and a removal work from the next request on", async () => {
  await using house = await openTestInstallation();
  const { shop, slug, browser: owner } = await house.shop();
  const { account, browser } = await house.member(shop, "manager");
  assert.equal((await browser.visit(`/shops/${slug}/settings`)).status, 200);

  await owner.post(`${membersOf(slug)}/${account.id}`, { role: "read_only" });
  assert.equal((await browser.visit(`/shops/${slug}/settings`)).status, 403);
  assert.equal((await browser.visit(`/shops/${slug}/products/import`)).status, 200);

  await owner.post(`${membersOf(slug)}/${account.id}/removal`);
  assert.equal((await browser.visit(`/shops/${slug}/products/import`)).status, 404);
});

Deno.test("the owner can be neither removed nor given another role, nor made anew", async () => {
  await using house = await openTestInstallation();
  const { shop, slug, owner, browser } = await house.shop();
  const { account, browser: manager } = await house.member(shop, "manager");
  for (const who of [browser, manager]) {
    const removal = await who.post(`${membersOf(slug)}/${owner.id}/removal`);
    assert.equal(removal.status, 422);
    assert.match(removal.text, /Majitele e-shopu nelze odebrat/);
    const role = await who.post(`${membersOf(slug)}/${owner.id}`, { role: "read_only" });
    assert.equal(role.status, 422);
  }
  const promoted = await manager.post(`${membersOf(slug)}/${account.id}`, { role: "owner" });
  assert.equal(promoted.status, 422);
  const invited = await manager.post(invite(slug), { email: "x@people.example", role: "owner" });
  assert.equal(invited.status, 422);
  assert.equal((await browser.visit(membersOf(slug))).status, 200);
});

Deno.test("members of another shop answer like ones that do not exist", async () => {
  await using house = await openTestInstallation();
  const { browser, slug } = await house.shop();
  const other = await house.shop();
  const member = await house.member(other.shop, "orders");
  const removal = (id: string) => browser.post(`${membersOf(slug)}/${id}/removal`);
  assert.equal((await removal(member.account.id)).status, 404);
  assert.equal((await removal("unknown")).status, 404);
  assert.equal((await member.browser.visit(`/shops/${other.slug}/products/import`)).status, 200);
});

Deno.test("inviting others needs a confirmed e-mail", async () => {
  await using house = await openTestInstallation();
  const owner = await house.account({ verified: false });
  const { browser, slug } = await house.shop({ owner });
  const form = { email: "eva@people.example", role: "orders" };
  const answer = await browser.post(invite(slug), form);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Nejdříve potvrďte svůj e-mail/);
  assert.deepEqual(await mailsTo(house, "eva@people.example"), []);
});

Deno.test("settings change the shop's name and languages, and the log says by whom", async () => {
  await using house = await openTestInstallation();
  const { browser, slug, shop, owner } = await house.shop();
  const form = { name: "Nová dílna", language: "sk", language_cs: "on" };
  assert.equal((await browser.post(`/shops/${slug}/settings`, form)).status, 303);
  const page = await browser.visit(`/shops/${slug}/settings`);
  assert.match(page.html, /value="Nová dílna"/);
  assert.match(page.text, /CZK \(Kč\)|Lze|Měna/);
  const log = await browser.visit(`/shops/${slug}/settings/audit`);
  assert.match(log.text, new RegExp(`${owner.name} změna nastavení ${shop.slug}`));

  const refused = await browser.post(`/shops/${slug}/settings`, { ...form, name: " " });
  assert.equal(refused.status, 422);
  const owned = await browser.post(`/shops/${slug}/settings`, { ...form, currency: "EUR" });
  assert.equal(owned.status, 400);
});
