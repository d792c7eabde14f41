import type { BillingMailKind } from "../mail.ts";
import type { BillingRegime } from "./regime.ts";

/** Mails that speak of the wallet, with those that speak of the order and the calls instead. */
const byInvoice: Partial<Record<BillingMailKind, BillingMailKind>> = {
  trial_ending: "trial_ending_by_invoice",
  paid_service_began: "paid_service_began_by_invoice",
  administration_suspended: "administration_suspended_by_invoice",
  web_suspended: "web_suspended_by_invoice",
  shop_renewed: "shop_renewed_by_invoice",
};

/** The mail that tells of the same in the terms of a shop's contract. @see D6 */
export const mailByRegime = (kind: BillingMailKind, regime: BillingRegime): BillingMailKind =>
  regime === "invoice" ? byInvoice[kind] ?? kind : kind;
