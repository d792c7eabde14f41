import { strict as assert } from "node:assert";
import {
  answerIn,
  answerMark,
  replyAddress,
  tokenIn,
} from "../../../core/support/reply_address.ts";

const token = "abcdefghijkl012345678901";
const base = "podpora@house.example";

Deno.test("an answer's address carries its token, and only such an address does", () => {
  const address = replyAddress(base, token);
  assert.equal(address, `podpora+${token}@house.example`);
  assert.equal(tokenIn(["x@y.example", address.toUpperCase()], base), token);
  for (const other of [base, `podpora+${token}@evil.example`, "podpora+1@house.example"]) {
    assert.equal(tokenIn([other], base), undefined, other);
  }
});

Deno.test("of a mail only what was written now is taken", () => {
  const mails = [
    `Díky, funguje.\n\nDne 2. 3. 2026 Krámek napsal:\n> ${answerMark("cs")}\n> Hotovo.`,
    `Díky, funguje.\r\n\r\n${answerMark("sk")}\r\nHotovo.`,
    "Díky, funguje.\n\nOn Mon, 2 Mar 2026 at 10:00, Krámek <k@x.example> wrote:\n> Done.\n> ",
    "Díky, funguje.\n\n-----Původní zpráva-----\nOd: podpora@house.example",
    "Díky, funguje.\n\n> Hotovo.\n",
  ];
  for (const mail of mails) assert.equal(answerIn(mail), "Díky, funguje.", mail);
  assert.equal(
    answerIn("> Jde to?\nAno.\n\n> A import?\nTaky."),
    "> Jde to?\nAno.\n\n> A import?\nTaky.",
  );
});
