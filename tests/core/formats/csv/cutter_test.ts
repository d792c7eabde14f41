import assert from "node:assert/strict";
import fc from "fast-check";
import { withoutGuard } from "../../../../core/exports/csv_text.ts";
import Papa from "papaparse";
import { cellsOf, cellText } from "../../../../core/formats/csv/cells.ts";
import { RowCutter } from "../../../../core/formats/csv/cutter.ts";
import type { Dialect } from "../../../../core/formats/csv/dialect.ts";

/** Texts of a delimiter, quotes, blanks and newlines in any order, whole rows only. */
const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(";", ",", "\t", "|"),
  newline: fc.constantFrom("\n", "\r"),
  quote: fc.constantFrom('"', "'"),
});
const filesOf = (dialect: Dialect): fc.Arbitrary<string> => {
  const { delimiter, newline, quote } = dialect;
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(delimiter, newline, quote) },
    { weight: 2, arbitrary: fc.constantFrom("a", "ž", " ", "\u00a0", "\t", "\r", "\n", "'", '"') },
    fc.constantFrom(`${delimiter}${quote}`, `${quote}${delimiter}`, `${quote}${newline}`, "\r\n"),
  );
  return fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("") + newline);
};
const files = dialects.chain((dialect) => fc.tuple(fc.constant(dialect), filesOf(dialect)));

interface Row {
  cells: readonly string[];
  hasStrayQuote: boolean;
}

function parsedRows(text: string, { delimiter, newline, quote: quoteChar }: Dialect): Row[] {
  const rows: Row[] = [];
  const step = ({ data, errors }: Papa.ParseStepResult<string[][]>) =>
    rows.push({ cells: data[0]!, hasStrayQuote: errors.length > 0 });
  new Papa.Parser({ delimiter, newline, quoteChar, step }).parse(text, 0, true);
  return rows;
}

function cutRows<T>(
  text: string,
  dialect: Dialect,
  row: (cutter: RowCutter) => T,
  isHasty = false,
): T[] {
  const cutter = new RowCutter(dialect, isHasty);
  cutter.note(2);
  cutter.reset(text);
  const rows: T[] = [];
  while (cutter.next()) rows.push(row(cutter));
  return rows;
}

const clean = (cell: string) => withoutGuard(cell.replace(/\r$/, "").replaceAll("\r\n", "\n"));

Deno.test("RowCutter cuts the rows that the parser finds in the whole text", () => {
  fc.assert(
    fc.property(files, ([dialect, text]) => {
      const parsed = parsedRows(text, dialect);

      const cut = cutRows(text, dialect, ({ from, to, cells, hasStrayQuote }) => {
        const read = cellsOf(text.slice(from, to), dialect);
        assert.equal(cells, read.length);
        return { cells: read, hasStrayQuote };
      });

      assert.deepEqual(cut, parsed.map((row) => ({ ...row, cells: row.cells.map(clean) })));
    }),
    { numRuns: 2_000 },
  );
});

Deno.test("RowCutter notes where the first cells of a row stand", () => {
  fc.assert(fc.property(files, ([dialect, text]) => {
    const noted = cutRows(
      text,
      dialect,
      (cutter) => [0, 1, 2].map((index) => cellText(cutter.cell(index), dialect)),
    );

    assert.deepEqual(
      noted,
      parsedRows(text, dialect).map(({ cells: [first = "", second = ""] }) =>
        [first, second, ""].map(clean)
      ),
    );
  }));
});

Deno.test("RowCutter counts every line of the text once", () => {
  fc.assert(fc.property(files, ([dialect, text]) => {
    const rows = cutRows(text, dialect, ({ lines, to }) => ({ lines, to }));

    const read = text.slice(0, (rows.at(-1)?.to ?? -1) + 1);
    const lines = rows.reduce((sum, row) => sum + row.lines, 0);
    assert.equal(lines, read.split(dialect.newline).length - 1);
  }));
});

Deno.test("RowCutter cuts the same rows when it does not count their cells", () => {
  const rowOf = (cutter: RowCutter) => ({
    ...{ from: cutter.from, to: cutter.to, lines: cutter.lines },
    keys: [cutter.cell(0), cutter.cell(1)],
  });
  fc.assert(
    fc.property(files, ([dialect, text]) => {
      assert.deepEqual(cutRows(text, dialect, rowOf, true), cutRows(text, dialect, rowOf));
    }),
    { numRuns: 3_000 },
  );
});
