import assert from "node:assert/strict";
import { safeHtml } from "../../../core/catalogue/safe_html.ts";

const texts: [html: string, safe: string][] = [
  ["<p>Vše pro <strong>dílnu</strong></p>", "<p>Vše pro <strong>dílnu</strong></p>"],
  ["<script>alert(1)</script><p>a</p>", "<p>a</p>"],
  ['<p onclick="alert(1)" style="color:red" class="x">a</p>', "<p>a</p>"],
  ['<a href="javascript:alert(1)">a</a>', "<a>a</a>"],
  ['<a href="jAvA&#x09;script:alert(1)">a</a>', "<a>a</a>"],
  ['<img src="x" onerror="alert(1)">', '<img src="x" />'],
  ['<img src="data:text/html;base64,AAAA">', "<img />"],
  ["<iframe src=https://example.com></iframe>b", "b"],
  ["<svg><script>alert(1)</script></svg>c", "c"],
  ["a < b & c", "a &lt; b &amp; c"],
];
for (const [html, safe] of texts) {
  Deno.test(`safeHtml() makes ${html} safe (UP-17)`, () => {
    assert.equal(safeHtml(html), safe);
    assert.equal(safeHtml(safe), safe);
  });
}
