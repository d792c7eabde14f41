import assert from "node:assert/strict";
import fc from "fast-check";
import { sortKey } from "../../../core/catalogue/sort_key.ts";

const sorted = (words: readonly string[]): string[] =>
  words.toSorted((a, b) => {
    const [first, second] = [sortKey(a), sortKey(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  });

Deno.test("sortKey() sorts as Czech does: č after c, ch after h, ž last", () => {
  const words = ["Žofie", "chata", "cihla", "čaj", "hrad", "Ibišek", "řeka", "ruka", "šál", "sůl"];
  assert.deepEqual(sorted(words), [
    ...["cihla", "čaj", "hrad", "chata", "Ibišek", "ruka", "řeka", "sůl", "šál", "Žofie"],
  ]);
});

Deno.test("sortKey() sorts as the platform's Czech does, letter by letter", () => {
  const letters = [..."abcčdefghijklmnopqrřsštuvwxyzž", "ch"];
  assert.deepEqual(sorted(letters), letters.toSorted(new Intl.Collator("cs").compare));
});

Deno.test("sortKey() sees neither capitals nor marks that decide nothing", () => {
  for (const [a, b] of [["ÚPA", "upa"], ["Dům", "dum"], ["É", "e"], ["čaj", "ČAJ"]]) {
    assert.equal(sortKey(a!), sortKey(b!));
  }
});

Deno.test("sortKey() is one of a text however it is composed", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zčšžřáéíýúů ]{0,20}$/), (text) => {
      assert.equal(sortKey(text.normalize("NFD")), sortKey(text));
    }),
  );
});
