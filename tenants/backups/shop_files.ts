import { attachmentFolder } from "../files/attachment_files.ts";
import { isMediaKey, mediaFolder } from "../files/media_files.ts";
import { namesIn } from "./file_facts.ts";

/** Files of a shop that lie beside its database and never change under their names. */
export interface ShopFiles {
  folder: (shopFolder: string) => string;
  /** What a sealed copy is bound to. */
  purpose: (shopId: string, name: string) => string;
  /** All that lie in the folder, copies with their ending, as names below it. */
  names: (folder: string) => AsyncIterable<string>;
  /** Whether such a file goes along. */
  isKept: (name: string) => boolean;
  /** Whether a file has the bytes that its name stands for. */
  isWhole: (name: string, hash: string) => boolean;
}

/** Pictures and files of products: originals, named by their hash, and thumbnails. */
export const mediaFiles: ShopFiles = {
  folder: mediaFolder,
  purpose: (shopId, name) => `media:${shopId}:${name}`,
  async *names(folder) {
    for (const part of await namesIn(folder)) {
      if (!/^[0-9a-f]{2}$/.test(part)) continue;
      for (const name of await namesIn(`${folder}/${part}`)) yield `${part}/${name}`;
    }
  },
  isKept: () => true,
  isWhole(name, hash) {
    const key = name.slice(name.indexOf("/") + 1);
    return !isMediaKey(key) || hash === key;
  },
};

/**
 * Files of requests to support. What was uploaded and never sent is forgotten here by itself, so it
 * does not go along.
 *
 * @param sent hashes by ids
 */
export const ticketFiles = (sent: ReadonlyMap<string, string>): ShopFiles => ({
  folder: attachmentFolder,
  purpose: (shopId, name) => `ticket:${shopId}:${name}`,
  async *names(folder) {
    yield* await namesIn(folder);
  },
  isKept: (name) => sent.has(name),
  isWhole: (name, hash) => sent.get(name) === hash,
});
