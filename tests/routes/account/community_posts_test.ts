import { strict as assert } from "node:assert";
import { answerInCommunity, aQuestion, askInCommunity } from "../../support/community.ts";
import { openTestInstallation } from "../../support/installation.ts";

Deno.test("the author changes a post for thirty minutes, nobody else does (R125)", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  const question = await askInCommunity(asker.browser);
  const text = { topic: "web", title: "Nový název", body: "Nový text" };
  assert.equal((await other.browser.visit("/community/posts/1/edit")).status, 404);
  assert.equal((await other.browser.post("/community/posts/1/edit", text)).status, 404);
  assert.match((await asker.browser.visit("/community/posts/1/edit")).html, /Ceny mám vlastní/);
  const empty = await asker.browser.post("/community/posts/1/edit", { ...text, title: "" });
  assert.match(empty.text, /Napište otázku\..*Nový text/s);
  const changed = await asker.browser.submit("/community/posts/1/edit", text);
  assert.match(changed.text, /Nový název.*upraveno.*Nový text/s);
  assert.match((await house.browser().visit("/community?q=novy")).text, /Nový název/);
  house.clock.pass(30 * 60 + 1);
  const late = await asker.browser.submit("/community/posts/1/edit", { ...text, body: "Pozdě" });
  assert.match(late.text, /už upravit nejde/);
  assert.doesNotMatch((await house.browser().visit(question)).text, /Pozdě/);
});

Deno.test("a withdrawn post is gone with its words, a question with its answers (R125)", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  const question = await askInCommunity(asker.browser);
  const answer = await answerInCommunity(other.browser, question, "Zbytečná rada");
  assert.equal((await asker.browser.post(`/community/posts/${answer}/withdrawal`)).status, 404);
  assert.match(
    (await other.browser.visit(`/community/posts/${answer}/withdrawal`)).text,
    /natrvalo/,
  );
  const left = await other.browser.submit(`/community/posts/${answer}/withdrawal`);
  assert.doesNotMatch(left.text, /Zbytečná rada/);
  assert.match((await house.browser().visit("/community?q=zbytecna")).text, /Nic/);
  await asker.browser.post("/community/posts/1/withdrawal");
  assert.equal((await house.browser().visit(question)).status, 404);
  assert.equal((await asker.browser.visit(question)).status, 404);
  const { rows } = await house.platform.database.execute(
    "SELECT group_concat(body, '') || (SELECT title FROM community_questions) AS kept FROM community_posts",
  );
  assert.equal(rows[0]!.kept, "");
});

Deno.test("who has asked marks the answer that helped, and it stands first (R125)", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  const question = await askInCommunity(asker.browser);
  await answerInCommunity(other.browser, question, "První rada");
  const second = String(await answerInCommunity(other.browser, question, "Druhá rada"));
  const refused = await other.browser.post(`${question}/acceptance`, { post: second });
  assert.equal(refused.status, 404);
  assert.equal((await asker.browser.post(`${question}/acceptance`, { post: "1" })).status, 404);
  await asker.browser.post(`${question}/acceptance`, { post: second });
  const { text } = await house.browser().visit(question);
  assert.match(text, /Přijatá odpověď.*Druhá rada.*První rada/s);
  assert.match((await house.browser().visit("/community")).text, /Vyřešeno/);
  await asker.browser.post(`${question}/acceptance`, { post: "none" });
  assert.doesNotMatch((await house.browser().visit(question)).text, /Přijatá odpověď/);
});

Deno.test("an answer is useful once an account, and never by its author (R125)", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  const question = await askInCommunity(asker.browser);
  const answer = await answerInCommunity(other.browser, question, "Rada");
  const vote = `/community/posts/${answer}/vote`;
  assert.equal((await other.browser.post(vote, { useful: "yes" })).status, 404);
  await asker.browser.post(vote, { useful: "yes" });
  await asker.browser.post(vote, { useful: "yes" });
  assert.match((await house.browser().visit(question)).text, /Užitečné \(1\)/);
  await asker.browser.post(vote, { useful: "no" });
  await asker.browser.post(vote, { useful: "no" });
  assert.doesNotMatch((await house.browser().visit(question)).text, /Užitečné/);
});

Deno.test("what another has written is as if it were not there for each step of its author", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  await askInCommunity(asker.browser);
  for (const part of ["edit", "withdrawal"]) {
    const foreign = await other.browser.visit(`/community/posts/1/${part}`);
    const missing = await other.browser.visit(`/community/posts/99/${part}`);
    assert.deepEqual([foreign.status, foreign.text], [missing.status, missing.text], part);
  }
  const body = { ...aQuestion, title: "Cizí" };
  assert.equal((await other.browser.post("/community/posts/1/edit", body)).status, 404);
});
