import { err, ok, type Result } from "../result.ts";
import type { FeedAddress } from "./address.ts";
import { type IpRange, isInRange, parseIp, parseIpRange } from "./ip.ts";
import { isFeedPort } from "./ports.ts";
import { isPublicAddress } from "./public_address.ts";

/** A place that the operator allows although it is not public, such as an own server of feeds. */
export interface AllowedPlace {
  host?: string;
  range?: IpRange;
  /** Allows this port alone, and even one that is otherwise refused. */
  port?: number;
}

/** What an operator decides about addresses of feeds. */
export interface AddressPolicy {
  allowed: readonly AllowedPlace[];
  /** Ports on which this installation itself listens. */
  ownPorts: readonly number[];
}

export const publicOnly: AddressPolicy = { allowed: [], ownPorts: [] };

/**
 * Reads places with commas or spaces between them: `host`, `host:8080`, `10.1.2.3`,
 * `10.1.2.3:8080`, `[fd00::1]:8080` or `10.0.0.0/8`.
 *
 * @returns The places, or the text of the first that could not be read.
 */
export function parseAllowedPlaces(text: string): Result<AllowedPlace[], string> {
  const places: AllowedPlace[] = [];
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const place = parsePlace(entry);
    if (!place) return err(entry);
    places.push(place);
  }
  return ok(places);
}

function parsePlace(entry: string): AllowedPlace | undefined {
  const range = parseIpRange(entry);
  if (range) return { range };
  const parts = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::(\d{1,5}))?$/i.exec(entry);
  if (!parts) return undefined;
  const [, ipv6, name = "", portText] = parts;
  const port = portText === undefined ? undefined : Number(portText);
  if (port !== undefined && (port < 1 || port > 65_535)) return undefined;
  const own = parseIpRange(ipv6 ?? name);
  if (ipv6 !== undefined && !own) return undefined;
  const place = own ? { range: own } : { host: name.toLowerCase() };
  return port === undefined ? place : { ...place, port };
}

/** The part of an address that decides where a connection goes. */
export type Target = Pick<FeedAddress, "host" | "port">;

/**
 * Whether a connection may be made to `ip`, one of the addresses of the target's host (or the host
 * itself, where that is an IP address).
 *
 * @see FE-2, FE-3, FE-4
 */
export function mayConnect({ host, port }: Target, ip: string, policy: AddressPolicy): boolean {
  if (policy.allowed.some((place) => holds(place, { host, port }, ip))) return true;
  return isPublicAddress(ip);
}

/** Whether a feed may be fetched from the target's port. @see FE-6 */
export function mayUsePort({ host, port }: Target, ip: string, policy: AddressPolicy): boolean {
  const isNamed = policy.allowed.some((place) =>
    place.port !== undefined && holds(place, { host, port }, ip)
  );
  return isNamed || (isFeedPort(port) && !isOwnPort(port, policy));
}

/** The ports of the web stay open: others serve feeds on them whatever we listen on. */
const isOwnPort = (port: number, { ownPorts }: AddressPolicy): boolean =>
  ownPorts.includes(port) && port !== 80 && port !== 443;

function holds(place: AllowedPlace, { host, port }: Target, ip: string): boolean {
  if (place.port !== undefined && place.port !== port) return false;
  if (place.host !== undefined) return place.host === host;
  const bytes = parseIp(ip);
  return bytes !== undefined && place.range !== undefined && isInRange(bytes, place.range);
}

/**
 * What can be refused of an address before its name is looked up, so that a form can say it at
 * once; fetching checks every address that the name then has.
 */
export function refusedAtOnce(
  target: Target,
  policy: AddressPolicy,
): "refused_address" | "refused_port" | undefined {
  const isLiteral = parseIp(target.host) !== undefined;
  const isLocal = /(^|\.)(localhost|local|internal)$/.test(target.host);
  if ((isLiteral || isLocal) && !mayConnect(target, target.host, policy)) return "refused_address";
  return mayUsePort(target, target.host, policy) ? undefined : "refused_port";
}
