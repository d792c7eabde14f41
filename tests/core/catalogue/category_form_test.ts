import assert from "node:assert/strict";
import { categoryForm } from "../../../core/catalogue/category_form.ts";
import { placeAmong, subtreeOf, treeOf } from "../../../core/catalogue/category_tree.ts";
import { readForm } from "../../../core/catalogue/form_fields.ts";
import type { FormProblem } from "../../../core/catalogue/form_problem.ts";

const textsOf = (language: string, name: string) => ({
  [`${language}.name`]: name,
  [`${language}.heading`]: "",
  [`${language}.description`]: "",
  [`${language}.seoUrl`]: "",
  [`${language}.seoTitle`]: "",
  [`${language}.seoDescription`]: "",
});
const fields = (changes: Record<string, string> = {}): Record<string, string> => ({
  ...{ code: "K1", parent: "", place: "", active: "true" },
  ...textsOf("cs", "Nářadí"),
  ...textsOf("en", ""),
  ...changes,
});
const form = categoryForm(["cs", "en"]);

Deno.test("a category's form reads texts by language, and an empty one as none", () => {
  const read = readForm(form, fields({ "cs.description": "<b onclick=x>a</b>" }));
  assert.ok(read.ok);
  assert.equal(read.value.texts.cs?.description, "<b>a</b>");
  assert.equal(read.value.texts.en, null);
  assert.equal(read.value.showInMenu, false);
});

const wrong: [changes: Record<string, string>, problems: Record<string, FormProblem>][] = [
  [{ code: " " }, { code: { code: "required" } }],
  [{ "cs.name": "" }, { "cs.name": { code: "required" } }],
  [{ "en.heading": "Tools" }, { "en.name": { code: "required" } }],
  [{ place: "0" }, { place: { code: "whole_number" } }],
  [{ parent: "1e3" }, { parent: { code: "whole_number" } }],
];
for (const [changes, problems] of wrong) {
  Deno.test(`a category's form says what is wrong with ${JSON.stringify(changes)}`, () => {
    const read = readForm(form, fields(changes));
    assert.deepEqual(read, { ok: false, error: { code: "refused", problems } });
  });
}

Deno.test("a category's form has only the languages of the shop", () => {
  const read = readForm(form, fields(textsOf("sk", "Náradie")));
  assert.deepEqual(read, { ok: false, error: { code: "malformed" } });
});

const rows = [[1, null], [2, 1], [3, 2], [4, null]].map(([id, parentId]) => ({
  id: id!,
  parentId: parentId ?? null,
}));

Deno.test("subtreeOf() is the category and all below it, even in a circle", () => {
  assert.deepEqual([...subtreeOf(rows, 1)].sort(), [1, 2, 3]);
  assert.deepEqual([...subtreeOf([{ id: 1, parentId: 2 }, { id: 2, parentId: 1 }], 1)], [1, 2]);
});

Deno.test("treeOf() keeps the order of siblings", () => {
  assert.deepEqual(treeOf(rows).map(({ row, children }) => [row.id, children.length]), [
    [1, 1],
    [4, 0],
  ]);
});

const places: [place: number | null, expected: number[]][] = [
  [1, [9, 1, 2]],
  [2, [1, 9, 2]],
  [99, [1, 2, 9]],
  [null, [1, 2, 9]],
];
for (const [place, expected] of places) {
  Deno.test(`placeAmong() puts an id to place ${place}`, () => {
    assert.deepEqual(placeAmong([1, 9, 2], 9, place), expected);
  });
}
