import assert from "node:assert/strict";
import fc from "fast-check";
import type { Value } from "../../../core/catalogue/values.ts";
import type { ExportOptions, ExportRecord } from "../../../core/exports/export_format.ts";
import {
  type LeftOut,
  LeftOutCounter,
  type LeftOutReason,
} from "../../../core/exports/left_out.ts";
import { exportFormatById } from "../../../core/exports/registry.ts";
import { formatById } from "../../../core/formats/registry.ts";
import { readFile } from "../formats/reading_files.ts";

const sites = ["heureka", "zbozi", "google"] as const;

const paths: Record<string, string[]> = {
  K1: ["Domov", "Kuchyně"],
  K2: ["Dárky | tipy"],
};
const options: ExportOptions = {
  entity: "products",
  languages: ["cs", "sk"],
  currency: "CZK",
  shopName: "Dílna & Lípa",
  encoding: "utf-8",
  categoryPath: (code) => paths[code],
};

function write(site: string, ...records: ExportRecord[]): string {
  const writer = exportFormatById(site)!.writer(options);
  return writer.begin() + records.map((record) => writer.record(record)).join("") + writer.end();
}

const written = (site: string, record: ExportRecord): string =>
  exportFormatById(site)!.writer(options).record(record);

function leftOut(site: string, ...records: ExportRecord[]): LeftOut {
  const counter = new LeftOutCounter();
  const writer = exportFormatById(site)!.writer({
    ...options,
    onLeftOut: (kind, reason) => counter.add(kind, reason),
  });
  for (const record of records) writer.record(record);
  return counter.take();
}

interface Given {
  code?: string;
  values?: Record<string, Value>;
  variants?: { code?: string; values?: Record<string, Value> }[];
}

/** A product that every site takes. */
function product({ code = "HRN-1", values = {}, variants = [] }: Given = {}): ExportRecord {
  const full: Record<string, Value> = {
    "title:cs": "Hrnek Lipka",
    "longDescription:cs": "<p>Točený <b>ručně</b>.</p><ul><li>350&nbsp;ml</li></ul>",
    "url:cs": "https://lipa.example/hrnek",
    "price:CZK:": 34_950,
    images: [{ url: "https://lipa.example/2.jpg" }, {
      url: "https://lipa.example/1.jpg",
      main: true,
    }],
    categories: [{ code: "K2" }, { code: "K1", primary: true }, { code: "hidden" }],
    ...values,
  };
  return {
    id: 1,
    code,
    values: new Map(Object.entries(full)),
    variants: variants.map((variant, index) => ({
      id: index + 1,
      code: variant.code,
      values: new Map(Object.entries(variant.values ?? {})),
    })),
  };
}

const parameter = (name: string, value: string) => ({ name: { cs: name }, value: { cs: value } });
const meta = (key: string, value: string) => ({ key, type: "input", value });

const full = product({
  values: {
    "title:sk": "Hrnček",
    "salePrice:CZK:": 29_900,
    vatRate: 21,
    ean: "4006381333931",
    isbn: "80-7203-000-0",
    partNumber: "L-1",
    manufacturer: "Dílna",
    condition: "used",
    adult: true,
    weight: 400,
    deliveryDays: 3,
    stock: 12,
    videoUrl: "https://video.example/1",
    parameters: [parameter("Objem", "350 ml"), parameter("Barva", "modrá")],
    metas: [
      meta("heureka_cpc", "2,5"),
      meta("productname_zbozi_cz", "Hrnek pro Zboží"),
      meta("categorytext_heureka", "Heureka.cz | Hrnky"),
      meta("title_google_merchant", "Hrnek pro Google"),
      meta("condition_desc", "Drobný škrábanec"),
      meta("warranty", "12"),
      meta("extra_message", "free_gift\nvoucher"),
      meta("free_gift_text", "Lžička"),
      meta("custom_label_0", "léto"),
      meta("google_product_category", "674"),
    ],
  },
});

const golden: Record<typeof sites[number], string> = {
  heureka: `<SHOPITEM><ITEM_ID>HRN-1</ITEM_ID><PRODUCTNAME>Hrnek Lipka</PRODUCTNAME>
<DESCRIPTION>Točený ručně.
350 ml</DESCRIPTION><URL>https://lipa.example/hrnek</URL>
<IMGURL>https://lipa.example/1.jpg</IMGURL>
<IMGURL_ALTERNATIVE>https://lipa.example/2.jpg</IMGURL_ALTERNATIVE>
<VIDEO_URL>https://video.example/1</VIDEO_URL><PRICE_VAT>299</PRICE_VAT><VAT>21</VAT>
<ITEM_TYPE>bazar</ITEM_TYPE>
<PARAM><PARAM_NAME>Objem</PARAM_NAME><VAL>350 ml</VAL></PARAM>
<PARAM><PARAM_NAME>Barva</PARAM_NAME><VAL>modrá</VAL></PARAM>
<MANUFACTURER>Dílna</MANUFACTURER><CATEGORYTEXT>Heureka.cz | Hrnky</CATEGORYTEXT>
<EAN>4006381333931</EAN><ISBN>80-7203-000-0</ISBN><PRODUCTNO>L-1</PRODUCTNO>
<HEUREKA_CPC>2,5</HEUREKA_CPC><DELIVERY_DATE>3</DELIVERY_DATE></SHOPITEM>`,
  zbozi: `<SHOPITEM><ITEM_ID>HRN-1</ITEM_ID><PRODUCTNAME>Hrnek pro Zboží</PRODUCTNAME>
<DESCRIPTION>Točený ručně.
350 ml</DESCRIPTION><URL>https://lipa.example/hrnek</URL>
<IMGURL>https://lipa.example/1.jpg</IMGURL>
<IMGURL_ALTERNATIVE>https://lipa.example/2.jpg</IMGURL_ALTERNATIVE>
<PRICE_VAT>299</PRICE_VAT><LIST_PRICE>349.5</LIST_PRICE><DELIVERY_DATE>3</DELIVERY_DATE>
<MANUFACTURER>Dílna</MANUFACTURER><CATEGORYTEXT>Domov | Kuchyně</CATEGORYTEXT>
<CATEGORYTEXT>Dárky / tipy</CATEGORYTEXT><EAN>4006381333931</EAN><ISBN>80-7203-000-0</ISBN>
<PRODUCTNO>L-1</PRODUCTNO>
<PARAM><PARAM_NAME>Objem</PARAM_NAME><VAL>350 ml</VAL></PARAM>
<PARAM><PARAM_NAME>Barva</PARAM_NAME><VAL>modrá</VAL></PARAM>
<CONDITION>used</CONDITION><EROTIC>1</EROTIC><CONDITION_DESC>Drobný škrábanec</CONDITION_DESC>
<WARRANTY>12</WARRANTY><CUSTOM_LABEL_0>léto</CUSTOM_LABEL_0>
<EXTRA_MESSAGE>free_gift</EXTRA_MESSAGE><EXTRA_MESSAGE>voucher</EXTRA_MESSAGE>
<FREE_GIFT_TEXT>Lžička</FREE_GIFT_TEXT></SHOPITEM>`,
  google: `<item><g:id>HRN-1</g:id><g:title>Hrnek pro Google</g:title>
<g:description>Točený ručně.
350 ml</g:description><g:link>https://lipa.example/hrnek</g:link>
<g:image_link>https://lipa.example/1.jpg</g:image_link>
<g:additional_image_link>https://lipa.example/2.jpg</g:additional_image_link>
<g:availability>in_stock</g:availability><g:max_handling_time>3</g:max_handling_time>
<g:price>349.50 CZK</g:price><g:sale_price>299.00 CZK</g:sale_price>
<g:brand>Dílna</g:brand><g:gtin>4006381333931</g:gtin><g:mpn>L-1</g:mpn>
<g:condition>used</g:condition><g:adult>yes</g:adult>
<g:product_type>Domov &gt; Kuchyně</g:product_type>
<g:product_type>Dárky | tipy</g:product_type>
<g:product_detail><g:attribute_name>Objem</g:attribute_name>
<g:attribute_value>350 ml</g:attribute_value></g:product_detail><g:color>modrá</g:color>
<g:shipping_weight>400 g</g:shipping_weight>
<g:google_product_category>674</g:google_product_category>
<g:custom_label_0>léto</g:custom_label_0></item>`,
};
for (const site of sites) {
  Deno.test(`a product with all that ${site} wants is written with it`, () => {
    const item = golden[site].replaceAll(/>\s*\n(?=<)/g, ">");

    assert.equal(written(site, full).trimEnd(), item);
  });
}

const refused: [
  name: string,
  values: Record<string, Value>,
  reason: LeftOutReason,
  sites: readonly string[],
][] = [
  ["is hidden", { active: false }, "hidden", sites],
  ["is archived", { archived: true }, "archived", sites],
  ["is not seen in the main language", { "visible:cs": false }, "hidden", sites],
  ["is for members only", { private: true }, "hidden", sites],
  ["cannot be put into the basket", { canAddToBasket: false }, "not_for_sale", sites],
  ["is sold out and ordered up to the stock", { limitOrders: "on", stock: 0 }, "sold_out", sites],
  ["has no title", { "title:cs": " " }, "no_title", sites],
  ["has no price", { "price:CZK:": 0 }, "no_price", sites],
  ["has no address", { "url:cs": "" }, "no_address", sites],
  ["has an address in the shop alone", { "url:cs": "/hrnek" }, "no_address", sites],
  ["has no category", { categories: [{ code: "hidden" }] }, "no_category", ["heureka"]],
  ["has no picture", { images: [] }, "no_picture", ["zbozi", "google"]],
  [
    "has no description",
    { "longDescription:cs": "<p> </p>" },
    "no_description",
    ["zbozi", "google"],
  ],
  ["has been used, in which state nobody says", { condition: "used" }, "no_condition", ["zbozi"]],
];
for (const [name, values, reason, refusing] of refused) {
  Deno.test(`a product that ${name} is left out by ${refusing.join(", ")}: ${reason}`, () => {
    const record = product({ values });
    const out = sites.filter((site) => written(site, record) === "");

    assert.deepEqual(out, refusing);
    for (const site of sites) {
      const records = refusing.includes(site) ? { [reason]: 1 } : {};
      assert.deepEqual(leftOut(site, record), { records, variants: {} }, site);
    }
  });
}

Deno.test("what the shop hides is told as hidden, whatever else it lacks", () => {
  const record = product({ values: { active: false, "price:CZK:": 0, "title:cs": "" } });

  assert.deepEqual(leftOut("heureka", record), { records: { hidden: 1 }, variants: {} });
});

Deno.test("a product without a code is left out, and told so", () => {
  const record = { ...product(), code: undefined };

  assert.deepEqual(leftOut("heureka", record), { records: { no_code: 1 }, variants: {} });
});

Deno.test("a product of which some variants are written is not left out, the others are", () => {
  const record = product({
    variants: [
      { code: "S" },
      { code: "M", values: { "price:CZK:": 0 } },
      { code: "L", values: { active: false } },
      { code: "XL", values: { active: false } },
    ],
  });

  for (const site of sites) {
    assert.deepEqual(leftOut(site, record), {
      records: {},
      variants: { no_price: 1, hidden: 2 },
    });
  }
});

Deno.test("a product without any variant is left out once, by what can be filled in", () => {
  const record = product({
    variants: [{ code: "S", values: { active: false } }, { code: "M", values: { images: [] } }, {
      code: "L",
      values: { "url:cs": "" },
    }],
    values: { images: [] },
  });

  assert.deepEqual(leftOut("zbozi", record, record), {
    records: { no_address: 2 },
    variants: {},
  });
});

const availabilities: [values: Record<string, Value>, heureka: string, google: string][] = [
  [{ stock: 5 }, "0", "in_stock"],
  [{ stock: 5, deliveryDays: 2 }, "2", "in_stock"],
  [{ availability: "Skladem" }, "0", "in_stock"],
  [{ stock: 0 }, "", "out_of_stock"],
  [{ stock: 0, deliveryDays: 14 }, "14", "in_stock"],
  [{ availability: "Vyprodáno" }, "", "out_of_stock"],
  [{ availability: "Na objednávku" }, "", "out_of_stock"], // Google wants a day with it
  [{ availability: "Na objednávku", availableFrom: "2026-12-24" }, "2026-12-24", "backorder"],
  [{ availableFrom: "2026-12-24" }, "2026-12-24", "preorder"],
  [{}, "", "in_stock"],
];
for (const [values, days, availability] of availabilities) {
  Deno.test(`${JSON.stringify(values)} is written as ${days || "no day"} and ${availability}`, () => {
    const record = product({ values });
    const of = (site: string, tag: string) =>
      new RegExp(`<${tag}>([^<]*)<`).exec(written(site, record))?.[1] ?? "";

    assert.equal(of("heureka", "DELIVERY_DATE"), days);
    assert.equal(of("zbozi", "DELIVERY_DATE"), days || "-1");
    assert.equal(of("google", "g:availability"), availability);
  });
}

const prices: [values: Record<string, Value>, price: string, crossed: string | undefined][] = [
  [{ "salePrice:CZK:": 20_000 }, "200.00", "349.50"],
  [{ "salePrice:CZK:": 40_000 }, "349.50", undefined],
  [{ "discount:CZK:": 10 }, "314.55", "349.50"],
  [{ "commonPrice:CZK:": 39_900 }, "349.50", "399.00"],
  [{ "commonPrice:CZK:": 20_000 }, "349.50", undefined],
  [{ "price:EUR:": 100 }, "349.50", undefined],
];
for (const [values, price, crossed] of prices) {
  Deno.test(`${JSON.stringify(values)} is sold for ${price}, crossed out ${crossed}`, () => {
    const item = written("google", product({ values }));

    const usual = `<g:price>${crossed ?? price} CZK</g:price>`;
    const sale = crossed === undefined ? "" : `<g:sale_price>${price} CZK</g:sale_price>`;
    assert.ok(item.includes(usual + sale + "<g:condition>"), item);
  });
}

Deno.test("each variant is an offer with what its product has and it has not", async () => {
  const record = product({
    code: "TRI",
    values: {
      "title:cs": "Triko",
      manufacturer: "Úpa",
      parameters: [parameter("Materiál", "bavlna"), parameter("Velikost", "všechny")],
    },
    variants: [
      { code: "TRI-S", values: { parameters: [parameter("Velikost", "S")] } },
      {
        code: "TRI-M",
        values: {
          parameters: [parameter("Velikost", "M")],
          "price:CZK:": 40_000,
          images: [{ url: "https://lipa.example/m.jpg" }],
        },
      },
      { code: "TRI-L", values: { active: false } },
      { values: { parameters: [parameter("Velikost", "XL")] } },
    ],
  });
  for (const site of sites) {
    const { records } = await readFile(formatById(site)!, write(site, record));

    const [read, ...others] = records;
    assert.deepEqual(others, []);
    assert.deepEqual([read?.code, read?.values.get("title:cs")], ["TRI", "Triko"], site);
    assert.deepEqual(read?.values.get("parameters"), [parameter("Materiál", "bavlna")], site);
    assert.deepEqual(
      read?.variants.map(({ code, values }) => [
        code,
        values.get("price:CZK:"),
        values.get("parameters"),
        values.get("images"),
      ]),
      [
        ["TRI-S", 34_950, [parameter("Velikost", "S")], [
          { url: "https://lipa.example/1.jpg", main: true },
        ]],
        ["TRI-M", 40_000, [parameter("Velikost", "M")], [
          { url: "https://lipa.example/m.jpg", main: true },
        ]],
      ],
      site,
    );
  }
});

Deno.test("a shop with nothing to sell has a feed that says so, of the same format", async () => {
  for (const site of sites) {
    const file = write(site);
    const { records, problems } = await readFile(formatById(site)!, file);

    assert.deepEqual([records, problems], [[], []]);
    assert.equal(formatById(site)!.recognise({ text: file, encoding: "utf-8" }), "products");
  }
});

/** Words with single blanks, of letters that XML and HTML mean something by, too. */
const words = fc.array(
  fc.stringMatching(/^[a-zžščřéA-ZÚŮ0-9"'<>,.;:()+-]{1,8}$/),
  { minLength: 1, maxLength: 4 },
).map((list) => `x${list.join(" & ")}`);
const description = fc.array(words.map((text) => text.replaceAll(/[<> ]+/g, " ").trim()), {
  minLength: 1,
  maxLength: 3,
}).map((lines) => lines.join("\n"));

const products = fc.record({
  title: words,
  description,
  priceMinor: fc.integer({ min: 1, max: 99_999_999 }),
  crossedMinor: fc.integer({ min: 1, max: 99_999_999 }),
  maker: words,
  parameters: fc.uniqueArray(fc.tuple(words, words), {
    maxLength: 4,
    selector: ([name]) => name,
  }),
  sizes: fc.uniqueArray(words, { maxLength: 3 }),
  days: fc.option(fc.nat(999), { nil: undefined }),
});

Deno.test("what is written is read back by our own readers, whatever the texts and prices", async () => {
  await fc.assert(
    fc.asyncProperty(products, fc.constantFrom(...sites), async (made, site) => {
      const { title, priceMinor, crossedMinor, parameters, sizes, days } = made;
      const record = product({
        values: {
          "title:cs": title,
          "longDescription:cs": made.description,
          "price:CZK:": priceMinor,
          "commonPrice:CZK:": crossedMinor,
          manufacturer: made.maker,
          parameters: parameters.map(([name, value]) => parameter(name, value)),
          ...(days === undefined ? {} : { deliveryDays: days }),
        },
        variants: sizes.map((size, index) => ({
          code: `HRN-1-${index}`,
          values: { parameters: [parameter("Velikost:", size)] },
        })),
      });
      const file = write(site, record);
      const { records: [read], problems } = await readFile(formatById(site)!, file);

      assert.deepEqual(problems, [], file);
      assert.equal(read?.code, "HRN-1");
      const path = (name: string) => read?.values.get(name);
      if (sizes.length === 0) assert.equal(path("title:cs"), title);
      assert.equal(path("longDescription:cs"), made.description);
      assert.equal(path("manufacturer"), made.maker);
      assert.equal(path("price:CZK:"), priceMinor);
      if (site !== "heureka") {
        const crossed = crossedMinor > priceMinor ? crossedMinor : undefined;
        assert.equal(path("commonPrice:CZK:"), crossed);
      }
      if (site !== "google" || (days ?? 0) > 0) assert.equal(path("deliveryDays"), days);
      assert.deepEqual(
        read?.variants.map(({ code, values }) => [code, values.get("price:CZK:")]),
        sizes.map((_, index) => [`HRN-1-${index}`, priceMinor]),
      );
      const expected = parameters.map(([name, value]) => parameter(name, value));
      const all = sizes.length === 1 ? [...expected, parameter("Velikost:", sizes[0]!)] : expected;
      assert.deepEqual(path("parameters") ?? [], all);
    }),
    { numRuns: 200 },
  );
});
