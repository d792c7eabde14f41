import { basename } from "node:path";
import type { Entity } from "../../core/formats/format.ts";
import type { ProblemCode } from "../../core/formats/problems.ts";
import { formatById, formats, readHead, recogniseFormat } from "../../core/formats/registry.ts";
import {
  type FeedFile,
  FeedTooLargeError,
  fileSource,
  storeFeed,
} from "../../tenants/files/feed_files.ts";
import { type Platform, shopFolder } from "../../tenants/platform.ts";
import type { Shop } from "../../tenants/platform/shops.ts";
import { CommandError, UsageError } from "./command.ts";

/** The format that was named, or the one that the content shows. */
export async function chooseFormat(path: string, wanted: string, entity: Entity): Promise<string> {
  const known = formats.map(({ id }) => id).join(", ");
  if (wanted !== "auto") {
    if (formatById(wanted)) return wanted;
    throw new UsageError(`--format is "${wanted}", expected auto or one of ${known}`);
  }
  const head = await readHead(await openFile(path));
  if (head.text.trim() === "") return formats[0]!.id; // an empty file is an empty feed (R89)
  const found = recogniseFormat(head);
  if (found?.entity === entity) return found.format.id;
  if (/^\s*(<!doctype html|<html)/i.test(head.text)) {
    throw new FileRefusedError(
      "file_is_html",
      `${path} is a web page, not a feed. It may be a page of errors or a sign-in.`,
    );
  }
  throw new FileRefusedError(
    found ? "format_mismatch" : "format_unknown",
    found
      ? `${path} is ${found.format.name} with ${found.entity}, not with ${entity}.`
      : `The format of ${path} was not recognised. Krámek reads: ${known}. ` +
        `Name the format with --format if you know it.`,
  );
}

async function openFile(path: string) {
  try {
    if ((await Deno.stat(path)).isFile) return await fileSource(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  throw new CommandError(`There is no file ${path}.`);
}

/** Copies the file to the shop, so that a run can go on after the original is gone. */
export async function keepFile(platform: Platform, shop: Shop, path: string): Promise<FeedFile> {
  const source = await openFile(path);
  try {
    return await storeFeed(shopFolder(platform.folder, shop.id), basename(path), source.chunks());
  } catch (error) {
    if (!(error instanceof FeedTooLargeError)) throw error;
    throw new FileRefusedError(
      "file_too_large",
      `${path} is larger than ${error.sizeMax / 1024 / 1024} MB, the most that an import takes. ` +
        `Split it into several files.`,
    );
  }
}

/** The file was refused before anything was read of it. */
export class FileRefusedError extends CommandError {
  constructor(readonly code: ProblemCode, message: string) {
    super(message);
  }
}

/** The document of a file that was not even begun. */
export function refusalDocument({ code, message }: FileRefusedError): string {
  const problems = [{ code, severity: "fatal", line: null, record: null, message }];
  const counts = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  const document = { run: null, status: "error", ...counts, missing: 0, seconds: 0, problems };
  return JSON.stringify(document, null, 2);
}
