import { CurrencyCode, encode, PaymentOptions } from "bysquare/pay";
import { paidAmount, type PaymentRequest, plainLetters } from "./payment_request.ts";

/**
 * PAY by square, the code that Slovak banks read.
 *
 * @see {@link https://www.bsqr.co/specifikacia/}
 */
export function payBySquare(request: PaymentRequest): string {
  const { account, amountMinor, currency, variableSymbol, recipient, message, dueDay } = request;
  return encode({
    payments: [{
      type: PaymentOptions.PaymentOrder,
      amount: Number(paidAmount(amountMinor)),
      currencyCode: CurrencyCode[currency],
      variableSymbol,
      paymentNote: plainLetters(message, 140),
      beneficiary: { name: plainLetters(recipient, 70) },
      bankAccounts: [{ iban: account }],
      ...(dueDay === undefined ? {} : { paymentDueDate: dueDay.replaceAll("-", "") }),
    }],
  });
}
