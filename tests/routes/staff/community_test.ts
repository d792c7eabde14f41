import { strict as assert } from "node:assert";
import { answerInCommunity, askInCommunity } from "../../support/community.ts";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";

Deno.test("a reported post is hidden with a reason that its author reads, and shown again (R125, R137)", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  const staff = await house.staff("support");
  const question = await askInCommunity(asker.browser);
  const answer = await answerInCommunity(other.browser, question, "Levné hodinky");
  const report = `/community/posts/${answer}/report`;
  assert.match((await asker.browser.post(report, { reason: " " })).text, /Napište důvod/);
  await asker.browser.post(report, { reason: "Reklama" });
  assert.match((await staff.browser.visit("/staff/community")).text, /Levné hodinky.*Reklama/s);
  const hide = `/staff/community/posts/${answer}/hiding`;
  assert.match((await staff.browser.submit(hide, { reason: "" })).text, /Napište důvod/);
  const hidden = await staff.browser.submit(hide, { reason: "Inzerce sem nepatří" });
  assert.match(hidden.text, /Nic není nahlášeno/);

  const visitor = await house.browser().visit(question);
  assert.doesNotMatch(visitor.text, /Levné hodinky|Inzerce/);
  assert.match(visitor.text, /Zatím bez odpovědi/);
  assert.doesNotMatch((await asker.browser.visit(question)).text, /Levné hodinky/);
  assert.match((await house.browser().visit("/community")).text, /bez odpovědi/);
  assert.doesNotMatch((await house.browser().visit("/community?q=hodinky")).text, /Jak přebírat/);
  assert.match(
    (await other.browser.visit(question)).text,
    /Důvod: Inzerce sem nepatří.*Levné hodinky/s,
  );
  assert.match((await staff.browser.visit("/staff/community?part=hidden")).text, /Levné hodinky/);

  await staff.browser.post(`/staff/community/posts/${answer}/showing`);
  assert.match((await house.browser().visit(question)).text, /Levné hodinky/);
  assert.deepEqual((await auditOf(house)).filter((entry) => entry.startsWith("community")), [
    "community.hide #1",
    "community.show #1",
  ]);
});

Deno.test("a hidden question is not there for anybody but its author (R137)", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  const staff = await house.staff("operator");
  const question = await askInCommunity(asker.browser);
  await staff.browser.post("/staff/community/posts/1/hiding", { reason: "Urážky" });
  assert.equal((await house.browser().visit(question)).status, 404);
  assert.equal((await other.browser.visit(question)).status, 404);
  const answer = { body: "Rada", nickname: "Rádce" };
  assert.equal((await other.browser.post(`${question}/answers`, answer)).status, 404);
  assert.match((await asker.browser.visit(question)).text, /nikdo jiný nevidí.*Důvod: Urážky/s);
  assert.match((await house.browser().visit("/community")).text, /Zatím se nikdo nezeptal/);
});

Deno.test("a reported post may stay (R137)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop();
  const staff = await house.staff("support");
  const question = await askInCommunity(browser);
  const other = await house.shop();
  await other.browser.post("/community/posts/1/report", { reason: "Nelíbí se mi" });
  const left = await staff.browser.submit("/staff/community/posts/1/dismissal");
  assert.match(left.text, /Nic není nahlášeno/);
  assert.equal((await house.browser().visit(question)).status, 200);
});

Deno.test("support answers as support, also a locked question, and the asker is mailed (R125, R137)", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  const staff = await house.staff("support");
  const question = await askInCommunity(asker.browser);
  await staff.browser.post(`/staff${question}/lock`, { locked: "yes" });
  const late = { body: "Rada", nickname: "Rádce" };
  const refused = await other.browser.post(`${question}/answers`, late);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /otázku uzamkla/);
  assert.match(
    (await staff.browser.post(`/staff${question}/answers`, { body: "" })).text,
    /Napište text/,
  );
  await staff.browser.post(`/staff${question}/answers`, { body: "Odpověď podpory" });
  const { text } = await house.browser().visit(question);
  assert.match(text, /Uzamčeno.*Podpora Krámku.*Odpověď podpory/s);
  assert.doesNotMatch(text, /Staff support/);
  assert.deepEqual((await mailsTo(house, asker.owner.email)).map(({ kind }) => kind), [
    "community_answered",
  ]);
  await staff.browser.post(`/staff${question}/lock`, { locked: "no" });
  await answerInCommunity(other.browser, question, "Rada");
  assert.deepEqual((await auditOf(house)).filter((entry) => entry.startsWith("community")), [
    "community.lock #1",
    "community.answer #1",
    "community.unlock #1",
  ]);
});

Deno.test("billing looks at the community and decides nothing in it", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop();
  const question = await askInCommunity(browser);
  const billing = await house.staff("billing");
  const { html } = await billing.browser.visit(`/staff${question}`);
  assert.match(html, /Ceny mám vlastní/);
  assert.doesNotMatch(html, /hiding|\/lock"|\/answers"/);
  const hide = await billing.browser.post("/staff/community/posts/1/hiding", { reason: "Ne" });
  assert.equal(hide.status, 404);
});
