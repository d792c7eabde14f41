/** Digits of a variable and a specific symbol; a constant one has four. */
const digitsMax = 10;

/**
 * Reads a payment symbol: digits alone, whose leading zeros mean nothing. Nothing, zero and whatever
 * is no symbol give `undefined`.
 */
export function symbolOf(text: string, digits = digitsMax): string | undefined {
  const bare = text.trim().replace(/^0+/, "");
  return /^\d+$/.test(bare) && bare.length <= digits ? bare : undefined;
}

export const constantSymbolOf = (text: string): string | undefined => {
  const symbol = symbolOf(text, 4);
  return symbol?.padStart(4, "0");
};

export interface Symbols {
  variableSymbol?: string;
  specificSymbol?: string;
  /** Four digits, with its leading zeros: `0308`. */
  constantSymbol?: string;
}

/**
 * What stands as `VS` in a payer's text: `VS:123`, `vs 123`, `/VS123/SS/KS`. A number that goes on
 * behind a space, a slash or a dash is somebody's other number, which nobody guesses at.
 */
export function variableSymbolIn(text: string): string | undefined {
  const found = /(?<![\p{L}\d])VS\s*[:=.]?\s*(\d{1,20})(?![\d\p{L}])(?![-/.]?\s?\d)/iu.exec(text);
  return found ? symbolOf(found[1]!) : undefined;
}

/** The Slovak and SEPA form, in which any part may be empty or missing: `/VS1001/SS/KS0308`. */
export function slashSymbols(text: string): Symbols | undefined {
  if (!/\/(?:VS|SS|KS)\d{0,10}(?:\/|\s|$)/i.test(text)) return undefined;
  const digitsOf = (name: string) =>
    new RegExp(`/${name}(\\d{1,10})(?!\\d)`, "i").exec(text)?.[1] ?? "";
  return withoutAbsent({
    variableSymbol: symbolOf(digitsOf("VS")),
    specificSymbol: symbolOf(digitsOf("SS")),
    constantSymbol: constantSymbolOf(digitsOf("KS")),
  });
}

/** Absent symbols are absent keys, so that equal movements are equal values. */
export function withoutAbsent<T extends object>(values: T): Partial<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(entries) as Partial<T>;
}
