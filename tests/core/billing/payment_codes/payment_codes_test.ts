import assert from "node:assert/strict";
import { decode } from "bysquare/pay";
import fc from "fast-check";
import decodeQr from "qr/decode.js";
import { readAccount } from "../../../../core/billing/bank_account.ts";
import { epcCode } from "../../../../core/billing/payment_codes/epc.ts";
import { payBySquare } from "../../../../core/billing/payment_codes/pay_by_square.ts";
import { paymentCodes } from "../../../../core/billing/payment_codes/payment_codes.ts";
import type { PaymentRequest } from "../../../../core/billing/payment_codes/payment_request.ts";
import { type QrCode, qrCode } from "../../../../core/billing/payment_codes/qr_code.ts";
import { spayd } from "../../../../core/billing/payment_codes/spayd.ts";
import { slashSymbols } from "../../../../core/billing/symbols.ts";

const request: PaymentRequest = {
  ...{ account: "CZ6508000000192000145399", amountMinor: 48_050, currency: "CZK" },
  ...{ variableSymbol: "1234567890", recipient: "Krámek s.r.o.", message: "Dobití peněženky" },
};
const inEuro: PaymentRequest = { ...request, account: "SK9611000000002918599669", currency: "EUR" };

Deno.test("QR Platba says account, amount, symbol and message in capitals without marks", () => {
  assert.equal(
    spayd({ ...request, dueDay: "2026-03-09" }),
    "SPD*1.0*ACC:CZ6508000000192000145399*AM:480.50*CC:CZK*DT:20260309*RN:KRAMEK S.R.O." +
      "*X-VS:1234567890*MSG:DOBITI PENEZENKY",
  );
});

/** By the specification: keys and values between asterisks, values percent-encoded. */
function readSpayd(text: string): Record<string, string> {
  const [head, version, ...pairs] = text.split("*");
  assert.deepEqual([head, version], ["SPD", "1.0"]);
  return Object.fromEntries(pairs.map((pair) => {
    const colon = pair.indexOf(":");
    return [pair.slice(0, colon), decodeURIComponent(pair.slice(colon + 1))];
  }));
}

const texts = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 100 }),
);

Deno.test("QR Platba: no name or message can break out of its value", () => {
  fc.assert(fc.property(texts, texts, (recipient, message) => {
    const read = readSpayd(spayd({ ...request, recipient, message }));
    assert.equal(read.ACC, request.account);
    assert.equal(read.AM, "480.50");
    assert.equal(read["X-VS"], "1234567890");
    assert.ok((read.RN ?? "").length <= 70 && (read.MSG ?? "").length <= 120);
    assert.deepEqual(Object.keys(read).filter((key) => !["RN", "MSG"].includes(key)), [
      ...["ACC", "AM", "CC", "X-VS"],
    ]);
  }));
});

Deno.test("PAY by square gives back what was asked for", () => {
  const [payment] = decode(payBySquare({ ...inEuro, dueDay: "2026-03-09" })).payments;
  assert.deepEqual(JSON.parse(JSON.stringify(payment)), {
    ...{ type: 1, amount: 480.5, currencyCode: "EUR", variableSymbol: "1234567890" },
    ...{ paymentNote: "Dobiti penezenky", paymentDueDate: "20260309" },
    ...{ beneficiary: { name: "Kramek s.r.o." }, bankAccounts: [{ iban: inEuro.account }] },
  });
});

Deno.test("PAY by square keeps every amount to the cent", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (amountMinor) => {
      const [payment] = decode(payBySquare({ ...inEuro, amountMinor })).payments;
      assert.equal(Math.round(payment!.amount! * 100), amountMinor);
    }),
    { numRuns: 50 },
  );
});

Deno.test("the EPC code has its twelve lines, the symbol in slashes and at most 331 bytes", () => {
  assert.deepEqual(epcCode(inEuro).split("\n"), [
    ...["BCD", "002", "1", "SCT", "", "Krámek s.r.o.", inEuro.account, "EUR480.50", "", ""],
    ...["/VS1234567890/SS/KS", "Dobití peněženky"],
  ]);
  fc.assert(fc.property(texts, texts, (recipient, message) => {
    const code = epcCode({ ...inEuro, recipient: recipient + "x", message });
    const lines = code.split("\n");
    assert.equal(slashSymbols(lines[10]!)?.variableSymbol, "1234567890");
    assert.ok(lines.length <= 12);
  }));
  for (const letter of ["x", "ž", "😀"]) {
    const long = letter.repeat(99);
    const code = epcCode({
      ...inEuro,
      amountMinor: 99_999_999_999,
      recipient: long,
      message: long,
    });
    assert.ok(new TextEncoder().encode(code).length <= 331, letter);
  }
});

Deno.test("there is no EPC code for crowns, and none for nothing or for half a cent", () => {
  assert.throws(() => epcCode(request), /euro/);
  for (const amountMinor of [0, -1, 0.5, Number.NaN, 2 ** 53]) {
    assert.throws(() => spayd({ ...request, amountMinor }), /minor units/);
  }
});

Deno.test("crowns have QR Platba, euro have PAY by square and EPC", () => {
  assert.deepEqual(paymentCodes(request).map(({ name }) => name), ["QR Platba"]);
  assert.deepEqual(paymentCodes(inEuro).map(({ name }) => name), ["PAY by square", "EPC QR"]);
});

/** Draws the path as a browser does, and reads it as a phone does. */
function photographed({ size, path }: QrCode): string {
  const scale = 4;
  const width = size * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row++) {
      const from = ((Number(y) * scale + row) * width + Number(x) * scale) * 4;
      for (let at = from; at < from + Number(run) * scale * 4; at++) {
        if (at % 4 !== 3) pixels[at] = 0;
      }
    }
  }
  return decodeQr({ width, height: width, data: pixels });
}

for (const { name, text } of [...paymentCodes(request), ...paymentCodes(inEuro)]) {
  Deno.test(`the picture of ${name} reads as its text`, () => {
    assert.equal(photographed(qrCode(text)), text);
  });
}

Deno.test("the accounts of these tests are accounts", () => {
  for (const { account } of [request, inEuro]) assert.ok(readAccount(account).ok);
});
