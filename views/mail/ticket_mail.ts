import type { Language } from "../../core/language.ts";
import {
  type MailKind,
  type MailValues,
  type TicketMailKind,
  ticketMailKinds,
} from "../../core/mail.ts";
import { answerMark } from "../../core/support/reply_address.ts";
import { paths } from "../paths.ts";
import { ticketMailTexts } from "../texts/ticket_mail.ts";
import type { Parts } from "./parts.ts";

export const isTicketMail = (kind: MailKind): kind is TicketMailKind =>
  (ticketMailKinds as readonly string[]).includes(kind);

/** A mail about a crisis leads our own people to their side of the request. */
export function ticketParts(
  kind: TicketMailKind,
  { language, values, publicUrl }: { language: Language; values: MailValues; publicUrl: string },
): Parts {
  const texts = ticketMailTexts[language];
  const { shopName = "", shopSlug = "", ticketId = "", ticketSubject = "" } = values;
  const { message = "", phone = "", replyTo = "" } = values;
  const facts = { shop: shopName, number: `#${ticketId}`, about: ticketSubject };
  const isOurs = kind === "ticket_crisis";
  const path = isOurs ? paths.staffTicket(Number(ticketId)) : paths.ticket(shopSlug, ticketId);
  const text = texts[kind].text(facts);
  return {
    subject: texts[kind].subject(facts),
    greeting: replyTo ? answerMark(language) : "",
    text: text.charAt(0).toUpperCase() + text.slice(1),
    paragraphs: message.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== ""),
    action: texts.action,
    link: publicUrl + path,
    after: isOurs && phone ? texts.phone(phone) : "",
    foot: replyTo ? texts.footWithAnswer : texts.foot,
  };
}
