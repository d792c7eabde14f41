/** What a mail says, in values; its words are made when it is delivered. `token` opens its link. */
export type MailContent =
  | { kind: "verify_email"; name: string; token: string }
  | { kind: "reset_password"; name: string; token: string }
  | { kind: "change_email_old"; newEmail: string; token: string }
  | { kind: "change_email_new"; newEmail: string; token: string }
  | { kind: "email_changed"; newEmail: string }
  | { kind: "password_changed"; name: string }
  | { kind: "invitation"; shopName: string; from: string; token: string }
  | { kind: "set_up_staff"; name: string; token: string }
  /** `day`: from which new prices hold. @see R239 */
  | { kind: "prices_change"; day: string }
  /** `day`: from which new terms hold. @see R240 */
  | { kind: "terms_change"; day: string }
  | ImportMail & { kind: "import_failed" }
  | ImportMail & { kind: "import_held" }
  | ImportMail & { kind: "import_recovered" }
  | {
    kind: "webhook_off";
    shopName: string;
    shopSlug: string;
    webhookAddress: string;
    webhookId: string;
  }
  | RestoreMail & { kind: "shop_restored" }
  | RestoreMail & { kind: "restore_failed" }
  | SupportMail & { kind: "support_entered" }
  | CardMail & { kind: "card_failed" }
  | InterruptionMail & { kind: "interruption_planned" }
  | OutageCreditMail & { kind: "outage_credited" }
  | AnnouncementMail & { kind: "announcement" }
  | AnnouncementMail & { kind: "paid_update"; day: string }
  | CommunityMail & { kind: "community_answered" }
  | BillingMail & { kind: BillingMailKind }
  | InvoiceMail & { kind: InvoiceMailKind }
  | TicketMail & { kind: TicketMailKind };

/** Mails about a request to support; they lead to it. */
export const ticketMailKinds = [
  "ticket_answered",
  "ticket_closed",
  "ticket_unblocked",
  "ticket_reopened",
  "ticket_quoted",
  "ticket_crisis",
  "ticket_not_taken",
] as const;
export type TicketMailKind = typeof ticketMailKinds[number];

export interface TicketMail {
  shopName: string;
  shopSlug: string;
  ticketId: string;
  ticketSubject: string;
  /** What was written, in lines; empty when nothing was. */
  message: string;
  /** Where an answer to the mail goes; empty when mails are not taken in. */
  replyTo: string;
  phone: string;
}

/** One of our own people has entered a shop; it leads to the shop's log. @see TE-10 */
export interface SupportMail {
  shopName: string;
  shopSlug: string;
  staffName: string;
  reason: string;
  /** Instant at which the stay ends by itself. */
  until: string;
}

/** A payment by card has failed; how else it can be paid. @see R171 */
export interface CardMail {
  shopName: string;
  shopSlug: string;
  amountMinor: string;
  currency: string;
  /** Our account; empty when there is none in the currency. */
  iban: string;
  variableSymbol: string;
}

/** An interruption that is to come; instants. @see R218 */
export interface InterruptionMail {
  fromAt: string;
  untilAt: string;
  /** A list of paragraphs as JSON: a mail's values have no line breaks. */
  paragraphsJson: string;
}

/** What was given back for the days of an outage. @see R216 */
export interface OutageCreditMail {
  shopName: string;
  shopSlug: string;
  fromDay: string;
  untilDay: string;
  amountMinor: string;
  currency: string;
}

/** News of the platform. @see R224, R244, R250 */
export interface AnnouncementMail {
  title: string;
  /** A list of paragraphs as JSON. */
  paragraphsJson: string;
}

/** Somebody has answered a question in the community; it leads there. @see R125 */
export interface CommunityMail {
  questionId: string;
  title: string;
  /** The answer, in lines. */
  message: string;
}

/** About a shop that was, or was to be, put back to a backup; it leads to its backups. */
export interface RestoreMail {
  shopName: string;
  shopSlug: string;
  /** Day of the backup, `YYYY-MM-DD`. */
  backupDay: string;
}

/** Mails that carry a document as PDF. */
export const invoiceMailKinds = ["invoice_issued", "credit_note_issued"] as const;
export type InvoiceMailKind = typeof invoiceMailKinds[number];

export interface InvoiceMail {
  shopName: string;
  shopSlug: string;
  invoiceNumber: string;
  /** What was paid or given back, with VAT. */
  amountMinor: string;
  currency: string;
}

/** Mails about money and the life of a shop; they lead to its wallet. */
export const billingMailKinds = [
  "trial_ending",
  "low_funds",
  "web_suspending",
  "deletion_coming",
  "paid_service_began",
  "service_not_continued",
  "administration_suspended",
  "web_suspended",
  "suspended_by_staff",
  "shop_ended",
  "shop_renewed",
  "shop_deleted",
  "trial_ending_by_invoice",
  "paid_service_began_by_invoice",
  "administration_suspended_by_invoice",
  "web_suspended_by_invoice",
  "shop_renewed_by_invoice",
  "payment_call",
  "payment_reminder",
  "payment_reminder_sms",
  "order_answered",
  "vip_ending",
  "notice_taken",
] as const;
export type BillingMailKind = typeof billingMailKinds[number];

export interface BillingMail {
  shopName: string;
  shopSlug: string;
  /** Day that it is about, `YYYY-MM-DD`. */
  day: string;
  /** Whole days until then. */
  days: string;
  /** How many mailboxes were deleted with it; absent for none. @see R191 */
  mailboxes?: string;
  /** Of an ended contract: what is to come back; below zero, what is still to be paid. */
  restMinor?: string;
  /** What is in the wallet; by invoice what is owed. */
  balanceMinor: string;
  currency: string;
}

/** About a run of a scheduled import; it leads to the run's page. */
export interface ImportMail {
  shopName: string;
  shopSlug: string;
  importName: string;
  importId: string;
  runId: string;
}

export type MailKind = MailContent["kind"];

/** The values of any kind, as they are stored; a token that was wiped is not there. */
export type MailValues = Record<string, string | undefined>;
