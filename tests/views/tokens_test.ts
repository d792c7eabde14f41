import assert from "node:assert/strict";

type Colour = [lightness: number, chroma: number, hue: number];
type Theme = "light" | "dark";

const sheet = await Deno.readTextFile(
  new URL("../../static/css/tokens.css", import.meta.url),
);

/** Both sides of every `--color-*: light-dark(oklch(…), oklch(…))`. */
function readTokens(css: string): Record<Theme, Map<string, Colour>> {
  const tokens = { light: new Map<string, Colour>(), dark: new Map<string, Colour>() };
  const pattern = /--color-([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/g;
  for (const [, name = "", light = "", dark = ""] of css.matchAll(pattern)) {
    tokens.light.set(name, light.split(" ").map(Number) as Colour);
    tokens.dark.set(name, dark.split(" ").map(Number) as Colour);
  }
  return tokens;
}

/** Björn Ottosson's OKLab to linear sRGB. @see https://bottosson.github.io/posts/oklab/ */
function linearRgb([lightness, chroma, hue]: Colour): number[] {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.min(1, Math.max(0, part)));
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = linearRgb(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const tokens = readTokens(sheet);
const grounds = ["surface", "raised", "sunken", "hover"];
const tones = ["accent", "positive", "warning", "negative"];
const pairs: [text: string, ground: string, least: number][] = [
  ...["ink", "ink-soft", "ink-faint", ...tones].flatMap((text) =>
    grounds.map((ground): [string, string, number] => [text, ground, 4.5])
  ),
  ...tones.flatMap((tone): [string, string, number][] => [
    [tone, `${tone}-tint`, 4.5],
    ["ink", `${tone}-tint`, 4.5],
    ["ink-soft", `${tone}-tint`, 4.5],
  ]),
  ["ink", "pressed", 4.5],
  ["accent-ink", "accent", 4.5],
  ["accent-ink", "accent-strong", 4.5],
  // the edge of a field is what makes it a field
  ["line-control", "surface", 3],
  ["line-control", "raised", 3],
];

for (const theme of ["light", "dark"] as const) {
  Deno.test(`colours keep their contrast in the ${theme} theme`, () => {
    const tooFaint = pairs.flatMap(([text, ground, least]) => {
      const [one, other] = [tokens[theme].get(text), tokens[theme].get(ground)];
      assert.ok(one && other, `${text} or ${ground} is not a token`);
      const found = contrast(one, other);
      return found < least ? [`${text} on ${ground}: ${found.toFixed(2)}`] : [];
    });
    assert.deepEqual(tooFaint, []);
  });
}
