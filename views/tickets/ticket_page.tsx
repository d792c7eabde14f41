import type { Currency } from "../../core/money.ts";
import type { Quota } from "../../core/support/quota.ts";
import type { Resolution, Severity, TicketKind, TicketState } from "../../core/support/ticket.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextArea } from "../components/inputs.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { Segmented } from "../components/choices.tsx";
import { DateTime } from "../components/values.tsx";
import { formatDate, formatDuration, formatMoney } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { supportTexts } from "../texts/support.ts";
import { ticketTexts } from "../texts/tickets.ts";
import { Conversation, type ShownMessage } from "./conversation.tsx";
import { type KeptFile, MessageFiles } from "./message_fields.tsx";
import { QuotaLine } from "./quota_line.tsx";
import { ContextLinks, hasContext, type ShownContext } from "./ticket_context.tsx";
import { SeverityBadge, TicketStateBadge } from "./ticket_state.tsx";

export interface TicketPageTicket {
  id: number;
  kind: TicketKind;
  severity: Severity;
  state: TicketState;
  subject: string;
  openedBy: { id: string; name: string };
  openedAt: string;
  phone: string | undefined;
  isPaid: boolean;
  isCredited: boolean;
  blockedReason: string | undefined;
  resolution: Resolution | undefined;
  follows: number | undefined;
  mergedInto: number | undefined;
  assignedTo: { name: string } | undefined;
  rating: number | undefined;
}

export interface ShownQuote {
  id: number;
  minutes: number;
  rateMinor: number;
  amountMinor: number;
  currency: Currency;
  text: string;
  validUntil: string;
}

interface TicketPageProps {
  page: Page;
  ticket: TicketPageTicket;
  messages: readonly ShownMessage[];
  context: ShownContext;
  quota: Quota;
  quote: ShownQuote | undefined;
  /** The visitor has opened it: mails about it always come. */
  isOpener: boolean;
  isMuted: boolean;
  values: FormValues;
  errors?: Errors;
  fileError?: string | undefined;
  /** Said above the box: why the message was not taken. */
  refused?: string | undefined;
  kept: readonly KeptFile[];
  /** Names the form of a message, so that the same sent twice is written once. */
  formId: string;
  now: string;
}

/** One request: what both sides said, what can be done now, what is known. @see R107, R109 */
export function TicketPage(props: TicketPageProps) {
  const { page, ticket, messages, quota, now } = props;
  const texts = supportTexts[page.language];
  return (
    <Layout
      page={page}
      title={ticket.subject}
      active="support"
      beside={<TicketStateBadge page={page} state={ticket.state} />}
      breadcrumbs={[{ text: texts.title, href: paths.support(page.shop!) }]}
    >
      <QuotaLine page={page} quota={quota} />
      <div class="columns">
        <div class="stack">
          <Conversation page={page} messages={messages} mine="shop" now={now} />
          <Quote {...props} />
          {page.shop!.may.has("support.ask") && <Answer {...props} />}
        </div>
        <aside>
          <Facts {...props} />
          {!props.isOpener && <Mute {...props} />}
        </aside>
      </div>
    </Layout>
  );
}

/** The box for a message, or why there is none. */
function Answer(props: TicketPageProps) {
  const { page, ticket, values, errors, refused, fileError, kept, formId } = props;
  const texts = supportTexts[page.language];
  if (ticket.state === "blocked") {
    return (
      <Notice tone="warning" title={texts.blockedTitle} role={refused ? "alert" : undefined}>
        {refused && <p>{refused}</p>}
        <p>{texts.blockedText(ticket.blockedReason ?? "")}</p>
      </Notice>
    );
  }
  if (ticket.state === "closed") return <Closed {...props} />;
  const field = fieldsOf(values, errors);
  return (
    <Form
      page={page}
      action={paths.ticketPart(page.shop!, ticket.id, "messages")}
      upload
      layout="wide"
      data-draft={paths.ticketPart(page.shop!, ticket.id, "draft")}
    >
      <FormErrors page={page} errors={errors} text={refused ?? fileError} />
      <TextArea {...field("body")} label={texts.reply} rows={5} />
      <input type="hidden" name="form" value={formId} />
      <MessageFiles page={page} kept={kept} error={fileError} />
      <ButtonRow>
        <Button type="submit" kind="primary">{texts.sendReply}</Button>
      </ButtonRow>
    </Form>
  );
}

function Closed({ page, ticket, refused }: TicketPageProps) {
  const texts = supportTexts[page.language];
  const { resolutions } = ticketTexts[page.language];
  const { id, resolution, mergedInto, rating } = ticket;
  const shop = page.shop!;
  return (
    <div class="stack">
      <Notice
        tone="positive"
        title={texts.closedTitle(resolution ? resolutions[resolution] : "")}
        role={refused ? "alert" : undefined}
        actions={mergedInto === undefined
          ? <Button href={paths.newTicket(shop, { follows: id })}>{texts.again}</Button>
          : <Button href={paths.ticket(shop, mergedInto)}>{`#${mergedInto}`}</Button>}
      >
        {refused ? `${refused} ` : ""}
        {texts.closedText}
      </Notice>
      {rating === undefined
        ? <Rating page={page} id={id} />
        : <p class="faint">{texts.ratedAs(rating)}</p>}
    </div>
  );
}

function Rating({ page, id }: { page: Page; id: number }) {
  const texts = supportTexts[page.language];
  return (
    <Form
      page={page}
      action={paths.ticketPart(page.shop!, id, "rating")}
      layout="wide"
      label={texts.rate}
    >
      <Segmented
        name="rating"
        label={texts.rate}
        options={([1, 2, 3, 4, 5] as const).map((rating) => ({
          value: String(rating),
          label: texts.rateLabels[rating],
        }))}
      />
      <TextArea name="text" label={texts.rateText} optional={texts.optional} rows={2} />
      <ButtonRow>
        <Button type="submit">{texts.rateSend}</Button>
      </ButtonRow>
    </Form>
  );
}

/** What paid work would cost; only the owner agrees to it. @see R121 */
function Quote({ page, ticket, quote }: TicketPageProps) {
  if (!quote) return null;
  const texts = supportTexts[page.language];
  const money = (minor: number) => formatMoney(page.language, minor, quote.currency);
  const { minutes, rateMinor, amountMinor } = quote;
  const mayAgree = page.shop!.may.has("contract.edit");
  return (
    <Notice tone="accent" title={texts.quoteTitle}>
      <div class="stack" data-gap="small">
        <p class="message-body">{quote.text}</p>
        <p>
          {texts.quoteText(formatDuration(minutes * 60), money(rateMinor), money(amountMinor))}{" "}
          {texts.quoteUntil(formatDate(page.language, quote.validUntil))}
        </p>
        {!mayAgree ? <p class="faint">{texts.quoteOwner}</p> : (
          <Form
            page={page}
            action={paths.ticketPart(page.shop!, ticket.id, "quote")}
            layout="plain"
          >
            <input type="hidden" name="quote" value={String(quote.id)} />
            <ButtonRow>
              <Button type="submit" name="decision" value="accept" kind="primary">
                {texts.quoteAccept(money(amountMinor))}
              </Button>
              <Button type="submit" name="decision" value="refuse">{texts.quoteRefuse}</Button>
            </ButtonRow>
          </Form>
        )}
      </div>
    </Notice>
  );
}

function Facts({ page, ticket, context, now }: TicketPageProps) {
  const texts = supportTexts[page.language];
  const words = ticketTexts[page.language];
  const shop = page.shop!;
  const { id, kind, severity, openedBy, openedAt, phone, follows, assignedTo } = ticket;
  return (
    <KeyValues
      items={[
        { name: texts.number, value: `#${id}` },
        { name: texts.kind, value: words.kinds[kind] },
        {
          name: texts.impact,
          value: <SeverityBadge page={page} severity={severity} />,
        },
        {
          name: texts.openedBy,
          value: (
            <>
              {openedBy.name}, <DateTime page={page} at={openedAt} now={now} />
            </>
          ),
        },
        { name: words.support, value: assignedTo?.name },
        { name: texts.phone, value: phone },
        {
          name: texts.about,
          value: hasContext(context)
            ? <ContextLinks page={page} slug={shop.slug} context={context} />
            : undefined,
        },
        {
          name: texts.followsOn(follows ?? 0).replace(/#\d+/, "").trim(),
          value: follows === undefined
            ? undefined
            : <a href={paths.ticket(shop, follows)}>{`#${follows}`}</a>,
        },
        { name: words.paid, value: ticket.isPaid ? "✓" : undefined },
        { name: words.credited, value: ticket.isCredited ? "✓" : undefined },
      ]}
    />
  );
}

function Mute({ page, ticket, isMuted }: TicketPageProps) {
  const texts = supportTexts[page.language];
  return (
    <Form
      page={page}
      action={paths.ticketPart(page.shop!, ticket.id, "mute")}
      layout="plain"
    >
      <Button
        type="submit"
        kind="quiet"
        size="small"
        icon="mail"
        name="muted"
        value={isMuted ? "no" : "yes"}
      >
        {isMuted ? texts.unmute : texts.mute}
      </Button>
    </Form>
  );
}
