import assert from "node:assert/strict";
import { csvMapping, ruleOf } from "../../../../core/formats/custom/mapping.ts";
import { type ProposalContext, proposeRules } from "../../../../core/formats/custom/proposals.ts";
import { type CsvSample, readSample } from "../../../../core/formats/custom/sample.ts";
import { shapeOf } from "../../../../core/formats/custom/shapes.ts";
import { sourceOf } from "../reading_files.ts";

const context: ProposalContext = {
  entity: "products",
  languages: ["cs", "sk"],
  currency: "CZK",
  earlier: [],
};

async function sampleOf(text: string): Promise<CsvSample> {
  const sample = await readSample(sourceOf(text));
  assert.ok(!("kind" in sample));
  return sample;
}

/** `column → target` of what is proposed. */
async function pairsOf(text: string, more: Partial<ProposalContext> = {}) {
  const rules = proposeRules(await sampleOf(text), { ...context, ...more });
  return Object.fromEntries(
    rules.map(({ source, target }) => [source.kind === "column" ? source.column : "", target]),
  );
}

const headers: [header: string, target: string | undefined][] = [
  ["Kód", "code"],
  ["KÓD ZBOŽÍ", "code"],
  ["SKU", "code"],
  ["product_code", "code"],
  ["Název produktu", "title:cs"],
  ["Názov SK", "title:sk"],
  ["name_en", undefined], // the shop has no English
  ["Nasa cena", "price:CZK:"],
  ["Kod vyrobku", "code"],
  ["Popis vyrobku", "longDescription:cs"],
  ["Skladem (pocet kusu)", "stock"],
  ["Obrazek (puvodni velikost)", "images"],
  ["Nazev stranky (title)", "seoTitle:cs"],
  ["warehouse_number", "code"],
  ["Cena s DPH", "price:CZK:"],
  ["Cena (EUR)", "price:EUR:"],
  ["Prodejní cena Kč", "price:CZK:"],
  ["Akční cena", "salePrice:CZK:"],
  ["Nákupní cena bez DPH", "purchasePrice:CZK:"],
  ["Čárový kód", "ean"],
  ["GTIN", "ean"],
  ["Skladem", "stock"],
  ["Dostupnost", "availability"],
  ["Značka", "manufacturer"],
  ["Krátky opis", "shortDescription:cs"],
  ["longDescription", "longDescription:cs"],
  ["Obrázek 3", "images"],
  ["Kategorie", "categoryPaths"],
  ["Hmotnost (kg)", "weight"],
  ["Barva", "parameters:Barva"],
  ["Parametr: Šířka", "parameters:Šířka"],
  ["Poznámka skladníka", undefined],
];
for (const [header, target] of headers) {
  Deno.test(`proposeRules() pairs “${header}” with ${target ?? "nothing"}`, async () => {
    assert.equal((await pairsOf(`"${header}";Jiné\n`))[header], target);
  });
}

Deno.test("proposeRules() looks at values where the header says nothing", async () => {
  const pairs = await pairsOf(
    "a;b;c;d;e;f\n" +
      "8594001234561;https://a.cz/1.jpg;<p>Hrnek</p>;129,50;Dům > Hrnky;jan@lipa.cz\n" +
      "8594001234578;https://a.cz/2.jpg;<p>Talíř</p>;99,00;Dům > Talíře;eva@lipa.cz\n",
  );
  assert.deepEqual(pairs, {
    a: "ean",
    b: "images",
    c: "longDescription:cs",
    d: "price:CZK:",
    e: "categoryPaths",
  });
});

Deno.test("proposeRules() does not pair a number with words: the stock in words is availability", async () => {
  assert.deepEqual(await pairsOf("Sklad\nskladem\nna dotaz\n"), { Sklad: "availability" });
  assert.deepEqual(await pairsOf("Sklad\n5\n0\n"), { Sklad: "stock" });
});

Deno.test("proposeRules() takes no field twice, the plainest name first", async () => {
  assert.deepEqual(await pairsOf("Id;Kód;Katalogové číslo;Foto 1;Foto 2\n"), {
    Id: "code",
    "Foto 1": "images",
    "Foto 2": "images",
  });
});

Deno.test("proposeRules() makes the code a variant's where a group has one", async () => {
  assert.deepEqual(await pairsOf("code;pairCode;name\nA/1;A;Triko\n"), {
    code: "variantCode",
    pairCode: "code",
    name: "title:cs",
  });
});

Deno.test("proposeRules() proposes how to read the values", async () => {
  const rules = proposeRules(
    await sampleOf(
      "Cena bez DPH;Hmotnost;Obrázky;Kategorie;Viditelnost\n" +
        '1.290,50;0,35;"https://a.cz/1.jpg,https://a.cz/2.jpg";Dům / Hrnky;visible\n' +
        "99,00;1;https://a.cz/3.jpg;Dům / Talíře;hidden\n",
    ),
    context,
  );
  const [price, weight, images, categories, active] = rules;
  assert.deepEqual([price!.isNet, price!.numberStyle], [true, "comma"]);
  assert.equal(weight!.weightUnit, "kg");
  assert.equal(images!.separator, ",");
  assert.equal(categories!.levelSeparator, "/");
  assert.deepEqual(active!.values, [{ from: "visible", to: "ano" }, { from: "hidden", to: "ne" }]);
});

Deno.test("proposeRules() goes by an earlier mapping of the same header, in any order", async () => {
  const earlier = csvMapping.parse({
    shape: 1,
    columns: ["Kód", "Text"],
    rules: [ruleOf("code", "Kód"), ruleOf("seoTitle:cs", "Text")],
  });
  const pairs = await pairsOf("Text;Kód\nx;y\n", { earlier: [earlier] });
  assert.deepEqual(pairs, { Kód: "code", Text: "seoTitle:cs" });
  const other = await pairsOf("Text;Kód;Cena\nx;y;1\n", { earlier: [earlier] });
  assert.equal(other.Text, "longDescription:cs");
});

Deno.test("readSample() sees whether there is a header", async () => {
  const goods = await sampleOf("A-1;Hrnek;129,50\nA-2;Talíř;99,00\n");
  assert.deepEqual([goods.hasHeader, goods.columns], [false, ["A", "B", "C"]]);
  const named = await sampleOf("Kód;Cena;;Cena\nA;1;2;3\n");
  assert.deepEqual([named.hasHeader, named.columns], [true, ["Kód", "Cena", "C", "Cena (2)"]]);
});

const notTables: [what: string, text: string, code: string][] = [
  ["an empty file", "", "file_empty"],
  ["a web page", "<!doctype html><html></html>", "file_is_html"],
];
for (const [what, text, code] of notTables) {
  Deno.test(`readSample() says that ${what} is no table`, async () => {
    const found = await readSample(sourceOf(text));
    assert.equal("kind" in found && found.code, code);
  });
}

Deno.test("shapeOf() needs most values to agree", () => {
  assert.equal(shapeOf(["a@b.cz", "c@d.cz", "e@f.cz", "g@h.cz", "?"]), "email");
  assert.equal(shapeOf(["a@b.cz", "x", "8594001234561"]), undefined);
  assert.equal(shapeOf([]), undefined);
});
