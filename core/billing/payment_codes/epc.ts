import { paidAmount, type PaymentRequest } from "./payment_request.ts";

/**
 * The code of the European Payments Council for transfers in euro, read by banks from Vienna to
 * Lisbon. It has no field for a variable symbol, so the text carries it in slashes, as Slovak and
 * Czech banks do.
 *
 * @see {@link https://www.europeanpaymentscouncil.eu/document-library/guidance-documents/quick-response-code-guidelines-enable-data-capture-initiation}
 */
export function epcCode(request: PaymentRequest): string {
  const { account, amountMinor, currency, variableSymbol, recipient, message } = request;
  if (currency !== "EUR") throw new Error(`An EPC code is for euro, not for ${currency}`);
  return [
    ...["BCD", "002", "1", "SCT", ""],
    ...[
      oneLine(recipient, 70, bytesMax.recipient),
      account,
      `EUR${paidAmount(amountMinor)}`,
      "",
      "",
    ],
    ...[`/VS${variableSymbol}/SS/KS`, oneLine(message, 70, bytesMax.message)],
  ].join("\n").trimEnd();
}

/** The whole code has at most 331 bytes, of which a letter with a mark takes two. */
const bytesMax = { recipient: 120, message: 110 };

function oneLine(text: string, lengthMax: number, bytesMax: number): string {
  const letters = [...text.replace(/\s+/gu, " ").trim()].slice(0, lengthMax);
  while (utf8.encode(letters.join("")).length > bytesMax) letters.pop();
  return letters.join("").trim();
}

const utf8 = new TextEncoder();
