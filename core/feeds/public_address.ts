import { type IpBytes, isInRange, parseIp, parseIpRange } from "./ip.ts";

/**
 * Whether an address belongs to the public internet: unicast, and of no special purpose. What is
 * not an IP address is not public.
 *
 * @see FE-3
 * @see {@link https://www.iana.org/assignments/iana-ipv4-special-registry}
 * @see {@link https://www.iana.org/assignments/iana-ipv6-special-registry}
 */
export function isPublicAddress(text: string): boolean {
  const address = parseIp(text);
  if (!address) return false;
  if (address.length === 4) return !specialIpv4.some((range) => isInRange(address, range));
  return isInRange(address, globalUnicast) &&
    !specialIpv6.some((range) => isInRange(address, range)) &&
    !endsLikeIsatap(address);
}

const ranges = (...texts: string[]) => texts.map((text) => parseIpRange(text)!);

const specialIpv4 = ranges(
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // shared by customers of a provider
  "127.0.0.0/8", // loopback
  "169.254.0.0/16", // link-local, and the metadata of clouds
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.31.196.0/24", // AS112
  "192.52.193.0/24", // multicast tunnels
  "192.88.99.0/24", // relays of 6to4
  "192.168.0.0/16", // private
  "192.175.48.0/24", // AS112
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
);

/**
 * All of IPv6 that is given out. Loopback, unspecified, mapped, compatible and translated IPv4,
 * NAT64, unique local, link-local and multicast addresses lie outside.
 */
const globalUnicast = parseIpRange("2000::/3")!;

const specialIpv6 = ranges(
  "2001::/23", // protocol assignments, with Teredo, benchmarks and ORCHID
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4, which carries IPv4
  "2620:4f:8000::/48", // AS112
  "3ffe::/16", // the former test network
  "3fff::/20", // documentation
);

/** `…:0:5efe:a.b.c.d` and `…:200:5efe:a.b.c.d` lead to an IPv4 address over a tunnel. */
function endsLikeIsatap(address: IpBytes): boolean {
  const [first, second, third, fourth] = address.slice(8, 12);
  return (first === 0 || first === 2) && second === 0 && third === 0x5e && fourth === 0xfe;
}
