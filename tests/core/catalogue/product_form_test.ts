import assert from "node:assert/strict";
import fc from "fast-check";
import {
  newProduct,
  productFormValues,
  readProductForm,
} from "../../../core/catalogue/product_form.ts";
import { isTick, productFormFields } from "../../../core/catalogue/product_form_fields.ts";
import type { Value } from "../../../core/catalogue/values.ts";

const context = {
  languages: ["cs", "sk"],
  priceLists: [{ currency: "CZK", priceList: "" }, { currency: "EUR", priceList: "VIP" }],
  decimal: ",",
} as const;

const product = (values: Record<string, Value> = {}, variant: Record<string, Value> = {}) => ({
  code: "P-1",
  values: new Map<string, Value>(Object.entries({ "title:cs": "Hrnek", active: true, ...values })),
  variants: [{ id: 7, code: "P-1-S", values: new Map(Object.entries(variant)) }],
});

/** The form as a browser sends it: without what is not ticked. */
function sent(stored: Parameters<typeof productFormValues>[0], typed: Record<string, string> = {}) {
  const ticks = productFormFields(context).filter(({ field }) => isTick(field))
    .map(({ name }) => name);
  const values = { ...productFormValues(stored, context), ...typed };
  return Object.fromEntries(
    Object.entries(values).filter(([name, text]) =>
      text !== "" || !(ticks.includes(name) || name.endsWith(".active"))
    ),
  );
}

function edit(stored: ReturnType<typeof product>, typed: Record<string, string>) {
  const read = readProductForm(sent(stored, typed), stored, context);
  if (!read.ok) return read.error;
  return {
    ...Object.fromEntries(read.value.changes),
    ...(read.value.code === undefined ? {} : { code: read.value.code }),
  };
}

const problemOf = (typed: Record<string, string>, stored = product()) => {
  const error = edit(stored, typed) as { code: string; problems?: Record<string, unknown> };
  return error.problems ?? error.code;
};

Deno.test("a form that is sent as it was filled in changes nothing", () => {
  const stored = product({
    "longDescription:cs": "<p>x</p>\n<script>alert(1)</script>",
    "price:CZK:": 19_990,
    ean: "123 not an EAN",
    stock: 2.5,
    images: [{ url: "https://a.example/1.jpg" }, { url: "https://a.example/2.jpg", main: true }],
    parameters: [{ name: { cs: "Barva", sk: "Farba" }, value: { cs: "modrá", sk: "modrá" } }],
    labels: [{ name: "Akce", active: false, from: "2026-01-01" }],
    gifts: [{ code: "G", type: "random_stock_variant" }],
    sets: [{ code: "S", quantity: 2 }],
    categories: [{ code: "K1", primary: true }, { code: "K2", position: 3 }],
    adult: true,
    canAddToBasket: false,
    "visible:cs": true,
  });
  assert.deepEqual(edit(stored, {}), {});
});

const readings: [name: string, typed: string, expected: Value | null][] = [
  ["title:sk", "  Hrnček ", "Hrnček"],
  ["price:CZK:", "1 490,50", 149_050],
  ["price:EUR:VIP", "14.9", 1_490],
  ["discount:CZK:", "12,5", 12.5],
  ["vatRate", "12", 12],
  ["stock", "\u22123,25", -3.25],
  ["deliveryDays", "7", 7],
  ["ean", "8 590 000 000 008", "8590000000008"],
  ["canAddToBasket", "false", false],
  ["condition", "used", "used"],
  ["visible:sk", "true", true],
  ["longDescription:cs", '<p onclick="x">a<script>b</script></p>', "<p>a</p>"],
  ["related", "A-1\r\n\r\nB-2\nA-1", ["A-1", "B-2"]],
  ["sets", "A; 2,5", [{ code: "A", quantity: 2.5 }]],
  ["labels", "Akce; 2026-11-01;", [{ name: "Akce", from: "2026-11-01" }]],
  ["parameters", "Barva: modrá", [{ name: { cs: "Barva" }, value: { cs: "modrá" } }]],
  [
    "images",
    "https://a.example/1.jpg\nhttps://a.example/2.jpg",
    [{ url: "https://a.example/1.jpg", main: true }, { url: "https://a.example/2.jpg" }],
  ],
  ["files", "https://a.example/a.pdf Návod k použití", [
    { url: "https://a.example/a.pdf", titles: { cs: "Návod k použití" } },
  ]],
];
for (const [name, typed, expected] of readings) {
  Deno.test(`a product's ${name} is read of ${JSON.stringify(typed)}`, () => {
    assert.deepEqual(edit(product(), { [name]: typed }), { [name]: [null, expected] });
  });
}

const refusals: [name: string, typed: string, code: string][] = [
  ["code", " ", "required"],
  ["title:cs", "", "required"],
  ["title:cs", "x".repeat(501), "too_long"],
  ["title:sk", "a\u202eb", "characters"],
  ["price:CZK:", "levně", "money"],
  ["price:CZK:", "-5", "money"],
  ["price:CZK:", "12,345", "money_decimals"],
  ["vatRate", "121", "number"],
  ["deliveryDays", "1,5", "number"],
  ["ean", "8590000000004", "ean"],
  ["ean", "123", "ean"],
  ["condition", "broken", "choose"],
  ["videoUrl", "javascript:alert(1)", "url"],
  ["url:cs", "ftp://a.example", "url"],
  ["images", "https://a.example/1.jpg\njavascript:alert(1)", "list_line"],
  ["parameters", "bez hodnoty", "list_line"],
  ["labels", "Akce; zítra", "list_line"],
  ["sets", "A", "list_line"],
  ["variant.7.price", "x", "money"],
];
for (const [name, typed, code] of refusals) {
  Deno.test(`a product's ${name} of ${JSON.stringify(typed.slice(0, 30))} is refused: ${code}`, () => {
    const problems = problemOf({ [name]: typed }) as Record<string, { code: string }>;
    assert.deepEqual(Object.keys(problems), [name]);
    assert.equal(problems[name]!.code, code);
  });
}

Deno.test("a field that stands as a feed wrote it is not judged when another is saved", () => {
  const stored = product({ ean: "123", videoUrl: "//odd" });
  assert.deepEqual(edit(stored, { unit: "ks" }), { unit: [null, "ks"] });
});

Deno.test("an entry of a list that stays keeps what its line does not show", () => {
  const parameters = [
    { name: { cs: "Barva", sk: "Farba" }, value: { cs: "modrá", sk: "belasá" } },
    { name: { cs: "Materiál", sk: "Materiál" }, value: { cs: "len", sk: "ľan" } },
  ];
  const images = [{ url: "https://a.example/1.jpg", titles: { cs: "Zpředu" }, main: true }];
  const changes = edit(product({ parameters, images }), {
    parameters: "Materiál: len\nBarva: červená",
    images: "https://a.example/2.jpg\nhttps://a.example/1.jpg",
  }) as Record<string, [unknown, unknown]>;
  assert.deepEqual(changes.parameters![1], [
    parameters[1],
    { name: { cs: "Barva", sk: "Farba" }, value: { cs: "červená" } },
  ]);
  assert.deepEqual(changes.images![1], [
    { url: "https://a.example/2.jpg", main: true },
    { url: "https://a.example/1.jpg", titles: { cs: "Zpředu" } },
  ]);
});

Deno.test("a product is in its primary category, ticked or not, and keeps places in others", () => {
  const stored = product({
    categories: [{ code: "K1", primary: true }, { code: "K2", position: 4 }],
  });
  const changes = edit(stored, { categories: "K2", primaryCategory: "K3" }) as Record<
    string,
    [unknown, unknown]
  >;
  assert.deepEqual(changes.categories![1], [
    { code: "K3", primary: true },
    { code: "K2", position: 4 },
  ]);
});

Deno.test("variants change by fields of their own", () => {
  const stored = product({}, { active: true, stock: 3, "price:CZK:": 100 });
  const fields = sent(stored, {
    "variant.7.stock": "5",
    "variant.7.price": "",
    "variant.7.active": "",
  });
  const read = readProductForm(fields, stored, context);
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.variants.map(({ id, changes }) => [id, Object.fromEntries(changes)]),
    [
      [7, { active: [true, false], "price:CZK:": [100, null], stock: [3, 5] }],
    ],
  );
});

const foreign: [why: string, fields: Record<string, string>][] = [
  ["a field that the form has not", { archived: "true" }],
  ["who created the product", { created_by_import: "1" }],
  ["another product's variant", { "variant.8.price": "1" }],
  ["a prototype's name", { ["__proto__.x"]: "1" }],
];
for (const [why, fields] of foreign) {
  Deno.test(`a form is none of ours with ${why}`, () => {
    assert.equal(problemOf(fields), "malformed");
  });
}

Deno.test("a form is none of ours without a field of its page", () => {
  const { unit: _unit, ...fields } = sent(product());
  const read = readProductForm(fields, product(), context);
  assert.deepEqual(read, { ok: false, error: { code: "malformed" } });
});

Deno.test("a new product needs a code and a title in the main language", () => {
  const read = readProductForm(sent(newProduct), newProduct, context);
  assert.ok(!read.ok && read.error.code === "refused");
  assert.deepEqual(read.error.problems, {
    code: { code: "required" },
    "title:cs": { code: "required" },
  });
});

Deno.test("whatever is typed is either read or refused in words", () => {
  const stored = product();
  const names = Object.keys(productFormValues(stored, context));
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.string({ unit: "binary", maxLength: 60 }),
      (name, typed) => {
        const read = readProductForm(sent(stored, { [name]: typed }), stored, context);
        if (!read.ok) assert.equal(read.error.code, "refused", name);
      },
    ),
    { numRuns: 2_000 },
  );
});
