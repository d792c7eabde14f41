import { strict as assert } from "node:assert";
import { updateTicket } from "../../../tenants/platform/tickets.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import {
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";
import { activate, aRequest, ask, pngBytes, sendForm } from "../../support/tickets.ts";

const test = (name: string, work: (house: TestInstallation, shop: TestShop) => Promise<void>) =>
  Deno.test(`support of a shop: ${name}`, async () => {
    await using house = await openTestInstallation();
    const shop = await house.shop({ slug: "lipa" });
    await activate(house, shop.shop.id);
    await work(house, shop);
  });

const path = "/shops/lipa/support";

test(
  "Support, New request, fill in, send; the list has it with its shop and its problem (R98, R104, R106, R117, R118)",
  async (_, shop) => {
    const list = await shop.browser.visit(path);
    assert.match(list.text, /Zatím žádné dotazy/);
    assert.match(list.html, /href="\/shops\/lipa\/support\/new"/);
    const form = await shop.browser.visit(`${path}/new`);
    assert.match(
      form.text,
      /Tento měsíc zbývá 10 z 10 dotazů zdarma ?Všechny budou znovu 1\. 4\. 2026/,
    );
    const sent = await sendForm(shop.browser, path, aRequest);
    assert.equal(sent.status, 303);
    const page = await shop.browser.visit(sent.location!);
    assert.match(page.text, /Obrázky se neukazují/);
    assert.match(page.text, /Od rána chybí obrázky/);
    assert.match(page.text, /zbývá 9 z 10/);
    assert.match(
      (await shop.browser.visit(path)).text,
      /Obrázky se neukazují.*Otevřený Čeká na odpověď/,
    );
  },
);

test("hours, the peak and holidays are told before one writes (R99, R100)", async (house, shop) => {
  const said = async (instant: string) => {
    house.clock.set(instant);
    return (await shop.browser.visit(`${path}/new`)).text;
  };
  assert.match(await said("2026-03-02T08:00:00.000Z"), /v pracovní dny od 8:00 do 16:00/);
  assert.match(await said("2026-03-02T11:00:00.000Z"), /Mezi 10\. a 14\. hodinou/);
  assert.match(
    await said("2026-03-02T19:00:00.000Z"),
    /Teď máme zavřeno; kdykoli řešíme jen krize/,
  );
});

test("the list is filtered by state, kind, person and text", async (house, shop) => {
  await ask(shop, { subject: "Obrázky" });
  await ask(shop, { subject: "Faktura za únor", kind: "billing" });
  const { browser } = await house.member(shop.shop, "manager");
  await ask({ browser, slug: "lipa" }, { subject: "Import stojí", body: "Dodavatel mlčí" });
  const listed = async (query: string) => {
    const { text } = await shop.browser.visit(`${path}?${query}`);
    return ["Obrázky", "Faktura za únor", "Import stojí"].filter((subject) =>
      text.includes(subject)
    );
  };
  assert.deepEqual(await listed("kind=billing"), ["Faktura za únor"]);
  assert.deepEqual(await listed("mine=yes"), ["Obrázky", "Faktura za únor"]);
  assert.deepEqual(await listed("q=dodavatel"), ["Import stojí"]);
  assert.deepEqual(await listed("q=UNOR"), ["Faktura za únor"]);
  assert.deepEqual(await listed("state=closed"), []);
});

test("a refused form keeps what was typed, its files, and says what is wrong", async (_, shop) => {
  const files = [{ name: "okno.png", content: pngBytes }];
  const fields = { ...aRequest, kind: "", subject: "", phone: "12" };
  const refused = await sendForm(shop.browser, path, fields, files);
  assert.equal(refused.status, 422);
  for (const said of [/Vyberte, čeho se dotaz týká/, /Napište předmět/, /není telefonní číslo/]) {
    assert.match(refused.text, said);
  }
  assert.match(refused.html, /Od rána chybí obrázky u všech produktů\.<\/textarea>/);
  assert.match(refused.text, /Tyto soubory už tu jsou: okno\.png/);
  const [, kept = ""] = /name="kept" value="([^"]+)"/.exec(refused.html) ?? [];
  const sent = await sendForm(shop.browser, path, { ...aRequest, kept });
  assert.match((await shop.browser.visit(sent.location!)).html, /okno\.png/);
});

test(
  "pictures are shown, other files are downloaded, pages and programs are refused (R105)",
  async (_, shop) => {
    const sent = await sendForm(shop.browser, path, aRequest, [
      { name: "okno.png", content: pngBytes },
      { name: "ceník.csv", content: "kód;cena\nA;1\n" },
    ]);
    const { html } = await shop.browser.visit(sent.location!);
    const addresses = [...html.matchAll(/href="([^"]*\/files\/[^"]*)"/g)].map(([, href]) => href!);
    assert.equal(addresses.length, 2);
    const answers = await Promise.all(addresses.map((address) => shop.browser.visit(address)));
    const heads = answers.map(({ headers }) => [
      headers.get("Content-Type"),
      headers.get("Content-Disposition")!.split(";")[0],
      headers.get("X-Content-Type-Options"),
      headers.get("Content-Security-Policy"),
    ]).sort();
    const guarded = ["nosniff", "default-src 'none'; sandbox"];
    assert.deepEqual(heads, [
      ["image/png", "inline", ...guarded],
      ["text/plain; charset=utf-8", "attachment", ...guarded],
    ]);
    const page = await sendForm(shop.browser, path, aRequest, [
      { name: "okno.png", content: "<!doctype html><script>alert(1)</script>" },
    ]);
    assert.equal(page.status, 422);
    assert.match(page.text, /Soubor okno\.png nepřijímáme/);
    const large = await sendForm(shop.browser, path, aRequest, [
      { name: "velky.txt", content: "a".repeat(10_000_001) },
    ]);
    assert.match(large.text, /Soubor velky\.txt má víc než 10 MB/);
  },
);

test(
  "the eleventh request of a month is refused, kept as a draft, and taken as paid work (R103, R121)",
  async (house, shop) => {
    for (let count = 0; count < 10; count++) await ask(shop);
    const refused = await sendForm(shop.browser, path, { ...aRequest, subject: "Jedenáctý" });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /vyčerpané, nové budou od 1\. 4\. 2026/);
    assert.match(refused.text, /Odeslat jako placenou práci/);
    const draft = await shop.browser.visit(`${path}/new`);
    assert.match(draft.html, /value="Jedenáctý"/);
    const paid = await sendForm(shop.browser, path, { ...aRequest, paid: "yes" });
    assert.equal(paid.status, 303);
    assert.equal(await ask(shop, { kind: "billing" }) > 0, true);
    const statusAt = async (instant: string) => {
      house.clock.set(instant);
      const browser = await house.signedIn(shop.owner);
      return (await sendForm(browser, path, aRequest)).status;
    };
    assert.equal(await statusAt("2026-03-31T21:59:59.000Z"), 422, "still March in Prague");
    assert.equal(await statusAt("2026-03-31T22:00:00.000Z"), 303, "April in Prague");
  },
);

const formIn = (html: string) => /name="form" value="([^"]+)"/.exec(html)![1]!;

test("a request sent twice is one, and takes one of the month's (R103, D9)", async (_, shop) => {
  const form = formIn((await shop.browser.visit(`${path}/new`)).html);
  const files = [{ name: "okno.png", content: pngBytes }];
  const refused = await sendForm(shop.browser, path, { ...aRequest, subject: "", form });
  assert.equal(formIn(refused.html), form);
  const first = await sendForm(shop.browser, path, { ...aRequest, form }, files);
  const again = await sendForm(shop.browser, path, { ...aRequest, form }, files);
  assert.equal(again.status, 303);
  assert.equal(again.location, first.location);
  assert.match((await shop.browser.visit(first.location!)).text, /zbývá 9 z 10/);
  const other = await sendForm(shop.browser, path, { ...aRequest, form, body: "Něco jiného." });
  assert.notEqual(other.location, first.location, "who goes back and writes something else asks");
});

test(
  "a message sent twice is written once, also into a request that was closed since",
  async (house, shop) => {
    const id = await ask(shop);
    const form = formIn((await shop.browser.visit(`${path}/${id}`)).html);
    const send = (body: string) => sendForm(shop.browser, `${path}/${id}/messages`, { body, form });
    assert.equal((await send("Pořád stejné.")).status, 303);
    assert.equal((await send("Pořád stejné.")).status, 303);
    const count = async (body: string) =>
      (await shop.browser.visit(`${path}/${id}`)).html.split(body).length - 1;
    assert.equal(await count("Pořád stejné."), 1);
    await send("A ještě něco.");
    assert.equal(await count("A ještě něco."), 1);
    const at = house.platform.now();
    const closed = { state: "closed", resolution: "answered", closedAt: at } as const;
    const idle = { waitingSince: null, dueAt: null };
    await updateTicket(house.platform.database, id, { ...closed, ...idle }, at);
    assert.equal((await send("Pořád stejné.")).status, 303);
  },
);

test(
  "a crisis wants a phone to be called back at, which is remembered (R101, R110)",
  async (_, shop) => {
    const crisis = { ...aRequest, severity: "crisis" };
    const refused = await sendForm(shop.browser, path, crisis);
    assert.match(refused.text, /V krizi vám voláme zpět/);
    await ask(shop, { ...crisis, phone: "+420 777 123 456" });
    const form = await shop.browser.visit(`${path}/new`);
    assert.match(form.html, /value="\+420 777 123 456"/);
    assert.match(form.text, /zbývá 10 z 10/, "a crisis does not count (D9)");
  },
);

test("a draft is kept while one types", async (_, shop) => {
  const kept = await shop.browser.post(`${path}/draft`, { subject: "Rozepsané", body: "Půl věty" });
  assert.equal(kept.status, 204);
  const form = await shop.browser.visit(`${path}/new`);
  assert.match(form.html, /value="Rozepsané"/);
  assert.match(form.text, /Je tu znovu to, co jste dříve napsali/);
  const other = await shop.browser.visit(`${path}/new?subject=`);
  assert.match(other.html, /Půl věty/);
  await ask(shop);
  assert.doesNotMatch((await shop.browser.visit(`${path}/new`)).html, /Rozepsané/);
});

test("similar requests of one's own are offered while typing", async (house, shop) => {
  await ask(shop, { subject: "Import z Heureky padá" });
  const other = await house.shop({ slug: "dub" });
  await activate(house, other.shop.id);
  await ask(other, { subject: "Import z Heureky jinde" });
  const offered = await shop.browser.visit(`${path}/similar?subject=padající importy heureka`);
  assert.match(offered.text, /Import z Heureky padá/);
  assert.doesNotMatch(offered.text, /jinde/);
  assert.equal((await shop.browser.visit(`${path}/similar?subject=xy`)).text.trim(), "");
});

test("a request carries the place where it began", async (house, shop) => {
  await using lease = await house.platform.shops.lease(shop.shop.id);
  await lease.database.execute(
    "INSERT INTO products (id, code, created_at, updated_at) VALUES (1, 'A1', '', '')",
  );
  const form = await shop.browser.visit(`${path}/new?product=1&entry=debit:1`);
  assert.match(form.text, /Týká se: Produkt A1 ?Pohyb v peněžence/);
  const id = await ask(shop, { product: "1" });
  const page = await shop.browser.visit(`${path}/${id}`);
  assert.match(page.html, /href="\/shops\/lipa\/products\/1"/);
});

test(
  "a suspended owner asks about bills and the end, and nothing else (D8, R111)",
  async (house, shop) => {
    await runOutOfMoney(house.platform, shop.shop.id);
    const form = await shop.browser.visit(`${path}/new`);
    assert.match(form.html, /value="billing"/);
    assert.doesNotMatch(form.html, /value="technical"/);
    const refused = await sendForm(shop.browser, path, aRequest);
    assert.match(refused.text, /Administrace je pozastavená/);
    assert.equal(
      (await sendForm(shop.browser, path, { ...aRequest, kind: "billing" })).status,
      303,
    );
    const { browser } = await house.member(shop.shop, "manager");
    assert.equal((await browser.visit(`${path}/new`)).status, 403);
  },
);

test("a reader sees requests and sends none", async (house, shop) => {
  const id = await ask(shop);
  const { browser } = await house.member(shop.shop, "read_only");
  assert.equal((await browser.visit(`${path}/${id}`)).status, 200);
  assert.equal((await sendForm(browser, path, aRequest)).status, 403);
});

test(
  "a campaign is told of with its first day, and how far ahead that must be (R220)",
  async (_, shop) => {
    const form = await shop.browser.visit(`${path}/new?kind=campaign`);
    assert.match(form.text, /aspoň 5 pracovních dní předem: dnes tedy od 9\. 3\. 2026/);
    const campaign = { ...aRequest, kind: "campaign", severity: "" };
    const refused = await sendForm(shop.browser, path, campaign);
    assert.match(refused.text, /Napište první den kampaně/);
    const hidden = /<div data-when="kind!=campaign" hidden/;
    assert.match(refused.html, hidden, "how much of the shop is limited is not asked");
    assert.doesNotMatch((await shop.browser.visit(`${path}/new?kind=import`)).html, hidden);
    const id = await ask(shop, { ...campaign, campaign: "2026-03-20" });
    assert.match(
      (await shop.browser.visit(`${path}/${id}`)).text,
      /První den kampaně: 20\. 3\. 2026/,
    );
  },
);
