import { decodeBase64, encodeBase64 } from "./encoding.ts";

/**
 * Encrypts small secrets under the data folder's key. `purpose` (a table, a column and the row's
 * id) is bound to the secret, so that it cannot be copied into another row.
 */
export interface Sealer {
  seal(secret: string, purpose: string): Promise<string>;
  /** Throws when the text was not sealed for this purpose under this key. */
  open(sealed: string, purpose: string): Promise<string>;
}

const version = "v1";

export async function createSealer(keyBytes: Uint8Array<ArrayBuffer>): Promise<Sealer> {
  const key = await crypto.subtle.importKey("raw", keyBytes, "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  const bound = (purpose: string) => new TextEncoder().encode(purpose);
  return {
    async seal(secret, purpose) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = new TextEncoder().encode(secret);
      const algorithm = { name: "AES-GCM", iv, additionalData: bound(purpose) };
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, bytes));
      return [version, encodeBase64(iv), encodeBase64(sealed)].join(".");
    },
    async open(text, purpose) {
      const [found, iv, sealed] = text.split(".");
      if (found !== version || !iv || !sealed) throw new Error("Not a sealed secret");
      const algorithm = {
        name: "AES-GCM",
        iv: decodeBase64(iv),
        additionalData: bound(purpose),
      };
      const bytes = await crypto.subtle.decrypt(algorithm, key, decodeBase64(sealed));
      return new TextDecoder().decode(bytes);
    },
  };
}
