import assert from "node:assert/strict";
import fc from "fast-check";
import { encoderOf } from "../../../core/exports/encoding.ts";
import type {
  Column,
  ExportOptions,
  ExportRecord,
  TableRows,
} from "../../../core/exports/export_format.ts";
import { emptyCellsBetween, widerRows } from "../../../core/exports/wider_rows.ts";
import { upgatesCsvExport } from "../../../core/formats/upgates/csv_export.ts";

const encode = encoderOf("utf-8");
const column = (name: string, about = ""): Column => [name, about];

function wider(text: string, count: number, from: string, to: string): string {
  const columns = (names: string) => [...names].map((name) => column(name));
  const empty = emptyCellsBetween(columns(from), columns(to));
  if (!empty) return text;
  return new TextDecoder().decode(widerRows(encode(text), empty, count));
}

const rows: [text: string, from: string, to: string, wider: string][] = [
  ["1;2\r\n3;4\r\n", "ab", "ab", "1;2\r\n3;4\r\n"],
  ["1;2\r\n3;4\r\n", "ab", "axb", "1;;2\r\n3;;4\r\n"],
  ["1;2\r\n3;4\r\n", "ab", "xabyz", ";1;2;;\r\n;3;4;;\r\n"],
  ['"a;""\r\n";\r\n', "ab", "axbx", '"a;""\r\n";;;\r\n'],
  ["ž\r\n", "a", "ab", "ž;\r\n"],
];
for (const [text, from, to, expected] of rows) {
  Deno.test(`${JSON.stringify(text)} in columns ${from} is ${JSON.stringify(expected)} in ${to}`, () => {
    const count = text.replace(/"[^"]*"/g, "").split("\r\n").length - 1;
    assert.equal(wider(text, count, from, to), expected);
  });
}

Deno.test("rows do not get columns among which theirs are in another order", () => {
  assert.throws(() => emptyCellsBetween([column("b"), column("a")], [column("a"), column("b")]));
});

const options: ExportOptions = {
  entity: "products",
  languages: ["cs"],
  currency: "CZK",
  shopName: "Lípa",
  encoding: "utf-8",
};

const products = fc.array(
  fc.record({
    parameters: fc.uniqueArray(fc.constantFrom("barva", "délka", "materiál", "šířka"), {
      maxLength: 3,
    }),
    metas: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 2 }),
    benefit: fc.option(fc.constantFrom('"dárek"', "x;y", "řádek\r\na další"), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 24 },
).map((all): ExportRecord[] =>
  all.map(({ parameters, metas, benefit }, id) => ({
    id,
    code: `P${id}`,
    variants: [],
    values: new Map<
      string,
      ExportRecord["values"] extends ReadonlyMap<string, infer V> ? V : never
    >([
      ["title:cs", `Hrnek ${id}`],
      ["parameters", parameters.map((name) => ({ name: { cs: name }, value: { cs: "ano" } }))],
      ["metas", metas.map((key) => ({ key, type: "input", value: "1" }))],
      ...(benefit === undefined ? [] : [["shortDescription:cs", benefit] as const]),
    ]),
  }))
);

Deno.test("a table whose pieces were written apart, from what was known then, is the table written at once", () => {
  fc.assert(fc.property(
    products,
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
    (records, size, ahead) => {
      const whole = upgatesCsvExport.writer(options);
      const text = whole.table!.rows(records).text;
      assert.equal(apart(records, size, ahead), whole.begin() + text);
    },
  ));
});

/** Writes pieces of a size, each from columns that were known some pieces before it. */
function apart(records: readonly ExportRecord[], size: number, ahead: number): string {
  const writer = upgatesCsvExport.writer(options);
  const table = writer.table!;
  const write = (piece: readonly ExportRecord[], found: readonly Column[]): TableRows => {
    const { table } = upgatesCsvExport.writer(options);
    table!.startFrom(found);
    return table!.rows(piece);
  };
  const known: (readonly Column[])[] = [];
  const pieces: TableRows[] = [];
  for (let at = 0; at < records.length; at += size) {
    const piece = records.slice(at, at + size);
    known.push([...table.found()]);
    const then = known[Math.max(0, known.length - ahead)]!;
    let rows = write(piece, then);
    if (!table.take(rows.questions, then.length)) {
      const now = [...table.found()];
      rows = write(piece, now);
      assert.ok(table.take(rows.questions, now.length), "from what is known now it fits");
    }
    pieces.push(rows);
  }
  const all = pieces.map(({ text, columns, count }) => {
    const empty = emptyCellsBetween(columns, table.columns());
    return empty ? new TextDecoder().decode(widerRows(encode(text), empty, count)) : text;
  });
  return writer.begin() + all.join("");
}
