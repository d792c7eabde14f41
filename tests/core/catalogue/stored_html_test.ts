import assert from "node:assert/strict";
import fc from "fast-check";
import { safeHtml } from "../../../core/catalogue/safe_html.ts";
import { storedHtml } from "../../../core/catalogue/stored_html.ts";

const kept = [
  "Hrnek 0,4 l",
  "<p>Točený <strong>ručně</strong>.</p><ul><li>do myčky</ul>",
  '<div class="x"><a href="https://lipa.example/a?b=1&amp;c=2" target="_blank">více</a></div>',
  '<img src="https://img.example/a.jpg" alt="Hrnek"><br/>',
  '<span style="color: red">sleva</span>',
];
for (const html of kept) {
  Deno.test(`HTML of a file stays as it is: ${html}`, () => assert.equal(storedHtml(html), html));
}

const cleaned = [
  "<p>a</p><script>alert(1)</script>",
  "<p onclick=alert(1)>a</p>",
  '<p onclick="alert(1)">a</p>',
  '<p hx-get="/shops">a</p>',
  '<p data-hx-post="/shops">a</p>',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="JaVa&#115;cript:alert(1)">a</a>',
  '<a href=" java\tscript:alert(1)">a</a>',
  '<img src="data:image/svg+xml;base64,AA">',
  "<svg/onload=alert(1)>",
  "<iframe src=https://x.example></iframe>",
  "<form action=/x><input></form>",
  "<math><mi>x</mi></math>",
  "<p <script>alert(1)</script>",
  "<!--><img src=x onerror=alert(1)>-->",
  '<p title="</p><script>alert(1)</script>">a</p>',
  '<p style="background:url(https://x.example/t)">a</p>',
  "a < b <script",
];
for (const html of cleaned) {
  Deno.test(`HTML of a file is cleaned when it is stored: ${html}`, () => {
    assert.equal(storedHtml(html), safeHtml(html));
    assert.doesNotMatch(
      storedHtml(html),
      /<script|<svg|<iframe|<form|\son\w+=|hx-|javascript:|data:/i,
    );
  });
}

Deno.test("whatever a file holds, nothing that runs is stored (UP-17)", () => {
  const pieces = fc.constantFrom(
    ...["<", ">", "/", '"', "'", "=", " ", "p", "a", "img", "script", "svg", "onload", "href"],
    ...["src", "javascript:", "data:", "style", "hx-get", "&#106;", "x", "\n", "<p>", "</p>", "`"],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      const stored = storedHtml(parts.join(""));
      assert.doesNotMatch(stored, /<(?:script|svg|iframe|object|form|math|style)\b/i);
      assert.doesNotMatch(stored, /<[^>]*\s(?:on\w+|hx-\w+)\s*=/i);
      assert.doesNotMatch(stored, /<[^>]*=\s*["']?\s*(?:javascript|data):/i);
    }),
    { numRuns: 2_000 },
  );
});
