import assert from "node:assert/strict";
import type { XmlElement } from "../../../../core/formats/xml/element.ts";
import { parseXml } from "../../../../core/formats/xml/parse.ts";

const textElements = new Set(["DESCRIPTION"]);

function parse(text: string, line = 1) {
  return parseXml({ text, line, textElements });
}

function rootOf(text: string): XmlElement {
  const parsed = parse(text);
  assert.ok(parsed.ok);
  return parsed.value.root;
}

function faultOf(text: string) {
  const parsed = parse(text);
  assert.ok(!parsed.ok);
  return parsed.error;
}

Deno.test("parseXml() gives names in capitals without prefix, and the spelling", () => {
  const root = rootOf(`<g:item xml:Lang="cs"><g:id/></g:item>`);

  assert.equal(root.name, "ITEM");
  assert.equal(root.tag, "g:item");
  assert.equal(root.attributes?.get("LANG"), "cs");
  assert.equal(root.children[0]?.name, "ID");
});

Deno.test("parseXml() joins text, references and CDATA", () => {
  assert.equal(rootOf("<A>a &amp; &#x42;<![CDATA[<c>]]><!-- no -->d</A>").text, "a & B<c>d");
});

Deno.test("parseXml() knows the line of each element in the file", () => {
  const parsed = parse("<A>\n<B/>\r\n<C\n/></A>", 10);
  assert.ok(parsed.ok);

  const { root } = parsed.value;
  assert.deepEqual([root.line, ...root.children.map((child) => child.line)], [10, 11, 12]);
});

Deno.test("parseXml() keeps names that are properties of every object (UP-8)", () => {
  const root = rootOf(`<A __proto__="x" constructor="y"><__proto__>1</__proto__></A>`);

  assert.equal(root.attributes?.get("__PROTO__"), "x");
  assert.equal(root.children[0]?.name, "__PROTO__");
});

const repairs: [name: string, text: string, read: string][] = [
  ["HTML's named characters", "<A>&nbsp;caf&eacute; &ndash; &bdquo;x</A>", "\u00a0café – „x"],
  ["a bare & in an address", "<A>?a=1&b=2&amp;c</A>", "?a=1&b=2&c"],
  ["a bare & in a name", "<A>Black & Decker &</A>", "Black & Decker &"],
  ["a reference that nobody knows", "<A>&constructor; &foo;</A>", "&constructor; &foo;"],
  ["a reference to no character", "<A>a&#0;&#x1F;&#xD800;b</A>", "ab"],
  ["a bare < in text", "<A>1 < 2</A>", "1 < 2"],
  ["the end of CDATA outside of one", "<A>a]]>b</A>", "a]]>b"],
  ["CDATA inside CDATA", "<A><![CDATA[a<![CDATA[b]]>c]]></A>", "a<![CDATA[bc]]>"],
];
for (const [name, text, read] of repairs) {
  Deno.test(`parseXml() repairs ${name}`, () => {
    const parsed = parse(text);

    assert.ok(parsed.ok);
    assert.equal(parsed.value.root.text, read);
    assert.ok(parsed.value.repaired);
  });
}

Deno.test("parseXml() leaves CDATA alone when it repairs", () => {
  assert.equal(rootOf("<A>&nbsp;<![CDATA[&nbsp; a & b]]></A>").text, "\u00a0&nbsp; a & b");
});

const markup: [text: string, read: string][] = [
  ["<DESCRIPTION><p>a</p></DESCRIPTION>", "<p>a</p>"],
  ["<DESCRIPTION>a<br>b & c</DESCRIPTION>", "a<br>b & c"],
  ["<DESCRIPTION><b>1</b><![CDATA[<i></DESCRIPTION>]]></DESCRIPTION>", "<b>1</b><i></DESCRIPTION>"],
  ["<DESCRIPTION/>", ""],
];
for (const [text, read] of markup) {
  Deno.test(`parseXml() takes the markup of ${text} as text`, () => {
    assert.equal(rootOf(`<A>${text}<B>1</B></A>`).children[0]?.text, read);
    assert.equal(rootOf(`<A>${text}<B>1</B></A>`).children[1]?.text, "1");
  });
}

const malformed = ["<A><B></A>", "<A", "<A x=1/>", `<A x="1" x="2"/>`, "<A></A><B/>", "", "text"];
for (const text of malformed) {
  Deno.test(`parseXml() refuses ${text || "nothing"}`, () => {
    assert.equal(faultOf(text).code, "record_malformed");
  });
}

Deno.test("parseXml() says on which line it failed, and parses the next record", () => {
  const parsed = parse("<A>\n<B>\n</C></A>", 100);

  assert.ok(!parsed.ok);
  assert.equal(parsed.error.line, 102);
  assert.equal(rootOf("<A>1</A>").text, "1");
});

Deno.test("parseXml() never expands what a document type would define (UP-6)", () => {
  assert.equal(faultOf(`<!DOCTYPE A [<!ENTITY b "x">]><A>&b;</A>`).code, "record_malformed");
});

Deno.test("parseXml() refuses 50,000 levels (UP-7)", () => {
  assert.equal(faultOf("<A>".repeat(50_000)).code, "record_too_deep");
});

Deno.test("parseXml() refuses 300 attributes and a name of 300 characters (UP-7)", () => {
  const attributes = Array.from({ length: 300 }, (_, index) => `a${index}="1"`).join(" ");

  assert.equal(faultOf(`<A ${attributes}/>`).code, "record_too_large");
  assert.equal(faultOf(`<A><${"b".repeat(300)}/></A>`).code, "record_too_large");
});

Deno.test("parseXml() refuses a text of more than 4 MB (UP-7)", () => {
  assert.equal(faultOf(`<A>${"x".repeat(4_200_000)}</A>`).code, "record_too_large");
});

const hostile: [name: string, text: string][] = [
  ["comments that never end", `<A b="${"<!--".repeat(300_000)}"`],
  ["descriptions that never end", "<DESCRIPTION>".repeat(100_000)],
  ["descriptions with quotes", `<DESCRIPTION "`.repeat(100_000)],
  ["bare ampersands", `<A>${"&".repeat(200_000)}</A><`],
  ["sections in descriptions", `<DESCRIPTION>${"<![CDATA[]]>".repeat(50_000)}<b></DESCRIPTION>`],
];
for (const [name, text] of hostile) {
  Deno.test(`parseXml() comes to an end, and to one record, for ${name}`, () => {
    parse(text);
    assert.equal(rootOf("<A>1</A>").text, "1");
  });
}
