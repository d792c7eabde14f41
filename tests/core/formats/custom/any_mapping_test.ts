import assert from "node:assert/strict";
import fc from "fast-check";
import { columnNames } from "../../../../core/formats/custom/columns.ts";
import { customCsv } from "../../../../core/formats/custom/csv_format.ts";
import {
  csvMapping,
  dateStyles,
  emptyActions,
  numberStyles,
} from "../../../../core/formats/custom/mapping.ts";
import { proposeRules } from "../../../../core/formats/custom/proposals.ts";
import { readSample } from "../../../../core/formats/custom/sample.ts";
import { csvTargets } from "../../../../core/formats/custom/targets.ts";
import { readFile, sourceOf } from "../reading_files.ts";

const cell = fc.oneof(
  fc.constantFrom("", " ", "A", "B", "1", "1,5", "1.299,00", "ano", "{A}", '="01"', "*"),
  fc.constantFrom("https://a.cz/1.jpg", "a > b|c", "8594001234561", "31. 12. 2026", "5 kg"),
  fc.string({ maxLength: 12 }),
);
const table = fc.record({
  header: fc.array(cell, { minLength: 1, maxLength: 6 }),
  rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { maxLength: 12 }),
});

const quoted = (row: readonly string[]) =>
  row.map((text) => `"${text.replaceAll('"', '""')}"`).join(";");
const textOf = ({ header, rows }: { header: string[]; rows: string[][] }) =>
  [header, ...rows].map(quoted).join("\n") + "\n";

const abouts = ["", ":cs", ":CZK:", ":EUR:VO", ":Barva"];
const target = fc.tuple(
  fc.constantFrom(...csvTargets.products!.keys()),
  fc.constantFrom(...abouts),
).map(([field, about]) => field + about);

const rulesOver = (columns: readonly string[]) => {
  const column = fc.constantFrom(...columns, "Nikde");
  const source = fc.oneof(
    column.map((name) => ({ kind: "column" as const, column: name })),
    fc.tuple(column, fc.string({ maxLength: 3 }), column).map(([a, between, b]) => ({
      kind: "template" as const,
      template: `{${a}}${between}{${b}}`,
    })),
    cell.map((value) => ({ kind: "constant" as const, value })),
  );
  const rule = fc.record({
    target,
    source,
    trim: fc.boolean(),
    separator: fc.constantFrom("", ";", ",", " ", "|"),
    levelSeparator: fc.constantFrom(">", ""),
    values: fc.array(fc.record({ from: cell, to: cell }), { maxLength: 3 }),
    numberStyle: fc.constantFrom(...numberStyles),
    dateStyle: fc.constantFrom(...dateStyles),
    isNet: fc.boolean(),
    whenEmpty: fc.constantFrom(...emptyActions),
    emptyValue: cell,
  });
  return fc.array(rule, { maxLength: 8 });
};

Deno.test("any mapping on any table throws nothing and accounts for every row", async () => {
  const cases = fc.tuple(table, fc.boolean()).chain(([made, hasHeader]) => {
    const columns = columnNames(made.header, hasHeader);
    return fc.record({
      made: fc.constant(made),
      hasHeader: fc.constant(hasHeader),
      columns: fc.constant(columns),
      rules: rulesOver(columns),
    });
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ made, hasHeader, columns, rules }) => {
      const mapping = csvMapping.parse({
        shape: 1,
        hasHeader,
        columns,
        delimiter: ";",
        quote: '"',
        rules,
      });
      const format = customCsv({ id: 1, name: "x", entity: "products", mapping });
      const { raw, problems } = await readFile(format, textOf(made));
      if (problems.some(({ code }) => code === "column_missing" || code === "file_empty")) return;
      const isBlank = (row: readonly string[]) => row.every((text) => text.trim() === "");
      const filled = [made.header, ...made.rows].filter((row) => !isBlank(row));
      const expected = Math.max(0, filled.length - (hasHeader ? 1 : 0));
      const refused = problems.filter(({ code }) => code === "record_malformed").length;
      const read = raw.reduce((sum, { items }) => sum + items, 0);
      assert.equal(read + refused, expected);
    }),
    { numRuns: 400 },
  );
});

Deno.test("any table can be proposed for, and no column is taken twice", async () => {
  const context = {
    entity: "products" as const,
    languages: ["cs" as const, "sk" as const],
    currency: "CZK" as const,
    earlier: [],
  };
  const words = fc.constantFrom("Kód", "EAN", "Název", "Cena bez DPH", "Foto 2", "constructor");
  const named = fc.record({
    header: fc.array(fc.oneof(words, cell), { minLength: 1, maxLength: 6 }),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(named, async (made) => {
      const sample = await readSample(sourceOf(textOf(made)));
      if ("kind" in sample) return;
      const rules = proposeRules(sample, context);
      const columns = rules.map(({ source }) => source.kind === "column" && source.column);
      assert.equal(new Set(columns).size, columns.length);
    }),
    { numRuns: 300 },
  );
});
