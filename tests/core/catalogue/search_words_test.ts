import assert from "node:assert/strict";
import { matchOf, plainText } from "../../../core/catalogue/search_words.ts";

const queries: [text: string, expected: string | undefined][] = [
  ["kveten", '"kveten"*'],
  ["  Jana   Nováková ", '"Jana"* "Nováková"*'],
  ["jana@example.cz", '"jana example cz"*'],
  ['" OR 1=1 --', '"OR"* "1 1"*'],
  ["NEAR(a b) AND {x}: ^y*", '"NEAR a"* "b"* "AND"* "x"* "y"*'],
  ["a", '"a"'],
  ["jana n", '"jana"* "n"*'],
  ["***", undefined],
  ["\u0000", undefined],
  ["", undefined],
];
for (const [text, expected] of queries) {
  Deno.test(`matchOf() makes of ${JSON.stringify(text)} a query of words alone`, () => {
    assert.equal(matchOf(text), expected);
  });
}

Deno.test("matchOf() takes ten words at most", () => {
  assert.equal(matchOf("a ".repeat(50))?.split(" ").length, 10);
});

Deno.test("plainText() leaves out case and diacritics", () => {
  assert.equal(plainText("Příliš ŽLUŤOUČKÝ"), "prilis zlutoucky");
});
