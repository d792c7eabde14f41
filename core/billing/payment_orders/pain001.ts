import { leaf, xmlText } from "../../exports/xml_text.ts";
import { ok, type Result } from "../../result.ts";
import { paidAmount } from "../payment_codes/payment_request.ts";
import {
  bankLetters,
  checkOrder,
  type OrderProblem,
  type Payment,
  type PaymentOrder,
} from "./payment_order.ts";

/**
 * An order as `pain.001.001.03` of ISO 20022, which every Czech and Slovak bank takes: in euro as a
 * SEPA transfer, in crowns as a domestic one.
 *
 * @see R199
 */
export function writePain001(order: PaymentOrder): Result<string, OrderProblem> {
  const checked = checkOrder(order);
  if (!checked.ok) return checked;
  return ok([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>',
    header(order),
    instruction(order),
    "</CstmrCdtTrfInitn></Document>",
    "",
  ].join("\n"));
}

function header(order: PaymentOrder): string {
  const created = leaf("CreDtTm", order.createdAt.slice(0, 19));
  const initiator = `<InitgPty>${leaf("Nm", bankLetters(order.owner, 70))}</InitgPty>`;
  return `<GrpHdr>${leaf("MsgId", order.id)}${created}${totals(order)}${initiator}</GrpHdr>`;
}

function totals({ payments }: PaymentOrder): string {
  const sum = payments.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
  const control = `${sum / 100n}.${String(sum % 100n).padStart(2, "0")}`;
  return leaf("NbOfTxs", payments.length) + leaf("CtrlSum", control);
}

function instruction(order: PaymentOrder): string {
  const { id, owner, account, currency, dueDay, payments } = order;
  const isEuro = currency === "EUR";
  return [
    `<PmtInf>${leaf("PmtInfId", id)}<PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>${
      totals(order)
    }`,
    isEuro ? "<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>" : "",
    leaf("ReqdExctnDt", dueDay),
    `<Dbtr>${leaf("Nm", bankLetters(owner, 70))}</Dbtr>`,
    `<DbtrAcct><Id>${leaf("IBAN", account)}</Id>${leaf("Ccy", currency)}</DbtrAcct>`,
    "<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>",
    isEuro ? "<ChrgBr>SLEV</ChrgBr>" : "",
    ...payments.map((payment) => transfer(payment, currency)),
    "</PmtInf>",
  ].filter((line) => line !== "").join("\n");
}

/** The symbol travels where Czech and Slovak banks look for it: in slashes. */
function transfer(payment: Payment, currency: string): string {
  const { id, amountMinor, account, recipient, variableSymbol, message = "" } = payment;
  const reference = variableSymbol === undefined ? "NOTPROVIDED" : `/VS${variableSymbol}/SS/KS`;
  const text = bankLetters(message, 140);
  // the name may not be empty, and one in Greek letters would be
  const name = bankLetters(recipient, 70) || account;
  return [
    `<CdtTrfTxInf><PmtId>${leaf("InstrId", id)}${leaf("EndToEndId", reference)}</PmtId>`,
    `<Amt><InstdAmt Ccy="${xmlText(currency)}">${paidAmount(amountMinor)}</InstdAmt></Amt>`,
    `<Cdtr>${leaf("Nm", name)}</Cdtr>`,
    `<CdtrAcct><Id>${leaf("IBAN", account)}</Id></CdtrAcct>`,
    text === "" ? "" : `<RmtInf>${leaf("Ustrd", text)}</RmtInf>`,
    "</CdtTrfTxInf>",
  ].join("");
}
