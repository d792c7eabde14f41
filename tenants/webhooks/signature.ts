import { decodeBase64, encodeBase64 } from "../encoding.ts";

const prefix = "whsec_";

/** A secret by which the receiver knows that a message is ours: 256 bits. */
export const newWebhookSecret = (): string =>
  prefix + encodeBase64(crypto.getRandomValues(new Uint8Array(32)));

export interface SignedMessage {
  id: string;
  /** Instant of this try, RFC 3339: an old message cannot be played again. */
  at: string;
  body: string;
}

/**
 * Headers by which a message proves where it is from and that nobody has changed it.
 *
 * @see {@link https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md}
 */
export async function signedHeaders(
  secret: string,
  { id, at, body }: SignedMessage,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const bytes = decodeBase64(secret.slice(prefix.length));
  const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, content));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${encodeBase64(signature)}`,
  };
}
