import { strict as assert } from "node:assert";
import { downloadName } from "../../../core/media/download_name.ts";
import { pauseAfterFailure } from "../../../core/media/failure.ts";
import { type MediaType, mediaTypeOf } from "../../../core/media/media_type.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const office = "application/vnd.openxmlformats-officedocument";
const zip = (...names: string[]) =>
  names.map((name) => `PK\x03\x04${"\0".repeat(26)}${name}`).join("");

const heads: [what: string, head: string, type: MediaType | undefined][] = [
  ["a JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"],
  ["a PNG", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"],
  ["a GIF", "GIF89a\x01\0\x01\0", "image/gif"],
  ["a WebP", "RIFF\x24\0\0\0WEBPVP8 ", "image/webp"],
  ["an AVIF", "\0\0\0\x20ftypavif\0\0\0\0", "image/avif"],
  ["an AVIF of a general brand", "\0\0\0\x20ftypmif1\0\0\0\0miafavif", "image/avif"],
  ["a HEIC", "\0\0\0\x20ftypheic\0\0\0\0mif1heic", undefined],
  ["a PDF", "%PDF-1.7\n%\xe2\xe3", "application/pdf"],
  ["a ZIP", zip("a.txt"), "application/zip"],
  [
    "a document of Word",
    zip("[Content_Types].xml", "word/document.xml"),
    `${office}.wordprocessingml.document`,
  ],
  [
    "a sheet of Excel",
    zip("[Content_Types].xml", "xl/workbook.xml"),
    `${office}.spreadsheetml.sheet`,
  ],
  [
    "an OpenDocument text",
    zip("mimetypeapplication/vnd.oasis.opendocument.text") + "PK",
    "application/vnd.oasis.opendocument.text",
  ],
  ["an old document of Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"],
  ["an RTF", "{\\rtf1\\ansi", "application/rtf"],
  ["a text in Windows-1250", "N\xe1vod k pou\x9eit\xed\r\n1 < 2", "text/plain"],
  ["a table", "Barva;Cena\nmodr\xe1;10", "text/plain"],
  ["a web page", "\n<!DOCTYPE html><html>", undefined],
  ["a web page behind a comment", "<!-- hello --><p>", undefined],
  ["a page that begins with text", "Error <body>", undefined],
  ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg">', undefined],
  ["an SVG with a declaration", '\xef\xbb\xbf<?xml version="1.0"?><svg>', undefined],
  ["a script of a shell", "#!/bin/sh\nrm", undefined],
  ["a program", "\x7fELF\x02\x01", undefined],
  ["a program of Windows", "MZ\x90\0\x03", undefined],
  ["nothing", "", undefined],
];
for (const [what, head, type] of heads) {
  Deno.test(`mediaTypeOf() takes ${what} for ${type ?? "nothing that is kept"}`, () => {
    assert.equal(mediaTypeOf(bytes(head)), type);
  });
}

const names: [name: string, type: MediaType, expected: string][] = [
  ["Návod.pdf", "application/pdf", "Návod.pdf"],
  ["PHOTO.JPEG", "image/jpeg", "PHOTO.jpeg"],
  ["picture.php", "image/png", "picture.php.png"],
  ["readme.bat", "text/plain", "readme.bat.txt"],
  ["../../etc/passwd", "text/plain", "passwd.txt"],
  ['a"b\r\nX: y.pdf', "application/pdf", "abX y.pdf"],
  ["fdp.\u202eexe", "application/pdf", "fdp.exe.pdf"],
  ["", "application/zip", "file.zip"],
  [".pdf", "application/pdf", "pdf.pdf"],
];
for (const [name, type, expected] of names) {
  Deno.test(`downloadName() calls ${JSON.stringify(name)} of ${type} ${expected}`, () => {
    assert.equal(downloadName(name, type), expected);
  });
}

Deno.test("pauseAfterFailure() grows, up to a day for what may pass and a month for what stays", () => {
  const minutes = (reason: "timeout" | "not_found") =>
    [1, 2, 3, 4, 5, 99].map((attempts) => pauseAfterFailure(reason, attempts) / 60);
  assert.deepEqual(minutes("timeout"), [15, 60, 240, 960, 1440, 1440]);
  assert.deepEqual(minutes("not_found").map((each) => each / 1440), [1, 2, 4, 8, 16, 30]);
});
