/** How a text is encoded when nothing says it and it is not UTF-8: Czech and Slovak Windows. */
export const fallbackEncoding = "windows-1250";

/** Encoding by the byte order mark, or by the zero bytes that every second byte of Latin text is. */
export function certainEncoding(head: Uint8Array): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return encodingByZeros(head.subarray(0, 512));
}

function encodingByZeros(head: Uint8Array): string | undefined {
  const pairs = head.length >> 1;
  if (pairs < 2) return undefined;
  let high = 0;
  let low = 0;
  for (let index = 0; index + 1 < head.length; index += 2) {
    if (head[index] === 0) high++;
    if (head[index + 1] === 0) low++;
  }
  if (low > pairs * 0.4 && high < pairs * 0.05) return "utf-16le";
  if (high > pairs * 0.4 && low < pairs * 0.05) return "utf-16be";
  return undefined;
}

/** What the XML declaration says, in single or double quotes, as written. */
export function declaredEncoding(head: Uint8Array): string | undefined {
  const start = String.fromCharCode(...head.subarray(0, 256));
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/i.exec(start)?.[1]?.trim();
}

export function startsLikeXml(head: Uint8Array): boolean {
  return /^\s*</.test(String.fromCharCode(...head.subarray(0, 64)));
}

/** The name of the WHATWG standard for a label; `undefined` for a label it does not know. */
export function encodingNamed(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export interface Utf8Evidence {
  /** Sequences of two to four bytes that are right. */
  sequences: number;
  /** Bytes that cannot be UTF-8. */
  invalid: number;
}

/** Weighs whether bytes are UTF-8. A sequence cut by the end of the bytes counts for nothing. */
export function weighUtf8(bytes: Uint8Array): Utf8Evidence {
  const evidence = { sequences: 0, invalid: 0 };
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index]!;
    if (lead < 0x80) {
      index++;
      continue;
    }
    const length = sequenceLength(lead);
    const found = continuationsAfter(bytes, index, length - 1);
    if (length > 0 && found === length - 1) evidence.sequences++;
    else if (length === 0 || index + 1 + found < bytes.length) evidence.invalid++;
    index += 1 + found;
  }
  return evidence;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function continuationsAfter(bytes: Uint8Array, index: number, wanted: number): number {
  let found = 0;
  while (found < wanted && ((bytes[index + 1 + found] ?? 0) & 0xc0) === 0x80) found++;
  return found;
}

/** Offset behind the last letter of UTF-8 that is whole. */
export function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Length of the byte order mark at the beginning. */
export function markLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
