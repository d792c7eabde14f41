import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { ByteSource, Entity, Format } from "../../core/formats/format.ts";
import { formats } from "../../core/formats/registry.ts";
import type { FeedFailure } from "../../core/feeds/failure.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { unpackFeed } from "../../tenants/feeds/archive.ts";
import {
  type FeedFile,
  feedPath,
  fileSource,
  removeFeed,
  storeFeed,
} from "../../tenants/files/feed_files.ts";
import { shopFolder } from "../../tenants/platform.ts";
import {
  chooseFormat as chooseFormatOf,
  type FormatRefusal,
} from "../../tenants/shop/format_choice.ts";
import { formatsOfShop } from "../../tenants/shop/shop_formats.ts";
import { feedFailureText } from "../../views/texts/feed_failures.ts";
import { importSourceTexts } from "../../views/texts/import_source.ts";
import type { Environment } from "../environment.ts";
import { readUpload, type Upload } from "../upload.ts";

type Request = Context<Environment>;

/** Where files of the request's shop lie. */
export const folderOf = (c: Request): string =>
  shopFolder(c.var.services.platform.folder, c.var.current.shop.id);

/** Reads a form whose file goes to the shop's folder. */
export function readFeedUpload(c: Request): Promise<Upload<FeedFile>> {
  const folder = folderOf(c);
  return readUpload(c, {
    store: (name, bytes) => storeFeed(folder, name.slice(0, 200), bytes),
    discard: ({ key }) => removeFeed(folder, key),
  });
}

export const discardFile = (c: Request, { key }: FeedFile): Promise<void> =>
  removeFeed(folderOf(c), key);

/** Puts the feed inside an archive in the archive's place. @returns what to say instead */
export async function unpacked(c: Request, file: FeedFile): Promise<Result<FeedFile, string>> {
  const result = await unpackFeed(folderOf(c), file);
  return result.ok ? ok({ ...result.value }) : err(failureText(c, result.error));
}

/** The same for any table, whatever its columns; each stands for itself. */
export async function unpackedTable(c: Request, file: FeedFile): Promise<Result<FeedFile, string>> {
  const placeInSet = () => Promise.resolve(undefined);
  const result = await unpackFeed(folderOf(c), file, { placeInSet });
  return result.ok ? ok({ ...result.value }) : err(failureText(c, result.error));
}

const failureText = (c: Request, failure: FeedFailure): string =>
  feedFailureText(c.var.language, failure).text;

/** A file that was uploaded in an earlier step of the wizard. */
export async function keptFile(
  c: Request,
  key: string,
  name: string,
): Promise<FeedFile | undefined> {
  const source = await keptSource(c, key);
  if (!source) return undefined;
  return { key, name: name.slice(0, 200), size: source.size, hash: await hashOf(source) };
}

/** What is inside a file that was uploaded earlier; `undefined` when it is gone. */
export async function keptSource(c: Request, key: string): Promise<ByteSource | undefined> {
  if (!/^[a-z0-9]{24}$/.test(key)) return undefined;
  try {
    return await fileSource(feedPath(folderOf(c), key));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function hashOf(source: { chunks(): AsyncIterable<Uint8Array> }): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of source.chunks()) hash.update(chunk);
  return hash.digest("hex");
}

export const sourceOfFile = (c: Request, { key }: FeedFile) =>
  fileSource(feedPath(folderOf(c), key));

/** Whether anything can bring records of the entity. */
export const isImportable = (entity: Entity): boolean =>
  formats.some((format) => format.entities.includes(entity));

/** Those that are built in, and the shop's own. */
export const formatsOf = (c: Request, entity: Entity): Promise<Format[]> =>
  formatsOfShop(c.var.current.database, entity);

/** The format that was chosen, or the one that the content shows. @returns its id, or what to say */
export async function chooseFormat(
  c: Request,
  file: FeedFile,
  wanted: string,
  entity: Entity,
): Promise<Result<string, string>> {
  const source = await sourceOfFile(c, file);
  const chosen = await chooseFormatOf(c.var.current.database, source, { wanted, entity });
  return chosen.ok ? chosen : err(refusalText(c, chosen.error));
}

function refusalText(c: Request, refusal: FormatRefusal): string {
  const texts = importSourceTexts[c.var.language];
  switch (refusal.code) {
    case "format_mismatch": {
      const { format, entity } = refusal.found;
      return texts.formatOther(format.name, texts.entities[entity]);
    }
    case "file_is_html":
      return texts.fileIsHtml;
    default:
      return texts.formatUnknown(refusal.offered.map(({ name }) => name).join(", "));
  }
}

/** What forms and pages need to know of a format. */
export function shownFormat(format: Format | undefined, id: string, entity: Entity) {
  return {
    id,
    name: format?.name ?? id,
    extension: format?.extension ?? "xml" as const,
    fields: format?.fields[entity] ?? [],
    ...(format?.hasVariantTree ? { hasVariantTree: true as const } : {}),
    ...(format?.codeTags ? { codeTags: format.codeTags } : {}),
    ...(format?.hasTables ? { hasTables: true as const } : {}),
    ...(format?.leavesOpen ? { leavesOpen: format.leavesOpen } : {}),
  };
}
