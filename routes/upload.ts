import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import type { Context } from "hono";
import type { Environment } from "./environment.ts";
import { isTokenRight } from "./middleware/csrf.ts";

/** A form with a file, which went where `store` put it. */
export interface Upload<File> {
  fields: Record<string, string>;
  /** `undefined`: no file was chosen. */
  file: File | undefined;
}

/** The session's token was missing or wrong: nothing was stored. */
export class UploadRefusedError extends Error {
  override name = "UploadRefusedError";
}

type StoreFile<File> = (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<File>;

/**
 * Streams a form's file to `store` as it comes, so that no file is held in memory. The token must
 * stand before the file in the form; other fields may follow. A file of a form that is refused in
 * the end, or that breaks off, is discarded. What `store` throws is thrown after the rest of the request
 * was read, for a browser shows no answer to a request that it could not finish.
 */
export function readUpload<File>(
  c: Context<Environment>,
  way: UploadWay<File>,
): Promise<Upload<File>> {
  return readFormWithFile(c.req.raw, { ...way, isOurs: ({ csrf }) => isTokenRight(c, csrf) });
}

interface UploadWay<File> {
  store: StoreFile<File>;
  discard: (file: File) => Promise<void>;
}

/**
 * The same for any form. `isOurs` is asked before a file is stored and when all fields are there;
 * a program's form, whose key was checked before, is ours without more.
 */
export function readFormWithFile<File>(
  request: Request,
  { store, discard, isOurs = () => true }: UploadWay<File> & {
    isOurs?: (fields: Record<string, string>) => boolean;
  },
): Promise<Upload<File>> {
  const fields: Record<string, string> = Object.create(null);
  const { body } = request;
  const contentType = request.headers.get("Content-Type") ?? "";
  if (!body || !contentType.toLowerCase().startsWith("multipart/form-data")) {
    return Promise.reject(new UploadRefusedError("The form is empty"));
  }
  const busboy = new Busboy({
    headers: { "content-type": contentType } as BusboyHeaders,
    // The settings of an import alone are eighty fields.
    limits: { fields: 200, fieldSize: 20_000, files: 1, parts: 210 },
  });
  let file: Promise<File | undefined> = Promise.resolve(undefined);
  let failure: unknown;
  let incoming: Readable | undefined;
  const storeIfAllowed = async (name: string, bytes: AsyncIterable<Uint8Array>) => {
    if (!isOurs(fields)) throw new UploadRefusedError("The form's token is wrong");
    return await store(name, bytes);
  };
  return new Promise((resolve, reject) => {
    const refuse = async (error: unknown) => {
      const stored = await file;
      if (stored !== undefined) await discard(stored);
      reject(failure ?? error);
    };
    // The request broke off: whoever stores the file must learn of it, or would wait for ever.
    const breakOff = (error: Error) => {
      incoming?.destroy(error);
      refuse(error);
    };
    busboy.on("field", (name, value) => fields[name] = value);
    busboy.on("file", (_field, stream, name) => {
      if (!name) return void stream.resume();
      incoming = stream;
      // A loop that is left early must not destroy the stream: the rest is still to be read.
      const bytes = stream.iterator({ destroyOnReturn: false });
      file = storeIfAllowed(name, bytes).catch((error) => {
        failure = error;
        stream.resume();
        return undefined;
      });
    });
    busboy.on("error", (error) => breakOff(error as Error));
    busboy.on("finish", async () => {
      const stored = await file;
      if (failure === undefined && !isOurs(fields)) {
        failure = new UploadRefusedError("The form's token is wrong");
      }
      if (failure === undefined) resolve({ fields, file: stored });
      else await refuse(failure);
    });
    // The types of the two worlds differ in name only.
    const source = Readable.fromWeb(body as unknown as NodeReadableStream<Uint8Array>);
    source.on("error", breakOff);
    source.pipe(busboy);
  });
}
