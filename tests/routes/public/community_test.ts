import { strict as assert } from "node:assert";
import { answerInCommunity, aQuestion, askInCommunity } from "../../support/community.ts";
import { mailsTo, openTestInstallation } from "../../support/installation.ts";

Deno.test("anybody reads questions and answers, in three languages, without signing in (R125, R129)", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  const question = await askInCommunity(asker.browser, { nickname: "Pekař" });
  await answerInCommunity(other.browser, question, "U ceny zvolte neměnit.");
  const list = await house.browser().visit("/community");
  assert.match(list.text, /Jak přebírat jen sklad\?.*Importy.*Pekař.*1\sodpověď/s);
  assert.equal(list.headers.get("Cache-Control"), "public, max-age=60");
  assert.doesNotMatch(list.html, /noindex/);
  const page = await house.browser().visit(question);
  assert.match(page.text, /Ceny mám vlastní\..*U ceny zvolte neměnit\./s);
  assert.doesNotMatch(page.html, /noindex/);
  const sk = await house.browser().visit("/community", { "Accept-Language": "sk" });
  assert.match(sk.text, /opýtať sa.*1\sodpoveď/s);
  const en = await house.browser().visit(question, { "Accept-Language": "en" });
  assert.match(en.text, /1\sanswer.*Sign in to answer/s);
});

Deno.test("the page says that the community is watched and that no answer is promised (R137)", async () => {
  await using house = await openTestInstallation();
  const { text } = await house.browser().visit("/community");
  assert.match(text, /podpora komunitu čte.*Odpověď na každou otázku ale neslibuje/s);
});

Deno.test("public pages lead to it, and so does Support in the administration (R125)", async () => {
  await using house = await openTestInstallation();
  const { browser, slug } = await house.shop();
  for (const path of ["/status", "/prices"]) {
    assert.match((await house.browser().visit(path)).html, /href="\/community"/, path);
  }
  assert.match((await browser.visit(`/shops/${slug}/support`)).text, /Zeptat se komunity/);
});

Deno.test("no page shows the name, e-mail or shop of who writes (R125)", async () => {
  await using house = await openTestInstallation();
  const owner = await house.account({ name: "Jana Skrytá", email: "jana.skryta@people.example" });
  const { browser, shop } = await house.shop({ slug: "tajny", name: "Tajný krám", owner });
  const question = await askInCommunity(browser, { nickname: "Pekař" });
  const stranger = await house.shop();
  const staff = await house.staff("support");
  const pages = [
    await house.browser().visit("/community"),
    await house.browser().visit(question),
    await stranger.browser.visit(question),
    await staff.browser.visit(`/staff${question}`),
  ];
  for (const { html } of pages) {
    assert.match(html, /Pekař/);
    assert.doesNotMatch(html, /Skrytá|jana\.skryta|Tajný krám|tajny/);
    assert.equal(html.includes(owner.id) || html.includes(shop.id), false);
  }
});

Deno.test("a neutral nickname is offered, asked for once, and nobody takes another's (R125)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop();
  assert.match((await browser.visit("/community/new")).html, /value="Obchodník \d{4}"/);
  await askInCommunity(browser, { nickname: "Pekař" });
  assert.doesNotMatch((await browser.visit("/community/new")).html, /name="nickname"/);
  const other = await house.shop();
  const taken = await other.browser.post("/community", { ...aQuestion, nickname: "pekar" });
  assert.equal(taken.status, 422);
  assert.match(taken.text, /Tuto přezdívku už někdo má/);
  assert.match(taken.html, /Jak přebírat jen sklad\?/);
});

Deno.test("whoever has a shop in trial writes; who has none is told who may (R125)", async () => {
  await using house = await openTestInstallation();
  const account = await house.account();
  const browser = await house.signedIn(account);
  assert.equal((await browser.visit("/community/new")).location, "/community");
  assert.match((await browser.visit("/community")).text, /každý, kdo má na Krámku e-shop/);
  const answer = await browser.post("/community", { ...aQuestion, nickname: "Nikdo" });
  assert.equal(answer.location, "/community");
  assert.match((await browser.visit("/community")).text, /Zatím se nikdo nezeptal/);
  const visitor = await house.browser().visit("/community/new");
  assert.match(visitor.location!, /^\/sign-in\?to=%2Fcommunity%2Fnew/);
});

Deno.test("a search finds words without diacritics, in answers too; topics and unanswered narrow it (R125)", async () => {
  await using house = await openTestInstallation();
  const one = await house.shop();
  const two = await house.shop();
  const stock = await askInCommunity(one.browser);
  await askInCommunity(one.browser, { topic: "web", title: "Vlastní doména", body: "Nefunguje." });
  await answerInCommunity(two.browser, stock, "Zvolte žluťoučký přepínač.");
  const titles = async (query: string) => {
    const { text } = await house.browser().visit(`/community${query}`);
    return ["Jak přebírat jen sklad?", "Vlastní doména"].filter((title) => text.includes(title));
  };
  assert.deepEqual(await titles("?q=prebirat"), ["Jak přebírat jen sklad?"]);
  assert.deepEqual(await titles("?q=zlutoucky"), ["Jak přebírat jen sklad?"]);
  assert.deepEqual(await titles("?q=DOMENA"), ["Vlastní doména"]);
  assert.deepEqual(await titles("?q=%22%29+OR"), []);
  assert.deepEqual(await titles("?topic=web"), ["Vlastní doména"]);
  assert.deepEqual(await titles("?unanswered=yes"), ["Vlastní doména"]);
  assert.match((await house.browser().visit("/community?topic=web")).html, /noindex/);
});

Deno.test("questions stand by their last activity, twenty a page (R125)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop();
  for (let number = 1; number <= 21; number++) {
    house.clock.pass(3_600);
    await askInCommunity(browser, { title: `Otázka ${number}.` });
  }
  const first = await house.browser().visit("/community");
  assert.match(first.text, /Otázka 21\..*Otázka 20\./s);
  assert.doesNotMatch(first.text, /Otázka 1\./);
  assert.match((await house.browser().visit("/community?page=2")).text, /Otázka 1\./);
  const other = await house.shop();
  house.clock.pass(60);
  await answerInCommunity(other.browser, "/community/1", "Rada.");
  assert.match((await house.browser().visit("/community")).text, /Otázka 1\..*Otázka 21\./s);
});

Deno.test("what is written is text: nothing of it is markup, links are followed by no engine (EX-1)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop();
  const question = await askInCommunity(browser, {
    title: '<img src=x onerror="alert(1)">',
    body: '<script>alert(1)</script>\n\nhttps://example.cz/a?b=1&c="><b> javascript:alert(1)',
    nickname: "<b>Pekař</b>".replace("/", ""),
  });
  const staff = await house.staff("support");
  for (const path of [question, "/community", `/staff${question}`]) {
    const { html } = await (path.startsWith("/staff") ? staff.browser : house.browser()).visit(
      path,
    );
    assert.doesNotMatch(html, /<script>alert|<img src=x|<b>/, path);
  }
  const { html } = await house.browser().visit(question);
  assert.match(html, /&lt;script&gt;alert\(1\)/);
  assert.match(html, /<a href="https:\/\/example\.cz\/a\?b=1&amp;c=" rel="[^"]*nofollow ugc"/);
  assert.doesNotMatch(html, /href="javascript:/);
});

Deno.test("an e-mail or a phone number is published only after it was confirmed (R125)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop();
  const text = { ...aQuestion, body: "Volejte 777 123 456.", nickname: "Pekař" };
  const warned = await browser.post("/community", text);
  assert.equal(warned.status, 422);
  assert.match(warned.text, /osobní údaje: 777 123 456.*Volejte 777 123 456\..*Přesto zveřejnit/s);
  assert.match((await house.browser().visit("/community")).text, /Zatím se nikdo nezeptal/);
  const changed = { ...text, body: "Volejte 777 123 456, pište a@b.cz", confirmed: "777 123 456" };
  assert.match((await browser.post("/community", changed)).text, /osobní údaje: a@b\.cz/);
  const agreed = await browser.post("/community", { ...text, confirmed: "777 123 456" });
  assert.equal(agreed.status, 303);
  const other = await house.shop();
  const answer = { body: "Já jsem a@b.cz", nickname: "Rádce" };
  const refused = await other.browser.post(`${agreed.location}/answers`, answer);
  assert.match(refused.text, /osobní údaje: a@b\.cz/);
});

Deno.test("an account publishes five posts an hour, and the sixth text is not lost (R125)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop();
  const question = await askInCommunity(browser);
  for (let number = 0; number < 4; number++) {
    await answerInCommunity(browser, question, "Doplňuji.");
  }
  const sixth = await browser.post(`${question}/answers`, { body: "Šestý text" });
  assert.equal(sixth.status, 422);
  assert.match(
    sixth.text,
    /Za hodinu jde zveřejnit 5 příspěvků.*Šestý text|Šestý text.*5 příspěvků/s,
  );
  house.clock.pass(3_601);
  await answerInCommunity(browser, question, "Šestý text");
});

Deno.test("a form with a field that its page does not have is refused (SE-17), one of another site too (SE-12)", async () => {
  await using house = await openTestInstallation();
  const { browser } = await house.shop();
  const text = { ...aQuestion, nickname: "Pekař" };
  assert.equal((await browser.post("/community", { ...text, staff: "yes" })).status, 400);
  const foreign = await browser.post("/community", text, { "Sec-Fetch-Site": "cross-site" });
  assert.equal(foreign.status, 403);
  assert.equal((await browser.post("/community", { ...text, csrf: "x" })).status, 403);
});

Deno.test("the asker is mailed about answers of others, until they want no more (R125)", async () => {
  await using house = await openTestInstallation();
  const asker = await house.shop();
  const other = await house.shop();
  const question = await askInCommunity(asker.browser);
  await answerInCommunity(asker.browser, question, "Doplňuji.");
  await answerInCommunity(other.browser, question, "Rada\nna dva řádky.");
  const [mail, ...rest] = await mailsTo(house, asker.owner.email);
  assert.equal(rest.length, 0);
  assert.match(mail!.subject, /Nová odpověď: Jak přebírat jen sklad\?/);
  assert.match(mail!.text, /Rada\nna dva řádky\./);
  assert.equal(mail!.path, question);
  assert.equal((await other.browser.post(`${question}/mute`, { muted: "yes" })).status, 404);
  const muted = await asker.browser.submit(`${question}/mute`, { muted: "yes" });
  assert.match(muted.text, /E-maily o odpovědích máte vypnuté/);
  await answerInCommunity(other.browser, question, "Ještě něco.");
  assert.equal((await mailsTo(house, asker.owner.email)).length, 1);
});

Deno.test("similar questions of the community are offered below one's own requests (R125)", async () => {
  await using house = await openTestInstallation();
  const { browser, slug } = await house.shop();
  const question = await askInCommunity(browser);
  const { html } = await browser.visit(`/shops/${slug}/support/similar?subject=prebirani+skladu`);
  assert.match(html, new RegExp(`href="${question}"`));
});
