import assert from "node:assert/strict";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";

const password = "tři oříšky v lese";

Deno.test("a reset sets a lost password, ends all sessions, and its link works once (R136)", async () => {
  await using house = await openTestInstallation();
  const { owner, browser: old, slug } = await house.shop();
  const browser = house.browser();
  const asked = await browser.post("/password-reset", { email: owner.email });
  assert.equal(asked.status, 200);
  assert.match(asked.text, /Podívejte se do pošty/);
  const [mail] = await mailsTo(house, owner.email);

  const page = await browser.visit(mail!.path);
  assert.equal(page.status, 200);
  assert.equal(page.headers.get("Referrer-Policy"), "no-referrer");
  const done = await browser.post(mail!.path, { password });
  assert.equal(done.location, "/");

  assert.equal((await browser.visit(`/shops/${slug}/settings`)).status, 200);
  assert.equal((await old.visit(`/shops/${slug}/settings`)).status, 303);
  assert.equal((await house.browser().post(mail!.path, { password })).status, 410);
  const signIn = await house.browser().post("/sign-in", { email: owner.email, password });
  assert.equal(signIn.status, 303);
  assert.equal((await mailsTo(house, owner.email)).at(-1)?.subject, "Heslo bylo změněno");
  assert.ok((await auditOf(house)).includes(`account.password_reset ${owner.email}`));
});

Deno.test("an unknown address gets the same answer, and no mail", async () => {
  await using house = await openTestInstallation();
  const { email } = await house.account();
  const ask = async (email: string) => {
    const { status, html } = await house.browser().post("/password-reset", { email });
    return { status, html: html.replaceAll(email, "EMAIL").replace(/nonce="[^"]*"/g, "") };
  };
  assert.deepEqual(await ask("nobody@people.example"), await ask(email));
  assert.deepEqual(await mailsTo(house, "nobody@people.example"), []);
});

Deno.test("a newer link replaces the older one, and half an hour ends it", async () => {
  await using house = await openTestInstallation();
  const { email } = await house.account();
  await house.browser().post("/password-reset", { email });
  house.clock.pass(60);
  await house.browser().post("/password-reset", { email });
  const [older, newer] = await mailsTo(house, email);
  assert.equal((await house.browser().visit(older!.path)).status, 410);
  assert.equal((await house.browser().visit(newer!.path)).status, 200);
  house.clock.pass(30 * 60);
  assert.equal((await house.browser().visit(newer!.path)).status, 410);
});

Deno.test("a password that is refused leaves the link as it was", async () => {
  await using house = await openTestInstallation();
  const { email } = await house.account();
  await house.browser().post("/password-reset", { email });
  const [mail] = await mailsTo(house, email);
  const refused = await house.browser().post(mail!.path, { password: "password1" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /mezi uniklými/);
  assert.equal((await house.browser().post(mail!.path, { password })).status, 303);
});

Deno.test("only so many links are asked for", async () => {
  await using house = await openTestInstallation();
  const ask = () => house.browser().post("/password-reset", { email: "jana@people.example" });
  for (let count = 0; count < 5; count++) assert.equal((await ask()).status, 200);
  assert.equal((await ask()).status, 429);
});

Deno.test("the token of a link is kept only as a hash, and sealed in the outbox", async () => {
  await using house = await openTestInstallation();
  const { email } = await house.account();
  await house.browser().post("/password-reset", { email });
  const [mail] = await mailsTo(house, email);
  const token = mail!.path.split("/").at(-1)!;
  for (const table of ["tokens", "outbox", "audit"]) {
    const { rows } = await house.platform.database.execute(`SELECT * FROM ${table}`);
    assert.ok(!JSON.stringify(rows).includes(token), table);
  }
});
