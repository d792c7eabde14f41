import { strict as assert } from "node:assert";
import fc from "fast-check";
import { importSettings } from "../../../core/imports/settings.ts";
import { formOfSettings, readSettingsForm } from "../../../core/imports/settings_form.ts";

const settings = (more: Record<string, unknown> = {}) =>
  importSettings.parse({ language: "cs", currency: "CZK", ...more });

Deno.test("settings that are shown and sent unchanged stay the same", () => {
  const some = fc.record({
    mode: fc.constantFrom("create", "update", "both"),
    marginPercent: fc.integer({ min: -9_900, max: 9_900 }).map((hundredths) => hundredths / 100),
    rounding: fc.constantFrom("0.01", "0.10", "10"),
    codePrefix: fc.constantFrom("", "LIP-", "A.1"),
    newlinesToBr: fc.boolean(),
    delimiter: fc.constantFrom(undefined, ";", "\t"),
    policies: fc.dictionary(
      fc.constantFrom("ean", "price", "title"),
      fc.constantFrom("create_only", "ignore"),
    ),
  });
  fc.assert(fc.property(some, (more) => {
    const { delimiter, ...rest } = more;
    const known = settings(delimiter === undefined ? rest : more);
    const read = readSettingsForm(formOfSettings(known), settings());
    assert.deepEqual(read.ok && { ...read.value }, { ...known });
  }));
});

Deno.test("creating and updating are two switches, of which one must be on (R58, R59)", () => {
  const form = formOfSettings(settings());
  const read = (createItems: string | undefined, updateItems: string | undefined) =>
    readSettingsForm({ ...form, createItems, updateItems }, settings());
  const created = read("true", undefined);
  assert.equal(created.ok && created.value.mode, "create");
  const neither = read(undefined, undefined);
  assert.deepEqual(!neither.ok && neither.error, { createItems: "nothing_to_do" });
});

Deno.test("what is wrong is said by the field", () => {
  const form = {
    ...formOfSettings(settings()),
    marginPercent: "deset",
    missingProducts: "shred",
    codePrefix: "x".repeat(30),
    keptRuns: "0",
  };
  const read = readSettingsForm(form, settings());
  assert.deepEqual(!read.ok && read.error, {
    marginPercent: "number",
    missingProducts: "choice",
    codePrefix: "text",
    keptRuns: "number",
  });
});

Deno.test("an address of pictures and codes of VAT are of a certain shape", () => {
  const form = formOfSettings(settings());
  const wrong = { ...form, pictureBase: "fotky/", vatCodes: "21" };
  const refused = readSettingsForm(wrong, settings());
  assert.deepEqual(!refused.ok && refused.error, { pictureBase: "address", vatCodes: "vat_codes" });
  const right = { ...form, pictureBase: "https://a.example/fotky", vatCodes: "1=21, 2=12" };
  assert.ok(readSettingsForm(right, settings()).ok);
});

Deno.test("numbers are taken as people write them", () => {
  const read = readSettingsForm(
    { ...formOfSettings(settings()), marginPercent: " 12,5 ", missingShareMax: "15.5" },
    settings(),
  );
  assert.ok(read.ok);
  assert.deepEqual([read.value.marginPercent, read.value.missingShareMax], [12.5, 15.5]);
});

Deno.test("missing items and availability by stock exclude each other (R83)", () => {
  const form = {
    ...formOfSettings(settings()),
    missingProducts: "archive",
    availabilityFromStock: "true",
  };
  const read = readSettingsForm(form, settings());
  assert.deepEqual(!read.ok && read.error, { availabilityFromStock: "missing_and_stock" });
});
