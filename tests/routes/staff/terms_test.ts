import { strict as assert } from "node:assert";
import { currentTerms } from "../../../tenants/platform/terms.ts";
import { auditOf, mailsTo, openTestInstallation } from "../../support/installation.ts";

const path = "/staff/terms/new";
const typed = {
  version: "2",
  from: "2026-04-02",
  "text.cs": "První odstavec.\n\nDruhý odstavec.",
  "text.sk": "Prvý odsek.",
  "text.en": "The first paragraph.",
};

Deno.test("new terms hold no sooner than a month after the mail (R240)", async () => {
  await using installation = await openTestInstallation();
  const { browser } = await installation.staff("operator");
  const answer = await browser.post(path, { ...typed, from: "2026-04-01" });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /nejdříve měsíc po e-mailu, tedy od 2\. 4\. 2026/);
  assert.match(answer.html, /Druhý odstavec\./, "nothing typed is lost");
});

Deno.test("every owner is told, and may end the contract until that day (R240, R241)", async () => {
  await using installation = await openTestInstallation();
  const { owner } = await installation.shop();
  const { browser } = await installation.staff("operator");
  assert.equal((await browser.post(path, typed)).location, "/staff/terms");
  const [mail] = (await mailsTo(installation, owner.email)).filter(({ kind }) =>
    kind === "terms_change"
  );
  assert.match(mail!.text, /Od 2\.\s4\.\s2026 platí nové obchodní podmínky/);
  assert.match(mail!.text, /můžete smlouvu ukončit nejpozději v ten den/);
  assert.ok((await auditOf(installation)).includes("terms.announce 2"));
  assert.match((await browser.post(path, typed)).text, /Taková verze už je/);
});

Deno.test("until their day the old terms hold; both are read at one address (R242)", async () => {
  await using installation = await openTestInstallation();
  const { platform, clock } = installation;
  const { browser } = await installation.staff("operator");
  await browser.post(path, typed);
  const visitor = installation.browser();
  assert.match((await visitor.visit("/terms")).text, /Verze 1.*Verze 2, Platí od 2\. 4\. 2026/s);
  assert.equal((await currentTerms(platform.database, platform.now())).version, "1");
  clock.set("2026-04-01T22:00:00.000Z");
  assert.equal((await currentTerms(platform.database, platform.now())).version, "2");
  assert.doesNotMatch((await visitor.visit("/terms")).text, /Verze 1/);
});

Deno.test("terms without a text in some language are not announced", async () => {
  await using installation = await openTestInstallation();
  const { browser } = await installation.staff("operator");
  const answer = await browser.post(path, { ...typed, "text.sk": " " });
  assert.equal(answer.status, 422);
  assert.match(answer.html, /name="text.sk"[^>]*aria-invalid="true"/);
});
