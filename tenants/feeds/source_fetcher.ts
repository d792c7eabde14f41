import { parseFeedAddress } from "../../core/feeds/address.ts";
import type { AddressPolicy } from "../../core/feeds/address_policy.ts";
import type { FetchSource } from "../jobs/import_source.ts";
import { fetchFeed, type FetchOptions } from "./fetch_feed.ts";

/** How runs get their files from addresses, under what the operator allows. */
export function sourceFetcher(
  policy: AddressPolicy,
  more: Pick<FetchOptions, "limits" | "resolve" | "certificateAuthorities"> = {},
): FetchSource {
  return async ({ address, anyCertificate, validators, shopId, shopFolder, signal }) => {
    const parsed = parseFeedAddress(address);
    if (!parsed.ok) return { kind: "failed", reason: "address", details: {} };
    return await fetchFeed(parsed.value, {
      ...more,
      shopId,
      shopFolder,
      policy,
      verifyCertificate: !anyCertificate,
      ...(validators ? { validators } : {}),
      signal,
    });
  };
}
