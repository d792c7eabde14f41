/** Characters that no XML 1.0 document can hold, even escaped: a control one, half of a pair. */
const impossible =
  // deno-lint-ignore no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// deno-lint-ignore no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const special = /[&<>"\r]/g;
// deno-lint-ignore no-control-regex
const needsCare = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** Text of an element or attribute. */
export function xmlText(text: string): string {
  if (!needsCare.test(text)) return text;
  return possible(text).replace(special, (character) => entities[character]!);
}

/** Nearly every text is possible as it is, and native code says so ten times faster. */
const possible = (text: string): string =>
  text.isWellFormed() && !control.test(text) ? text : text.replace(impossible, "");

/** An element with a text; line ends and blanks stay as they are. */
export const leaf = (tag: string, text: string | number): string =>
  `<${tag}>${typeof text === "number" ? text : xmlText(text)}</${tag}>`;

/** HTML, which people want to read in the file. */
export function htmlLeaf(tag: string, html: string): string {
  const isPlain = !needsCare.test(html);
  if (isPlain) return `<${tag}>${html}</${tag}>`;
  const clean = possible(html);
  if (clean.includes("]]>") || clean.includes("\r")) return leaf(tag, html);
  return `<${tag}><![CDATA[${clean}]]></${tag}>`;
}

export const flag = (tag: string, value: boolean): string => `<${tag}>${value ? 1 : 0}</${tag}>`;

/** Minor units as a number with a point: `129050` → `1290.5`. */
export function amountText(minor: number): string {
  const whole = Math.trunc(minor / 100);
  const rest = Math.abs(minor % 100);
  if (rest === 0) return String(whole);
  return `${whole}.${String(rest).padStart(2, "0").replace(/0$/, "")}`;
}
