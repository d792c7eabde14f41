import assert from "node:assert/strict";
import { parseFeedAddress } from "../../core/feeds/address.ts";
import { parseAllowedPlaces } from "../../core/feeds/address_policy.ts";
import type { FeedFailure } from "../../core/feeds/failure.ts";
import { fetchFeed, type FetchOptions, type FetchResult } from "../../tenants/feeds/fetch_feed.ts";
import type { FetchLimits } from "../../tenants/feeds/limits.ts";
import { createTurns } from "../../tenants/feeds/turns.ts";
import { feedPath } from "../../tenants/files/feed_files.ts";
import { testTls } from "./feed_servers.ts";

/** Patient enough for a busy computer, and without pauses. */
export const testLimits: Partial<FetchLimits> = {
  connectMs: 10_000,
  silenceMs: 10_000,
  totalMs: 60_000,
  sizeMax: 1024 * 1024,
  backOffMs: 0,
  retryAfterMaxMs: 1_000,
};

/** A shop's folder that feeds are fetched into; `feed.example` is this computer there. */
export interface FetchingShop extends AsyncDisposable {
  fetch(address: string, options?: Partial<FetchOptions>): Promise<FetchResult>;
  /** Fetches what must succeed, and gives the text of the file. */
  fetchText(address: string, options?: Partial<FetchOptions>): Promise<string>;
  /** Fetches what must fail; holds that nothing is left in the folder. */
  fetchFailure(address: string, options?: Partial<FetchOptions>): Promise<FeedFailure>;
  folder: string;
}

export async function openFetchingShop(): Promise<FetchingShop> {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/files`);
  const turns = createTurns();
  const fetch: FetchingShop["fetch"] = (text, { limits, ...options } = {}) => {
    const address = parseFeedAddress(text);
    assert.ok(address.ok, text);
    return fetchFeed(address.value, {
      shopId: "shop",
      shopFolder: folder,
      policy: allow(`127.0.0.1:${address.value.port}`),
      resolve: (host) =>
        host.endsWith("feed.example")
          ? Promise.resolve(["127.0.0.1"])
          : Promise.reject(new Error()),
      certificateAuthorities: [testTls.authority],
      recognise: (head) => new TextDecoder().decode(head).startsWith("<SHOP"),
      turns,
      ...options,
      limits: { ...testLimits, ...limits },
    });
  };
  const files = () => Array.from(Deno.readDirSync(`${folder}/files`)).map(({ name }) => name);
  return {
    folder,
    fetch,
    async fetchText(text, options) {
      const result = await fetch(text, options);
      assert.ok(result.kind === "fetched", JSON.stringify(result));
      assert.deepEqual(files(), [result.file.key]);
      const content = await Deno.readTextFile(feedPath(folder, result.file.key));
      await Deno.remove(feedPath(folder, result.file.key));
      return content;
    },
    async fetchFailure(text, options) {
      const result = await fetch(text, options);
      assert.equal(result.kind, "failed");
      assert.deepEqual(files(), []);
      return result as FeedFailure;
    },
    async [Symbol.asyncDispose]() {
      await Deno.remove(folder, { recursive: true });
    },
  };
}

export function allow(...places: string[]) {
  const allowed = parseAllowedPlaces(places.join(" "));
  assert.ok(allowed.ok);
  return { allowed: allowed.value, ownPorts: [] };
}
