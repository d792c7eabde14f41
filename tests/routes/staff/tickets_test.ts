import { strict as assert } from "node:assert";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import {
  auditOf,
  mailsTo,
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";
import { activate, aRequest, ask, sendForm } from "../../support/tickets.ts";

type Staff = Awaited<ReturnType<TestInstallation["staff"]>>;
interface World {
  house: TestInstallation;
  shop: TestShop;
  staff: Staff;
}

const test = (name: string, work: (world: World) => Promise<void>) =>
  Deno.test(`support desk: ${name}`, async () => {
    await using house = await openTestInstallation();
    const shop = await house.shop({ slug: "lipa" });
    await activate(house, shop.shop.id);
    const staff = await house.staff("support");
    await work({ house, shop, staff });
  });

const ours = (id: number) => `/staff/tickets/${id}`;
const theirs = (id: number) => `/shops/lipa/support/${id}`;

/** Answers what stands there now. */
async function answer({ browser }: Staff, id: number, fields: Record<string, string>) {
  const { html } = await browser.visit(ours(id));
  const [, version = ""] = /name="version" value="(\d+)"/.exec(html) ?? [];
  return await sendForm(browser, `${ours(id)}/messages`, { version, ...fields });
}

const reply = ({ browser }: TestShop, id: number, body: string) =>
  sendForm(browser, `${theirs(id)}/messages`, { body });

const order = (text: string, ...subjects: string[]) =>
  subjects.toSorted((a, b) => text.indexOf(a) - text.indexOf(b));

test("the most serious comes first, then who waits closest to the target (R102, R114)", async ({ house, shop, staff }) => {
  await ask(shop, { subject: "Prvni", severity: "question" });
  await ask(shop, { subject: "Druhy", severity: "minor" });
  house.clock.pass(600);
  await ask(shop, { subject: "Treti", severity: "minor" });
  await ask(shop, { subject: "Ctvrty", severity: "crisis", phone: "777123456" });
  const { text } = await staff.browser.visit("/staff/tickets");
  assert.deepEqual(order(text, "Prvni", "Druhy", "Treti", "Ctvrty"), [
    "Ctvrty",
    "Druhy",
    "Treti",
    "Prvni",
  ]);
  assert.match(text, /Čeká 4, z toho ničích 4/);
  assert.match(text, /zbývá/);
});

test("an answer reaches the shop, and by e-mail always who has asked (R108)", async ({ house, shop, staff }) => {
  const id = await ask(shop);
  const sent = await answer(staff, id, { body: "Už to běží.\n\nZkuste obnovit stránku." });
  assert.equal(sent.status, 303);
  const page = await shop.browser.visit(theirs(id));
  assert.match(page.text, /Už to běží/);
  assert.match(page.text, /Podpora/);
  const [mail] = (await mailsTo(house, shop.owner.email)).filter(({ kind }) =>
    kind === "ticket_answered"
  );
  assert.match(mail!.subject, new RegExp(`Odpověď na #${id}: Obrázky se neukazují`));
  assert.match(mail!.text, /Zkuste obnovit stránku/);
  assert.equal(mail!.path, theirs(id));
  const queue = await staff.browser.visit("/staff/tickets");
  assert.match(queue.text, /Nic tu nečeká/);
  await reply(shop, id, "Nepomohlo to.");
  assert.match((await staff.browser.visit("/staff/tickets")).text, /Obrázky se neukazují/);
});

test("others who have written are mailed until they say no", async ({ house, shop, staff }) => {
  const id = await ask(shop);
  const { browser, account } = await house.member(shop.shop, "manager");
  await sendForm(browser, `${theirs(id)}/messages`, { body: "I mně." });
  await answer(staff, id, { body: "Díváme se." });
  await browser.submit(`${theirs(id)}/mute`, { muted: "yes" });
  await answer(staff, id, { body: "Hotovo." });
  const count = async (email: string) =>
    (await mailsTo(house, email)).filter(({ kind }) => kind === "ticket_answered").length;
  assert.equal(await count(account.email), 1);
  assert.equal(await count(shop.owner.email), 2);
});

test("while it is being fixed the shop reads why it cannot write, and keeps its text (R107)", async ({ house, shop, staff }) => {
  const id = await ask(shop);
  const empty = await staff.browser.post(`${ours(id)}/block`, { reason: " " });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Napište důvod/);
  await staff.browser.post(`${ours(id)}/block`, { reason: "Přestavujeme náhledy obrázků." });
  const blocked = await shop.browser.visit(theirs(id));
  assert.match(blocked.text, /Pracujeme na tom Přestavujeme náhledy obrázků\./);
  assert.doesNotMatch(blocked.html, /name="body"/);
  const refused = await reply(shop, id, "Ještě něco");
  assert.equal(refused.status, 409);
  assert.match(refused.text, /Váš text je uložený jako koncept/);
  await staff.browser.post(`${ours(id)}/unblock`);
  assert.match((await shop.browser.visit(theirs(id))).html, /Ještě něco<\/textarea>/);
  assert.equal((await reply(shop, id, "Ještě něco")).status, 303);
  const kinds = (await mailsTo(house, shop.owner.email)).map(({ kind }) => kind);
  assert.ok(kinds.includes("ticket_unblocked"));
});

test("closing wants to know how it was solved; then no message fits, but a new request goes on (R109, R115)", async ({ shop, staff }) => {
  const id = await ask(shop);
  const refused = await staff.browser.post(`${ours(id)}/close`, { resolution: "" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Vyberte, jak byl vyřešen/);
  for (const resolution of ["cause_removed", "restored_from_backup", "workaround", "third_party"]) {
    assert.match(refused.html, new RegExp(`value="${resolution}"`));
  }
  await staff.browser.post(`${ours(id)}/close`, { resolution: "workaround" });
  const closed = await shop.browser.visit(theirs(id));
  assert.match(closed.text, /Uzavřeno: Byl nalezen náhradní postup/);
  assert.equal((await reply(shop, id, "Zase nic")).status, 409);
  const form = await shop.browser.visit(`/shops/lipa/support/new?follows=${id}`);
  assert.match(form.html, /value="Obrázky se neukazují"/);
  const next = await ask(shop, { follows: String(id) });
  assert.match((await shop.browser.visit(theirs(next))).html, new RegExp(`href="${theirs(id)}"`));
});

test("who answers what has changed meanwhile is told, and the text stays", async ({ house, shop, staff }) => {
  const id = await ask(shop);
  const colleague = await house.staff("support");
  const { html } = await staff.browser.visit(ours(id));
  const [, version = ""] = /name="version" value="(\d+)"/.exec(html) ?? [];
  await answer(colleague, id, { body: "Odpověď kolegy" });
  const refused = await sendForm(staff.browser, `${ours(id)}/messages`, {
    version,
    body: "Moje odpověď",
  });
  assert.equal(refused.status, 409);
  assert.match(refused.text, /Mezitím něco přibylo/);
  assert.match(refused.text, /Odpověď kolegy/);
  assert.match(refused.html, /Moje odpověď<\/textarea>/);
  assert.equal((await answer(staff, id, { body: "Moje odpověď" })).status, 303);
});

test("colleagues see who reads and who writes", async ({ house, shop, staff }) => {
  const id = await ask(shop);
  const colleague = await house.staff("billing");
  await colleague.browser.visit(ours(id));
  assert.match((await staff.browser.visit(ours(id))).text, /Také to čte: Staff billing/);
  await colleague.browser.post(`${ours(id)}/draft`, { body: "Píšu" });
  const present = await staff.browser.post(`${ours(id)}/presence`);
  assert.match(present.text, /Právě píše odpověď: Staff billing/);
  house.clock.pass(60);
  assert.doesNotMatch((await staff.browser.post(`${ours(id)}/presence`)).text, /Staff billing/);
});

test("notes and whose it is stay among us", async ({ shop, staff }) => {
  const id = await ask(shop);
  await staff.browser.post(`${ours(id)}/notes`, { body: "Zákazník volal, je nervózní." });
  await staff.browser.post(`${ours(id)}/assignment`, { claim: "yes", staff: "" });
  const page = await staff.browser.visit(ours(id));
  assert.match(page.text, /Zákazník volal/);
  assert.match(page.text, /Přiděleno: Staff support/);
  const seen = await shop.browser.visit(theirs(id));
  assert.doesNotMatch(seen.text, /nervózní|Přiděleno/);
  assert.doesNotMatch((await shop.browser.visit("/shops/lipa/support?q=nervózní")).text, /Obrázky/);
  assert.match(
    (await staff.browser.visit("/staff/tickets?q=nervozni")).text,
    /Obrázky se neukazují/,
  );
});

test("a request of ours to blame is given back (D9)", async ({ shop, staff }) => {
  const id = await ask(shop);
  assert.match((await shop.browser.visit("/shops/lipa/support")).text, /zbývá 9 z 10/);
  await staff.browser.submit(`${ours(id)}/credit`);
  assert.match((await shop.browser.visit("/shops/lipa/support")).text, /zbývá 10 z 10/);
  const again = await staff.browser.submit(`${ours(id)}/credit`);
  assert.match(again.text, /S dotazem v tomto stavu to nejde/);
});

test("a crisis that is none counts, and waits as long as it should", async ({ shop, staff }) => {
  const id = await ask(shop, { severity: "crisis", phone: "777123456" });
  await staff.browser.post(`${ours(id)}/severity`, { severity: "question" });
  assert.match((await shop.browser.visit("/shops/lipa/support")).text, /zbývá 9 z 10/);
  assert.doesNotMatch((await shop.browser.visit(theirs(id))).text, /Závažnost: Krize/);
});

test("a crisis pages who is on duty, at any hour (R101)", async ({ house, shop }) => {
  house.clock.set("2026-03-08T02:00:00.000Z");
  const browser = await house.signedIn(shop.owner);
  await ask({ browser, slug: "lipa" }, { severity: "crisis", phone: "777123456" });
  const mails = await mailsTo(house, house.platform.operator!.email!);
  assert.deepEqual(mails.map(({ kind }) => kind), ["ticket_crisis"]);
  assert.match(mails[0]!.text, /Telefon: 777123456/);
});

test("duplicates of one shop are merged, requests of any shops are linked", async ({ house, shop, staff }) => {
  const first = await ask(shop, { subject: "Poprvé" });
  const second = await ask(shop, { subject: "Podruhé" });
  const other = await house.shop({ slug: "dub" });
  await activate(house, other.shop.id);
  const foreign = await ask(other, { subject: "Odjinud" });
  const refused = await staff.browser.submit(`${ours(second)}/merge`, { number: String(foreign) });
  assert.match(refused.text, /to nejde/);
  await staff.browser.submit(`${ours(second)}/merge`, { number: `#${first}` });
  const page = await shop.browser.visit(theirs(second));
  assert.match(page.text, /Řeší se v jiném dotazu/);
  assert.match(page.html, new RegExp(`href="${theirs(first)}"`));
  assert.match((await shop.browser.visit("/shops/lipa/support")).text, /zbývá 9 z 10/);
  await staff.browser.submit(`${ours(first)}/link`, { number: String(foreign) });
  assert.match((await staff.browser.visit(ours(foreign))).text, /Propojené dotazy #\d+ Poprvé/);
  assert.doesNotMatch((await shop.browser.visit(theirs(first))).text, /Propojeno|Odjinud/);
});

test("one that was closed too early is opened again with a reason", async ({ shop, staff }) => {
  const id = await ask(shop);
  await staff.browser.post(`${ours(id)}/close`, { resolution: "answered" });
  await staff.browser.post(`${ours(id)}/reopen`, { reason: "Ozvali se telefonem." });
  const page = await shop.browser.visit(theirs(id));
  assert.match(page.text, /Znovu otevřeno: Ozvali se telefonem\./);
  assert.match((await staff.browser.visit("/staff/tickets")).text, /Obrázky/);
});

test("paid work is quoted, agreed to by the owner and taken from the wallet (R121, R172)", async ({ house, shop, staff }) => {
  const id = await ask(shop);
  await staff.browser.post(`${ours(id)}/quote`, {
    minutes: "90",
    text: "Přenos starých objednávek",
  });
  const { browser: manager } = await house.member(shop.shop, "manager");
  assert.match((await manager.visit(theirs(id))).text, /Souhlasit může jen majitel/);
  const offer = await shop.browser.visit(theirs(id));
  assert.match(offer.text, /1 h 30 min za 1 200,00 Kč za hodinu bez DPH, celkem 2 178,00 Kč s DPH/);
  const [, quote = ""] = /name="quote" value="(\d+)"/.exec(offer.html) ?? [];
  const poor = await shop.browser.submit(`${theirs(id)}/quote`, { quote, decision: "accept" });
  assert.match(poor.text, /V peněžence chybí 2 178,00 Kč/);
  await house.platform.database.write((transaction) =>
    postTopUp(house.platform, transaction, {
      ...{ id: "topup:1", shopId: shop.shop.id, from: "bank" as const },
      ...{ amountMinor: 300_000, currency: "CZK" as const },
    })
  );
  const agreed = await Promise.all(
    [1, 2].map(() => shop.browser.post(`${theirs(id)}/quote`, { quote, decision: "accept" })),
  );
  assert.deepEqual(agreed.map(({ status }) => status), [303, 303]);
  assert.match((await shop.browser.visit("/shops/lipa/wallet")).text, /822,00 Kč/);
  assert.ok((await auditOf(house)).includes(`ticket.quote_accepted #${id}`));
  assert.match((await shop.browser.visit(theirs(id))).text, /Placená práce odsouhlasena za/);
  await staff.browser.post(`${ours(id)}/work`, { minutes: "45", note: "Export a import" });
  assert.match((await staff.browser.visit(ours(id))).text, /Odpracovaný čas: celkem 45 min/);
});

test("an offer that was replaced cannot be agreed to", async ({ shop, staff }) => {
  const id = await ask(shop);
  const offer = async (minutes: string) => {
    await staff.browser.post(`${ours(id)}/quote`, { minutes, text: "Práce" });
    const { html } = await shop.browser.visit(theirs(id));
    return /name="quote" value="(\d+)"/.exec(html)![1]!;
  };
  const first = await offer("30");
  await offer("300");
  const gone = await shop.browser.submit(`${theirs(id)}/quote`, {
    quote: first,
    decision: "accept",
  });
  assert.match(gone.text, /Tato nabídka už neplatí/);
});

test("saved replies are inserted with their places filled in", async ({ shop, staff }) => {
  const id = await ask(shop);
  const bodies = {
    body_cs: "Dobrý den, {name}, k {ticket} e-shopu {shop}:",
    body_sk: "",
    body_en: "",
  };
  const refused = await staff.browser.post("/staff/replies/new", { name: "", ...bodies });
  assert.match(refused.html, /Dobrý den, \{name\}/);
  await staff.browser.post("/staff/replies/new", { name: "Pozdrav", ...bodies });
  const taken = await staff.browser.post("/staff/replies/new", { name: "Pozdrav", ...bodies });
  assert.match(taken.text, /Takto se jmenuje jiná odpověď/);
  await staff.browser.post(`${ours(id)}/draft`, { body: "Nejdřív jsem psal toto." });
  const inserted = await staff.browser.visit(`${ours(id)}?reply=1`);
  const { html } = await staff.browser.visit(inserted.location!);
  assert.match(
    html,
    new RegExp(`psal toto\\.\n\nDobrý den, ${shop.owner.name}, k #${id} e-shopu Shop lipa:`),
  );
});

test("filters can be kept under a name, several requests dealt with at once", async ({ shop, staff }) => {
  const ids = [await ask(shop), await ask(shop, { kind: "import" })];
  const saved = await staff.browser.post("/staff/tickets/views", {
    name: "Importy",
    query: "kind=import&evil=1",
  });
  assert.equal(saved.location, "/staff/tickets?kind=import");
  assert.match(
    (await staff.browser.visit("/staff/tickets")).html,
    /href="\/staff\/tickets\?kind=import"/,
  );
  const done = await staff.browser.submit("/staff/tickets/changes", {
    step: "close",
    back: "//evil.example",
    selected: ids.map(String),
  });
  assert.match(done.text, /Hotovo: 2\./);
  assert.match(done.text, /Nic tu nečeká/);
});

test("a closed request is rated once", async ({ shop, staff }) => {
  const id = await ask(shop);
  await staff.browser.post(`${ours(id)}/close`, { resolution: "answered" });
  await shop.browser.submit(`${theirs(id)}/rating`, { rating: "5", text: "Rychlé" });
  await shop.browser.submit(`${theirs(id)}/rating`, { rating: "1", text: "" });
  assert.match((await staff.browser.visit(ours(id))).text, /5 \/ 5: Rychlé/);
});

test("nobody of another shop gets to a request, its files or its words", async ({ house, shop, staff }) => {
  const sent = await sendForm(shop.browser, "/shops/lipa/support", aRequest, [
    { name: "tajne.txt", content: "tajné" },
  ]);
  const id = Number(sent.location!.split("/").at(-1));
  await staff.browser.post(`${ours(id)}/quote`, { minutes: "30", text: "Práce" });
  const { html } = await shop.browser.visit(theirs(id));
  const file = /\/files\/([a-z0-9]+)"/.exec(html)![1]!;
  const stranger = await house.shop({ slug: "dub" });
  await activate(house, stranger.shop.id);
  await ask(stranger, { subject: "Vlastní" });
  for (const slug of ["lipa", "dub"]) {
    const base = `/shops/${slug}/support/${id}`;
    for (const path of [base, `${base}/files/${file}`]) {
      assert.equal((await stranger.browser.visit(path)).status, 404, path);
    }
    for (const part of ["draft", "rating", "mute", "quote"]) {
      assert.equal((await stranger.browser.post(`${base}/${part}`)).status, 404, part);
    }
    assert.equal((await sendForm(stranger.browser, `${base}/messages`, { body: "x" })).status, 404);
  }
  const found = await stranger.browser.visit("/shops/dub/support?q=obrázky");
  assert.doesNotMatch(found.text, /neukazují/);
  const mine = await sendForm(stranger.browser, "/shops/dub/support", {
    ...aRequest,
    kept: file,
    follows: String(id),
  });
  const page = await stranger.browser.visit(mine.location!);
  assert.doesNotMatch(page.html, new RegExp(`tajne|support/${id}"`));
});

test("a search finds an address as it was written, and words that stand in several messages", async ({ shop, staff }) => {
  const id = await ask(shop, { body: "Napište na jana@horni-lhota.cz" });
  await reply(shop, id, "Netýká se to kategorie Čaje.");
  for (const words of ["jana@horni-lhota.cz", "lhota čaje", `${id}`, 'kategorie "AND" (']) {
    const { text } = await staff.browser.visit(`/staff/tickets?q=${encodeURIComponent(words)}`);
    assert.equal(text.includes("Obrázky se neukazují"), !words.includes("AND"), words);
  }
});
