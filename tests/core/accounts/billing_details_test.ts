import assert from "node:assert/strict";
import { readBillingDetails } from "../../../core/accounts/billing_details.ts";

const fields = { street: " Žižkova 12 ", city: "Jihlava", zip: "586 01", country: "Česko" };

Deno.test("R150: an address is read with its country by name or by letters", () => {
  for (const country of ["Česko", "cz", "Czech Republic"]) {
    assert.deepEqual(readBillingDetails({ ...fields, country }, "company"), {
      ok: true,
      value: {
        street: "Žižkova 12",
        city: "Jihlava",
        zip: "586 01",
        country: "CZ",
        vatId: undefined,
      },
    });
  }
});

const vatIds: [country: string, text: string, vatId: string | undefined][] = [
  ["CZ", "cz 255 966 41", "CZ25596641"],
  ["Slovensko", "SK2020202020", "SK2020202020"],
  ["GR", "EL123456789", "EL123456789"],
  ["CZ", "  ", undefined],
];
for (const [country, text, vatId] of vatIds) {
  Deno.test(`a VAT id "${text}" of ${country} is ${vatId}`, () => {
    const details = readBillingDetails({ ...fields, country, vatId: text }, "company");
    assert.equal(details.ok && details.value.vatId, vatId);
  });
}

const wrong: [what: string, changes: Record<string, string>, problems: Record<string, string>][] = [
  ["nothing filled in", { street: "", city: "", zip: "", country: "" }, {
    ...{ street: "required", city: "required", zip: "required", country: "required" },
  }],
  ["a country that is none", { country: "Krámkov" }, { country: "country" }],
  ["a VAT id without letters", { vatId: "25596641" }, { vatId: "vat_id" }],
  ["a VAT id of another country", { vatId: "SK2020202020" }, { vatId: "vat_id_country" }],
  ["a line break in a street", { street: "a\nb" }, { street: "characters" }],
];
for (const [what, changes, problems] of wrong) {
  Deno.test(`${what} is refused field by field`, () => {
    const details = readBillingDetails({ ...fields, ...changes }, "company");
    const codes = details.ok
      ? {}
      : Object.entries(details.error).map(([field, { code }]) => [field, code]);
    assert.deepEqual(details.ok ? {} : Object.fromEntries(codes as [string, string][]), problems);
  });
}
