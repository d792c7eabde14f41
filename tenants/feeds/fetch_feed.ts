import { type FeedAddress, fileNameOf } from "../../core/feeds/address.ts";
import { type AddressPolicy, publicOnly } from "../../core/feeds/address_policy.ts";
import type { FeedFailure } from "../../core/feeds/failure.ts";
import { type FeedFile } from "../files/feed_files.ts";
import { storeCounted, unpackStored } from "./archive.ts";
import { FeedError } from "./feed_error.ts";
import { fetchFtp } from "./ftp_feed.ts";
import { fetchHttp } from "./http_feed.ts";
import { type FetchLimits, fetchLimits } from "./limits.ts";
import { recogniseFeed } from "./recognise_feed.ts";
import { type Resolve, systemResolve } from "./server_addresses.ts";
import type { Answer, FeedValidators, FetchContext, Transfer } from "./transfer.ts";
import { createTurns, type FetchTurns } from "./turns.ts";
import { Watch } from "./watch.ts";
import type { Recognise } from "./zip.ts";

export interface TransferOptions {
  shopId: string;
  /** Of the file fetched last from this very address. */
  validators?: FeedValidators;
  policy?: AddressPolicy;
  /** `false` is an exception of one import: visible there and logged by who makes it. @see FE-8 */
  verifyCertificate?: boolean;
  /** Certificates (PEM) of authorities that are trusted beside the usual ones, except by curl. */
  certificateAuthorities?: readonly string[];
  limits?: Partial<FetchLimits>;
  resolve?: Resolve;
  turns?: FetchTurns;
  curlPath?: string;
  /** Rejects the call with the signal's reason. */
  signal?: AbortSignal;
}

export interface FetchOptions extends TransferOptions {
  /** Where the file is kept, as for `storeFeed()`. */
  shopFolder: string;
  /** Chooses the file of an archive; by default the first of a format that can be imported. */
  recognise?: Recognise;
}

export type FetchResult =
  | { kind: "fetched"; file: FeedFile; validators: FeedValidators }
  | { kind: "not_modified" }
  | FeedFailure;

/** Takes what comes, within the limits of the fetch; throws `FeedError`. */
export type Consume<T> = (transfer: Transfer, limits: FetchLimits) => Promise<T>;

/** Of this process, so that all shops together stay polite. */
const processTurns = createTurns();

/**
 * Fetches a feed into the shop's folder, unpacked if it is an archive. What the address, the
 * server or the file can cause is a value; after a failure nothing is left behind.
 *
 * @see R39, R46-R49, FE-1 to FE-14
 */
export async function fetchFeed(address: FeedAddress, options: FetchOptions): Promise<FetchResult> {
  const answer = await fetchTransfer(
    address,
    options,
    (transfer, limits) => keep(transfer, { address, options, limits }),
  );
  return answer.kind === "done" ? { kind: "fetched", ...answer.value } : answer;
}

/** Fetches a file of any kind and hands it to `consume`, in turn with the shop's other fetches. */
export async function fetchTransfer<T>(
  address: FeedAddress,
  options: TransferOptions,
  consume: Consume<T>,
): Promise<Answer<T> | FeedFailure> {
  const { turns = processTurns, shopId, signal } = options;
  return await turns.shops.run(shopId, () => fetchInTurn(address, options, consume), signal);
}

async function fetchInTurn<T>(
  address: FeedAddress,
  options: TransferOptions,
  consume: Consume<T>,
): Promise<Answer<T> | FeedFailure> {
  using watch = new Watch({ ...fetchLimits, ...options.limits }, options.signal);
  const take = (transfer: Transfer) => consume(transfer, watch.limits);
  try {
    return await fetchOnceMore(address, contextOf(options, watch), take);
  } catch (error) {
    if (error instanceof FeedError) return error.failure;
    throw error;
  }
}

function contextOf(options: TransferOptions, watch: Watch): FetchContext {
  return {
    watch,
    policy: options.policy ?? publicOnly,
    resolve: options.resolve ?? systemResolve,
    turns: options.turns ?? processTurns,
    validators: options.validators ?? {},
    certificateAuthorities: options.certificateAuthorities ?? [],
    verifyCertificate: options.verifyCertificate ?? true,
    curlPath: options.curlPath ?? "curl",
  };
}

/** A download that broke off and could not be gone on with is begun once more. */
async function fetchOnceMore<T>(
  address: FeedAddress,
  context: FetchContext,
  consume: (transfer: Transfer) => Promise<T>,
): Promise<Answer<T>> {
  const isHttp = address.scheme === "http" || address.scheme === "https";
  const fetch = () =>
    isHttp ? fetchHttp(address, context, consume) : fetchFtp(address, context, consume);
  try {
    return await fetch();
  } catch (error) {
    if (!(error instanceof FeedError && error.reason === "cut")) throw error;
    await context.watch.pause(context.watch.limits.backOffMs);
    return await fetch();
  }
}

interface Keeping {
  address: FeedAddress;
  options: FetchOptions;
  limits: FetchLimits;
}

async function keep(
  { name, bytes, validators }: Transfer,
  { address, options, limits }: Keeping,
): Promise<{ file: FeedFile; validators: FeedValidators }> {
  const { shopFolder, recognise = recogniseFeed } = options;
  const shown = name ?? fileNameOf(address);
  const stored = await storeCounted(shopFolder, shown, bytes, limits.sizeMax);
  const file = await unpackStored(shopFolder, stored, { recognise, limits });
  return { file, validators };
}
