import { Buffer } from "node:buffer";

export const encodeHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const encodeBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
export const encodeBase64Url = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString("base64url");
export const decodeBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(text, "base64"));
