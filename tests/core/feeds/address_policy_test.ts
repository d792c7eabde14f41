import assert from "node:assert/strict";
import {
  type AddressPolicy,
  mayConnect,
  mayUsePort,
  parseAllowedPlaces,
  publicOnly,
  refusedAtOnce,
} from "../../../core/feeds/address_policy.ts";
import { isFeedPort } from "../../../core/feeds/ports.ts";

function policyOf(text: string, ownPorts: number[] = []): AddressPolicy {
  const places = parseAllowedPlaces(text);
  assert.ok(places.ok, text);
  return { allowed: places.value, ownPorts };
}

Deno.test("without an operator's word only public addresses are connected to", () => {
  const target = { host: "feed.example.cz", port: 443 };
  assert.equal(mayConnect(target, "77.75.74.172", publicOnly), true);
  assert.equal(mayConnect(target, "10.0.0.1", publicOnly), false);
});

const allowing: [entry: string, host: string, port: number, ip: string, isAllowed: boolean][] = [
  ["127.0.0.1:8080", "127.0.0.1", 8080, "127.0.0.1", true],
  ["127.0.0.1:8080", "localhost", 8080, "127.0.0.1", true],
  ["127.0.0.1:8080", "127.0.0.1", 8081, "127.0.0.1", false],
  ["10.0.0.0/8", "erp.example", 443, "10.200.3.4", true],
  ["10.0.0.0/8", "erp.example", 443, "172.16.0.1", false],
  ["fd00::/8, 10.1.1.1", "erp.example", 443, "fd12::1", true],
  ["[fd00::1]:8443", "fd00::1", 8443, "fd00::1", true],
  ["[fd00::1]:8443", "fd00::1", 8444, "fd00::1", false],
  ["erp.example", "erp.example", 8443, "10.1.1.1", true],
  ["ERP.example:8443", "erp.example", 8443, "10.1.1.1", true],
  ["erp.example:8443", "erp.example", 443, "10.1.1.1", false],
  ["erp.example", "other.example", 443, "10.1.1.1", false],
  ["10.1.1.1", "erp.example", 443, "::ffff:10.1.1.1", false],
];
for (const [entry, host, port, ip, isAllowed] of allowing) {
  const verb = isAllowed ? "allows" : "does not allow";
  Deno.test(`the operator's ${entry} ${verb} ${ip}:${port} for ${host}`, () => {
    assert.equal(mayConnect({ host, port }, ip, policyOf(entry)), isAllowed);
  });
}

for (
  const entry of ["10.0.0.0/33", "[::1", "host:99999", "https://host", "10.0.0.0/8:80", "a b/c"]
) {
  Deno.test(`parseAllowedPlaces() tells which entry it cannot read: ${entry}`, () => {
    const places = parseAllowedPlaces(`127.0.0.1 ${entry}`);
    assert.equal(places.ok, false);
    assert.ok(!places.ok && entry.endsWith(places.error));
  });
}

Deno.test("feeds come from the ports of their services and from high ones, not from databases (FE-6)", () => {
  for (const port of [21, 80, 443, 990, 1024, 8080, 8443, 65_535]) assert.ok(isFeedPort(port));
  for (const port of [0, 22, 25, 110, 993, 1023, 3306, 5432, 6379, 9200, 11_211, 27_017, 65_536]) {
    assert.equal(isFeedPort(port), false, String(port));
  }
});

Deno.test("an operator may name a port that is otherwise refused, our own among them", () => {
  const target = { host: "erp.example", port: 3306 };
  assert.equal(mayUsePort(target, "10.1.1.1", policyOf("10.1.1.1")), false);
  assert.equal(mayUsePort(target, "10.1.1.1", policyOf("10.1.1.1:3306")), true);
  const own = { host: "127.0.0.1", port: 8000 };
  assert.equal(mayUsePort(own, "127.0.0.1", policyOf("127.0.0.1", [8000])), false);
  assert.equal(mayUsePort(own, "127.0.0.1", policyOf("127.0.0.1:8000", [8000])), true);
  assert.equal(mayUsePort({ host: "a.cz", port: 443 }, "1.1.1.1", policyOf("", [443])), true);
});

Deno.test("refusedAtOnce() says before any look-up what cannot be fetched", () => {
  assert.equal(refusedAtOnce({ host: "169.254.169.254", port: 80 }, publicOnly), "refused_address");
  assert.equal(refusedAtOnce({ host: "::1", port: 80 }, publicOnly), "refused_address");
  assert.equal(refusedAtOnce({ host: "db.internal", port: 80 }, publicOnly), "refused_address");
  assert.equal(refusedAtOnce({ host: "localhost", port: 80 }, publicOnly), "refused_address");
  assert.equal(refusedAtOnce({ host: "feed.example.cz", port: 22 }, publicOnly), "refused_port");
  assert.equal(refusedAtOnce({ host: "feed.example.cz", port: 443 }, publicOnly), undefined);
  assert.equal(refusedAtOnce({ host: "localhost", port: 8080 }, policyOf("localhost")), undefined);
});
