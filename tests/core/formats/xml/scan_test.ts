import assert from "node:assert/strict";
import { recordLengthMax, RecordScanner, type Scanned } from "../../../../core/formats/xml/scan.ts";

const rules = { roots: new Set(["SHOP"]), records: new Set(["SHOPITEM", "SHOP_ITEM"]) };

function scan(...texts: string[]): Scanned[] {
  const scanner = new RecordScanner(rules);
  return [...texts.flatMap((text) => scanner.push(text)), ...scanner.end()];
}

/** Records as their text, problems as their code. */
function outlineOf(found: readonly Scanned[]): string[] {
  return found.map((item) => item.kind === "problem" ? item.code : item.text);
}

const documents: [name: string, text: string, found: string[]][] = [
  ["two records", "<SHOP><SHOPITEM>1</SHOPITEM><SHOPITEM/></SHOP>", [
    "<SHOPITEM>1</SHOPITEM>",
    "<SHOPITEM/>",
  ]],
  ["an empty root", "<?xml version='1.0'?>\n<SHOP/>", []],
  ["an empty root in two tags", "<SHOP>\n</SHOP>", []],
  ["an empty file", "", ["file_empty"]],
  ["blanks only", " \n", ["file_empty"]],
  ["small letters and a prefix", "<x:shop><x:shopitem>1</x:shopitem></x:shop>", [
    "<x:shopitem>1</x:shopitem>",
  ]],
  ["a name that only begins like a record", "<SHOP><SHOPITEMS>1</SHOPITEMS></SHOP>", []],
  ["an inner name that begins alike", "<SHOP><SHOPITEM><SHOPITEMX/>1</SHOPITEM ></SHOP>", [
    "<SHOPITEM><SHOPITEMX/>1</SHOPITEM >",
  ]],
  ["a record inside a comment", "<SHOP><!-- <SHOPITEM>1</SHOPITEM> --></SHOP>", []],
  ["an end tag inside CDATA", "<SHOP><SHOPITEM><![CDATA[</SHOPITEM>]]>1</SHOPITEM></SHOP>", [
    "<SHOPITEM><![CDATA[</SHOPITEM>]]>1</SHOPITEM>",
  ]],
  ["an end tag inside a comment", "<SHOP><SHOPITEM><!--</SHOPITEM>-->1</SHOPITEM></SHOP>", [
    "<SHOPITEM><!--</SHOPITEM>-->1</SHOPITEM>",
  ]],
  ["a > inside an attribute", `<SHOP><SHOPITEM a="/>">1</SHOPITEM></SHOP>`, [
    `<SHOPITEM a="/>">1</SHOPITEM>`,
  ]],
  ["a harmless document type", "<!DOCTYPE SHOP><SHOP/>", []],
  ["entities", `<!DOCTYPE SHOP [<!ENTITY a "b">]><SHOP/>`, ["doctype_refused"]],
  ["an outside document type", `<!DOCTYPE SHOP SYSTEM "http://x.example/a"><SHOP/>`, [
    "doctype_refused",
  ]],
  ["an HTML page", "<!DOCTYPE html><html></html>", ["file_is_html"]],
  ["an HTML page without document type", "<html><body>404</body></html>", ["file_is_html"]],
  ["another document", "<rss/>", ["format_mismatch"]],
  ["no XML", "id;name\n1;2", ["text_outside", "xml_malformed"]],
  ["a message of the server before it", "Warning: foo<SHOP><SHOPITEM/></SHOP>", [
    "text_outside",
    "<SHOPITEM/>",
  ]],
  ["a file cut between records", "<SHOP><SHOPITEM/>", ["<SHOPITEM/>", "file_truncated"]],
  ["a file cut inside a record", "<SHOP><SHOPITEM/><SHOPITEM>12", [
    "<SHOPITEM/>",
    "file_truncated",
  ]],
  ["a file cut inside a tag", "<SHOP><SHOPITEM/></SHO", ["<SHOPITEM/>", "file_truncated"]],
  ["a file cut inside CDATA", "<SHOP><SHOPITEM><![CDATA[</SHOPITEM>", ["file_truncated"]],
  ["a record without its end tag", "<SHOP><SHOPITEM>1<SHOPITEM>2</SHOPITEM></SHOP>", [
    "record_malformed",
    "<SHOPITEM>2</SHOPITEM>",
  ]],
  ["two documents in one file", "<SHOP><SHOPITEM/></SHOP><SHOP/>", [
    "<SHOPITEM/>",
    "xml_malformed",
  ]],
  ["a wrong end tag around the records", "<SHOP><SHOPITEM/></SHOPS>", [
    "<SHOPITEM/>",
    "xml_malformed",
  ]],
];
for (const [name, text, found] of documents) {
  Deno.test(`RecordScanner reads ${name}`, () => assert.deepEqual(outlineOf(scan(text)), found));

  Deno.test(`RecordScanner reads ${name} the same letter by letter`, () => {
    const codes = outlineOf(scan(...text));
    assert.deepEqual(codes, found);
  });
}

Deno.test("RecordScanner knows on which line a record and a problem is", () => {
  const found = scan(
    "<?xml?>\n<SHOP>\n",
    "<SHOPITEM>\n</SHOPITEM>\n\n  <SHOP",
    "ITEM/>\n",
    "<SHOPITEM>",
  );

  assert.deepEqual(found.map((item) => item.line), [3, 6, 7]);
});

Deno.test("RecordScanner refuses a record of 20 MB and goes on at the next", () => {
  const scanner = new RecordScanner(rules);
  const found = scanner.push("<SHOP><SHOPITEM>");
  for (let index = 0; index < 320; index++) found.push(...scanner.push("x".repeat(65_536)));
  found.push(...scanner.push("</SHOPITEM><SHOPITEM>2</SHOPITEM></SHOP>"), ...scanner.end());

  assert.deepEqual(outlineOf(found), ["record_too_large", "<SHOPITEM>2</SHOPITEM>"]);
});

Deno.test("RecordScanner goes on at the next start when a CDATA section never ends", () => {
  const scanner = new RecordScanner(rules);
  const found = scanner.push("<SHOP><SHOPITEM><![CDATA[");
  for (let at = 0; at <= recordLengthMax; at += 65_536) {
    found.push(...scanner.push("x".repeat(65_536)));
  }
  found.push(...scanner.push("<SHOPITEM>2</SHOPITEM></SHOP>"), ...scanner.end());

  assert.deepEqual(outlineOf(found), ["record_too_large", "<SHOPITEM>2</SHOPITEM>"]);
});

Deno.test("RecordScanner gives up on a comment of more than 8 MB between records", () => {
  const scanner = new RecordScanner(rules);
  const found = scanner.push("<SHOP><!--");
  for (let at = 0; at <= recordLengthMax; at += 65_536) {
    found.push(...scanner.push("x".repeat(65_536)));
  }

  assert.deepEqual(outlineOf(found), ["xml_malformed"]);
  assert.equal(scanner.isClosed, true);
});
