import assert from "node:assert/strict";
import fc from "fast-check";
import type { XmlElement } from "../../../../core/formats/xml/element.ts";
import { parseStrictly } from "../../../../core/formats/xml/parse.ts";
import { parsePlain } from "../../../../core/formats/xml/plain.ts";

const textElements = new Set(["D"]);

/** An element as plain data, the line too, which some elements count on demand. */
function dataOf(element: XmlElement): unknown {
  const { name, tag, text, line, children, attributes } = element;
  const sorted = [...attributes ?? []];
  return { name, tag, text, line, attributes: sorted, children: children.map(dataOf) };
}

const plainTexts = [
  "<A/>",
  "<A></A>",
  "<a:b>x</a:b>",
  `<A x="1" y='2'><B z="&#x41;"/></A>`,
  "<A>\n  <B>1 &amp; &#x42;&#67;</B>\r\n  <C\n/>\n</A>",
  "<A>a<B/>b<!-- c --><![CDATA[<d>&amp;]]> e</A>\n",
  "<D>1 &lt; 2</D>",
];
for (const text of plainTexts) {
  Deno.test(`parsePlain() gives of ${JSON.stringify(text)} the tree of the strict parser`, () => {
    const strict = parseStrictly({ text, line: 7, textElements });
    const plain = parsePlain({ text, line: 7 }, textElements);

    assert.ok(strict.ok);
    if (!text.includes("z=")) assert.ok(plain);
    if (plain) assert.deepEqual(dataOf(plain), dataOf(strict.value));
  });
}

const others = [
  ...["", "text", "<A>", "</A>", "<A></B>", "<A/><B/>", "<A>&nbsp;</A>", "<A>&</A>", "<A>]]></A>"],
  ...[
    "<A x=1/>",
    `<A x="1" x="2"/>`,
    "<A><D><b/></D></A>",
    "<?x?><A/>",
    "<A>&#0;</A>",
    "<!DOCTYPE A><A/>",
  ],
  ...[
    "<A><!-- -- --></A>",
    "<A><![CDATA[</A>",
    "<1/>",
    "< A/>",
    "<A",
    "<A>".repeat(65) + "</A>".repeat(65),
  ],
];
for (const text of others) {
  Deno.test(`parsePlain() leaves ${JSON.stringify(text.slice(0, 30))} to the strict parser`, () => {
    assert.equal(parsePlain({ text, line: 1 }, textElements), undefined);
  });
}

const pieces = [
  ...[
    "<A>",
    "</A>",
    "<B>",
    "</B>",
    "<D>",
    "</D>",
    "<B/>",
    `<B c="d">`,
    `<B\r\n c="d">`,
    "<B e='f' g=\"h\" >",
    "<B a=b>",
  ],
  ...[
    "<a:B>",
    "</a:B>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "&lt;",
    "&#65;",
    "&#x20;",
    "&x;",
    "&",
  ],
  ...[
    "text",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "ž",
    "😀",
    "--",
    "<",
    ">",
    '"',
    "<?x y?>",
    "&#128512;",
  ],
];
const leaf = fc.constantFrom(
  "<B>1</B>",
  "<B/>",
  "x",
  "\n  ",
  `<C d="e"/>`,
  "<![CDATA[<x>]]>",
  "&gt;",
);

Deno.test("parsePlain() never differs from the strict parser in what it reads", () => {
  const wild = fc.array(fc.constantFrom(...pieces), { maxLength: 12 });
  const tame = fc.array(fc.oneof(leaf, fc.constantFrom(...pieces)), { maxLength: 6 });
  const texts = fc.oneof(wild, tame.map((inner) => ["<A>", ...inner, "</A>"]));
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      const plain = parsePlain({ text, line: 3 }, textElements);
      if (plain === undefined) return;
      const strict = parseStrictly({ text, line: 3, textElements });
      assert.ok(strict.ok, text);
      assert.deepEqual(dataOf(plain), dataOf(strict.value));
    }),
    { numRuns: 500 },
  );
});
