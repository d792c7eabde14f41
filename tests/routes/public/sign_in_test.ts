import assert from "node:assert/strict";
import { hashPassword } from "../../../tenants/platform/passwords.ts";
import { setAccountPassword } from "../../../tenants/platform/accounts.ts";
import {
  auditOf,
  openTestInstallation,
  type TestAccount,
  type TestInstallation,
} from "../../support/installation.ts";

const password = "tři oříšky v lese";

async function withPassword(house: TestInstallation, account: TestAccount): Promise<TestAccount> {
  const hash = await hashPassword(password);
  await setAccountPassword(house.platform.database, account.id, hash);
  return account;
}

Deno.test("the right password leads to the only shop; sign-out ends the session", async () => {
  await using house = await openTestInstallation();
  const { owner, slug } = await house.shop();
  await withPassword(house, owner);
  const browser = house.browser();

  const answer = await browser.post("/sign-in", { email: owner.email, password });
  assert.equal(answer.location, "/");
  assert.equal((await browser.visit("/")).location, `/shops/${slug}`);
  const token = browser.session!;

  assert.equal((await browser.post("/sign-out")).location, "/sign-in");
  const thief = house.browser();
  thief.setCookie("session", token);
  assert.equal((await thief.visit(`/shops/${slug}/products/import`)).status, 303);
  const log = await auditOf(house);
  assert.deepEqual(log.slice(-2), [`session.start ${owner.email}`, `session.end ${owner.email}`]);
});

Deno.test("an unknown e-mail is answered exactly like a wrong password", async () => {
  await using house = await openTestInstallation();
  const account = await withPassword(house, await house.account({ email: "known@people.example" }));
  const say = async (email: string) => {
    const answer = await house.browser().post("/sign-in", { email, password: "wrong password" });
    const html = answer.html.replaceAll(email, "EMAIL").replace(/nonce="[^"]*"/g, "");
    return { status: answer.status, html };
  };
  const known = await say(account.email);
  assert.equal(known.status, 422);
  assert.deepEqual(await say("nobody@people.example"), known);
});

Deno.test("an account that has no password yet lets nobody in", async () => {
  await using house = await openTestInstallation();
  const { email } = await house.account();
  assert.equal((await house.browser().post("/sign-in", { email, password: "" })).status, 422);
});

Deno.test("a token that a browser brings is never adopted", async () => {
  await using house = await openTestInstallation();
  const account = await withPassword(house, await house.account());
  const browser = house.browser();
  browser.setCookie("session", "chosen-by-somebody-else");
  await browser.post("/sign-in", { email: account.email, password });
  assert.notEqual(browser.session, "chosen-by-somebody-else");
  assert.match(browser.session!, /^[\w-]{43}$/);
});

Deno.test("five wrong passwords make an account wait, known or not, and time lets it in", async () => {
  for (const kind of ["known", "unknown"]) {
    await using house = await openTestInstallation();
    const account = await withPassword(house, await house.account());
    const email = kind === "known" ? account.email : "nobody@people.example";
    for (let attempt = 0; attempt < 5; attempt++) {
      const from = house.browser(`192.0.2.${10 + attempt}`);
      assert.equal((await from.post("/sign-in", { email, password: "wrong" })).status, 422, kind);
    }
    const blocked = await house.browser().post("/sign-in", { email, password });
    assert.equal(blocked.status, 429, kind);
    assert.equal(blocked.headers.get("Retry-After"), "30");
    house.clock.pass(31);
    const later = await house.browser().post("/sign-in", { email, password });
    assert.equal(later.status, kind === "known" ? 303 : 422);
  }
});

Deno.test("each wrong password beyond the fifth waits twice as long", async () => {
  await using house = await openTestInstallation();
  const attempt = () => house.browser().post("/sign-in", { email: "a@b.cz", password: "wrong" });
  for (let count = 0; count < 5; count++) await attempt();
  house.clock.pass(30);
  assert.equal((await attempt()).status, 422);
  assert.equal((await attempt()).headers.get("Retry-After"), "60");
});

Deno.test("a device known before is let in while strangers make the account wait", async () => {
  await using house = await openTestInstallation();
  const account = await withPassword(house, await house.account());
  const known = house.browser();
  await known.post("/sign-in", { email: account.email, password });
  await known.post("/sign-out");
  for (let attempt = 0; attempt < 6; attempt++) {
    await house.browser("198.51.100.7").post("/sign-in", { email: account.email, password: "no" });
  }
  assert.equal((await known.post("/sign-in", { email: account.email, password })).status, 303);
  const stranger = await house.browser().post("/sign-in", { email: account.email, password });
  assert.equal(stranger.status, 429);
});

Deno.test("one address may be wrong fifty times for all accounts together", async () => {
  await using house = await openTestInstallation();
  const browser = house.browser("198.51.100.7");
  for (let attempt = 0; attempt < 50; attempt++) {
    const email = `person${attempt % 25}@people.example`;
    assert.equal((await browser.post("/sign-in", { email, password: "no" })).status, 422);
  }
  const next = await browser.post("/sign-in", { email: "other@people.example", password: "no" });
  assert.equal(next.status, 429);
});

const targets: [next: string, expected: string][] = [
  ["/shops/dilna?page=2", "/shops/dilna?page=2"],
  ["https://evil.example/", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\tevil", "/"],
  ["javascript:alert(1)", "/"],
];
for (const [next, expected] of targets) {
  Deno.test(`after signing in, next=${JSON.stringify(next)} leads to ${expected}`, async () => {
    await using house = await openTestInstallation();
    const account = await withPassword(house, await house.account());
    const form = { email: account.email, password, next };
    assert.equal((await house.browser().post("/sign-in", form)).location, expected);
    const back = { back: next, theme: "dark" };
    const signedIn = await house.signedIn(account);
    assert.equal((await signedIn.post("/preferences", back)).location, expected);
  });
}

Deno.test("a page behind signing in is returned to", async () => {
  await using house = await openTestInstallation();
  const answer = await house.browser().visit("/shops/dilna/products/import?page=2");
  const to = "%2Fshops%2Fdilna%2Fproducts%2Fimport%3Fpage%3D2";
  assert.equal(answer.location, `/sign-in?to=${to}`);
  const page = await house.browser().visit(answer.location!);
  assert.match(page.html, /name="next" value="\/shops\/dilna\/products\/import\?page=2"/);
});

Deno.test("over TLS the cookie is bound to the host", async () => {
  await using house = await openTestInstallation({ publicUrl: "https://kramek.test" });
  const account = await withPassword(house, await house.account());
  const answer = await house.browser().post("/sign-in", { email: account.email, password });
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("__Host-session="));
  assert.match(cookie ?? "", /; Path=\/; HttpOnly; Secure; SameSite=Lax/);
});

Deno.test("a session ends after twelve idle hours and after thirty days", async () => {
  await using house = await openTestInstallation();
  const { browser, slug } = await house.shop();
  const path = `/shops/${slug}/products/import`;
  for (let visit = 1; visit <= 65; visit++) {
    house.clock.pass(11 * 3600);
    assert.equal((await browser.visit(path)).status, 200);
  }
  house.clock.pass(11 * 3600);
  assert.equal((await browser.visit(path)).status, 303);
  const { browser: idle, slug: other } = await house.shop();
  house.clock.pass(12 * 3600 + 1);
  assert.equal((await idle.visit(`/shops/${other}/products/import`)).status, 303);
});

Deno.test("a visitor's language is remembered, a person's preferences are kept", async () => {
  await using house = await openTestInstallation();
  const visitor = house.browser();
  await visitor.post("/preferences", { language: "en", back: "/sign-in" });
  assert.match((await visitor.visit("/sign-in")).text, /Forgotten password/);

  const { browser, slug } = await house.shop();
  await browser.post("/preferences", { theme: "dark" });
  await browser.post("/preferences", { density: "compact" });
  const page = await browser.visit(`/shops/${slug}/products/import`);
  assert.match(page.html, /data-theme="dark" data-density="compact"/);
});
