import { basename } from "node:path";
import type { Entity, Format } from "../../core/formats/format.ts";
import type { ProblemCode } from "../../core/formats/problems.ts";
import {
  type FeedFile,
  feedPath,
  FeedTooLargeError,
  fileSource,
  storeFeed,
} from "../../tenants/files/feed_files.ts";
import { type Platform, shopFolder } from "../../tenants/platform.ts";
import type { Shop } from "../../tenants/platform/shops.ts";
import { parseFeedAddress } from "../../core/feeds/address.ts";
import type { AddressPolicy } from "../../core/feeds/address_policy.ts";
import { unpackFeed } from "../../tenants/feeds/archive.ts";
import { fetchFeed } from "../../tenants/feeds/fetch_feed.ts";
import { feedFailureText } from "../../views/texts/feed_failures.ts";
import { feedTexts } from "../../views/texts/feed_texts.ts";
import type { Queryable } from "../../tenants/engine/database.ts";
import { chooseFormat as chooseFormatOf } from "../../tenants/shop/format_choice.ts";
import { CommandError, UsageError } from "./command.ts";

/** The format that was named, or the one that the content shows. */
export async function chooseFormat(
  { path, place }: { path: string; place: string },
  { shop, wanted, entity }: { shop: Queryable; wanted: string; entity: Entity },
): Promise<string> {
  const chosen = await chooseFormatOf(shop, await openFile(path), { wanted, entity });
  if (chosen.ok) return chosen.value;
  const refusal = chosen.error;
  switch (refusal.code) {
    case "format_not_offered":
      throw new UsageError(
        `--format is "${wanted}", expected auto or one of ${idsOf(refusal.offered)}`,
      );
    case "file_is_html":
      throw new FileRefusedError(
        "file_is_html",
        `${place} is a web page, not a feed. It may be a page of errors or a sign-in.`,
      );
    case "format_mismatch": {
      const { format, entity: other } = refusal.found;
      const message = `${place} is ${format.name} with ${other}, not with ${entity}.`;
      throw new FileRefusedError("format_mismatch", message);
    }
    case "format_unknown":
      throw new FileRefusedError(
        "format_unknown",
        `The format of ${place} was not recognised. Krámek reads: ${idsOf(refusal.offered)}. ` +
          `Name the format with --format if you know it.`,
      );
  }
}

const idsOf = (offered: readonly Format[]): string => offered.map(({ id }) => id).join(", ");

async function openFile(path: string) {
  try {
    if ((await Deno.stat(path)).isFile) return await fileSource(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  throw new CommandError(`There is no file ${path}.`);
}

const isAddress = (text: string): boolean => /^(?:https?|ftps?):\/\//i.test(text);

/** Fetches the file from an address, or copies it to the shop. @returns it and where it lies */
export async function takeFile(
  platform: Platform,
  shop: Shop,
  place: string,
  { policy, signal }: { policy: AddressPolicy; signal: AbortSignal },
): Promise<{ file: FeedFile; path: string }> {
  const folder = shopFolder(platform.folder, shop.id);
  const file = isAddress(place)
    ? await fetchFile(folder, shop, place, { policy, signal })
    : await unpackedFile(folder, place, await keepFile(platform, shop, place));
  return { file, path: feedPath(folder, file.key) };
}

async function fetchFile(
  folder: string,
  shop: Shop,
  place: string,
  { policy, signal }: { policy: AddressPolicy; signal: AbortSignal },
): Promise<FeedFile> {
  const address = parseFeedAddress(place);
  if (!address.ok) throw new UsageError(feedTexts.en.address[address.error]);
  const options = { shopId: shop.id, shopFolder: folder, policy, signal };
  const answer = await fetchFeed(address.value, options);
  if (answer.kind === "fetched") return answer.file;
  if (answer.kind === "not_modified") throw new Error("Nothing was known of the address");
  throw new FileRefusedError("source_failed", feedFailureText("en", answer).text);
}

/** An archive gives the first file in it that can be imported. @see R39 */
async function unpackedFile(folder: string, place: string, file: FeedFile): Promise<FeedFile> {
  const inside = await unpackFeed(folder, file);
  if (inside.ok) return inside.value;
  throw new FileRefusedError(
    "source_failed",
    `${place}: ${feedFailureText("en", inside.error).text}`,
  );
}

/** Copies the file to the shop, so that a run can go on after the original is gone. */
async function keepFile(platform: Platform, shop: Shop, path: string): Promise<FeedFile> {
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
