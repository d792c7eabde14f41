import assert from "node:assert/strict";
import { languages } from "../../core/language.ts";
import { componentTexts } from "../../views/texts/components.ts";

type Texts = Record<(typeof languages)[number], unknown>;

const folder = new URL("../../views/texts/", import.meta.url);

/** Words of every file of texts, by the name that they are exported under. */
async function allTexts(): Promise<[name: string, texts: Texts][]> {
  const found: [string, Texts][] = [];
  for await (const { name, isFile } of Deno.readDir(folder)) {
    if (!isFile) continue; // texts of one language each, which a file here puts together
    const module: Record<string, unknown> = await import(new URL(name, folder).href);
    for (const [exported, value] of Object.entries(module)) {
      if (typeof value === "object" && value !== null && languages.every((one) => one in value)) {
        found.push([exported, value as Texts]);
      }
    }
  }
  return found;
}

const all = await allTexts();

function sentences(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(sentences);
}

for (const language of languages) {
  Deno.test(`texts in ${language} are calm, finished and quoted in their own way`, () => {
    for (const [name, texts] of all) {
      for (const text of sentences(texts[language])) {
        assert.notEqual(text.trim(), "", name);
        assert.doesNotMatch(text, /!|oops|jejda/i, `${name}: ${text}`);
        // The mark itself may be named, as where the quotes of a CSV are chosen.
        assert.doesNotMatch(text, /"\S|\S"/, `${name}: ${text}`);
      }
    }
  });
}

Deno.test("counts of errors take real plural forms in all languages", () => {
  const said = (count: number) => languages.map((one) => componentTexts[one].hasErrors(count));
  assert.deepEqual(said(1), [
    "1\u00a0pole potřebuje opravit.",
    "1\u00a0pole treba opraviť.",
    "1\u00a0field needs a correction.",
  ]);
  assert.deepEqual(said(3), [
    "3\u00a0pole potřebují opravit.",
    "3\u00a0polia treba opraviť.",
    "3\u00a0fields need a correction.",
  ]);
  assert.deepEqual(said(5), [
    "5\u00a0polí potřebuje opravit.",
    "5\u00a0polí treba opraviť.",
    "5\u00a0fields need a correction.",
  ]);
});
