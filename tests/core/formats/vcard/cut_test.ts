import assert from "node:assert/strict";
import fc from "fast-check";
import { CardCutter, type CutCard, propertiesOf } from "../../../../core/formats/vcard/cut.ts";
import { CardScanner } from "../../../../core/formats/vcard/scan.ts";

/** Lines of cards in any order: plain ones mostly, and all that makes a card another than plain. */
const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("BEGIN:VCARD", "END:VCARD") },
  {
    weight: 4,
    arbitrary: fc.constantFrom("FN:Žofie", "N:Nová;Žofie;;;", "NOTE:a\\nb:c", "item1.TEL:1"),
  },
  { weight: 2, arbitrary: fc.constantFrom(" folded", "\tfolded", "", "  ", " END:VCARD") },
  fc.constantFrom("begin:vcard", "end:vcard ", "END:VCARDS", "BEGIN:VCARD x", "text"),
  fc.constantFrom("AGENT:", "AGENT:BEGIN:VCARD", "PHOTO;ENCODING=b:aaaa", "item1.logo:b"),
  fc.constantFrom("NOTE;QUOTED-PRINTABLE:a=", "NOTE;ENCODING=QUOTED-PRINTABLE:=C5=BD"),
);
const ending = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r");
const file = fc.array(fc.tuple(line, ending), { maxLength: 30 })
  .map((lines) => lines.flat().join(""));
const cards = fc.array(fc.array(line, { maxLength: 5 }), { maxLength: 5 }).map((cards) =>
  cards.map((lines) => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\n")).join("")
);

/** What is found, told as lines of properties. */
function told(found: readonly CutCard[]) {
  return found.map((card) => {
    if (card.kind === "problem") return [card.code, card.line];
    const lines = card.kind === "card"
      ? card.lines
      : propertiesOf({ line: card.line + 1, number: 1, text: card.text });
    return [card.line, ...lines.map(({ line, text }) => [line, text])];
  });
}

function scanned(text: string) {
  const scanner = new CardScanner();
  return told([...scanner.push(text), ...scanner.end()]);
}

function cut(pieces: readonly string[]) {
  const cutter = new CardCutter();
  return told([...pieces.flatMap((piece) => cutter.push(piece)), ...cutter.end()]);
}

Deno.test("CardCutter finds what the scanner finds line by line, whatever pieces the text comes in", () => {
  fc.assert(
    fc.property(fc.oneof(file, cards), fc.array(fc.nat(400)), (text, places) => {
      const at = [0, ...places.map((place) => Math.min(place, text.length)), text.length]
        .toSorted((a, b) => a - b);
      const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
      assert.deepEqual(cut(pieces), scanned(text));
    }),
    { numRuns: 3_000 },
  );
});

Deno.test("CardCutter takes a plain card whole, with its folds", () => {
  const text = "BEGIN:VCARD\r\nFN:A\r\n B\r\nEND:VCARD\r\nBEGIN:VCARD\nEND:VCARD\n";

  const found = new CardCutter().push(text);

  assert.deepEqual(found, [
    { kind: "plain", line: 1, text: "FN:A\r\n B\r" },
    { kind: "plain", line: 5, text: "" },
  ]);
});

Deno.test("CardCutter knows on which line the text ends that it has seen", () => {
  const cutter = new CardCutter();
  cutter.push("BEGIN:VCARD\nFN:A\nEND:VCARD\n\nBEGIN:VCARD\nFN:");

  assert.equal(cutter.line, 6);
});
