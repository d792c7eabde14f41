import assert from "node:assert/strict";
import fc from "fast-check";
import { type Address, addressFields } from "../../../../core/catalogue/customer.ts";
import type { FieldPath, Value } from "../../../../core/catalogue/values.ts";
import type { ExportRecord } from "../../../../core/exports/export_format.ts";
import { vcardExport } from "../../../../core/formats/vcard/export.ts";
import { vcard } from "../../../../core/formats/vcard/format.ts";
import { generatedCode, valuesOf } from "../../../support/generated_records.ts";
import { czechProducts, readFile } from "../reading_files.ts";

const customers = { ...czechProducts, entity: "customers" as const };

function write(records: readonly ExportRecord[], fields?: ReadonlySet<string>): string {
  const writer = vcardExport.writer({
    ...{ entity: "customers", languages: ["cs"], currency: "CZK", shopName: "Lípa" },
    ...{ encoding: "utf-8", ...(fields ? { fields } : {}) },
  });
  return writer.begin() + records.map((record) => writer.record(record)).join("") + writer.end();
}

const recordOf = (code: string, values: Record<FieldPath, Value>): ExportRecord => ({
  ...{ id: 1, code, values: new Map(Object.entries(values)), variants: [] },
});

Deno.test("vCard: a customer is written as phones read it", () => {
  const record = recordOf("jana@example.cz", {
    firstName: "Jana",
    lastName: "Nová; Malá",
    degree: "Ing.",
    companyName: "Lípa, s.r.o.",
    kind: "company",
    phone: "+420 601 000 001",
    newsletter: "yes",
    "billing:street": "Lipová 4",
    "billing:country": "CZ",
    groups: ["VIP", "a,b"],
    note: "Volat\nráno",
  });
  assert.equal(
    write([record]),
    [
      "BEGIN:VCARD",
      "VERSION:3.0",
      "N:Nová\\; Malá;Jana;;Ing.;",
      "FN:Lípa\\, s.r.o.",
      "ORG:Lípa\\, s.r.o.",
      "X-ABShowAs:COMPANY",
      "EMAIL;TYPE=INTERNET:jana@example.cz",
      "TEL;TYPE=VOICE:+420 601 000 001",
      "ADR;TYPE=WORK,PREF:;;Lipová 4;;;;CZ",
      "CATEGORIES:VIP,a\\,b",
      "NOTE:Volat\\nráno",
      "END:VCARD",
      "",
    ].join("\r\n"),
  );
});

Deno.test("vCard: fields that were not chosen are not written", () => {
  const record = recordOf("a@b.cz", { lastName: "Nová", phone: "601", "billing:city": "Brno" });
  const file = write([record], new Set(["lastName"]));
  assert.match(file, /N:Nová;/);
  assert.doesNotMatch(file, /TEL|ADR/);
});

const carried = new Set(vcard.fields.customers);

/** Addresses without what a card has no place for, each once. */
function carriedAddresses(values: ReadonlyMap<FieldPath, Value>): Map<FieldPath, Value> {
  const kept = new Map(values);
  for (const part of ["companyName", "firstName", "lastName"]) kept.delete(`billing:${part}`);
  const billing = addressFields.flatMap((part) => {
    const value = kept.get(`billing:${part}`);
    return value === undefined ? [] : [[part, value]];
  });
  const told = new Set([JSON.stringify(Object.fromEntries(billing))]);
  const deliveries = (kept.get("deliveries") ?? []) as readonly Partial<Address>[];
  const own = deliveries.map(({ street, city, zip, country }) =>
    Object.fromEntries(Object.entries({ street, city, zip, country }).filter(([, text]) => text))
  ).filter((address) => !told.has(JSON.stringify(address)) && told.add(JSON.stringify(address)));
  kept.delete("deliveries");
  // the only address of a card is the one for bills
  if (own.length > 0 && billing.length > 0) kept.set("deliveries", own);
  return kept;
}

const customer = fc.record({
  id: fc.integer({ min: 1 }),
  code: generatedCode.map((code) => `${code.toLowerCase()}@example.cz`),
  values: valuesOf("customers", { languages: ["cs"] }).map((values) => {
    const kept = new Map([...values].filter(([path]) => carried.has(path.split(":")[0]!)));
    if (kept.get("kind") !== "company") kept.delete("kind");
    return carriedAddresses(kept);
  }),
  variants: fc.constant([]),
});

Deno.test("vCard: customers come back with all that a card carries", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(customer, { maxLength: 4 }), async (records) => {
      const file = write(records);
      for (const line of file.split("\r\n")) {
        assert.ok(new TextEncoder().encode(line).length <= 75, line);
      }
      const read = await readFile(vcard, file, customers);
      const problems = read.problems.filter(({ code, field }) =>
        !(code === "choice_unknown" && field === "ADR") && code !== "file_empty"
      );
      assert.deepEqual(problems, [], file);
      const sorted = (values: ReadonlyMap<FieldPath, unknown>) =>
        [...values].sort(([a], [b]) => (a < b ? -1 : 1));
      assert.deepEqual(
        read.records.map(({ code, values }) => [code, sorted(values)]),
        records.map(({ code, values }) => [code, sorted(values)]),
        file,
      );
    }),
    { numRuns: 300 },
  );
});
