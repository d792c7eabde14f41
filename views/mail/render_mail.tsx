import type { Language } from "../../core/language.ts";
import {
  type BillingMailKind,
  billingMailKinds,
  type InvoiceMailKind,
  invoiceMailKinds,
  type MailKind,
  type MailValues,
} from "../../core/mail.ts";
import type { Currency } from "../../core/money.ts";
import { formatDate, formatMoney } from "../format.ts";
import { paths } from "../paths.ts";
import { billingMailTexts } from "../texts/billing_mail.ts";
import { invoiceTexts } from "../texts/invoices.ts";
import { mailTexts } from "../texts/mail.ts";
import type { Parts } from "./parts.ts";
import { isPlatformMail, platformParts } from "./platform_mail.ts";
import { isTicketMail, ticketParts } from "./ticket_mail.ts";

interface Mail {
  kind: MailKind;
  language: Language;
  values: MailValues;
  /** Where people reach the installation: never what a request has said of it. */
  publicUrl: string;
}

/** A mail in words, as text and as simple HTML. */
export function renderMail(mail: Mail): { subject: string; text: string; html: string } {
  const parts = partsOf(mail);
  return { subject: parts.subject, text: plainText(parts), html: String(<MailHtml {...parts} />) };
}

function partsOf(mail: Mail): Parts {
  const { kind, language, values, publicUrl } = mail;
  if (isBilling(kind)) return billingParts(kind, mail);
  if (isInvoice(kind)) return invoiceParts(kind, mail);
  if (isPlatformMail(kind)) return platformParts(kind, mail);
  if (isTicketMail(kind)) return ticketParts(kind, mail);
  const texts = mailTexts[language];
  const { name = "", shopName = "", from = "", token } = values;
  const { importName, webhookAddress, backupDay } = values;
  const said = texts[kind];
  const link = importName !== undefined
    ? publicUrl + runPath(values)
    : webhookAddress !== undefined
    ? publicUrl + paths.webhook(values.shopSlug ?? "", values.webhookId ?? "")
    : backupDay !== undefined
    ? publicUrl + paths.backups(values.shopSlug ?? "")
    : kind === "prices_change"
    ? publicUrl + paths.prices()
    : kind === "terms_change"
    ? publicUrl + paths.terms()
    : token
    ? publicUrl + linkPaths[kind]?.(token)
    : texts.linkGone;
  return {
    subject: typeof said.subject === "function" ? said.subject(shopName) : said.subject,
    greeting: name ? texts.greeting(name) : "",
    text: sentence(
      kind === "invitation" ? texts.invitation.text(from, shopName) : texts[kind].text(about(mail)),
      name === "",
    ),
    ..."action" in said ? { action: said.action, link } : {},
    after: said.after,
    foot: texts.foot,
  };
}

/** The one thing that a mail's sentence is about. */
const about = ({ kind, language, values }: Mail): string =>
  kind === "prices_change" || kind === "terms_change"
    ? formatDate(language, values.day ?? "")
    : values.importName ?? values.webhookAddress ?? values.newEmail ?? "";

const isBilling = (kind: MailKind): kind is BillingMailKind =>
  (billingMailKinds as readonly string[]).includes(kind);

function billingParts(kind: BillingMailKind, { language, values, publicUrl }: Mail): Parts {
  const texts = billingMailTexts[language];
  const currency = (values.currency ?? "CZK") as Currency;
  const facts = {
    shop: values.shopName ?? "",
    day: formatDate(language, values.day ?? ""),
    days: Number(values.days ?? 0),
    balance: formatMoney(language, Number(values.balanceMinor ?? 0), currency),
  };
  const mailboxes = Number(values.mailboxes ?? 0);
  const rest = Number(values.restMinor ?? 0);
  const paragraphs = [
    ...mailboxes > 0 ? [texts.mailboxesLost(mailboxes)] : [],
    ...rest > 0 ? [texts.toRefund(formatMoney(language, rest, currency))] : [],
    ...rest < 0 ? [texts.toPay(formatMoney(language, -rest, currency))] : [],
  ];
  return {
    subject: texts[kind].subject(facts),
    greeting: "",
    text: texts[kind].text(facts),
    ...paragraphs.length > 0 ? { paragraphs } : {},
    action: texts.actions[billingActions[kind]],
    link: publicUrl + actionPaths[billingActions[kind]](values.shopSlug ?? ""),
    after: texts[kind].after(facts),
    foot: texts.foot,
  };
}

const isInvoice = (kind: MailKind): kind is InvoiceMailKind =>
  (invoiceMailKinds as readonly string[]).includes(kind);

function invoiceParts(kind: InvoiceMailKind, { language, values, publicUrl }: Mail): Parts {
  const texts = invoiceTexts[language].mail;
  const { shopName = "", shopSlug = "", invoiceNumber = "", amountMinor, currency } = values;
  const amount = formatMoney(language, Number(amountMinor ?? 0), (currency ?? "CZK") as Currency);
  return {
    subject: texts[kind].subject(shopName, invoiceNumber),
    greeting: "",
    text: texts[kind].text(amount, shopName),
    action: texts.action,
    link: publicUrl + paths.invoice(shopSlug, invoiceNumber),
    after: texts[kind].after,
    foot: texts.foot,
  };
}

/** What each mail asks for. */
const billingActions: Record<BillingMailKind, keyof typeof billingMailTexts.en.actions> = {
  trial_ending: "topUp",
  low_funds: "topUp",
  web_suspending: "topUp",
  deletion_coming: "archive",
  paid_service_began: "wallet",
  service_not_continued: "topUp",
  administration_suspended: "topUp",
  web_suspended: "topUp",
  suspended_by_staff: "wallet",
  shop_ended: "archive",
  shop_renewed: "wallet",
  shop_deleted: "shops",
  payment_call: "pay",
  payment_reminder: "pay",
  payment_reminder_sms: "pay",
  order_answered: "calls",
  vip_ending: "support",
  notice_taken: "wallet",
  trial_ending_by_invoice: "order",
  paid_service_began_by_invoice: "calls",
  administration_suspended_by_invoice: "pay",
  web_suspended_by_invoice: "pay",
  shop_renewed_by_invoice: "calls",
};

/** Where each is done: a shop that is gone leads to those that are left. */
const actionPaths: Record<keyof typeof billingMailTexts.en.actions, (slug: string) => string> = {
  wallet: paths.wallet,
  topUp: paths.wallet,
  pay: paths.calls,
  calls: paths.calls,
  order: paths.calls,
  support: paths.supportLevel,
  archive: paths.archive,
  shops: () => paths.shops(),
};

const linkPaths: Partial<Record<MailKind, (token: string) => string>> = {
  verify_email: paths.emailConfirmation,
  reset_password: paths.passwordReset,
  change_email_old: paths.emailConfirmation,
  change_email_new: paths.emailConfirmation,
  invitation: paths.invitation,
  set_up_staff: paths.operatorSetup,
};

const runPath = ({ shopSlug = "", importId = "", runId = "" }: MailValues): string =>
  paths.importRun(shopSlug, importId, Number(runId));

/** After a greeting a sentence goes on in lower case; without one it begins with a capital. */
const sentence = (text: string, isFirst: boolean): string =>
  isFirst ? text.charAt(0).toUpperCase() + text.slice(1) : text;

function plainText(parts: Parts): string {
  const { greeting, text, paragraphs = [], action, link, after, foot } = parts;
  const doing = action && `${action}:\n${link}`;
  const all = [greeting, text, ...paragraphs, doing, after, `-- \n${foot}`];
  return all.filter(Boolean).join("\n\n") + "\n";
}

function MailHtml({ greeting, text, paragraphs = [], action, link, after, foot }: Parts) {
  const isLink = link?.startsWith("http");
  return (
    <html>
      <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1d1d1f">
        {greeting && <p>{greeting}</p>}
        <p>{text}</p>
        {paragraphs.map((paragraph) => <p style="white-space: pre-wrap">{paragraph}</p>)}
        {action && (
          <p>{isLink ? <a href={link}>{action}</a> : <span>{`${action}: ${link}`}</span>}</p>
        )}
        {isLink && <p style="font-size: 13px; word-break: break-all">{link}</p>}
        {after && <p>{after}</p>}
        <p style="font-size: 13px; color: #6e6e73">{foot}</p>
      </body>
    </html>
  );
}
