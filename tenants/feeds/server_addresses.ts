import { lookup } from "node:dns/promises";
import { type AddressPolicy, mayConnect, mayUsePort } from "../../core/feeds/address_policy.ts";
import type { FeedAddress } from "../../core/feeds/address.ts";
import { parseIp } from "../../core/feeds/ip.ts";
import { FeedError } from "./feed_error.ts";
import type { Watch } from "./watch.ts";

/** All IP addresses of a name, best first; rejects when there are none. */
export type Resolve = (host: string) => Promise<string[]>;

/** As the computer itself looks names up. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** More addresses than these are not tried. */
const addressesMax = 3;

/**
 * The addresses to connect to for a server's name. One that may not be connected to refuses them
 * all: who mixes a private address among public ones waits for us to try the wrong one.
 *
 * Throws {@link FeedError} `name`, `refused_address` or `refused_port`.
 * @see FE-2, FE-4
 */
export async function serverAddresses(
  address: FeedAddress,
  options: { resolve: Resolve; policy: AddressPolicy; watch: Watch },
): Promise<string[]> {
  const { policy } = options;
  const { host } = address;
  const found = parseIp(host) ? [host] : await lookUp(host, options);
  if (!found.every((ip) => mayConnect(address, ip, policy))) {
    throw new FeedError("refused_address", { host });
  }
  if (!found.every((ip) => mayUsePort(address, ip, policy))) {
    throw new FeedError("refused_port", { host, port: address.port });
  }
  return found.slice(0, addressesMax);
}

async function lookUp(
  host: string,
  { resolve, watch }: { resolve: Resolve; watch: Watch },
): Promise<string[]> {
  const looking = resolve(host).catch((cause) => {
    throw new FeedError("name", { host }, { cause });
  });
  const found = await watch.wait(looking, watch.limits.connectMs);
  if (found.length === 0) throw new FeedError("name", { host });
  return found;
}

/** Tries a server's addresses in turn until one can be connected to. */
export async function tryEach<T>(
  addresses: readonly string[],
  connect: (ip: string) => Promise<T>,
): Promise<T> {
  let last: unknown;
  for (const ip of addresses) {
    try {
      return await connect(ip);
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      last = error;
    }
  }
  throw last;
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof FeedError && (error.reason === "connection" || error.reason === "timeout");
