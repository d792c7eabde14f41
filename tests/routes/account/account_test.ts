import assert from "node:assert/strict";
import { setAccountPassword } from "../../../tenants/platform/accounts.ts";
import { hashPassword } from "../../../tenants/platform/passwords.ts";
import {
  auditOf,
  mailsTo,
  openTestInstallation,
  type TestAccount,
  type TestInstallation,
} from "../../support/installation.ts";

const password = "tři oříšky v lese";

async function withPassword(house: TestInstallation, account: TestAccount): Promise<void> {
  const hash = await hashPassword(password);
  await setAccountPassword(house.platform.database, account.id, hash);
}

Deno.test("one's sessions are listed, and another device is signed out from here", async () => {
  await using house = await openTestInstallation();
  const account = await house.account();
  const here = await house.signedIn(account);
  const there = await house.signedIn(account);

  const page = await here.visit("/account/sessions");
  assert.match(page.text, /toto zařízení/);
  const paths = [...page.html.matchAll(/action="(\/account\/sessions\/[a-z0-9]{24}\/removal)"/g)];
  assert.equal(paths.length, 1);
  assert.equal((await here.post(paths[0]![1]!)).status, 303);

  assert.equal((await there.visit("/account")).status, 303);
  assert.equal((await here.visit("/account")).status, 200);
  assert.equal((await here.post(paths[0]![1]!)).status, 404);
  assert.ok((await auditOf(house)).includes(`session.end_other ${account.email}`));
});

Deno.test("nobody ends a session of somebody else", async () => {
  await using house = await openTestInstallation();
  const mine = await house.signedIn(await house.account());
  const account = await house.account();
  const theirs = await house.signedIn(account);
  const { rows } = await house.platform.database.execute({
    sql: "SELECT id FROM sessions WHERE account_id = ?",
    args: [account.id],
  });
  const answer = await mine.post(`/account/sessions/${rows[0]!.id}/removal`);
  assert.equal(answer.status, 404);
  assert.equal((await theirs.visit("/account")).status, 200);
});

Deno.test("a change of password asks for the old one and ends the other sessions", async () => {
  await using house = await openTestInstallation();
  const account = await house.account();
  await withPassword(house, account);
  const here = await house.signedIn(account);
  const there = await house.signedIn(account);
  const before = here.session;

  const wrong = { password: "něco jiného", newPassword: "čtyři kola v garáži" };
  assert.match((await here.post("/account/password", wrong)).text, /Heslo nesouhlasí/);
  const right = { ...wrong, password };
  assert.equal((await here.post("/account/password", right)).status, 303);

  assert.notEqual(here.session, before);
  assert.equal((await here.visit("/account")).status, 200);
  assert.equal((await there.visit("/account")).status, 303);
  const mails = await mailsTo(house, account.email);
  assert.deepEqual(mails.map(({ kind }) => kind), ["password_changed"]);
});

Deno.test("an e-mail is changed once both addresses have confirmed it", async () => {
  await using house = await openTestInstallation();
  const account = await house.account({ email: "old@people.example" });
  await withPassword(house, account);
  const browser = await house.signedIn(account);
  const change = { email: "New@people.example", password };

  const refused = await browser.post("/account/email", { ...change, password: "jiné heslo" });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /value="New@people\.example"/);
  assert.equal((await browser.post("/account/email", change)).status, 303);
  const [toOld] = await mailsTo(house, "old@people.example");
  const [toNew] = await mailsTo(house, "new@people.example");

  await browser.post(toNew!.path);
  assert.match((await browser.visit("/account/email")).text, /old@people\.example/);
  await browser.post(toOld!.path);
  assert.match((await browser.visit("/account/email")).text, /new@people\.example/);
  const kinds = (await mailsTo(house, "old@people.example")).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["change_email_old", "email_changed"]);
  assert.ok((await auditOf(house)).includes("account.email_change new@people.example"));
});

Deno.test("an older change of e-mail cannot finish a newer one", async () => {
  await using house = await openTestInstallation();
  const account = await house.account({ email: "old@people.example" });
  await withPassword(house, account);
  const browser = await house.signedIn(account);
  await browser.post("/account/email", { email: "thief@people.example", password });
  const [stolen] = await mailsTo(house, "old@people.example");
  await browser.post("/account/email", { email: "new@people.example", password });
  assert.equal((await browser.post(stolen!.path)).status, 410);
});

Deno.test("a link for a new password that came to the former address ends with it (SE-9, SE-10)", async () => {
  await using house = await openTestInstallation();
  const account = await house.account({ email: "old@people.example" });
  await withPassword(house, account);
  const browser = await house.signedIn(account);
  await house.browser().post("/password-reset", { email: "old@people.example" });
  await browser.post("/account/email", { email: "new@people.example", password });
  const [reset, toOld] = await mailsTo(house, "old@people.example");
  const [toNew] = await mailsTo(house, "new@people.example");
  await browser.post(toNew!.path);
  await browser.post(toOld!.path);
  assert.equal((await house.browser().visit(reset!.path)).status, 410);
});

Deno.test("an address that somebody has cannot be taken over", async () => {
  await using house = await openTestInstallation();
  const taken = await house.account();
  const account = await house.account();
  await withPassword(house, account);
  const browser = await house.signedIn(account);
  const answer = await browser.post("/account/email", { email: taken.email, password });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Tento e-mail už účet má/);
});

Deno.test("who has not confirmed the e-mail is told so, works, and can ask for the link", async () => {
  await using house = await openTestInstallation();
  const owner = await house.account({ verified: false });
  const { browser, slug } = await house.shop({ owner });
  const page = await browser.visit(`/shops/${slug}/settings`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Váš e-mail ještě není potvrzený/);
  assert.equal((await browser.post("/account/email/verification")).status, 303);
  const [mail] = await mailsTo(house, owner.email);
  await browser.post(mail!.path);
  assert.doesNotMatch((await browser.visit("/account")).text, /není potvrzený/);
});

Deno.test("a further shop is created by a verified account that agrees to the terms", async () => {
  await using house = await openTestInstallation();
  const account = await house.account();
  const browser = await house.signedIn(account);
  const order = { shopName: "Čajovna", language: "sk", currency: "EUR" };
  const refused = await browser.post("/shops", order);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Bez souhlasu s podmínkami/);
  const created = await browser.post("/shops", { ...order, terms: "on" });
  assert.equal(created.location, "/shops/cajovna");
  assert.match((await browser.visit("/shops")).text, /Čajovna majitel/);

  const unverified = await house.signedIn(await house.account({ verified: false }));
  assert.equal((await unverified.post("/shops", { ...order, terms: "on" })).location, "/new-shop");
});
