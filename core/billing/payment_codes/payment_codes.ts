import { epcCode } from "./epc.ts";
import { payBySquare } from "./pay_by_square.ts";
import type { PaymentRequest } from "./payment_request.ts";
import { spayd } from "./spayd.ts";

export interface PaymentCode {
  /** Whose applications read it; a proper name, not translated. */
  name: "QR Platba" | "PAY by square" | "EPC QR";
  text: string;
}

/** The codes by which a request can be paid: Czech banks for crowns, Slovak and all other for euro. */
export function paymentCodes(request: PaymentRequest): PaymentCode[] {
  if (request.currency === "CZK") return [{ name: "QR Platba", text: spayd(request) }];
  return [
    { name: "PAY by square", text: payBySquare(request) },
    { name: "EPC QR", text: epcCode(request) },
  ];
}
