import assert from "node:assert/strict";
import { readDomain } from "../../../core/web/domain.ts";

const cases: [typed: string, read: string][] = [
  ["lipa.cz", "lipa.cz"],
  [" WWW.Lipa.CZ. ", "www.lipa.cz"],
  ["https://www.lipa.cz/", "www.lipa.cz"],
  ["dílna-pod-lípou.cz", "xn--dlna-pod-lpou-wibj.cz"],
  ["", "domain_empty"],
  ["lipa", "domain_unreadable"],
  ["localhost", "domain_unreadable"],
  ["lipa cz", "domain_unreadable"],
  ["-lipa.cz", "domain_unreadable"],
  ["lipa..cz", "domain_unreadable"],
  ["li_pa.cz", "domain_unreadable"],
  ["jana@lipa.cz", "domain_unreadable"],
  ["lipa.123", "domain_unreadable"],
  [`${"a".repeat(64)}.cz`, "domain_unreadable"],
  ["lipa.cz:8080", "domain_not_alone"],
  ["lipa.cz/obchod", "domain_not_alone"],
  ["https://lipa.cz/?a=1", "domain_not_alone"],
  ["192.0.2.7", "domain_is_address"],
  ["0x7f.1", "domain_is_address"],
  ["[2001:db8::1]", "domain_is_address"],
  ["kramek.example", "domain_ours"],
  ["www.Kramek.example", "domain_ours"],
];

for (const [typed, read] of cases) {
  Deno.test(`readDomain() reads "${typed.slice(0, 30)}" as ${read}`, () => {
    const domain = readDomain(typed, "kramek.example");
    assert.equal(domain.ok ? domain.value : domain.error.code, read);
  });
}
