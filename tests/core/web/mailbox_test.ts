import assert from "node:assert/strict";
import { mailDomainOf, readMailboxName, readMailboxSize } from "../../../core/web/mailbox.ts";

const names: [typed: string, expected: string][] = [
  ["info", "info"],
  [" Jana.Mala ", "jana.mala"],
  ["a-b_c.d9", "a-b_c.d9"],
  ["postmaster", "postmaster"], // reserved for a purpose, and the owner's to take
  ["abuse", "abuse"],
  ["info@lipa.cz", "info"],
  ["INFO@Lipa.CZ", "info"],
  ["info@dub.cz", "name_elsewhere"],
  ["info@lipa.cz@lipa.cz", "name_elsewhere"],
  ["", "name_empty"],
  ["@lipa.cz", "name_empty"],
  ["objednávky", "name_not_ascii"],
  ["инфо", "name_not_ascii"],
  [".info", "name_unreadable"],
  ["info.", "name_unreadable"],
  ["in..fo", "name_unreadable"],
  ["in fo", "name_unreadable"],
  ["in+fo", "name_unreadable"],
  ['"info"', "name_unreadable"],
  ["in\r\nfo", "name_unreadable"],
  ["a".repeat(64), "a".repeat(64)],
  ["a".repeat(65), "name_too_long"],
];
for (const [typed, expected] of names) {
  Deno.test(`a mailbox named ${JSON.stringify(typed)} at lipa.cz is read as ${expected}`, () => {
    const read = readMailboxName(typed, "lipa.cz");
    assert.equal(read.ok ? read.value : read.error.code, expected);
  });
}

const sizes: [typed: string, expected: number | string][] = [
  ["5", 5_000],
  ["2,5", 2_500],
  ["0.125 GB", 125],
  ["0,1", 100],
  ["0,099", "size_too_small"],
  ["0", "size_too_small"],
  ["", "size_empty"],
  ["-1", "size_unreadable"],
  ["1,2345", "size_unreadable"],
  ["1e3", "size_unreadable"],
  ["five", "size_unreadable"],
  ["99999", "size_unreadable"],
];
for (const [typed, expected] of sizes) {
  Deno.test(`a mailbox of "${typed}" GB is read as ${expected} MB`, () => {
    const read = readMailboxSize(typed);
    assert.equal(read.ok ? read.value : read.error.code, expected);
  });
}

const domains: [web: string, mail: string][] = [
  ["lipa.cz", "lipa.cz"],
  ["www.lipa.cz", "lipa.cz"],
  ["obchod.lipa.cz", "obchod.lipa.cz"],
  ["www.cz", "www.cz"], // a domain of that name, not the web of one
];
for (const [web, mail] of domains) {
  Deno.test(`a shop at ${web} has its mail at ${mail}`, () => {
    assert.equal(mailDomainOf(web), mail);
  });
}
