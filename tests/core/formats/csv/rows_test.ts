import assert from "node:assert/strict";
import { cellsOf } from "../../../../core/formats/csv/cells.ts";
import { dialectOf } from "../../../../core/formats/csv/dialect.ts";
import { type CsvItem, CsvRows } from "../../../../core/formats/csv/rows.ts";

function rowsOf(text: string, pieces: Iterable<string> = [text]): CsvItem[] {
  const rows = new CsvRows(dialectOf(text));
  return [...[...pieces].flatMap((piece) => rows.push(piece)), ...rows.end()];
}

function outlineOf(found: readonly CsvItem[]) {
  return found.map((item) => [
    item.kind === "row" ? cellsOf(item.text, item.dialect) : item.code,
    item.line,
  ]);
}

const files: [name: string, text: string, rows: [string[] | string, number][]][] = [
  ["semicolons", "a;b\n1;2\n", [[["a", "b"], 1], [["1", "2"], 2]]],
  ["commas", "a,b\n1,2", [[["a", "b"], 1], [["1", "2"], 2]]],
  ["tabs", "a\tb\n1\t2", [[["a", "b"], 1], [["1", "2"], 2]]],
  ["bars", "a|b\n1|2", [[["a", "b"], 1], [["1", "2"], 2]]],
  ["a header of quoted names with commas", `"a,b,c";"d"\n1;2`, [[["a,b,c", "d"], 1], [
    ["1", "2"],
    2,
  ]]],
  ["single quotes", "'a';'b'\n'1;x';'2'", [[["a", "b"], 1], [["1;x", "2"], 2]]],
  ["lines of Windows", `a;"b"\r\n1;2\r\n"3";"4"\r\n`, [[["a", "b"], 1], [["1", "2"], 2], [[
    "3",
    "4",
  ], 3]]],
  ["lines of old Macs", `a;b\r"1\r2";3\r4;5`, [[["a", "b"], 1], [["1\r2", "3"], 2], [
    ["4", "5"],
    4,
  ]]],
  ["newlines inside cells", `a;b\n"1\n\n2";"x"\n3;4`, [[["a", "b"], 1], [["1\n\n2", "x"], 2], [[
    "3",
    "4",
  ], 5]]],
  ["newlines of Windows inside cells", `a;b\r\n"1\r\n2";"x"\r\n3;4`, [
    [["a", "b"], 1],
    [["1\n2", "x"], 2],
    [["3", "4"], 4],
  ]],
  ["doubled quotes and delimiters", `a;b\n"say ""hi""; yes";"""x"""`, [
    [["a", "b"], 1],
    [['say "hi"; yes', '"x"'], 2],
  ]],
  ["a quote inside a plain cell", `a;b\nmonitor 24";2`, [[["a", "b"], 1], [
    ['monitor 24"', "2"],
    2,
  ]]],
  ["blank rows", "a;b\n\n;\n1;2\n \n", [[["a", "b"], 1], [["1", "2"], 4]]],
  ["blanks behind a closing quote", `"a" ;"b"\t\n"1";"2" `, [[["a", "b"], 1], [["1", "2"], 2]]],
  ["a cell that is one quote", `a;b\n"""";\n"";\n`, [[["a", "b"], 1], [['"', ""], 2]]],
  ["a stray quote", `a;b\n"x" y";2\n3;4`, [
    [["a", "b"], 1],
    ["cell_quote_stray", 2],
    [['x" y', "2"], 2],
    [["3", "4"], 3],
  ]],
  ["a quote that nobody closed", `a;b\n1;2\n3;"4\n5;6\n7;8\n`, [
    [["a", "b"], 1],
    [["1", "2"], 2],
    ["csv_quote_unclosed", 3],
  ]],
  ["a quote open on a later line of a row", `a;b\n"1\n2";"3\n4`, [
    [["a", "b"], 1],
    ["csv_quote_unclosed", 3],
  ]],
];
for (const [name, text, rows] of files) {
  Deno.test(`CsvRows reads ${name}`, () => assert.deepEqual(outlineOf(rowsOf(text)), rows));

  Deno.test(`CsvRows reads ${name} the same letter by letter`, () => {
    assert.deepEqual(outlineOf(rowsOf(text, text)), rows);
  });
}

Deno.test("CsvRows refuses 100,000 columns (UP-9)", () => {
  assert.deepEqual(outlineOf(rowsOf("a;".repeat(100_000))), [["csv_too_many_columns", 1]]);
});

Deno.test("CsvRows refuses a cell of more than 1 MB, and reads on (UP-9)", () => {
  const found = rowsOf(`a;b\n1;"${"x".repeat(1_100_000)}"\n3;4`);

  assert.deepEqual(outlineOf(found), [[["a", "b"], 1], ["record_too_large", 2], [["3", "4"], 3]]);
});

Deno.test("CsvRows gives up after 8 MB inside a quote, and says where it opened (UP-9)", () => {
  const rows = new CsvRows(dialectOf("a;b"));
  const found = rows.push(`a;b\n1;2\n3;"4\n`);
  for (let index = 0; index < 140; index++) found.push(...rows.push("x".repeat(65_535) + "\n"));

  assert.deepEqual(outlineOf(found).slice(2), [["csv_quote_unclosed", 3]]);
  assert.equal(rows.isClosed, true);
  assert.deepEqual(rows.end(), []);
});

Deno.test("dialectOf() takes the delimiter that the import says", () => {
  assert.equal(dialectOf("a;b;c,d", { delimiter: "," }).delimiter, ",");
  assert.equal(dialectOf("a;b;c,d").delimiter, ";");
  assert.equal(dialectOf("abc").delimiter, ";");
});

for (const delimiter of ['"', "\n", "\r", "\ufeff", "", ";;"]) {
  Deno.test(`dialectOf() does not take ${JSON.stringify(delimiter)} as a delimiter`, () => {
    assert.equal(dialectOf("a,b", { delimiter }).delimiter, ",");
  });
}

Deno.test("CsvRows gives each row the texts of the columns that its header names", () => {
  const text = 'name;code\nx; A \n"y;z";"A"\n"";"B ""1"""\nw\n';
  const rows = new CsvRows(dialectOf(text), (header) => [header.indexOf("code"), -1]);

  const found = [...rows.push(text), ...rows.end()];

  assert.deepEqual(found.map((item) => item.kind === "row" && [item.keys, item.count]), [
    [[], 2],
    [[" A ", ""], 2],
    [["A", ""], 2],
    [['B "1"', ""], 2],
    [["", ""], 1],
  ]);
});

Deno.test("a first line that says the delimiter is no row, and is believed", () => {
  const text = "sep=|\r\na;b|c\r\n1;2|3\r\n";
  const dialect = dialectOf(text);
  const rows = new CsvRows(dialect);
  assert.equal(dialect.delimiter, "|");
  const found = rows.push(text).map((row) => row.kind === "row" && [row.line, row.count]);
  assert.deepEqual(found, [[2, 2], [3, 2]]);
});

Deno.test("dialectOf() takes the quote that it is told", () => {
  assert.equal(dialectOf("'a';'b'").quote, "'");
  assert.equal(dialectOf("'a';'b'", { quote: '"' }).quote, '"');
});
