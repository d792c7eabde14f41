/**
 * Reads a VAT id: two letters of its country and what the tax office there gives out; blanks, dots
 * and dashes mean nothing.
 *
 * @returns Letters and digits alone, in capitals; `undefined` when it is no VAT id.
 */
export function readVatId(text: string): string | undefined {
  const id = text.replace(/[\s.\-\u00a0]/g, "").toUpperCase();
  return /^[A-Z]{2}[A-Z0-9]{2,12}$/.test(id) ? id : undefined;
}
