import type { SealingKeys } from "./data_folder.ts";
import { decodeBase64, encodeBase64 } from "./encoding.ts";

/**
 * Encrypts small secrets under the data folder's keys. `purpose` (a table, a column and the row's
 * id) is bound to the secret, so that it cannot be copied into another row.
 */
export interface Sealer {
  /** `v<number of the key>.<nonce>.<secret>`, the last two in base64. */
  seal(secret: string, purpose: string): Promise<string>;
  /** Throws when the text was not sealed for this purpose under one of the keys. */
  open(sealed: string, purpose: string): Promise<string>;
  /** Whether the newest key has sealed the text. */
  isCurrent(sealed: string): boolean;
}

/** @param keys at least one; the one with the highest number seals */
export async function createSealer(keys: SealingKeys): Promise<Sealer> {
  const imported = new Map<string, CryptoKey>();
  for (const [number, bytes] of keys) imported.set(`v${number}`, await importKey(bytes));
  const current = `v${Math.max(...keys.keys())}`;
  const bound = (purpose: string) => new TextEncoder().encode(purpose);
  return {
    async seal(secret, purpose) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = new TextEncoder().encode(secret);
      const algorithm = { name: "AES-GCM", iv, additionalData: bound(purpose) };
      const key = imported.get(current)!;
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, bytes));
      return [current, encodeBase64(iv), encodeBase64(sealed)].join(".");
    },
    async open(text, purpose) {
      const [version = "", iv, sealed] = text.split(".");
      const key = imported.get(version);
      if (!key || !iv || !sealed) throw new Error("Not a sealed secret, or its key is gone");
      const algorithm = {
        name: "AES-GCM",
        iv: decodeBase64(iv),
        additionalData: bound(purpose),
      };
      const bytes = await crypto.subtle.decrypt(algorithm, key, decodeBase64(sealed));
      return new TextDecoder().decode(bytes);
    },
    isCurrent: (text) => text.startsWith(`${current}.`),
  };
}

const importKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
