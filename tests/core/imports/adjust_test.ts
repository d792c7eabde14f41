import { strict as assert } from "node:assert";
import type { Value } from "../../../core/catalogue/values.ts";
import type { EntityRecord } from "../../../core/formats/format.ts";
import { adjustRecord } from "../../../core/imports/adjust.ts";
import { newlinesToBreaks } from "../../../core/imports/line_breaks.ts";
import { importSettings } from "../../../core/imports/settings.ts";

function adjusted(
  values: Record<string, Value>,
  settings: Record<string, unknown>,
  { frequency = "daily", variant = {} }: {
    frequency?: "daily" | "hourly";
    variant?: Record<string, Value>;
  } = {},
) {
  const record: EntityRecord = {
    code: "A",
    values: new Map(Object.entries(values)),
    variants: [{ code: "A-1", number: 1, line: 1, values: new Map(Object.entries(variant)) }],
  };
  const parsed = importSettings.parse({ language: "cs", currency: "CZK", ...settings });
  const after = adjustRecord(record, { entity: "products", settings: parsed, frequency });
  return {
    ...Object.fromEntries(after.values),
    variant: Object.fromEntries(after.variants[0]!.values),
  };
}

Deno.test("adjustRecord() puts the margin on what customers pay, not on what the shop pays (R78)", () => {
  const prices = { "price:CZK:": 1_000, "salePrice:CZK:": 900, "purchasePrice:CZK:": 500 };
  assert.deepEqual(
    adjusted(prices, { marginPercent: "10" }, { variant: { "price:CZK:": 2_000 } }),
    {
      "price:CZK:": 1_100,
      "salePrice:CZK:": 990,
      "purchasePrice:CZK:": 500,
      variant: { "price:CZK:": 2_200 },
    },
  );
});

Deno.test("adjustRecord() moves prices of the default list into the chosen one", () => {
  const prices = { "price:CZK:": 1_000, "price:CZK:VIP": 900, "title:cs": "Hrnek" };
  assert.deepEqual(adjusted(prices, { priceList: "Velkoobchod" }), {
    "price:CZK:Velkoobchod": 1_000,
    "price:CZK:VIP": 900,
    "title:cs": "Hrnek",
    variant: {},
  });
});

Deno.test("adjustRecord() takes only the fields of the small import in an hourly one (R9, D14)", () => {
  const values = { "title:cs": "Hrnek", "price:CZK:": 1_000, stock: 4, ean: "123" };
  const variant = { stock: 1, parameters: [], active: true };
  assert.deepEqual(adjusted(values, {}, { frequency: "hourly", variant }), {
    "price:CZK:": 1_000,
    stock: 4,
    variant: { stock: 1, active: true },
  });
});

Deno.test("adjustRecord() leaves parameters of variants out on request", () => {
  const variant = { parameters: [], stock: 1 };
  assert.deepEqual(adjusted({}, { variantParameters: false }, { variant }).variant, { stock: 1 });
});

Deno.test("adjustRecord() lets availability follow the stock where there is one (R83)", () => {
  const settings = {
    availabilityFromStock: true,
    inStockText: "Skladem",
    outOfStockText: "Na dotaz",
  };
  const of = (values: Record<string, Value>) => adjusted(values, settings);
  assert.equal(of({ stock: 2, availability: "?" })["availability" as never], "Skladem");
  assert.equal(of({ stock: 0 })["availability" as never], "Na dotaz");
  assert.equal(of({ availability: "3 dny" })["availability" as never], "3 dny");
});

Deno.test("settings refuse availability from stock together with missing items (R83)", () => {
  const parsed = importSettings.safeParse({
    language: "cs",
    currency: "CZK",
    availabilityFromStock: true,
    missingProducts: "archive",
  });
  assert.equal(parsed.success, false);
  assert.deepEqual(parsed.error?.issues.map(({ path, message }) => [path.join("."), message]), [
    ["availabilityFromStock", "missing_and_stock"],
  ]);
});

Deno.test("newlinesToBreaks() turns line ends of plain text into breaks (R79)", () => {
  assert.equal(newlinesToBreaks("První\nDruhý\r\nTřetí"), "První<br>Druhý<br>Třetí");
  assert.equal(newlinesToBreaks("<b>První</b>\nDruhý"), "<b>První</b><br>Druhý");
});

Deno.test("newlinesToBreaks() leaves text alone that has paragraphs of its own", () => {
  const html = "<p>První</p>\n<p>Druhý</p>";
  assert.equal(newlinesToBreaks(html), html);
});

Deno.test("adjustRecord() takes a text of which cleaning leaves nothing for an empty one", () => {
  const nothing = {
    "longDescription:cs": "<script>1</script>",
    "manufacturerDescription:cs": "<Hrnek",
  };
  const after = adjusted(nothing, {});
  assert.deepEqual(after, {
    "longDescription:cs": null,
    "manufacturerDescription:cs": null,
    variant: {},
  });
});
