/** Up to so many texts are compared with one another faster than hashed. */
const fewMax = 16;

/** Each text once, in the order in which they first stand. */
export function distinct(texts: readonly string[]): string[] {
  if (texts.length > fewMax) return [...new Set(texts)];
  const found: string[] = [];
  for (const text of texts) if (!found.includes(text)) found.push(text);
  return found;
}
