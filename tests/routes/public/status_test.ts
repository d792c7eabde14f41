import { strict as assert } from "node:assert";
import { publishAnnouncement } from "../../../tenants/news/publish_announcement.ts";
import { recordOutage } from "../../../tenants/outages/record_outage.ts";
import { beat } from "../../../tenants/outages/heart.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";
import { XmlDocument } from "libxml2-wasm";

const text = {
  cs: ["Porucha sítě.", "Data jsou v pořádku."],
  sk: ["Porucha siete."],
  en: ["The network failed.", "Data are safe."],
};

async function record(
  house: TestInstallation,
  kind: "everything" | "web" | "planned",
  startedAt: string,
  endedAt?: string,
) {
  const { id } = await house.staff("operator");
  const outage = { kind, startedAt, ...(endedAt ? { endedAt } : {}), text };
  return await recordOutage(house.platform, outage, { kind: "staff", id, name: "Olga" });
}

Deno.test("the state of the service is there for everybody, in three languages (R96)", async () => {
  await using house = await openTestInstallation();
  const answer = await house.browser().visit("/status");
  assert.equal(answer.status, 200);
  assert.match(answer.text, /Všechno funguje.*Žádnou neplánujeme.*100\s%.*Žádné nebyly/s);
  const sk = await house.browser().visit("/status", { "Accept-Language": "sk" });
  assert.match(sk.text, /Všetko funguje/);
  const en = await house.browser().visit("/status", { "Accept-Language": "en-GB,en" });
  assert.match(en.text, /Everything works.*at least 99%/s);
});

Deno.test("what goes on, what is planned and what was is told in staff's words (R96, R218)", async () => {
  await using house = await openTestInstallation({ startAt: "2026-03-10T09:00:00.000Z" });
  await record(house, "web", "2026-03-10T08:00:00.000Z");
  await record(house, "planned", "2026-03-12T01:00:00.000Z", "2026-03-12T03:00:00.000Z");
  await record(house, "everything", "2026-03-05T08:00:00.000Z", "2026-03-05T10:30:00.000Z");
  const { text } = await house.browser().visit("/status");
  assert.match(text, /Nefungují weby e-shopů.*od 10\.\s3\.\s2026\s9:00.*Porucha sítě/s);
  assert.match(text, /Plánované odstávky.*12\.\s3\.\s2026\s2:00–4:00 · 2\sh/s);
  assert.match(
    text,
    /Výpadky za posledních 12 měsíců.*5\.\s3\.\s2026\s9:00–11:30 · 2\sh\s30\smin/s,
  );
});

Deno.test("the year's availability stands beside the promise, planned interruptions left out (R219)", async () => {
  await using house = await openTestInstallation({ startAt: "2026-03-01T00:00:00.000Z" });
  house.clock.set("2026-03-11T00:00:00.000Z");
  await record(house, "everything", "2026-03-02T00:00:00.000Z", "2026-03-02T03:00:00.000Z");
  house.clock.set("2026-03-03T00:00:00.000Z");
  await record(house, "planned", "2026-03-05T00:00:00.000Z", "2026-03-05T20:00:00.000Z");
  house.clock.set("2026-03-11T00:00:00.000Z");
  const { text } = await house.browser().visit("/status");
  assert.match(text, /Dostupnost v roce 2026 98,75\s% Slib neplatí Nefungovalo: 3\sh/);
});

Deno.test("an outage that nobody has described says that a stop counts too (R219)", async () => {
  await using house = await openTestInstallation();
  await beat(house.platform, { realNow: house.clock.now });
  house.clock.pass(1_800);
  await beat(house.platform, { realNow: house.clock.now });
  const { text } = await house.browser().visit("/status");
  assert.match(text, /30\smin.*Počítáme i zastavení kvůli údržbě/s);
});

Deno.test("the owner of a suspended shop reads it too, signed in or not (R96, R144)", async () => {
  await using house = await openTestInstallation();
  const { shop, browser } = await house.shop();
  await runOutOfMoney(house.platform, shop.id);
  assert.equal((await browser.visit("/status")).status, 200);
});

Deno.test("a first visit may be kept for a minute, one of somebody signed in is theirs alone", async () => {
  await using house = await openTestInstallation();
  const visitor = await house.browser().visit("/status");
  assert.equal(visitor.headers.get("Cache-Control"), "public, max-age=60");
  assert.match(visitor.headers.get("Vary") ?? "", /Cookie.*Accept-Language/);
  const { browser } = await house.shop();
  assert.equal((await browser.visit("/status")).headers.get("Cache-Control"), "no-store");
});

Deno.test("sign-in, errors of ours and public pages lead to it (R96)", async () => {
  await using house = await openTestInstallation();
  for (const path of ["/sign-in", "/sign-up", "/terms", "/prices", "/password-reset"]) {
    assert.match((await house.browser().visit(path)).html, /href="\/status"/, path);
  }
  const { shop, browser } = await house.shop();
  await house.platform.database.execute({
    sql: "UPDATE shops SET schema_version = schema_version - 1 WHERE id = ?",
    args: [shop.id],
  });
  const answer = await browser.visit(`/shops/${shop.slug}`);
  assert.equal(answer.status, 503);
  assert.match(answer.text, /Podívat se na stav služby/);
});

Deno.test("the feed tells outages and news, the latest first, and is read only when it changed (R96, R224)", async () => {
  await using house = await openTestInstallation({ startAt: "2026-03-10T09:00:00.000Z" });
  await record(house, "web", "2026-03-10T08:00:00.000Z", "2026-03-10T08:30:00.000Z");
  house.clock.pass(60);
  const { id } = await house.staff("operator");
  await publishAnnouncement(house.platform, {
    kind: "information",
    title: { cs: "Nové <ceny> & výhody", sk: "Nové ceny", en: "New prices" },
    text,
    isMailed: false,
  }, { kind: "staff", id, name: "Olga" });
  const answer = await house.browser().visit("/status.atom?language=cs");
  assert.match(answer.headers.get("Content-Type")!, /^application\/atom\+xml/);
  const names = { a: "http://www.w3.org/2005/Atom" };
  using feed = XmlDocument.fromString(answer.html);
  const texts = (path: string) => feed.find(path, names).map((node) => node.content);
  assert.deepEqual(texts("/a:feed/a:entry/a:title"), [
    "Nové <ceny> & výhody",
    "Výpadek webů e-shopů, 10. 3. 2026 9:00–9:30".replaceAll(" ", "\u00a0").replace(
      "Výpadek\u00a0webů\u00a0e-shopů,\u00a0",
      "Výpadek webů e-shopů, ",
    ),
  ]);
  assert.deepEqual(texts("/a:feed/a:updated"), ["2026-03-10T09:01:00.000Z"]);
  assert.deepEqual(texts("/a:feed/a:entry/a:id"), [
    "http://kramek.test/status#news-1",
    "http://kramek.test/status#outage-1",
  ]);
  const etag = answer.headers.get("ETag")!;
  const again = await house.browser().visit("/status.atom?language=cs", { "If-None-Match": etag });
  assert.equal(again.status, 304);
  const en = await house.browser().visit("/status.atom?language=en");
  assert.match(en.html, /The network failed\.\n\nData are safe\./);
});

Deno.test("an empty feed is a valid one", async () => {
  await using house = await openTestInstallation();
  const { html } = await house.browser().visit("/status.atom?language=xx");
  using feed = XmlDocument.fromString(html);
  assert.equal(feed.find("//a:entry", { a: "http://www.w3.org/2005/Atom" }).length, 0);
  assert.equal(feed.find("/a:feed/a:updated", { a: "http://www.w3.org/2005/Atom" }).length, 1);
});
