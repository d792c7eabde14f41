import assert from "node:assert/strict";
import { checkMapping } from "../../../../core/formats/custom/check.ts";
import { customCsv } from "../../../../core/formats/custom/csv_format.ts";
import { csvMapping, type FieldRule, ruleOf } from "../../../../core/formats/custom/mapping.ts";
import { proposeRules } from "../../../../core/formats/custom/proposals.ts";
import { readSample } from "../../../../core/formats/custom/sample.ts";
import type { Entity } from "../../../../core/formats/format.ts";
import { codesOf, czechProducts, readFile, sourceOf } from "../reading_files.ts";

async function proposed(entity: Entity, text: string): Promise<FieldRule[]> {
  const sample = await readSample(sourceOf(text));
  assert.ok(!("kind" in sample));
  return proposeRules(sample, { entity, languages: ["cs"], currency: "CZK", earlier: [] });
}

/** Reads a text by what is proposed for it. */
async function readAs(entity: Entity, text: string) {
  const rules = await proposed(entity, text);
  const columns = text.split("\n")[0]!.split(";");
  const mapping = csvMapping.parse({ shape: 1, columns, rules });
  assert.deepEqual(checkMapping(entity, mapping), []);
  const format = customCsv({ id: 1, name: "Tabulka", entity, mapping });
  return { format, ...await readFile(format, text, { ...czechProducts, entity }) };
}

const targetsOf = (rules: readonly FieldRule[]) => rules.map(({ target }) => target);

Deno.test("a table of customers is paired by its headers and by e-mails (R20)", async () => {
  const text = "Jméno;Příjmení;Kontakt;Firma;IČO;Telefon;Ulice;PSČ;Dodací město;Odběr novinek\n" +
    "Eva;Malá;Eva@Mala.cz;Malá s.r.o.;27082440;+420 601 000 001;Lipová 1;110 00;Brno;ano";
  assert.deepEqual(targetsOf(await proposed("customers", text)), [
    ...["firstName", "lastName", "email", "companyName", "companyId", "phone", "billing:street"],
    ...["billing:zip", "delivery:city", "newsletter"],
  ]);
  const { records: [record], problems } = await readAs("customers", text);
  assert.deepEqual(codesOf(problems), []);
  assert.equal(record!.code, "eva@mala.cz");
  assert.deepEqual(Object.fromEntries(record!.values), {
    firstName: "Eva",
    lastName: "Malá",
    companyName: "Malá s.r.o.",
    companyId: "27082440",
    phone: "+420 601 000 001",
    "billing:street": "Lipová 1",
    "billing:zip": "110 00",
    deliveries: [{ city: "Brno" }],
    newsletter: "yes",
  });
});

Deno.test("an e-mail that is none is told with its line, and pairs nobody", async () => {
  const { records: [record], problems } = await readAs("customers", "E-mail;Jméno\nnikdo;Eva");
  const [wrong] = problems;
  assert.deepEqual([wrong!.code, wrong!.line, wrong!.field, wrong!.value], [
    ...["email_unusable", 2, "E-mail", "nikdo"],
  ]);
  assert.equal(record!.code, undefined);
});

Deno.test("a table of categories is paired by ids, which are codes where it has none (R20)", async () => {
  const text = "id;parent_id;Název kategorie;Popis;Pořadí\n7;;Kuchyně;<p>Vše</p>;2\n8;7;Hrnky;;1";
  assert.deepEqual(targetsOf(await proposed("categories", text)), [
    ...["id", "parentId", "name:cs", "description:cs", "position"],
  ]);
  const { records, format } = await readAs("categories", text);
  assert.deepEqual(records.map(({ code, fileId, parentFileId }) => [code, fileId, parentFileId]), [
    ["7", "7", ""],
    ["8", "8", "7"],
  ]);
  assert.deepEqual(format.fields.categories, ["parent", "name", "description", "position"]);
});

Deno.test("a category knows the one above it by its code too", async () => {
  const text = "Kód;Nadřazená kategorie;Název\nA;;Kuchyně\nB;A;Hrnky";
  const { records } = await readAs("categories", text);
  assert.deepEqual(records.map(({ code, values }) => [code, values.get("parent")]), [
    ["A", undefined],
    ["B", "A"],
  ]);
});

Deno.test("a mapping without what records are paired by is refused", () => {
  const wrong = (entity: Entity, target: string) =>
    checkMapping(
      entity,
      csvMapping.parse({ shape: 1, columns: ["A"], rules: [ruleOf(target, "A")] }),
    )
      .map(({ code }) => code);
  assert.deepEqual(wrong("customers", "phone"), ["code_missing"]);
  assert.deepEqual(wrong("customers", "email"), []);
  assert.deepEqual(wrong("categories", "name:cs"), ["code_missing"]);
  assert.deepEqual(wrong("categories", "id"), []);
  assert.deepEqual(wrong("customers", "billing:planet"), ["target_unknown", "code_missing"]);
});
