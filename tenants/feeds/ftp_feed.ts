import type { FeedAddress } from "../../core/feeds/address.ts";
import { curlBytes } from "./curl_feed.ts";
import { FeedChangedError, FeedError, isBrokenOff } from "./feed_error.ts";
import { connectFtp, type FtpConnection, type FtpFileFacts } from "./ftp_connection.ts";
import { serverAddresses, tryEach } from "./server_addresses.ts";
import type { Answer, FeedValidators, FetchContext, Transfer } from "./transfer.ts";

/**
 * Fetches a file over FTP or FTPS and hands it to `consume`, during which its server has one place
 * less for others. Throws {@link FeedError}.
 *
 * @see FE-7, FE-9, FE-14
 */
export function fetchFtp<T>(
  address: FeedAddress,
  context: FetchContext,
  consume: (transfer: Transfer) => Promise<T>,
): Promise<Answer<T>> {
  const { watch, turns } = context;
  return turns.hosts.run(address.host, () => fetchInTurn(address, context, consume), watch.signal);
}

async function fetchInTurn<T>(
  address: FeedAddress,
  context: FetchContext,
  consume: (transfer: Transfer) => Promise<T>,
): Promise<Answer<T>> {
  const addresses = await serverAddresses(address, context);
  let ip = addresses[0]!;
  const connection = await tryEach(addresses, (each) => {
    ip = each;
    return connectFtp(address, each, context);
  });
  try {
    const { facts } = connection;
    if (isSame(facts, context.validators)) return { kind: "not_modified" };
    const { sizeMax } = context.watch.limits;
    if ((facts.size ?? 0) > sizeMax) throw new FeedError("too_large", { sizeMax });
    const value = await consume({
      kind: "transfer",
      name: undefined,
      bytes: resumedBytes(connection, { address, ip, context }),
      validators: validatorsOf(facts),
    });
    return { kind: "done", value };
  } finally {
    connection.close();
  }
}

/** The time alone says little: many servers only know the minute. */
function isSame({ size, modifiedAt }: FtpFileFacts, validators: FeedValidators): boolean {
  return size !== undefined && modifiedAt !== undefined &&
    size === validators.size && modifiedAt === validators.lastModified;
}

function validatorsOf({ size, modifiedAt }: FtpFileFacts): FeedValidators {
  return size === undefined || modifiedAt === undefined ? {} : { size, lastModified: modifiedAt };
}

interface Place {
  address: FeedAddress;
  ip: string;
  context: FetchContext;
}

/** A download that breaks off is gone on with, if size and time of the file are still the same. */
async function* resumedBytes(first: FtpConnection, place: Place): AsyncGenerator<Uint8Array> {
  const { watch } = place.context;
  const { sizeMax, retriesMax, backOffMs } = watch.limits;
  const { facts } = first;
  let received = 0;
  let bytes = first.retrieve(0);
  let isByCurl = false;
  for (let retries = 0;; retries++) {
    try {
      for await (const chunk of bytes) {
        received += chunk.length;
        if (received > sizeMax) throw new FeedError("too_large", { sizeMax });
        yield chunk;
      }
      if (received >= (facts.size ?? 0)) return;
      throw new FeedError("cut", { received, announced: facts.size! });
    } catch (error) {
      if (isByCurl) throw error;
      isByCurl = place.address.scheme === "ftps" && received === 0 && isRefusedTls(error);
      if (isByCurl) {
        first.close(); // some servers let a user in once at a time
        bytes = curlBytes(place.address, place.ip, place.context);
        continue;
      }
      if (!isBrokenOff(error) || retries >= retriesMax || facts.modifiedAt === undefined) {
        throw error;
      }
      await watch.pause(backOffMs * 2 ** retries);
      bytes = resumed(place, facts, received);
    }
  }
}

/**
 * Many servers demand that a data connection resumes the TLS session of the control connection,
 * which Deno cannot; they say so in many ways, and none sends a byte.
 */
const isRefusedTls = (error: unknown): boolean =>
  error instanceof FeedError &&
  ["tls", "cut", "connection", "server_error", "protocol"].includes(error.reason);

/** Throws {@link FeedChangedError} when the file is another one by now. */
async function* resumed(
  place: Place,
  facts: FtpFileFacts,
  received: number,
): AsyncGenerator<Uint8Array> {
  const connection = await connectFtp(place.address, place.ip, place.context);
  try {
    const { size, modifiedAt } = connection.facts;
    if (size !== facts.size || modifiedAt !== facts.modifiedAt) {
      throw new FeedChangedError(received);
    }
    yield* connection.retrieve(received);
  } finally {
    connection.close();
  }
}
