import assert from "node:assert/strict";
import { type LeftOut, leftOutReasons } from "../../core/exports/left_out.ts";
import { languages } from "../../core/language.ts";
import { leftOutText } from "../../views/texts/left_out.ts";

const inAll = (leftOut: LeftOut): string[] =>
  languages.map((language) => leftOutText(language, leftOut).replaceAll("\u00a0", " "));

const said: [leftOut: LeftOut, texts: string[]][] = [
  [{ records: {}, variants: {} }, ["", "", ""]],
  [{ records: { no_price: 1 }, variants: {} }, [
    "1 produkt vynechán: nemá cenu.",
    "1 produkt vynechaný: nemá cenu.",
    "1 product left out: without a price.",
  ]],
  [{ records: { no_price: 2, no_address: 1 }, variants: {} }, [
    "3 produkty vynechány: 2 nemají cenu, 1 nemá adresu.",
    "3 produkty vynechané: 2 nemajú cenu, 1 nemá adresu.",
    "3 products left out: 2 without a price, 1 without an address.",
  ]],
  [{ records: { archived: 1_200, hidden: 5 }, variants: {} }, [
    "1 205 produktů vynecháno: 5 není vidět, 1 200 je v archivu.",
    "1 205 produktov vynechaných: 5 sa nezobrazuje, 1 200 je v archíve.",
    "1,205 products left out: 5 hidden, 1,200 in the archive.",
  ]],
  [{ records: { no_picture: 5 }, variants: { sold_out: 2 } }, [
    "5 produktů vynecháno: nemá obrázek. 2 varianty vynechány: nejsou skladem.",
    "5 produktov vynechaných: nemá obrázok. 2 varianty vynechané: nie sú na sklade.",
    "5 products left out: without a picture. 2 variants left out: sold out.",
  ]],
];
for (const [leftOut, texts] of said) {
  Deno.test(`leftOutText() says ${JSON.stringify(leftOut)} in real plural forms`, () => {
    assert.deepEqual(inAll(leftOut), texts);
  });
}

Deno.test("every reason has words of its own in all languages", () => {
  for (const language of languages) {
    const texts = leftOutReasons.map((reason) =>
      leftOutText(language, { records: { [reason]: 1 }, variants: {} })
    );
    assert.equal(new Set(texts).size, leftOutReasons.length, texts.join("\n"));
  }
});
