import assert from "node:assert/strict";
import {
  formatAgo,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDuration,
  formatMoney,
  formatPercent,
  moneyInputText,
} from "../../views/format.ts";
import { plural } from "../../views/texts/texts.ts";

const spaced = (text: string): string => text.replaceAll("\u00a0", " ");

const amounts: [language: "cs" | "sk" | "en", minor: number, currency: "CZK" | "EUR", string][] = [
  ["cs", 149_050, "CZK", "1 490,50 Kč"],
  ["sk", 149_050, "EUR", "1 490,50 €"],
  ["en", 149_050, "EUR", "€1,490.50"],
  ["en", 149_050, "CZK", "1,490.50 Kč"],
  ["cs", -500, "CZK", "−5,00 Kč"],
];
for (const [language, minor, currency, expected] of amounts) {
  Deno.test(`formatMoney() writes ${minor} ${currency} as ${expected} in ${language}`, () => {
    assert.equal(spaced(formatMoney(language, minor, currency)), expected);
  });
}

Deno.test("formatMoney() never breaks a line inside an amount", () => {
  assert.doesNotMatch(formatMoney("cs", 123_456_789, "CZK"), / /);
});

Deno.test("moneyInputText() writes what a money field reads back", () => {
  assert.equal(moneyInputText("cs", 149_050), "1490,50");
  assert.equal(moneyInputText("en", 149_050), "1490.50");
});

Deno.test("formatDateTime() tells Prague's time, in summer and in winter", () => {
  assert.equal(spaced(formatDateTime("cs", "2026-12-03T03:00:00Z")), "3. 12. 2026 4:00");
  assert.equal(spaced(formatDateTime("sk", "2026-07-03T02:05:00Z")), "3. 7. 2026 4:05");
  assert.equal(spaced(formatDateTime("en", "2026-12-03T23:30:00Z")), "4 Dec 2026 0:30");
});

Deno.test("formatDate() keeps a plain day as it is", () => {
  assert.equal(spaced(formatDate("cs", "2026-12-03")), "3. 12. 2026");
});

Deno.test("formatAgo() says how long ago in words", () => {
  const now = "2026-12-03T12:00:00Z";
  assert.equal(spaced(formatAgo("cs", "2026-12-03T09:00:00Z", now)), "před 3 hodinami");
  assert.equal(spaced(formatAgo("en", "2026-12-05T12:00:00Z", now)), "in 2 days");
});

Deno.test("formatDuration() and formatBytes() keep the two greatest units and one decimal", () => {
  assert.equal(spaced(formatDuration(3_845)), "1 h 4 min");
  assert.equal(spaced(formatDuration(125)), "2 min 5 s");
  assert.equal(spaced(formatDuration(0)), "0 s");
  assert.equal(spaced(formatBytes("cs", 2_340_000)), "2,3 MB");
  assert.equal(spaced(formatPercent("cs", 21)), "21 %");
});

const czech = { one: "produkt", few: "produkty", many: "produktu", other: "produktů" };
const counts: [count: number, expected: string][] = [
  [1, "1 produkt"],
  [2, "2 produkty"],
  [5, "5 produktů"],
  [1.5, "1,5 produktu"],
  [61_204, "61 204 produktů"],
];
for (const [count, expected] of counts) {
  Deno.test(`plural() says ${expected}`, () => {
    assert.equal(spaced(plural("cs", count, czech)), expected);
  });
}
