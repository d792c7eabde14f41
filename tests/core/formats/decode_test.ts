import assert from "node:assert/strict";
import { decode, readHead } from "../../../core/formats/decode.ts";
import type { FormatProblem } from "../../../core/formats/problems.ts";
import { sourceOf } from "./reading_files.ts";

const czech = "Žluťoučký kůň";
const utf8 = (text: string) => new TextEncoder().encode(text);
/** "Žluťoučký kůň" in Windows-1250. */
const windows1250 = Uint8Array.from([
  ...[0x8e, 0x6c, 0x75, 0x9d, 0x6f, 0x75, 0xe8, 0x6b, 0xfd, 0x20, 0x6b, 0xf9, 0xf2],
]);

function bytes(...parts: (string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => [...(typeof part === "string" ? utf8(part) : part)]),
  );
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index++) {
    view.setUint16(index * 2, text.charCodeAt(index), !bigEndian);
  }
  return new Uint8Array(view.buffer);
}

async function decoded(content: Uint8Array, encoding?: string) {
  let text = "";
  const problems: FormatProblem[] = [];
  for await (const item of decode(sourceOf(content), encoding)) {
    if (typeof item === "string") text += item;
    else problems.push(item);
  }
  return { text, problems };
}

const files: [name: string, content: Uint8Array, encoding?: string][] = [
  ["UTF-8 with a byte order mark", bytes(Uint8Array.of(0xef, 0xbb, 0xbf), czech)],
  ["UTF-8 without anything", utf8(czech)],
  ["Windows-1250 without anything", windows1250],
  ["UTF-16 with a little-endian mark", bytes(Uint8Array.of(0xff, 0xfe), utf16(czech, false))],
  ["UTF-16 with a big-endian mark", bytes(Uint8Array.of(0xfe, 0xff), utf16(czech, true))],
  ["UTF-16 by its zero bytes", utf16(czech, false)],
  ["big-endian UTF-16 by its zero bytes", utf16(czech, true)],
  ["Windows-1250 by the option", windows1250, "windows-1250"],
  ["UTF-8 whose first special letter comes late", bytes("a".repeat(70_000), czech)],
  ["Windows-1250 whose first special letter comes late", bytes("a".repeat(70_000), windows1250)],
];
for (const [name, content, encoding] of files) {
  Deno.test(`decode() reads ${name}`, async () => {
    const { text, problems } = await decoded(content, encoding);

    assert.equal(text.replace(/^a*/, ""), czech);
    assert.deepEqual(problems, []);
  });
}

Deno.test("decode() believes a declaration of Windows-1250, in single quotes too", async () => {
  const content = bytes("<?xml version='1.0' encoding='windows-1250'?><A>", windows1250, "</A>");

  const { text, problems } = await decoded(content);

  assert.match(text, /<A>Žluťoučký kůň<\/A>/);
  assert.deepEqual(problems, []);
});

Deno.test("decode() tells ISO-8859-2 from Windows-1250 by the declaration only", async () => {
  const content = bytes('<?xml version="1.0" encoding="iso-8859-2"?>', Uint8Array.of(0xae, 0xb9));

  assert.match((await decoded(content)).text, /Žš$/);
});

Deno.test("decode() reads UTF-8 although Windows-1250 is declared, and says so", async () => {
  const content = bytes('<?xml version="1.0" encoding="windows-1250"?><A>', czech);

  const { text, problems } = await decoded(content);

  assert.ok(text.endsWith(czech));
  assert.deepEqual(problems.map(({ code, value, details }) => [code, value, details]), [
    ["encoding_conflict", "windows-1250", { used: "utf-8" }],
  ]);
});

Deno.test("decode() reads Windows-1250 although UTF-8 is declared, and says so", async () => {
  const content = bytes('<?xml version="1.0" encoding="utf-8"?><A>', windows1250);

  const { text, problems } = await decoded(content);

  assert.ok(text.endsWith(czech));
  assert.equal(problems[0]?.code, "encoding_conflict");
});

Deno.test("decode() counts bytes that do not fit, with the line of the first", async () => {
  const content = bytes(`${czech}\n${czech}\n`, Uint8Array.of(0xff, 0x20, 0xff), czech);

  const { text, problems } = await decoded(content);

  assert.match(text, /\n\ufffd \ufffdŽ/);
  assert.deepEqual(problems, [
    { kind: "problem", code: "encoding_invalid_bytes", line: 3, details: { count: 2 } },
  ]);
});

Deno.test("decode() does not count replacement characters that the file itself has", async () => {
  assert.deepEqual((await decoded(utf8("\ufffd a \ufffd"))).problems, []);
});

Deno.test("decode() counts a letter that the end of the file cuts", async () => {
  const { problems } = await decoded(utf8(czech).slice(0, -1));

  assert.deepEqual(problems.map((problem) => problem.code), ["encoding_invalid_bytes"]);
});

Deno.test("decode() counts bytes without meaning in Windows-1250 (UP-10)", async () => {
  const { text, problems } = await decoded(bytes(windows1250, Uint8Array.of(0x81)));

  assert.ok(text.endsWith("\ufffd"));
  assert.equal(problems[0]?.details?.count, 1);
});

Deno.test("decode() drops zero bytes and control characters, and says how many", async () => {
  const { text, problems } = await decoded(utf8("a\u0000b\n\u0001c\u001f"));

  assert.equal(text, "ab\nc");
  assert.deepEqual(problems, [
    { kind: "problem", code: "control_characters", line: 1, details: { count: 3 } },
  ]);
});

Deno.test("decode() finds a control character at any place", async () => {
  for (const before of ["", "\ufeff"]) {
    for (let at = 0; at < 12; at++) {
      const letters = [...`é\n\t\r ž${"x".repeat(6)}`];
      const content = utf8(before + letters.toSpliced(at, 0, "\u001f").join(""));

      const { text, problems } = await decoded(content);

      assert.equal(text, letters.join(""));
      assert.equal(problems[0]?.code, "control_characters");
    }
  }
});

Deno.test("decode() goes by the bytes when the given encoding does not exist", async () => {
  const { text, problems } = await decoded(utf8(czech), "klingon-8");

  assert.equal(text, czech);
  assert.equal(problems[0]?.code, "encoding_conflict");
});

Deno.test("decode() gives the same for chunks of one byte as for one chunk", async () => {
  const content = bytes("a".repeat(65_535), czech, windows1250, Uint8Array.of(0xc5));
  const pieces: (string | FormatProblem)[] = [];
  for await (const item of decode(sourceOf(content, 1))) pieces.push(item);
  const whole: (string | FormatProblem)[] = [];
  for await (const item of decode(sourceOf(content, 1_000_000))) whole.push(item);

  assert.deepEqual(pieces, whole);
});

Deno.test("readHead() gives at most 64 kB and the encoding", async () => {
  const head = await readHead(sourceOf(bytes(windows1250, "x".repeat(100_000))));

  assert.equal(head.encoding, "windows-1250");
  assert.equal(head.text.length, 65_536);
  assert.deepEqual(await readHead(sourceOf("")), { text: "", encoding: "utf-8" });
});
