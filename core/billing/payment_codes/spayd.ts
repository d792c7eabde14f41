import { paidAmount, type PaymentRequest, plainLetters } from "./payment_request.ts";

/**
 * QR Platba, the Czech code (Short Payment Descriptor 1.0). In capitals without marks the picture is
 * a third smaller, because such letters take less room in it.
 *
 * @see {@link https://qr-platba.cz/pro-vyvojare/specifikace-formatu/}
 */
export function spayd(request: PaymentRequest): string {
  const { account, amountMinor, currency, variableSymbol, recipient, message, dueDay } = request;
  const values: [key: string, value: string][] = [
    ["ACC", account],
    ["AM", paidAmount(amountMinor)],
    ["CC", currency],
    ["DT", dueDay?.replaceAll("-", "") ?? ""],
    ["RN", written(recipient, 35)],
    ["X-VS", variableSymbol],
    ["MSG", written(message, 60)],
  ];
  const said = values.filter(([, value]) => value !== "").map(([key, value]) => `${key}:${value}`);
  return ["SPD*1.0", ...said].join("*");
}

/** An asterisk separates, a percent sign escapes; letters beyond ASCII are escaped as UTF-8. */
function written(text: string, lengthMax: number): string {
  return plainLetters(text, lengthMax).toUpperCase()
    .replace(/[*%]|[^\x20-\x7e]+/g, (found) => encodeURIComponent(found).replaceAll("*", "%2A"));
}
