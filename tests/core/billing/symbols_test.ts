import assert from "node:assert/strict";
import {
  constantSymbolOf,
  slashSymbols,
  symbolOf,
  variableSymbolIn,
} from "../../../core/billing/symbols.ts";

const symbols: [text: string, symbol: string | undefined][] = [
  ["0001234567", "1234567"],
  [" 1234567890 ", "1234567890"],
  ["0", undefined],
  ["0000000000", undefined],
  ["", undefined],
  ["12345678901", undefined],
  ["0012345678901", undefined],
  ["12a", undefined],
  ["-12", undefined],
];
for (const [text, symbol] of symbols) {
  Deno.test(`symbolOf() reads "${text}" as ${symbol}`, () => assert.equal(symbolOf(text), symbol));
}

Deno.test("constantSymbolOf() keeps four digits, because 0308 is how people know it", () => {
  assert.equal(constantSymbolOf("308"), "0308");
  assert.equal(constantSymbolOf("00000308"), "0308");
  assert.equal(constantSymbolOf("0000"), undefined);
});

const texts: [text: string, symbol: string | undefined][] = [
  ["VS:1234567", "1234567"],
  ["platba vs 0012345 dekuji", "12345"],
  ["Dobití, VS=77.", "77"],
  ["/VS1001/SS/KS0308", "1001"],
  ["/VS/SS/KS", undefined],
  ["VS 123 456 7890", undefined],
  ["VS 2026-15", undefined],
  ["VS 2026/15", undefined],
  ["VS 12345678901", undefined],
  ["EVS 123", undefined],
  ["VS123ks", undefined],
  ["1234567890", undefined],
];
for (const [text, symbol] of texts) {
  Deno.test(`variableSymbolIn() finds ${symbol} in "${text}"`, () => {
    assert.equal(variableSymbolIn(text), symbol);
  });
}

Deno.test("slashSymbols() reads the parts in any order, and lets any be empty or missing", () => {
  assert.deepEqual(slashSymbols("/VS1234567890/SS0000000000/KS0308"), {
    ...{ variableSymbol: "1234567890", constantSymbol: "0308" },
  });
  assert.deepEqual(slashSymbols("/SS5/VS0001"), { variableSymbol: "1", specificSymbol: "5" });
  assert.deepEqual(slashSymbols("/VS/SS/KS"), {});
  assert.equal(slashSymbols("NOTPROVIDED"), undefined);
  assert.equal(slashSymbols("a/VSx"), undefined);
});
