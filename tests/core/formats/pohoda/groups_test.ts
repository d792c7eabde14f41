import assert from "node:assert/strict";
import type { EntityRecord } from "../../../../core/formats/format.ts";
import { pohoda } from "../../../../core/formats/pohoda/format.ts";
import { readGroups } from "../../../../core/formats/pohoda/groups.ts";
import { codesOf, czechProducts, readFile, sourceOf } from "../reading_files.ts";

const vendor = "http://www.stormware.cz/schema/version_2";
const namespaces = [
  ...[["rsp", "response"], ["dat", "data"], ["lStk", "list_stock"], ["stk", "stock"]],
  ...[["lst", "list"], ["ctg", "category"], ["lAdb", "list_addBook"], ["adb", "addressbook"]],
  ...[["typ", "type"], ["ftr", "filter"], ["acp", "actionPrice"], ["grs", "groupStocks"]],
].map(([prefix, file]) => `xmlns:${prefix}="${vendor}/${file}.xsd"`).join(" ");

const pack = (inner: string, attributes = 'state="ok"') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rsp:responsePack version="2.0" ${attributes} ${namespaces}>` +
  `<rsp:responsePackItem state="ok">${inner}</rsp:responsePackItem></rsp:responsePack>`;
const stock = (header: string, more = "") =>
  `<lStk:stock version="2.0"><stk:stockHeader>${header}</stk:stockHeader>${more}</lStk:stock>`;

const goods = (code: string, more = "") =>
  stock(`<stk:id>${code.length}0${code.at(-1)}</stk:id><stk:code>${code}</stk:code>
    <stk:name>Triko ${code}</stk:name><stk:sellingPrice payVAT="true">100</stk:sellingPrice>${more}`);
const parameter = (name: string, value: string) =>
  `<stk:intParameter><stk:intParameterName>${name}</stk:intParameterName><stk:intParameterValues>
   <stk:intParameterValue><stk:parameterValue>${value}</stk:parameterValue></stk:intParameterValue>
   </stk:intParameterValues></stk:intParameter>`;

const variant = (reference: string, more = "") =>
  `<grs:variant><grs:stockItem><typ:stockItem>${reference}</typ:stockItem></grs:stockItem>${more}</grs:variant>`;
const group = (header: string, ...variants: string[]) =>
  `<lst:groupStocks version="2.0"><grs:groupStocksHeader>${header}</grs:groupStocksHeader>
   <grs:groupStocksDetail>${variants.join("")}</grs:groupStocksDetail></lst:groupStocks>`;

const file = (stocks: readonly string[], groups: readonly string[]) =>
  pack(`<lst:listGroupStocks version="2.0">${groups.join("")}</lst:listGroupStocks>
    <lStk:listStock version="2.0">${stocks.join("")}</lStk:listStock>`);

const said = ({ code, values, variants }: EntityRecord) => ({
  code,
  ...Object.fromEntries(values),
  variants: variants.map(({ code, number, values }) => ({
    ...{ code, number },
    ...Object.fromEntries(values),
  })),
});

const local = (name: string, value: string) => ({ name: { cs: name }, value: { cs: value } });

async function read(stocks: readonly string[], groups: readonly string[]) {
  const { records, problems } = await readFile(pohoda, file(stocks, groups), czechProducts);
  return { records: records.map(said), problems: codesOf(problems) };
}

Deno.test("Pohoda: stock items of a group are variants of one product, wherever they stand", async () => {
  const { records, problems } = await read(
    [goods("T-L"), goods("HRNEK"), goods("T-S"), goods("T-M")],
    [group(
      `<grs:code>T</grs:code><grs:name>Triko</grs:name><grs:internet>true</grs:internet>
       <grs:description>Bavlna</grs:description><grs:note>Ze skladu B</grs:note>
       <grs:picture>https://i.example/t.jpg</grs:picture>`,
      variant("<typ:ids>T-L</typ:ids>", "<grs:order>3</grs:order><grs:name>velké</grs:name>"),
      variant("<typ:ids>T-S</typ:ids>", "<grs:order>1</grs:order><grs:name>malé</grs:name>"),
      variant("<typ:ids>T-M</typ:ids>", "<grs:order>2</grs:order>"),
      variant("<typ:ids>T-XL</typ:ids>", "<grs:order>4</grs:order>"),
    )],
  );

  assert.deepEqual(problems, []);
  assert.deepEqual(records.map(({ code }) => code), ["HRNEK", "T"]);
  assert.deepEqual(records[1], {
    code: "T",
    "title:cs": "Triko",
    "longDescription:cs": "Bavlna",
    active: true,
    "price:CZK:": 10_000,
    images: [{ url: "https://i.example/t.jpg", main: true }],
    metas: [{ key: "internal_note", type: "textarea", value: "Ze skladu B" }],
    variants: [
      { code: "T-S", number: 3, "price:CZK:": 10_000, parameters: [local("Varianta", "malé")] },
      {
        code: "T-M",
        number: 4,
        "price:CZK:": 10_000,
        parameters: [local("Varianta", "Triko T-M")],
      },
      { code: "T-L", number: 1, "price:CZK:": 10_000, parameters: [local("Varianta", "velké")] },
    ],
  });
});

Deno.test("Pohoda: variants differ in the parameters that not all goods of the group have alike", async () => {
  const parameters = (size: string) =>
    `<stk:intParameters>${parameter("Materiál", "bavlna")}${
      parameter("Velikost", size)
    }</stk:intParameters>`;
  const { records: [product] } = await read(
    [goods("T-S", parameters("S")), goods("T-M", parameters("M"))],
    [group(
      "<grs:code>T</grs:code><grs:name>Triko</grs:name>",
      variant("<typ:ids>T-S</typ:ids>"),
      variant("<typ:ids>T-M</typ:ids>"),
    )],
  );

  assert.deepEqual((product as unknown as { parameters: unknown }).parameters, [
    local("Materiál", "bavlna"),
  ]);
  assert.deepEqual(
    product!.variants.map((each) => (each as unknown as { parameters: unknown }).parameters),
    [[local("Velikost", "S")], [local("Velikost", "M")]],
  );
});

for (
  const [name, reference] of [
    ["its number", "<typ:id>30S</typ:id>"],
    ["its code", "<typ:ids>T-S</typ:ids>"],
    ["its EAN", "<typ:EAN>4006381333931</typ:EAN>"],
  ] as const
) {
  Deno.test(`Pohoda: a group knows a stock item by ${name}`, async () => {
    const { records } = await read(
      [goods("T-S", "<stk:EAN>4006381333931</stk:EAN>")],
      [group("<grs:code>T</grs:code><grs:name>Triko</grs:name>", variant(reference))],
    );

    assert.deepEqual(records.map(({ code, variants }) => [code, variants.length]), [["T", 1]]);
  });
}

Deno.test("Pohoda: a group without a code, or one that is deleted, ties nothing together", async () => {
  const deleted = group("<grs:code>T</grs:code>", variant("<typ:ids>T-S</typ:ids>"))
    .replace("<grs:groupStocksHeader>", "<grs:actionType><grs:delete/></grs:actionType>$&");
  const { records } = await read(
    [goods("T-S"), goods("T-M")],
    [deleted, group("<grs:name>Triko</grs:name>", variant("<typ:ids>T-M</typ:ids>"))],
  );

  assert.deepEqual(records.map(({ code }) => code), ["T-S", "T-M"]);
});

Deno.test("Pohoda: goods that are in two groups belong to the first", async () => {
  const both = variant("<typ:ids>T-S</typ:ids>");
  const { records } = await read([goods("T-S"), goods("T-M")], [
    group("<grs:code>A</grs:code><grs:name>A</grs:name>", both),
    group("<grs:code>B</grs:code><grs:name>B</grs:name>", both, variant("<typ:ids>T-M</typ:ids>")),
  ]);

  assert.deepEqual(
    records.map(({ code, variants }) => [code, variants.map((each) => each.code)]),
    [["A", ["T-S"]], ["B", ["T-M"]]],
  );
});

Deno.test("Pohoda: an equal item of a group whose name has changed is read anew", async () => {
  const contentOf = async (name: string) => {
    const header = `<grs:code>T</grs:code><grs:name>${name}</grs:name>`;
    const text = file([goods("T-S")], [group(header, variant("<typ:ids>T-S</typ:ids>"))]);
    return (await readFile(pohoda, text, czechProducts)).raw[0]!.content;
  };

  assert.notEqual(await contentOf("Triko"), await contentOf("Tričko"));
});

Deno.test("Pohoda: of a file that is cut before its groups no goods are taken", async () => {
  const whole = pack(`<lStk:listStock version="2.0">${goods("T-S")}${goods("T-M")}</lStk:listStock>
    <lst:listGroupStocks version="2.0">${
    group("<grs:code>T</grs:code><grs:name>Triko</grs:name>", variant("<typ:ids>T-S</typ:ids>"))
  }</lst:listGroupStocks>`);
  const cut = whole.slice(0, whole.indexOf("<lst:listGroupStocks"));

  const { records, problems } = await readFile(pohoda, cut, czechProducts);

  assert.deepEqual(records, []);
  assert.deepEqual(codesOf(problems), ["file_truncated"]);
});

Deno.test("Pohoda: a comment behind the pack is no sign of a cut", async () => {
  const { records } = await readFile(pohoda, `${file([goods("A")], [])}<!-- 1 -->`, czechProducts);

  assert.deepEqual(records.map(({ code }) => code), ["A"]);
});

Deno.test("Pohoda: groups that are too large to be held are told, and nothing is taken for all there is", async () => {
  const groups = [group("<grs:code>T</grs:code>", variant("<typ:ids>T-S</typ:ids>"))];
  const source = sourceOf(file([goods("T-S")], [...groups, group("<grs:code>U</grs:code>")]));

  const found = await readGroups(source, czechProducts, 300);

  assert.deepEqual(found && codesOf(found.problems), ["groups_too_large"]);
  assert.deepEqual((await readGroups(source, czechProducts))?.problems, []);
});
