import assert from "node:assert/strict";
import fc from "fast-check";
import { withoutGuard } from "../../../core/exports/csv_text.ts";
import { cellsOf, parserOf } from "../../../core/formats/csv/cells.ts";
import { dialectOf } from "../../../core/formats/csv/dialect.ts";
import { CsvRows } from "../../../core/formats/csv/rows.ts";
import type { Format } from "../../../core/formats/format.ts";
import { heureka } from "../../../core/formats/heureka/format.ts";
import { parsePrice } from "../../../core/formats/numbers.ts";
import { problemSeverities } from "../../../core/formats/problems.ts";
import { recogniseFormat } from "../../../core/formats/registry.ts";
import { upgatesCsv } from "../../../core/formats/upgates/csv_format.ts";
import { upgatesXml } from "../../../core/formats/upgates/xml_format.ts";
import { eshopRychleCsv, webarealCsv } from "../../../core/formats/bohemiasoft/format.ts";
import { google } from "../../../core/formats/google/format.ts";
import { shoptetCsv } from "../../../core/formats/shoptet/csv_format.ts";
import { moneyS3 } from "../../../core/formats/money_s3/format.ts";
import { pohoda } from "../../../core/formats/pohoda/format.ts";
import { shoptetXml } from "../../../core/formats/shoptet/xml_format.ts";
import { mergado } from "../../../core/formats/mergado/format.ts";
import { vcard } from "../../../core/formats/vcard/format.ts";
import { zbozi } from "../../../core/formats/zbozi/format.ts";
import { RecordScanner } from "../../../core/formats/xml/scan.ts";
import { codesOf, readFile, sourceOf } from "./reading_files.ts";

const heurekaFeed = `<?xml version="1.0" encoding="utf-8"?>
<!-- <SHOPITEM> --><SHOP>
<SHOPITEM><ITEM_ID>P</ITEM_ID><PRODUCTNAME>Hrnek &amp; lžíce</PRODUCTNAME><PRICE_VAT>1 490,50</PRICE_VAT>
  <DESCRIPTION><![CDATA[ <p>a</p></SHOPITEM> ]]></DESCRIPTION><EAN/><VAT>21%</VAT></SHOPITEM>
<SHOPITEM><ITEM_ID>1</ITEM_ID><ITEMGROUP_ID>G</ITEMGROUP_ID><PRODUCTNAME>Triko žluté</PRODUCTNAME>
  <PARAM><PARAM_NAME>Barva</PARAM_NAME><VAL>žlutá</VAL></PARAM></SHOPITEM>
<SHOPITEM><ITEM_ID>2</ITEM_ID><ITEMGROUP_ID>G</ITEMGROUP_ID><PRODUCTNAME>Triko bílé</PRODUCTNAME>
  <PARAM><PARAM_NAME>Barva</PARAM_NAME><VAL>bílá</VAL></PARAM></SHOPITEM>
<SHOPITEM><ITEM_ID>Q</ITEM_ID><PRICE_VAT>1</PRICE_VAT></SHOPITEM></SHOP>`;

const upgatesFeed = `<?xml version='1.0'?><PRODUCTS version="2.0">
<PRODUCT last_update_time="2025-03-01T08:15:00"><CODE>A</CODE><STOCK/><ACTIVE_YN>1</ACTIVE_YN>
  <DESCRIPTIONS><DESCRIPTION language="cz"><TITLE>Židle</TITLE></DESCRIPTION></DESCRIPTIONS>
  <VARIANTS><VARIANT><CODE>A-1</CODE><STOCK>5</STOCK></VARIANT></VARIANTS></PRODUCT>
<PRODUCT><CODE>B</CODE></PRODUCT></PRODUCTS>`;

const upgatesRows = `[PRODUCT_CODE];[VARIANT_YN];[VARIANT_CODE];[TITLE];[PRICE_ORIGINAL „Výchozí“]
A;0;;"Židle; ""bílá""\nmalá";1490
A;1;A-1;;"1490,5"
B;0;;Stůl;
C;0;;"Křeslo";1`;

const zboziFeed = `<?xml version='1.0'?><SHOP xmlns='http://www.zbozi.cz/ns/offer/1.0'>
<SHOPITEM><PRODUCTNAME>Vločkovač</PRODUCTNAME><PRICE_VAT>249.00</PRICE_VAT><DELIVERY_DATE>-1</DELIVERY_DATE>
  <PARAM><PARAM_NAME>Obsah</PARAM_NAME><VAL>2</VAL><UNIT>kg</UNIT></PARAM></SHOPITEM>
<SHOPITEM><ITEM_ID>1</ITEM_ID><ITEMGROUP_ID>G</ITEMGROUP_ID><EXTRA_MESSAGE>voucher</EXTRA_MESSAGE></SHOPITEM>
<SHOPITEM><ITEM_ID>K</ITEM_ID><VARIANT><EAN>40170725</EAN></VARIANT><VARIANT/></SHOPITEM>
<SHOPITEM><ITEM_ID>2</ITEM_ID><ITEMGROUP_ID>G</ITEMGROUP_ID></SHOPITEM></SHOP>`;

const googleFeed = `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
<title>Obchod</title><link>https://a.example</link><item><g:id>1</g:id><title>Žába</title><link/>
  <g:price>12.90 CZK</g:price><g:sale_price>10 CZK</g:sale_price><g:availability>in stock</g:availability>
  <g:sale_price_effective_date>2026-03-01/2026-03-08</g:sale_price_effective_date>
  <description>&lt;p&gt;a&amp;nbsp;b&lt;/p&gt;</description><g:tax><g:rate>21</g:rate></g:tax></item>
<item><g:id>2</g:id><g:item_group_id>G</g:item_group_id><g:color>bílá</g:color></item>
<item><g:id>3</g:id><g:product_detail><g:attribute_name>a</g:attribute_name></g:product_detail></item>
<item><g:id>4</g:id><g:item_group_id>G</g:item_group_id></item></channel></rss>`;

const googleTable = `id\ttitle\tlink\tprice\titem_group_id\tproduct_detail
1\t"""Summer"" tank\ntop"\thttps://a.example\t1 299,00 Kč\tG\tx:a\\:b:"c,d",y
2\tb\thttps://b.example\t0\t\t
3\tc\t\t\tG\t"a`;

const mergadoFeed = `<?xml version="1.0"?><CHANNEL xmlns="http://www.mergado.com/ns/1.10">
<LINK>https://a.example</LINK>
...
<ITEM><ITEM_ID>12-1</ITEM_ID><ITEMGROUP_ID>12</ITEMGROUP_ID><PRICE>82.6446</PRICE><VAT>21</VAT>
  <PARAM><NAME><![CDATA[Barva]]></NAME><VALUE>bílá</VALUE></PARAM></ITEM>
<ITEM><ITEM_ID>12</ITEM_ID><CURRENCY>USD</CURRENCY></ITEM>
<ITEM><ITEM_ID>7</ITEM_ID><NAME_EXACT>Žába</NAME_EXACT><DEPOT><STOCK_QUANTITY>2</STOCK_QUANTITY></DEPOT></ITEM>
</CHANNEL>`;

const shoptetFile = `<?xml version="1.0"?><SHOP>
<SHOPITEM id="1"><NAME>Lopata &amp; hrábě</NAME><CODE>L-1</CODE><VAT>21</VAT><PRICE_VAT>242,50</PRICE_VAT>
  <CATEGORIES><CATEGORY id="5">Zahrada &gt;&gt; Nářadí</CATEGORY></CATEGORIES><ACTION_PRICE>9</ACTION_PRICE>
  <FLAGS><FLAG><CODE>new</CODE><VALID_UNTIL>2026-12-31</VALID_UNTIL></FLAG></FLAGS><STOCK><AMOUNT/></STOCK></SHOPITEM>
<SHOPITEM id="2"><NAME>Triko</NAME><VARIANTS><VARIANT><CODE>T/S</CODE><PRICE>199</PRICE>
  <PARAMETERS><PARAMETER><NAME>Velikost</NAME><VALUE>S</VALUE></PARAMETER></PARAMETERS></VARIANT><VARIANT/></VARIANTS>
  </SHOPITEM></SHOP>`;

const pohodaPack = `<?xml version="1.0"?><r:responsePack version="2.0" state="ok"
 xmlns:r="http://www.stormware.cz/schema/version_2/response.xsd" xmlns:l="http://www.stormware.cz/schema/version_2/list_stock.xsd"
 xmlns:stk="http://www.stormware.cz/schema/version_2/stock.xsd"><r:responsePackItem state="ok"><l:listStock>
<l:stock><stk:stockHeader><stk:code>L-1</stk:code><stk:name>Lopata &amp; hrábě</stk:name><stk:sellingRateVAT>high</stk:sellingRateVAT>
  <stk:sellingPrice payVAT="true">242.5</stk:sellingPrice><stk:count/><stk:categories><stk:idCategory>11</stk:idCategory></stk:categories>
  </stk:stockHeader></l:stock>
<l:stock><stk:actionType><stk:delete/></stk:actionType></l:stock>
<l:stock><stk:stockHeader><stk:code>S</stk:code><stk:name>Triko žluté</stk:name></stk:stockHeader></l:stock></l:listStock>
<g:groupStocks xmlns:g="http://www.stormware.cz/schema/version_2/groupStocks.xsd"><g:groupStocksHeader><g:code>T</g:code>
  <g:name>Triko</g:name></g:groupStocksHeader><g:groupStocksDetail><g:variant><g:stockItem><g:ids>S</g:ids></g:stockItem>
  </g:variant></g:groupStocksDetail></g:groupStocks></r:responsePackItem></r:responsePack>`;

const moneyFile = `<?xml version="1.0"?><MoneyData ExpZkratka="_ZAS"><SeznamZasoba>
<Zasoba><konfigurace><SDPH_Prod>21</SDPH_Prod></konfigurace><StavZasoby><Zasoba>14</Zasoba></StavZasoby>
  <KmKarta><Popis>Lopata &amp; hrábě</Popis><Katalog>L-1</Katalog><BarCode>L-1</BarCode></KmKarta>
  <PC><SDPH>1</SDPH><Mena><Kod></Kod></Mena><Cena1><Cena>242.5</Cena></Cena1></PC></Zasoba>
<Zasoba action="Delete"><StavZasoby><Zasoba/></StavZasoby><KmKarta/></Zasoba></SeznamZasoba></MoneyData>`;

const contacts = `BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=A0=C3=ADp;=
=C5=BDaneta
TEL;CELL;PREF:601 000 001
EMAIL;PREF:a@example.cz
PHOTO;BASE64:AAAA
 BBBB

END:VCARD
BEGIN:VCARD
VERSION:3.0
item1.EMAIL;TYPE="INTERNET,HOME":b@example.cz
ADR;TYPE=HOME:;;Dlouhá 1\\;2;Praha;;110
  00;Česko
AGENT:
BEGIN:VCARD
END:VCARD
NOTE:žluť \\n a\\, b
END:VCARD`;

const shoptetTable =
  `code;pairCode;name;price;percentVat;actionPrice;actionUntil;variant:Velikost;textProperty;
"L-1";"";"Lopata; ""kovaná""
velká";"242,50";"21";"9";"2026-12-31";"";"Materiál;ocel";
"T/S";"7";"Triko";"199";"21";"";"";"S";"";
"B";"";"Boty";"1";"21";"";"";"";"";
"T/M";"7";"Triko";"x";"21";"";"";"M";"";`;

const eshopRychleTable =
  `ID;Kod vyrobku;Nazev vyrobku;Nase cena;"Pripojene produkty (oddelujte znakem ""|"")";Parametry;DPH (1|2|3|4|5)
1;L-1;"Lopata; ""kovaná""
velká";242.50;2|X;Materiál#-#ocel|-|Barva#-#;1
2;L-1;Hrábě;x;;;9
;;Nic;;;;
\x1c\x1c\x1c\x1cID;Kod vyrobku;Nazev vyrobku;"Pripojit ciselnik vlastnosti (oddelujte znakem ""|"")"
1_7;L-1;Lopata;1-1|2-2
1_8;;Lopata;1-9
3_1;;Nikde;1-1
\x1c\x1c\x1c\x1cVazbove_cislo;Nazev;Poradie
1-0;Velikost;
1-1;"malá";1`;

const webarealTable =
  `" ID ";Kod vyrobku;Nazov vyrobku;Nasa cena;"Pripojit ciselnik vlastnosti (oddelujte znakem ""|"")";Parametre
4_1;A;Tričko;9.90;1-1;Veľkosť#-#S
5_1;A;Mikina;1;;
4_2;B;Tričko;9.90;1-2;Veľkosť#-#M`;

const files: [name: string, format: Format, text: string][] = [
  ["Eshop-rychle CSV", eshopRychleCsv, eshopRychleTable],
  ["Webareal CSV", webarealCsv, webarealTable],
  ["Heureka", heureka, heurekaFeed],
  ["Zboží", zbozi, zboziFeed],
  ["Google", google, googleFeed],
  ["Google's table", google, googleTable],
  ["Mergado", mergado, mergadoFeed],
  ["Shoptet XML", shoptetXml, shoptetFile],
  ["Shoptet CSV", shoptetCsv, shoptetTable],
  ["Upgates XML", upgatesXml, upgatesFeed],
  ["Upgates CSV", upgatesCsv, upgatesRows],
  ["Pohoda", pohoda, pohodaPack],
  ["Money S3", moneyS3, moneyFile],
  ["vCard", vcard, contacts],
];

/** Bytes that mean something to a reader, to be put anywhere. */
const fragments = [
  ...[
    "<",
    ">",
    "</",
    "/>",
    "&",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?",
    '"',
    "'",
    ";",
    "\n",
    "\r",
  ],
  ...["\0", "<SHOPITEM>", "</SHOPITEM>", "</SHOP>", "<SHOP>", "<PRODUCT>", "</PRODUCT>", "&nbsp;"],
  ...[
    "<ITEMGROUP_ID>G</ITEMGROUP_ID>",
    "<!DOCTYPE a [",
    "\ufeff",
    "=",
    "\n ",
    "BEGIN:VCARD\n",
    "END:VCARD\n",
    "\uffff",
    "ž",
    "__proto__",
  ],
].map((text) => new TextEncoder().encode(text));

interface Edit {
  at: number;
  removed: number;
  inserted: Uint8Array;
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.nat(2_000),
    removed: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(300)),
    inserted: fc.oneof(
      fc.constantFrom(...fragments),
      fc.uint8Array({ maxLength: 4 }),
      fc.constant(new TextEncoder().encode(heurekaFeed)),
    ),
  }),
  { maxLength: 6 },
);

function edited(text: string, changes: readonly Edit[]): Uint8Array {
  let bytes = new TextEncoder().encode(text);
  for (const { at, removed, inserted } of changes) {
    const from = at % (bytes.length + 1);
    bytes = Uint8Array.from([
      ...bytes.subarray(0, from),
      ...inserted,
      ...bytes.subarray(from + removed),
    ]);
  }
  return bytes;
}

for (const [name, format, text] of files) {
  Deno.test(`${name}: a file changed anyhow is read to its end, the same in any chunks`, async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.integer({ min: 1, max: 700 }), async (changes, chunkSize) => {
        const bytes = edited(text, changes);
        const whole = await readFile(format, sourceOf(bytes));
        const pieces = await readFile(format, sourceOf(bytes, chunkSize));
        assert.deepEqual(pieces, whole);
        for (const { code } of whole.problems) assert.ok(Object.hasOwn(problemSeverities, code));
      }),
      { numRuns: 150 },
    );
  });

  Deno.test(`${name}: a file cut anywhere gives records of the whole file only`, async () => {
    const bytes = new TextEncoder().encode(text);
    const contents = new Set((await readFile(format, text)).raw.map(({ content }) => content));
    for (let length = 1; length < bytes.length - 1; length += 3) {
      const { raw, problems } = await readFile(format, sourceOf(bytes.slice(0, length)));
      const isTable = !text.startsWith("<") && format.extension !== "vcf";
      if (isTable) continue; // a row has no end that could be missing
      for (const { content } of raw) assert.ok(contents.has(content), content);
      const isBetweenCards = /END:VCARD\s*$/.test(decoder.decode(bytes.slice(0, length)));
      if (isBetweenCards) continue;
      const hasEnded = codesOf(problems).some((code) =>
        problemSeverities[code as keyof typeof problemSeverities] === "fatal"
      );
      assert.ok(hasEnded, `no fatal problem at ${length}`);
    }
  });

  Deno.test(`${name}: a head cut or changed anyhow is recognised as itself or as nothing`, () => {
    fc.assert(fc.property(fc.nat(text.length), (length) => {
      const head = text.slice(0, length);
      // a root alone may be that of another format, which reads an empty file the same
      const isEmpty = /<SHOP[^>]*>\s*(?:<[^>]*)?$/.test(head);
      const found = recogniseFormat({ text: head, encoding: "utf-8" });
      assert.ok(found === undefined || found.format === format || isEmpty);
    }));
  });
}

/** A text in pieces that end at the given places. */
function cutAt(text: string, places: readonly number[]): string[] {
  const ends = [...places.map((place) => place % (text.length + 1)), text.length];
  const sorted = ends.toSorted((a, b) => a - b);
  return sorted.map((end, index) => text.slice(sorted[index - 1] ?? 0, end));
}

const places = fc.array(fc.nat(3_000), { maxLength: 40 });
const decoder = new TextDecoder();

for (const nests of [false, true]) {
  const name = nests ? "RecordScanner of records that nest" : "RecordScanner";
  Deno.test(`${name} finds the same whatever pieces the text comes in`, () => {
    const rules = {
      roots: new Set(["SHOP"]),
      records: new Set(["SHOPITEM"]),
      ...(nests ? { nests } : {}),
    };
    const scan = (pieces: readonly string[]) => {
      const scanner = new RecordScanner(rules);
      return [...pieces.flatMap((piece) => scanner.push(piece)), ...scanner.end()].map((found) =>
        found.kind === "problem" ? [found.code, found.line] : [found.text, found.line]
      );
    };
    fc.assert(fc.property(edits, places, (changes, cuts) => {
      const text = decoder.decode(edited(heurekaFeed, changes));
      assert.deepEqual(scan(cutAt(text, cuts)), scan([text]));
    }));
  });
}

Deno.test("CsvRows finds the same whatever pieces the text comes in", () => {
  const rowsOf = (pieces: readonly string[], text: string) => {
    const rows = new CsvRows(dialectOf(text));
    return [...pieces.flatMap((piece) => rows.push(piece)), ...rows.end()].map((found) =>
      found.kind === "problem" ? [found.code, found.line] : [found.text, found.count, found.line]
    );
  };
  fc.assert(fc.property(edits, places, (changes, cuts) => {
    const text = decoder.decode(edited(upgatesRows, changes));
    assert.deepEqual(rowsOf(cutAt(text, cuts), text), rowsOf([text], text));
  }));
});

Deno.test("cellsOf() finds in a row what the library's parser finds", () => {
  const piece = fc.constantFrom('"', '""', ";", "a", " ", "\n", "'", "=", "\r");
  const dialect = { delimiter: ";", newline: "\n", quote: '"' } as const;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const rows = new CsvRows(dialect);
      for (const found of [...rows.push(pieces.join("")), ...rows.end()]) {
        if (found.kind === "problem") continue;
        const { data } = parserOf(dialect).parse(found.text + dialect.newline, 0, true);
        const expected = (data as string[][])[0]!.map((cell) =>
          withoutGuard(cell.replace(/\r$/, "").replaceAll("\r\n", "\n"))
        );
        assert.deepEqual(cellsOf(found.text, dialect), expected);
      }
    }),
    { numRuns: 3_000 },
  );
});

Deno.test("parsePrice() reads back every amount, however it is written", () => {
  const separators = fc.constantFrom(" ", "\u00a0", "\u202f", "");
  const decimals = fc.constantFrom(",", ".");
  const units = fc.constantFrom("", " Kč", "CZK", " €", " EUR");
  fc.assert(
    fc.property(fc.nat(99_999_999), separators, decimals, units, (minor, group, decimal, unit) => {
      const whole = String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+$)/g, group);
      const text = `${whole}${decimal}${String(minor % 100).padStart(2, "0")}${unit}`;
      assert.deepEqual(parsePrice(text), { ok: true, value: { value: minor } });
    }),
  );
});

Deno.test("parsePrice() answers every text, and never with a part of a haléř", () => {
  fc.assert(fc.property(fc.string(), fc.boolean(), (text, thousands) => {
    const result = parsePrice(text, { thousands });
    assert.ok(!result.ok || Number.isSafeInteger(result.value.value));
  }));
});
