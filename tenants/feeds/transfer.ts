import type { AddressPolicy } from "../../core/feeds/address_policy.ts";
import type { Resolve } from "./server_addresses.ts";
import type { FetchTurns } from "./turns.ts";
import type { Watch } from "./watch.ts";

/**
 * What a server said of the file that it gave, to ask next time whether there is a newer one. Of
 * one address: those of another must not be sent.
 */
export interface FeedValidators {
  etag?: string;
  /** HTTP: the header as it came. FTP: RFC 3339. */
  lastModified?: string;
  /** FTP, where the time alone says little. */
  size?: number;
}

/** A file that is coming. */
export interface Transfer {
  kind: "transfer";
  /** As the server calls it; only to be shown. */
  name: string | undefined;
  /** Decoded of what the transport added; throws `FeedError`. */
  bytes: AsyncIterable<Uint8Array>;
  validators: FeedValidators;
}

export type Answer<T> = { kind: "not_modified" } | { kind: "done"; value: T };

/** All that the ways to fetch share. */
export interface FetchContext {
  watch: Watch;
  policy: AddressPolicy;
  resolve: Resolve;
  turns: FetchTurns;
  validators: FeedValidators;
  /** Certificates (PEM) of authorities that are trusted beside the usual ones. */
  certificateAuthorities: readonly string[];
  /** `false` is an exception that the shop made for one import. @see FE-8 */
  verifyCertificate: boolean;
  /** The program for FTPS servers that Deno cannot serve. */
  curlPath: string;
}
