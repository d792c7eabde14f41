import assert from "node:assert/strict";
import { type FieldRule, ruleOf } from "../../../../core/formats/custom/mapping.ts";
import {
  formOfRules,
  type PairingForm,
  readPairingForm,
} from "../../../../core/formats/custom/pairing_form.ts";

const columns = ["Kód", "Cena", "Barva", "Foto"];
const reading = { entity: "products" as const, columns, stepsFor: () => ({}) };
const read = (form: PairingForm) => readPairingForm(form, reading);

Deno.test("a pairing is the same after it was a form", () => {
  const rules: FieldRule[] = [
    ruleOf("code", "Kód"),
    ruleOf("price:CZK:Velkoobchod", "Cena", { numberStyle: "comma", isNet: true }),
    ruleOf("parameters:Odstín", "Barva", {
      separator: "\n",
      values: [{ from: "mod", to: "modrá" }, { from: "*", to: "" }],
    }),
    ruleOf("images", "Foto", { trim: false, whenEmpty: "clear" }),
    ruleOf("labels", { kind: "constant", value: "Akce" }, {
      whenEmpty: "default",
      emptyValue: "x",
    }),
    ruleOf("title:cs", { kind: "template", template: "{Kód} {Barva}" }),
  ];
  const { lines, errors } = read(formOfRules("products", columns, rules));
  assert.deepEqual(errors, {});
  assert.deepEqual(lines.map(({ rule }) => rule), rules);
});

Deno.test("a second field of one column stands among the composed ones", () => {
  const rules = [ruleOf("code", "Kód"), ruleOf("supplierCode", "Kód")];
  const form = formOfRules("products", columns, rules);
  assert.equal(form["x0.text"], "{Kód}");
  const { lines } = read(form);
  assert.deepEqual(lines[1]!.rule.source, { kind: "template", template: "{Kód}" });
});

Deno.test("a parameter is called as its column, and a field that was just chosen gets its steps", () => {
  const form = { "c2.target": "parameters:", "c1.target": "price:CZK:", "c1.numberStyle": "point" };
  const stepsFor = () => ({ numberStyle: "comma" as const });
  const { lines } = readPairingForm(form, { ...reading, stepsFor });
  assert.deepEqual(lines.map(({ rule }) => [rule.target, rule.numberStyle]), [
    ["price:CZK:", "comma"],
    ["parameters:Barva", "comma"],
  ]);
});

const refused: [what: string, form: PairingForm, field: string, error: string][] = [
  ["an unknown field", { "c0.target": "constructor" }, "c0.target", "target_unknown"],
  [
    "a composed field of nothing",
    { "x0.target": "unit", "x0.text": " " },
    "x0.text",
    "text_missing",
  ],
  [
    "a composed parameter without a name",
    { "x0.target": "parameters:", "x0.text": "modrá" },
    "x0.about",
    "about_missing",
  ],
  [
    "a meaning that means nothing",
    { "c0.target": "active", "c0.was": "active", "c0.values": "skladem" },
    "c0.values",
    "values_unreadable",
  ],
];
for (const [what, form, field, error] of refused) {
  Deno.test(`readPairingForm() refuses ${what}`, () => {
    assert.deepEqual(read(form).errors, { [field]: error });
  });
}
