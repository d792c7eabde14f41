import assert from "node:assert/strict";
import { auditDetailsText, auditSubjectText } from "../../views/settings/audit_details.ts";

const plain = (text: string): string => text.replace(/\u00a0/g, " ");

const said: [action: string, details: Record<string, unknown>, text: string][] = [
  [
    "contract.end",
    { cause: "terminated", reason: "Výpověď majitele" },
    "proč: ukončil majitel, důvod: Výpověď majitele",
  ],
  [
    "credit.give",
    { amountMinor: 50_00, currency: "CZK", reason: "x" },
    "částka: 50,00 Kč, důvod: x",
  ],
  ["shop.hold", { until: "2026-12-03", reason: "x" }, "do: 3. 12. 2026, důvod: x"],
  ["shop.suspend_web", { until: null, reason: "x" }, "důvod: x"],
  [
    "outage.record",
    { kind: "web", startedAt: "2026-11-10T13:00:00.000Z" },
    "druh: Výpadek webů e-shopů, začátek: 10. 11. 2026 14:00",
  ],
  [
    "contract.tariff",
    { from: "basic", validFrom: "2026-09-23" },
    "dříve: Basic, platí od: 23. 9. 2026",
  ],
  ["mailbox.resize", { from: 1_000, to: 2_500 }, "dříve: 1 GB, nově: 2,5 GB"],
  ["contract.order_answer", { order: 1, answer: "accept" }, "odpověď: přijato"],
  [
    "settings.change",
    { name: "Lípa", languages: ["cs", "sk"] },
    "název: Lípa, jazyky: čeština, slovenština",
  ],
  ["account.billing_change", { city: "Brno", country: "CZ" }, "město: Brno, země: Česko"],
  ["order.update", { resolved: true }, "vyřízená: ano"],
  ["platform.restored", { ledgerEntries: 2, unknownShops: [] }, "chybí pohybů: 2"],
];
for (const [action, details, text] of said) {
  Deno.test(`details of ${action} are told in words: ${text}`, () => {
    assert.equal(plain(auditDetailsText("cs", { action, subject: "", details })), text);
  });
}

Deno.test("roles are told as the pages of people call them, in the reader's language", () => {
  const details = { from: "read_only", to: "catalogue" };
  const text = (language: "cs" | "en") =>
    auditDetailsText(language, { action: "member.role", subject: "", details });
  assert.doesNotMatch(text("cs"), /read_only|catalogue/);
  assert.doesNotMatch(text("en"), /read_only/);
});

Deno.test("what an entry is about is told in words too", () => {
  const about = (action: string, subject: string) =>
    plain(auditSubjectText("cs", { action, subject, details: {} }));
  assert.equal(about("contract.footer_link", "removed"), "web bez odkazu");
  assert.equal(about("contract.regime", "invoice"), "na faktury předem");
  assert.equal(about("contract.tariff", "business"), "Business");
  assert.equal(about("outage.record", "2026-11-10T13:00:00.000Z"), "10. 11. 2026 14:00");
  assert.equal(about("member.invite", "eva@example.cz"), "eva@example.cz");
  assert.equal(about("prices.announce", "CZK 2026-03-12"), "CZK 12. 3. 2026");
});
