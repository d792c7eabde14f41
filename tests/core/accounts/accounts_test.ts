import assert from "node:assert/strict";
import { commonPasswords } from "../../../core/accounts/common_passwords.ts";
import { readCompanyId } from "../../../core/accounts/company_id.ts";
import { readNewPassword } from "../../../core/accounts/password.ts";
import { freeSlug, slugOf } from "../../../core/accounts/slug.ts";
import { readEmail, readLine } from "../../../core/accounts/text_fields.ts";

const companyIds: [text: string, expected: string | undefined][] = [
  ["27082440", "27082440"],
  ["00006947", "00006947"],
  ["6947", undefined],
  ["006947", "00006947"],
  ["270 82 440", "27082440"],
  ["27082441", undefined], // the check digit
  ["00000000", undefined],
  ["2708244", undefined],
  ["270824400", undefined],
  ["2708244O", undefined],
  ["", undefined],
];
for (const [text, expected] of companyIds) {
  Deno.test(`readCompanyId() reads "${text}" as ${expected}`, () => {
    assert.equal(readCompanyId(text), expected);
  });
}

const emails: [text: string, expected: string][] = [
  [" Jana@Dilna.Example ", "jana@dilna.example"],
  ["jana+shop@dilna.example", "jana+shop@dilna.example"],
  ["o'neil@sub.dilna.example", "o'neil@sub.dilna.example"],
  ["", "required"],
  ["jana", "email"],
  ["jana@localhost", "email"],
  ["jana@dilna..example", "email"],
  [".jana@dilna.example", "email"],
  ["jana@-dilna.example", "email"],
  ["a@b.cz,c@d.cz", "email"],
  ["Jana <jana@dilna.example>", "email"],
  ["jana@dilna.example\n", "email"],
  ["jana@dilna.example\r\nBcc: all@dilna.example", "email"],
  ["jana\0@dilna.example", "email"],
  ["jana @dilna.example", "email"],
  [`${"a".repeat(65)}@dilna.example`, "email"],
  [`jana@${"a.".repeat(130)}example`, "email"],
];
for (const [text, expected] of emails) {
  Deno.test(`readEmail() reads ${JSON.stringify(text.slice(0, 50))} as ${expected}`, () => {
    const read = readEmail(text);
    assert.equal(read.ok ? read.value : read.error.code, expected);
  });
}

const passwords: [text: string, expected: string, names?: string[]][] = [
  ["", "required"],
  ["krátké", "password_short"],
  ["🐟🐟🐟🐟🐟🐟🐟", "password_short"], // seven, though fourteen halves
  ["🐟🐠🐡🦈🐙🦀🐚🐬", "ok"],
  ["a b c d e", "ok"],
  ["x".repeat(129), "too_long"],
  ["správný kůň baterie svorka", "ok"],
  ["password1", "password_common"],
  ["PassWord1", "password_common"],
  ["hesloheslo", "password_common"],
  ["aaaaaaaaaaaa", "password_common"],
  ["34567890", "password_common"],
  ["Krámek2026", "password_named"],
  ["moje-DILNA-u-reky!", "password_named", ["Dílna u řeky"]],
  ["dlouhé heslo bez jména", "ok", ["Dílna u řeky"]],
  ["heslo k bio zbytku", "ok", ["Bio"]], // too short a name to forbid
];
for (const [text, expected, names] of passwords) {
  Deno.test(`readNewPassword() says ${expected} of "${text.slice(0, 30)}"`, () => {
    const read = readNewPassword(text, names);
    assert.equal(read.ok ? "ok" : read.error.code, expected);
  });
}

Deno.test("readNewPassword() takes 128 characters whole", () => {
  const text = "ž".repeat(64) + "ab".repeat(32);
  assert.deepEqual(readNewPassword(text), { ok: true, value: text });
});

Deno.test("at least three thousand common passwords of a fit length are known", () => {
  assert.ok(commonPasswords.size >= 3000);
  for (const password of commonPasswords) {
    assert.ok(password.length >= 8 && password === password.toLowerCase(), password);
  }
});

const slugs: [name: string, slug: string][] = [
  ["Dílna u řeky", "dilna-u-reky"],
  ["  Žluťoučký KŮŇ & syn ", "zlutoucky-kun-syn"],
  ["100% bavlna", "100-bavlna"],
  ["Ľubica ďakuje", "lubica-dakuje"],
  ["店", "shop"],
  ["a".repeat(60), "a".repeat(40)],
  ["../../etc", "etc"],
];
for (const [name, slug] of slugs) {
  Deno.test(`slugOf("${name.slice(0, 30)}") is ${slug.slice(0, 30)}`, () => {
    assert.equal(slugOf(name), slug);
  });
}

Deno.test("freeSlug() finds the first number that is free, within the length of a slug", () => {
  assert.equal(freeSlug("dilna", new Set()), "dilna");
  assert.equal(freeSlug("dilna", new Set(["dilna", "dilna-2"])), "dilna-3");
  const long = "a".repeat(40);
  assert.equal(freeSlug(long, new Set([long])), `${"a".repeat(38)}-2`);
});

Deno.test("readLine() trims, and refuses what is empty, long or has control characters", () => {
  assert.deepEqual(readLine("  Jana  ", { most: 10 }), { ok: true, value: "Jana" });
  const codes = ["", "x".repeat(11), "a\nb", "a\u202eb"].map((text) => {
    const read = readLine(text, { most: 10 });
    return read.ok ? "ok" : read.error.code;
  });
  assert.deepEqual(codes, ["required", "too_long", "characters", "characters"]);
});
