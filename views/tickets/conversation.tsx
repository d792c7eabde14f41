import { isPictureType } from "../../core/media/media_type.ts";
import type { Resolution, Severity } from "../../core/support/ticket.ts";
import type { Currency } from "../../core/money.ts";
import { Avatar } from "../components/avatar.tsx";
import { Icon } from "../components/icon.tsx";
import { LinkedText } from "../components/linked_text.tsx";
import { DateTime } from "../components/values.tsx";
import { formatBytes, formatDuration, formatMoney } from "../format.ts";
import type { Page } from "../page.ts";
import { ticketTexts } from "../texts/tickets.ts";

/** Something that was said, noted or done in a request. */
export interface ShownMessage {
  id: number;
  kind: "message" | "note" | "event";
  author: { kind: "member" | "staff" | "program" | "system"; name: string };
  /** Of an event, its name. */
  body: string;
  details: Record<string, string>;
  createdAt: string;
  attachments: readonly ShownAttachment[];
}

export interface ShownAttachment {
  id: string;
  name: string;
  type: string;
  size: number;
  href: string;
}

interface ConversationProps {
  page: Page;
  messages: readonly ShownMessage[];
  /** Which side's messages stand at the end of the line. */
  mine: "shop" | "staff";
  now: string;
}

/** What both sides have said, oldest first. */
export function Conversation({ page, messages, mine, now }: ConversationProps) {
  return (
    <ol class="conversation">
      {messages.map((message) =>
        message.kind === "event"
          ? <EventLine page={page} message={message} now={now} />
          : <MessageCard page={page} message={message} mine={mine} now={now} />
      )}
    </ol>
  );
}

type OneProps = { page: Page; message: ShownMessage; now: string };

function MessageCard({ page, message, mine, now }: OneProps & { mine: "shop" | "staff" }) {
  const { id, kind, author, body, attachments, createdAt } = message;
  const texts = ticketTexts[page.language];
  const isStaff = author.kind === "staff";
  const side = isStaff === (mine === "staff") ? "mine" : "theirs";
  return (
    <li class="message" id={`message-${id}`} data-side={side} data-kind={kind}>
      <div class="message-head">
        <Avatar name={author.name} />
        <strong>
          {author.kind === "program" ? texts.program(author.name) : author.name}
        </strong>
        {isStaff && mine === "shop" && <span class="faint">{texts.support}</span>}
        <span class="faint message-when">
          <DateTime page={page} at={createdAt} now={now} />
        </span>
      </div>
      <div class="message-body">
        <LinkedText text={body} rel="noopener noreferrer nofollow" />
      </div>
      {attachments.length > 0 && <Attachments page={page} attachments={attachments} />}
    </li>
  );
}

export function Attachments(props: { page: Page; attachments: readonly ShownAttachment[] }) {
  const { page, attachments } = props;
  return (
    <ul class="attachments" aria-label={ticketTexts[page.language].attachments}>
      {attachments.map(({ name, type, size, href }) => (
        <li>
          <a class="attachment" href={href} target={isPictureType(type) ? "_blank" : undefined}>
            {isPictureType(type)
              ? <img src={href} alt={name} loading="lazy" />
              : <Icon name="file-text" />}
            <span class="attachment-name">{name}</span>
            <span class="faint nowrap">{formatBytes(page.language, size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function EventLine({ page, message, now }: OneProps) {
  return (
    <li class="message-event">
      <span>{eventText(page, message)}</span>
      <span class="faint">
        {message.author.name}, <DateTime page={page} at={message.createdAt} now={now} />
      </span>
    </li>
  );
}

function eventText({ language }: Page, { body, details }: ShownMessage): string {
  const texts = ticketTexts[language];
  const { events } = texts;
  const amount = () =>
    formatMoney(language, Number(details.amountMinor), details.currency as Currency);
  switch (body as keyof typeof events) {
    case "blocked":
      return events.blocked(details.reason ?? "");
    case "closed":
      return events.closed(texts.resolutions[details.resolution as Resolution] ?? "");
    case "reopened":
      return events.reopened(details.reason ?? "");
    case "merged":
      return events.merged(details.into ?? "");
    case "assigned":
      return events.assigned(details.to ?? "");
    case "severity":
      return events.severity(
        texts.severities[details.from as Severity] ?? "",
        texts.severities[details.to as Severity] ?? "",
      );
    case "linked":
      return events.linked(details.to ?? "");
    case "quoted":
      return events.quoted(amount(), formatDuration(Number(details.minutes) * 60));
    case "quote_accepted":
      return events.quote_accepted(amount());
    case "unblocked":
      return events.unblocked;
    case "credited":
      return events.credited;
    case "quote_refused":
      return events.quote_refused;
    case "quote_withdrawn":
      return events.quote_withdrawn;
  }
}
