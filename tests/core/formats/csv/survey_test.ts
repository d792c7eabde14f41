import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import fc from "fast-check";
import { csvRows } from "../../../../core/formats/csv/split.ts";
import { surveyRows } from "../../../../core/formats/csv/survey.ts";
import type { ByteSource } from "../../../../core/formats/format.ts";
import { sourceOf } from "../reading_files.ts";

const letters: Readonly<Record<string, number>> = { ž: 0x9e, Ž: 0x8e, ý: 0xfd, "\u00a0": 0xa0 };
const windows1250 = (text: string) =>
  Uint8Array.from([...text], (letter) => letters[letter] ?? letter.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
const utf8 = (text: string) => new TextEncoder().encode(text);

const cell = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    " b ",
    "žlutý",
    "Ž",
    '"x;y"',
    '"x"\u00a0',
    '"á""b\nc"',
    "\u0001k",
    "é\u00a0",
  ),
  fc.constantFrom("1", "22", "333"),
);
const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }).map((rows) =>
  ["název;kód;ž", ...rows.map((row) => row.join(";"))].join("\n") + "\n"
);
const columns = (header: readonly string[]) => [header.indexOf("kód"), header.indexOf("ž")];

async function surveyed(source: ByteSource): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for await (const batch of surveyRows(source, {}, columns)) {
    found.push(...batch.filter(({ isFirst }) => !isFirst).map(({ keys }) => keys));
  }
  return found;
}

/** The same of the file as it is read. */
async function read(source: ByteSource): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for await (const batch of csvRows(source, {}, columns)) {
    for (const item of batch) {
      if (item.kind === "row") found.push(item.keys.map((key) => key.trim()));
    }
  }
  return found.slice(1);
}

for (const [name, bytesOf] of [["UTF-8", utf8], ["UTF-16", utf16]] as const) {
  Deno.test(`surveyRows() finds the keys in ${name} that reading finds`, async () => {
    await fc.assert(fc.asyncProperty(table, async (text) => {
      assert.deepEqual(
        await surveyed(sourceOf(bytesOf(text))),
        await read(sourceOf(bytesOf(text))),
      );
    }));
  });
}

Deno.test("surveyRows() finds the keys in Windows-1250 that reading finds", async () => {
  const bytes = windows1250("ž;k\xf3d\nx;žlutý\nŽ;1\n");

  assert.deepEqual(await surveyed(sourceOf(bytes)), [["žlutý", "x"], ["1", "Ž"]]);
  assert.deepEqual(await read(sourceOf(bytes)), [["žlutý", "x"], ["1", "Ž"]]);
});

Deno.test("surveyRows() is not misled where a letter holds a byte of ASCII", async () => {
  // in GBK "亅" is 0x81 0x7c, of which the second one is "|" in ASCII
  const bytes = Uint8Array.from([...utf8("k|x\n"), 0x81, 0x7c, ...utf8("|B\n")]);
  const options = { encoding: "gbk", delimiter: "|" };
  const found: (readonly string[])[] = [];
  for await (const batch of surveyRows(sourceOf(bytes), options, () => [1])) {
    found.push(...batch.map(({ keys }) => keys));
  }
  assert.deepEqual(found, [["x"], ["B"]]);
});

Deno.test("surveyRows() passes the mark of UTF-8 before the header", async () => {
  assert.deepEqual(await surveyed(sourceOf("\ufeffkód;ž\nA;B\n")), [["A", "B"]]);
});

Deno.test("surveyRows() does not look through a file without the columns", async () => {
  let read = 0;
  const source = sourceOf(`a;b\n${"1;2\n".repeat(100_000)}`);
  const counted: ByteSource = {
    size: source.size,
    async *chunks() {
      for await (const chunk of source.chunks()) {
        read += chunk.length;
        yield chunk;
      }
    },
  };

  assert.deepEqual(await surveyed(counted), Array(16_383).fill(["", ""]));
  assert.ok(read < source.size);
});
