import { strict as assert } from "node:assert";
import {
  isEditable,
  nicknameKey,
  notConfirmed,
  personalDataIn,
  readNickname,
  readPost,
  readQuestion,
} from "../../../core/support/community.ts";

const texts: [text: string, found: string[]][] = [
  ["Napište mi na jana.nova@example.cz, díky", ["jana.nova@example.cz"]],
  ["Volejte +420 777 123 456.", ["+420 777 123 456"]],
  ["00421 905 123 456", ["00421 905 123 456"]],
  ["tel. 777123456 nebo 777 123 456", ["777123456", "777 123 456"]],
  ["0905 123 456", ["0905 123 456"]],
  ["a@b.cz a znovu a@b.cz", ["a@b.cz"]],
  ["EAN 8594001234567 a 4006381333931", []],
  ["IČO 12345678, cena 1 490,50 Kč, 61 204 položek", []],
  ["objednávka 20260302001, verze 1.2.3", []],
];
for (const [text, found] of texts) {
  Deno.test(`personal data in "${text}" are ${found.length === 0 ? "none" : found.join(" and ")} (R125)`, () => {
    assert.deepEqual(personalDataIn(text), found);
  });
}

Deno.test("what was confirmed is not asked about again, what is new is (R125)", () => {
  const text = "a@b.cz nebo 777 123 456";
  assert.deepEqual(notConfirmed(text, ""), ["a@b.cz", "777 123 456"]);
  assert.deepEqual(notConfirmed(text, "a@b.cz\r\n777 123 456"), []);
  assert.deepEqual(notConfirmed(text, "a@b.cz"), ["777 123 456"]);
});

const nicknames: [text: string, expected: string][] = [
  ["  Obchodník   4711 ", "Obchodník 4711"],
  ["ab", "nickname_length"],
  ["a".repeat(31), "nickname_length"],
  ["jana@example.cz", "nickname_address"],
  ["777 123 456", "nickname_address"],
  ["www.kola.cz", "nickname_address"],
  ["Podpora Krámku", "nickname_support"],
  ["KRÁMEK", "nickname_support"],
];
for (const [text, expected] of nicknames) {
  Deno.test(`the nickname "${text}" is ${expected}`, () => {
    const read = readNickname(text);
    assert.equal(read.ok ? read.value : read.error.code, expected);
  });
}

Deno.test("nicknames that read alike are one", () => {
  assert.equal(nicknameKey("Obchodník 4711"), nicknameKey("obchodnik-4711"));
});

Deno.test("a question says in each field what is missing or too long", () => {
  const read = readQuestion({ title: "x".repeat(151), body: " \n " });
  assert.deepEqual(read, {
    ok: false,
    error: {
      topic: { code: "topic_missing" },
      title: { code: "too_long", most: 150, found: 151 },
      body: { code: "body_missing" },
    },
  });
});

Deno.test("a text keeps its own lines and loses what no page can show", () => {
  assert.deepEqual(readPost("\r\n  A\r\n\r\nB\u0000\u0007  "), { ok: true, value: "  A\n\nB" });
});

Deno.test("a post can be changed for thirty minutes", () => {
  const postedAt = "2026-03-02T09:00:00.000Z";
  assert.ok(isEditable(postedAt, "2026-03-02T09:30:00.000Z"));
  assert.ok(!isEditable(postedAt, "2026-03-02T09:30:00.001Z"));
});
