import assert from "node:assert/strict";
import { DesignPage } from "../../views/design/design_page.tsx";
import { ErrorPage } from "../../views/errors/error_page.tsx";
import { Layout, StaffLayout } from "../../views/layout.tsx";
import { attributesOf, pageOf, signedOut, visibleText } from "./page_support.ts";

Deno.test("Layout speaks the visitor's language and keeps the look that was chosen", () => {
  const page = pageOf({ language: "sk", theme: "dark", density: "compact" });
  const html = String(<Layout page={page} title="Produkty">obsah</Layout>);
  const root = attributesOf(html, "html");

  assert.match(html, /^<!doctype html>/);
  assert.deepEqual([root.lang, root["data-theme"], root["data-density"]], [
    "sk",
    "dark",
    "compact",
  ]);
  assert.match(visibleText(html), /Objednávky.*Nastavenia/);
  assert.match(html, /<title>Produkty · Dílna u řeky · Krámek<\/title>/);
});

Deno.test("Layout marks where the visitor is and opens that section", () => {
  const html = String(
    <Layout page={pageOf()} title="Import" active="products/import">obsah</Layout>,
  );
  const current = attributesOf(html, "a", 'aria-current="page"');
  assert.equal(current.href, "/shops/dilna/products/import");
  assert.doesNotMatch(html, /\/shops\/dilna\/orders\/import/);
});

Deno.test("every htmx request carries the session's token", () => {
  const html = String(<Layout page={pageOf()} title="x">obsah</Layout>);
  const headers = attributesOf(html, "body")["hx-headers:inherited"];
  assert.deepEqual(JSON.parse(headers ?? ""), { "X-CSRF-Token": "token-of-this-session" });
});

Deno.test("names of shops and people are text, never markup", () => {
  const person = { name: "<img src=x>", email: "a@b.example" };
  const html = String(<Layout page={pageOf({ person })} title="<b>x</b>">obsah</Layout>);
  assert.doesNotMatch(html, /<img|<b>/);
});

Deno.test("the strip says when the trial ends, and what is wrong before that", () => {
  const shop = { ...pageOf().shop!, trialUntil: "2026-12-03" };
  const trial = visibleText(String(<Layout page={pageOf({ shop })} title="x">.</Layout>));
  assert.match(trial, /Zkušební období běží do 3\. 12\. 2026\./);

  const suspended = pageOf({ shop: { ...shop, state: "administration_suspended" } });
  const text = visibleText(String(<Layout page={suspended} title="x">.</Layout>));
  assert.match(text, /Administrace je pozastavená/);
  assert.doesNotMatch(text, /Zkušební období/);
});

Deno.test("the strip over a suspended shop tells the terms of its own contract (R184, R188, R203)", () => {
  const may = new Set(["wallet.see"]);
  const shop = { ...pageOf().shop!, state: "administration_suspended", may };
  const strip = (changes: Partial<typeof shop>) => {
    const html = String(
      <Layout page={pageOf({ shop: { ...shop, ...changes } })} title="x">.</Layout>,
    );
    return { html, text: visibleText(html) };
  };
  assert.match(strip({ regime: "wallet" }).text, /dokud nedobijete peněženku/);
  const byInvoice = strip({ regime: "invoice" });
  assert.match(byInvoice.text, /pozastavená, dokud nezaplatíte všechno, co dlužíte\./);
  assert.doesNotMatch(byInvoice.text, /dobij/);
  assert.match(byInvoice.html, /href="\/shops\/dilna\/wallet\/calls"/);
  const stopped = strip({ regime: "invoice", isStoppedByStaff: true });
  assert.match(stopped.text, /Administraci tohoto e-shopu jsme pozastavili/);
  assert.doesNotMatch(stopped.text, /dobij|dlužíte/);
});

Deno.test("a notice is shown once, as a message that is read out", () => {
  const page = pageOf({ notice: { tone: "positive", text: "Uloženo." } });
  const html = String(<Layout page={page} title="x">.</Layout>);
  assert.equal(attributesOf(html, "div", 'id="toasts"').role, "status");
  assert.match(visibleText(html), /Uloženo\./);
});

Deno.test("StaffLayout shows the staff's sections and no shop", () => {
  const person = { name: "Eva", email: "eva@k.example", staffRole: "operator" as const };
  const page = pageOf({ person, shop: undefined });
  const text = visibleText(String(<StaffLayout page={page} title="Úlohy">.</StaffLayout>));
  assert.match(
    text,
    /E-shopy Platby Faktury Ceník Podmínky Výpadky Novinky Komunita Úlohy Odeslaná pošta Audit/,
  );
  assert.doesNotMatch(text, /Objednávky/);
});

Deno.test("the page works under a policy without inline styles, handlers and eval", () => {
  const html = String(<DesignPage page={pageOf({ shop: undefined })} />);
  assert.doesNotMatch(html, / style="/);
  assert.doesNotMatch(html, / on[a-z]+="/);
  assert.doesNotMatch(html, /hx-on|="js:|javascript:/);
  for (const [script] of html.matchAll(/<script[^>]*>/g)) {
    assert.match(script, /nonce="nonce-of-this-answer".* src="\/static\//);
  }
});

Deno.test("ids of the reference page are unique", () => {
  const html = String(<DesignPage page={pageOf({ shop: undefined })} />);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
});

Deno.test("ErrorPage says what happened, what now, and a code for support", () => {
  const html = String(<ErrorPage page={pageOf()} kind="not_found" code="7F3K" />);
  assert.match(visibleText(html), /Tato stránka tu není.*Na přehled.*Kód pro podporu: 7F3K/);

  const outside = String(<ErrorPage page={signedOut()} kind="too_many" retryAfterSeconds={300} />);
  assert.match(visibleText(outside), /Příliš mnoho pokusů.*za 5 min\./);
});
