import assert from "node:assert/strict";
import fc from "fast-check";
import { parseIp } from "../../../core/feeds/ip.ts";
import { isPublicAddress } from "../../../core/feeds/public_address.ts";

const isPublic = [
  ...["1.1.1.1", "8.8.8.8", "77.75.74.172", "100.63.255.255", "100.128.0.0", "172.15.255.255"],
  ...["172.32.0.0", "192.167.255.255", "223.255.255.255", "198.17.255.255", "198.20.0.0"],
  ...["2001:4860:4860::8888", "2a00:1450:4014:80b::200e", "2606:4700:4700::1111", "2001:200::1"],
];
for (const address of isPublic) {
  Deno.test(`${address} is public`, () => assert.equal(isPublicAddress(address), true));
}

const notPublic: [address: string, what: string][] = [
  ["0.0.0.0", "unspecified"],
  ["10.255.255.255", "private"],
  ["100.64.0.1", "shared"],
  ["127.0.0.1", "loopback"],
  ["127.255.255.254", "loopback"],
  ["169.254.169.254", "metadata of a cloud"],
  ["172.16.0.1", "private"],
  ["172.31.255.255", "private"],
  ["192.0.0.8", "protocol assignments"],
  ["192.0.2.1", "documentation"],
  ["192.88.99.1", "relay of 6to4"],
  ["192.168.1.1", "private"],
  ["198.18.0.1", "benchmark"],
  ["198.19.255.255", "benchmark"],
  ["198.51.100.1", "documentation"],
  ["203.0.113.9", "documentation"],
  ["224.0.0.1", "multicast"],
  ["239.255.255.255", "multicast"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.255", "broadcast"],
  ["::", "unspecified"],
  ["::1", "loopback"],
  ["::ffff:8.8.8.8", "mapped"],
  ["::ffff:7f00:1", "mapped"],
  ["::7f00:1", "compatible"],
  ["::ffff:0:7f00:1", "translated"],
  ["64:ff9b::7f00:1", "NAT64"],
  ["64:ff9b:1::a00:1", "local NAT64"],
  ["100::1", "discard"],
  ["2001::1", "Teredo"],
  ["2001:2::1", "benchmark"],
  ["2001:10::1", "ORCHID"],
  ["2001:db8::1", "documentation"],
  ["2002:7f00:1::1", "6to4"],
  ["2a00:1450::5efe:10.0.0.1", "ISATAP"],
  ["2a00:1450::200:5efe:a00:1", "ISATAP"],
  ["3fff::1", "documentation"],
  ["5f00::1", "segment routing"],
  ["fc00::1", "unique local"],
  ["fd12:3456::1", "unique local"],
  ["fe80::1", "link-local"],
  ["fec0::1", "site-local"],
  ["ff02::1", "multicast"],
  ["4000::1", "not given out"],
  ["fe80::1%eth0", "with a zone"],
  ["localhost", "a name"],
  ["0x7f.1", "no plain address"],
  ["127.0.0.01", "octal"],
  ["8.8.8.8.8", "too long"],
  ["1:2:3:4:5:6:7:8:9", "too long"],
  ["1::2::3", "two gaps"],
  ["", "nothing"],
];
for (const [address, what] of notPublic) {
  Deno.test(`${address} is not public (${what})`, () => {
    assert.equal(isPublicAddress(address), false);
  });
}

/** The registry's blocks of IPv4, told once more and differently: by the first octets. */
function isSpecialIpv4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b <= 127;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) {
    return b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 31 && c === 196) ||
      (b === 52 && c === 193) || (b === 88 && c === 99) || (b === 175 && c === 48);
  }
  if (a === 198) return b === 18 || b === 19 || (b === 51 && c === 100);
  return a === 203 && b === 0 && c === 113;
}

const special = fc.constantFrom(10, 100, 127, 169, 172, 192, 198, 203);
const octet = fc.integer({ min: 0, max: 255 });
const octets = fc.tuple(
  fc.oneof(octet, special),
  fc.oneof(octet, fc.constantFrom(0, 168)),
  octet,
  octet,
);

Deno.test("isPublicAddress() agrees with the registry on all of IPv4 (FE-3)", () => {
  fc.assert(
    fc.property(octets, (bytes) => {
      assert.equal(isPublicAddress(bytes.join(".")), !isSpecialIpv4(bytes));
    }),
    { numRuns: 2_000 },
  );
});

const carriers: [name: string, carry: (dotted: string, hex: string) => string][] = [
  ["mapped", (dotted) => `::ffff:${dotted}`],
  ["compatible", (dotted) => `::${dotted}`],
  ["translated", (dotted) => `::ffff:0:${dotted}`],
  ["NAT64", (dotted) => `64:ff9b::${dotted}`],
  ["6to4", (_, hex) => `2002:${hex}::1`],
  ["Teredo", (_, hex) => `2001:0:${hex}::${hex}`],
];
for (const [name, carry] of carriers) {
  Deno.test(`isPublicAddress() refuses every IPv4 address carried as ${name} (FE-3)`, () => {
    fc.assert(fc.property(octets, (bytes) => {
      const [a, b, c, d] = bytes;
      const hex = `${(a << 8 | b).toString(16)}:${(c << 8 | d).toString(16)}`;
      const address = carry(bytes.join("."), hex);
      assert.ok(parseIp(address), address);
      assert.equal(isPublicAddress(address), false, address);
    }));
  });
}

Deno.test("parseIp() reads every spelling of one IPv6 address as one", () => {
  fc.assert(fc.property(fc.ipV6(), (text) => {
    const bytes = parseIp(text);
    assert.equal(bytes?.length, 16);
    assert.deepEqual(parseIp(new URL(`http://[${text}]/`).hostname.slice(1, -1)), bytes);
    assert.deepEqual(parseIp(text.toUpperCase()), bytes);
  }));
});
