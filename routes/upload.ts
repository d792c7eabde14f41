import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import type { Context } from "hono";
import type { Environment } from "./environment.ts";
import { MalformedFormError } from "./form.ts";
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
 * was read, for a browser shows no answer to a request that it could not finish. A form that cannot be
 * read is a `MalformedFormError`.
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

/** Whether a form is ours, asked before a file is stored and when all fields are there. */
type IsOurs = (fields: Record<string, string>) => boolean;

/** The same for any form; a program's form, whose key was checked before, is ours without more. */
export async function readFormWithFile<File>(
  request: Request,
  way: UploadWay<File> & { isOurs?: IsOurs },
): Promise<Upload<File>> {
  const { fields, files: [file] } = await readFormWithFiles(request, { ...way, filesMax: 1 });
  return { fields, file };
}

/** A form whose files all went where `store` put them, in their order. */
export interface Uploads<File> {
  fields: Record<string, string>;
  files: File[];
}

/**
 * The same with several files, stored one after another; more than `filesMax` are not read.
 *
 * @param fieldSizeMax bytes of one field; a longer one ends the form with `MalformedFormError`
 */
export function readFormWithFiles<File>(
  request: Request,
  { store, discard, isOurs = () => true, filesMax, fieldSizeMax = 20_000 }: UploadWay<File> & {
    isOurs?: IsOurs;
    filesMax: number;
    fieldSizeMax?: number;
  },
): Promise<Uploads<File>> {
  const fields: Record<string, string> = Object.create(null);
  const { body } = request;
  const contentType = request.headers.get("Content-Type") ?? "";
  if (!body || !contentType.toLowerCase().startsWith("multipart/form-data")) {
    return Promise.reject(new UploadRefusedError("The form is empty"));
  }
  let busboy: InstanceType<typeof Busboy>;
  try {
    busboy = new Busboy({
      headers: { "content-type": contentType } as BusboyHeaders,
      // The settings of an import alone are eighty fields.
      limits: { fields: 200, fieldSize: fieldSizeMax, files: filesMax, parts: 210 },
    });
  } catch (cause) {
    const error = new MalformedFormError("The form has no boundary that can be used", { cause });
    return Promise.reject(error);
  }
  const files: File[] = [];
  let storing: Promise<void> = Promise.resolve();
  let failure: unknown;
  let incoming: Readable | undefined;
  const storeIfAllowed = async (name: string, bytes: AsyncIterable<Uint8Array>) => {
    if (failure !== undefined) throw failure;
    if (!isOurs(fields)) throw new UploadRefusedError("The form's token is wrong");
    files.push(await store(name, bytes));
  };
  return new Promise((resolve, reject) => {
    const refuse = async (error: unknown) => {
      await storing;
      for (const stored of files) await discard(stored);
      reject(failure ?? error);
    };
    // The request broke off: whoever stores the file must learn of it, or would wait for ever.
    const breakOff = (error: Error) => {
      failure ??= error;
      incoming?.destroy(error);
      refuse(error);
    };
    busboy.on("field", (name, value, _isNameCut, isValueCut) => {
      if (isValueCut) failure ??= new MalformedFormError("A field of the form is too long");
      fields[name] = value;
    });
    busboy.on("file", (_field, stream, name) => {
      if (!name) return void stream.resume();
      incoming = stream;
      // A file that is cut short says so before the form does, to whoever reads it. Heard of by nobody
      // it would end the process.
      stream.on("error", (cause) => failure ??= damaged(cause));
      // A loop that is left early must not destroy the stream: the rest is still to be read.
      const bytes = stream.iterator({ destroyOnReturn: false });
      storing = storing.then(() => storeIfAllowed(name, bytes))
        .catch((error) => failure ??= error)
        // What was not stored of it must still be read.
        .then(() => void stream.resume());
    });
    busboy.on("error", (cause) => {
      breakOff(damaged(cause));
    });
    busboy.on("finish", async () => {
      await storing;
      if (failure === undefined && !isOurs(fields)) {
        failure = new UploadRefusedError("The form's token is wrong");
      }
      if (failure === undefined) resolve({ fields, files });
      else await refuse(failure);
    });
    // The types of the two worlds differ in name only.
    const source = Readable.fromWeb(body as unknown as NodeReadableStream<Uint8Array>);
    source.on("error", breakOff);
    source.pipe(busboy);
  });
}

const damaged = (cause: unknown): MalformedFormError =>
  new MalformedFormError("The form is cut short or damaged", { cause });
