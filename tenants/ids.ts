import { encodeBase64Url, encodeHex } from "./encoding.ts";

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A random id of 24 letters and digits (124 bits): fit for a path, impossible to guess. */
export function newId(): string {
  let id = "";
  while (id.length < 24) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // 252 is the last multiple of 36: beyond it some letters would come more often.
      if (byte < 252 && id.length < 24) id += letters[byte % 36];
    }
  }
  return id;
}

/** A secret for a cookie or a link: 256 bits. Only its hash is stored. */
export function newToken(): string {
  return encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

export async function hashToken(token: string): Promise<string> {
  const bytes = new TextEncoder().encode(token);
  return encodeHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
