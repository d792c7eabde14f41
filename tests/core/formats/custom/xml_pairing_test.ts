import assert from "node:assert/strict";
import { checkMapping } from "../../../../core/formats/custom/check.ts";
import { customFormat } from "../../../../core/formats/custom/format.ts";
import { csvMapping, type FieldRule, ruleOf } from "../../../../core/formats/custom/mapping.ts";
import { proposeRules } from "../../../../core/formats/custom/proposals.ts";
import { isXml, readXmlSample, recordPlaces } from "../../../../core/formats/custom/xml_sample.ts";
import type { Entity } from "../../../../core/formats/format.ts";
import { recogniseFormat } from "../../../../core/formats/registry.ts";
import { codesOf, czechProducts, readFile, sourceOf } from "../reading_files.ts";

const goods = `<?xml version="1.0" encoding="utf-8"?>
<export date="2026-11-01">
  <info><shop>Velkoobchod</shop></info>
  <goods>
    <item id="A-1">
      <name lang="cs">Hrnek <![CDATA[& podšálek]]></name>
      <name lang="sk">Hrnček</name>
      <price currency="CZK">1 290,50</price>
      <images><image url="https://img.example/1.jpg"/><image url="https://img.example/2.jpg"/></images>
      <categories><category>Kuchyně &gt; Hrnky</category></categories>
      <params>
        <param><name>Barva</name><value>modrá</value></param>
        <param><name>Objem</name><value>0,4 l</value></param>
      </params>
      <stock>12</stock>
      <manufacturer><name>Dílna</name></manufacturer>
    </item>
    <item id="A-2">
      <name lang="cs">Talíř</name>
      <price currency="CZK">99</price>
      <params><param><name>Průměr</name><value>20 cm</value></param></params>
      <stock/>
    </item>
  </goods>
</export>`;

async function sampleOf(text: string, record?: string) {
  const sample = await readXmlSample(sourceOf(text), { record });
  assert.ok(!("kind" in sample));
  return sample;
}

async function read(text: string, entity: Entity = "products", more: FieldRule[] = []) {
  const sample = await sampleOf(text);
  const proposed = proposeRules(sample, {
    ...{ entity, languages: ["cs", "sk"], currency: "CZK", earlier: [] },
  });
  const { root, record } = sample.xml;
  const mapping = csvMapping.parse({
    ...{ shape: 1, columns: sample.columns, rules: [...proposed, ...more], xml: { root, record } },
  });
  assert.deepEqual(checkMapping(entity, mapping), []);
  const format = customFormat({ id: 3, name: "Dodavatel", entity, mapping });
  return {
    format,
    sample,
    proposed,
    ...await readFile(format, text, { ...czechProducts, entity }),
  };
}

Deno.test("the records of a foreign XML are the elements that repeat nearest to its root", () => {
  const { root, candidates } = recordPlaces(goods);
  assert.deepEqual([root, candidates[0]], ["EXPORT", "ITEM"]);
  assert.ok(candidates.includes("PARAM"));
});

Deno.test("leaves of records are columns: attributes, marks beside elements, pairs", async () => {
  const { columns } = await sampleOf(goods);
  assert.deepEqual(columns, [
    ...["@ID", "NAME[cs]", "NAME[sk]", "PRICE[CZK]", "IMAGES/IMAGE/@URL", "CATEGORIES/CATEGORY"],
    ...["PARAMS/PARAM[*]", "PARAMS/PARAM[Barva]", "PARAMS/PARAM[Objem]", "STOCK"],
    ...["MANUFACTURER/NAME", "PARAMS/PARAM[Průměr]"],
  ]);
});

Deno.test("a foreign XML is paired by what its leaves are called and hold", async () => {
  const { proposed, records, problems, format } = await read(goods);
  assert.deepEqual(
    Object.fromEntries(
      proposed.map(({ source, target }) => [source.kind === "column" ? source.column : "", target]),
    ),
    {
      "@ID": "code",
      "NAME[cs]": "title:cs",
      "NAME[sk]": "title:sk",
      "PRICE[CZK]": "price:CZK:",
      "IMAGES/IMAGE/@URL": "images",
      "CATEGORIES/CATEGORY": "categoryPaths",
      "PARAMS/PARAM[*]": "parameters:*",
      "STOCK": "stock",
      "MANUFACTURER/NAME": "manufacturer",
    },
  );
  assert.deepEqual(codesOf(problems), []);
  assert.equal(format.id, "xml:3");
  const [first, second] = records;
  assert.equal(first!.code, "A-1");
  assert.deepEqual(Object.fromEntries(first!.values), {
    "title:cs": "Hrnek & podšálek",
    "title:sk": "Hrnček",
    "price:CZK:": 129_050,
    images: [{ url: "https://img.example/1.jpg", main: true }, {
      url: "https://img.example/2.jpg",
    }],
    categoryPaths: [["Kuchyně", "Hrnky"]],
    parameters: [
      { name: { cs: "Barva" }, value: { cs: "modrá" } },
      { name: { cs: "Objem" }, value: { cs: "0,4 l" } },
    ],
    stock: 12,
    manufacturer: "Dílna",
  });
  assert.equal(second!.values.has("images"), false, "what a record has not says nothing");
});

Deno.test("a record that is broken breaks alone", async () => {
  const broken = goods.replace("<stock>12</stock>", "<stock>12</stok>");
  const { records, problems } = await read(broken);
  assert.deepEqual(records.map(({ code }) => code).at(-1), "A-2");
  assert.ok(problems.some(({ code }) => code === "record_repaired" || code === "record_malformed"));
});

Deno.test("the person can say that other elements are the records", async () => {
  const sample = await sampleOf(goods, "PARAM");
  assert.equal(sample.xml.record, "PARAM");
  assert.equal(sample.rows.length, 3);
});

Deno.test("customers and categories of a foreign XML are paired too", async () => {
  const people = `<users><user><mail>Eva@Mala.cz</mail><firstname>Eva</firstname></user>` +
    `<user><mail>jan@maly.cz</mail><firstname>Jan</firstname></user></users>`;
  const customers = await read(people, "customers");
  assert.deepEqual(customers.records.map(({ code }) => code), ["eva@mala.cz", "jan@maly.cz"]);
  const tree = `<cats><cat id="1" parent_id=""><name>Kuchyně</name></cat>` +
    `<cat id="2" parent_id="1"><name>Hrnky</name></cat></cats>`;
  const categories = await read(tree, "categories");
  assert.deepEqual(categories.records.map(({ code, parentFileId }) => [code, parentFileId]), [
    ["1", ""],
    ["2", "1"],
  ]);
});

Deno.test("a pairing knows its own XML, and only that", async () => {
  const { format } = await read(goods);
  const head = (text: string) => ({ text, encoding: "utf-8" });
  assert.equal(format.recognise(head(goods)), "products");
  assert.equal(format.recognise(head("<export><goods><thing/></goods></export>")), undefined);
  assert.equal(format.recognise(head("<shop><item/></shop>")), undefined);
  assert.equal(recogniseFormat(head(goods)), undefined, "no format that is built in takes it");
});

Deno.test("text and tables are no XML, a page of the web is none either", () => {
  assert.equal(isXml(goods), true);
  assert.equal(isXml("a;b\n1;2"), false);
  assert.equal(isXml("<!doctype html><html></html>"), false);
});

Deno.test("a file without records says so", async () => {
  const sample = await readXmlSample(sourceOf("<a/>"));
  assert.ok("kind" in sample);
  assert.equal(sample.code, "format_unknown");
});

Deno.test("of several values a field takes the first, a list all, each by the table of meanings", async () => {
  const text = `<shop>${
    ["a", "b"].map((id) =>
      `<p id="${id}"><t>Hrnek</t><t>Jinak</t><lab>new</lab><lab>sale</lab></p>`
    ).join("")
  }</shop>`;
  const { records } = await read(text, "products", [
    ruleOf("title:sk", "T"),
    ruleOf("labels", "LAB", { values: [{ from: "new", to: "Novinka" }] }),
  ]);
  const { values } = records[0]!;
  assert.equal(values.get("title:sk"), "Hrnek");
  assert.deepEqual(values.get("labels"), [
    { name: "Novinka", active: true },
    { name: "sale", active: true },
  ]);
});
