import { parseEan } from "../ean.ts";
import { parsePrice } from "../numbers.ts";
import { parseUrl } from "../urls.ts";

/** What values look like, whatever their column is called. */
export type Shape =
  | "ean"
  | "image"
  | "url"
  | "email"
  | "html"
  | "price"
  | "number"
  | "path"
  | "word";

const email = /^[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}$/i;
const html = /<\/?(?:p|br|ul|ol|li|div|span|strong|b|em|i|h[1-6]|table|tr|td|a|img)\b[^>]*>/i;
const picture = /\.(?:jpe?g|png|gif|webp|avif|bmp|svg)(?:[?#].*)?$/i;
const withDecimals = /^\d[\d\s\u00a0.,']*[.,]\d{1,2}$/u;
const withCurrency = /(?:kč|czk|€|eur)/iu;

export function shapeOfValue(value: string): Shape {
  const text = value.trim();
  if (email.test(text)) return "email";
  if (html.test(text)) return "html";
  const [first = ""] = text.split(/[\s;|,]+/, 1);
  if (/^(?:https?:)?\/\//i.test(first) && parseUrl(first).ok) {
    return picture.test(first) ? "image" : "url";
  }
  const ean = parseEan(text);
  if (ean.ok && ean.value.warning === undefined) return "ean";
  const isAmount = withDecimals.test(text) || withCurrency.test(text);
  if (isAmount && parsePrice(text).ok) return "price";
  if (/^[-+]?\d[\d\s.,]*$/.test(text)) return "number";
  return /\S\s(?:>|»|\|)\s\S/u.test(text) ? "path" : "word";
}

const shareNeeded = 0.8;

/** The shape of nearly all values of a column; `undefined` when they differ, or there are none. */
export function shapeOf(values: readonly string[]): Shape | undefined {
  const counts = new Map<Shape, number>();
  for (const value of values) {
    const shape = shapeOfValue(value);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] >= values.length * shareNeeded ? best[0] : undefined;
}
