import assert from "node:assert/strict";
import fc from "fast-check";
import type { ExportFormat, ExportRecord } from "../../../core/exports/export_format.ts";
import { exportFormatById } from "../../../core/exports/registry.ts";
import type { Value } from "../../../core/catalogue/values.ts";
import type { Entity } from "../../../core/formats/format.ts";
import { formatById } from "../../../core/formats/registry.ts";
import { generatedCode, valuesOf } from "../../support/generated_records.ts";
import { czechProducts, readFile } from "../formats/reading_files.ts";

const languages = ["cs", "sk"] as const;

function write(format: ExportFormat, entity: Entity, records: readonly ExportRecord[]): string {
  const writer = format.writer({
    ...{ entity, languages, currency: "CZK", shopName: "Lípa", encoding: "utf-8" },
  });
  // Rows of a table decide what columns it begins with.
  const text = writer.table?.rows(records).text ?? records.map(writer.record).join("");
  return writer.begin() + text + writer.end();
}

/** Without what says nothing: deletions of nothing, and that a language is seen as usual. */
function said(values: ReadonlyMap<string, Value | null>): Record<string, unknown> {
  const told = [...values].filter(([path, value]) =>
    value !== null && !(path.startsWith("visible:") && value === true)
  );
  return Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const unimportant = new Set(["vat_rate_unusual"]);

async function comesBack(id: string, entity: Entity, records: readonly ExportRecord[]) {
  const file = write(exportFormatById(id)!, entity, records);
  const read = await readFile(formatById(id)!, file, { ...czechProducts, entity });
  const problems = read.problems.filter(({ code }) => !unimportant.has(code));
  assert.deepEqual(problems, [], file);
  assert.deepEqual(
    read.records.map(({ code, values, variants }) => ({
      code,
      values: said(values),
      variants: variants.map((variant) => ({ code: variant.code, values: said(variant.values) })),
    })),
    records.map(({ code, values, variants }) => ({
      code,
      values: said(values),
      variants: variants.map((variant) => ({ code: variant.code, values: said(variant.values) })),
    })),
    file,
  );
  return read.records;
}

const variants = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1 }),
    code: generatedCode.map((code) => `V${code}`),
    values: valuesOf("products", { languages, isVariant: true }),
  }),
  { maxLength: 3, selector: ({ code }) => code },
);

/** Of several main variants the first wins. */
function withOneMain(list: readonly { id: number; code: string; values: Map<string, Value> }[]) {
  let isTaken = false;
  return list.map((variant) => {
    const values = new Map(variant.values);
    if (values.get("main") === true && isTaken) values.set("main", false);
    isTaken ||= values.get("main") === true;
    return { ...variant, values };
  });
}

const products = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1 }),
    code: generatedCode,
    values: valuesOf("products", { languages, without: ["categories"] }),
    variants,
  }),
  { minLength: 1, maxLength: 4, selector: ({ code }) => code },
).map((list) => list.map((product) => ({ ...product, variants: withOneMain(product.variants) })));

for (const id of ["upgates-xml", "upgates-csv"]) {
  Deno.test(`products in ${id} come back as they were (R18)`, async () => {
    await fc.assert(
      fc.asyncProperty(products, async (records) => {
        await comesBack(id, "products", records);
      }),
      { numRuns: 150 },
    );
  });

  Deno.test(`categories in ${id} come back as they were`, async () => {
    const category = fc.record({
      id: fc.integer({ min: 1 }),
      code: generatedCode,
      values: valuesOf("categories", { languages, without: ["parent"] }),
      variants: fc.constant([]),
      parentId: fc.constant(7),
    });
    const categories = fc.uniqueArray(category, { minLength: 1, selector: ({ code }) => code })
      .map((all) => all.map((each) => ({ ...each, values: withNames(each.values) })));
    await fc.assert(
      fc.asyncProperty(categories, async (records) => {
        const read = await comesBack(id, "categories", records);
        assert.deepEqual(
          read.map(({ fileId, parentFileId }) => [fileId, parentFileId]),
          records.map(({ id }) => [String(id), "7"]),
        );
      }),
      { numRuns: 150 },
    );
  });

  Deno.test(`customers in ${id} come back as they were`, async () => {
    const customer = fc.record({
      id: fc.integer({ min: 1 }),
      code: generatedCode.map((code) => `${code.toLowerCase()}@example.cz`),
      values: valuesOf("customers", { languages }).map((values) =>
        values.has("kind") ? values : new Map(values).set("kind", "contact")
      ),
      variants: fc.constant([]),
    });
    const customers = fc.uniqueArray(customer, { minLength: 1, selector: ({ code }) => code });
    await fc.assert(
      fc.asyncProperty(customers, async (records) => {
        await comesBack(id, "customers", records);
      }),
      { numRuns: 150 },
    );
  });
}

/** A category has a name in each language that it has texts in, the main one always. */
function withNames(values: ReadonlyMap<string, Value>): Map<string, Value> {
  const named = new Map(values);
  for (const language of languages) {
    const isTold = [...values.keys()].some((path) => path.endsWith(`:${language}`));
    if ((isTold || language === "cs") && !values.has(`name:${language}`)) {
      named.set(`name:${language}`, "Kuchyně");
    }
  }
  return named;
}
