import type { BillingRegime } from "../../core/billing/regime.ts";
import type { TicketKind } from "../../core/support/ticket.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Fold } from "../components/fold.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextArea } from "../components/inputs.tsx";
import { MenuItem, PopoverMenu } from "../components/menu.tsx";
import { Notice } from "../components/notice.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { staffTicketTexts } from "../texts/staff_tickets.ts";
import { supportTexts } from "../texts/support.ts";
import { ticketTexts } from "../texts/tickets.ts";
import { Conversation, type ShownMessage } from "../tickets/conversation.tsx";
import { type KeptFile, MessageFiles } from "../tickets/message_fields.tsx";
import { ContextLinks, hasContext, type ShownContext } from "../tickets/ticket_context.tsx";
import { SeverityBadge, TicketStateBadge } from "../tickets/ticket_state.tsx";
import { EnterShop } from "./enter_shop.tsx";
import { TimeLeft } from "./ticket_queue.tsx";
import { type OtherTicket, type TicketShop, TicketSide } from "./ticket_side.tsx";
import { Resolutions, type StepsProps, TicketSteps } from "./ticket_steps.tsx";

interface StaffTicketPageProps extends Omit<StepsProps, "ticket"> {
  ticket: StepsProps["ticket"] & {
    kind: TicketKind;
    subject: string;
    openedBy: { name: string; email: string };
    phone: string | undefined;
    version: number;
    waitingSince: string | undefined;
    dueAt: string | undefined;
    blockedReason: string | undefined;
    isPaid: boolean;
    rating: number | undefined;
    ratingText: string | undefined;
    regime: BillingRegime;
  };
  messages: readonly ShownMessage[];
  context: ShownContext;
  shop: TicketShop;
  /** There is a way into the shop for this person, and the shop is there. */
  mayEnter: boolean;
  earlier: readonly OtherTicket[];
  linked: readonly OtherTicket[];
  replies: readonly { id: number; name: string }[];
  present: readonly { name: string; isWriting: boolean }[];
  answer: {
    values: FormValues;
    errors?: Errors;
    fileError?: string | undefined;
    refused?: string | undefined;
    kept: readonly KeptFile[];
  };
  now: string;
}

/** A request as support sees it: the conversation, the answer, what can be done, the shop beside. */
export function StaffTicketPage(props: StaffTicketPageProps) {
  const { page, ticket, messages, shop, context, now } = props;
  const texts = staffTicketTexts[page.language];
  const { rating, ratingText } = ticket;
  return (
    <StaffLayout
      page={page}
      title={ticket.subject}
      active="tickets"
      beside={
        <>
          <TicketStateBadge page={page} state={ticket.state} />
          <SeverityBadge page={page} severity={ticket.severity} />
        </>
      }
      breadcrumbs={[{ text: texts.title, href: paths.staffTickets() }]}
      lead={
        <span class="ticket-lead">
          <span class="figure">#{ticket.id}</span>
          <span>{ticketTexts[page.language].kinds[ticket.kind]}</span>
          <a href={paths.staffShop(shop.slug)}>{shop.name}</a>
          {ticket.isPaid && <strong>{ticketTexts[page.language].paid}</strong>}
          {hasContext(context) && <ContextLinks page={page} slug={shop.slug} context={context} />}
          <TimeLeft page={page} ticket={ticket} now={now} />
        </span>
      }
    >
      <div class="columns">
        <div class="stack">
          <PresencePlace {...props} />
          <Conversation page={page} messages={messages} mine="staff" now={now} />
          {ticket.state === "closed"
            ? (
              <Notice tone="positive" role={props.answer.refused ? "alert" : undefined}>
                {props.answer.refused} {ticketTexts[page.language]
                  .resolutions[ticket.resolution ?? "answered"]}.
              </Notice>
            )
            : <Answer {...props} />}
          <Note {...props} />
        </div>
        <aside>
          <TicketSteps {...props} />
          {props.mayEnter && (
            <EnterShop page={page} slug={shop.slug} values={{ entryReason: `#${ticket.id}` }} />
          )}
          <TicketSide
            {...props}
            opener={ticket.openedBy}
            phone={ticket.phone}
            rating={rating === undefined
              ? undefined
              : [`${rating} / 5`, ratingText].filter(Boolean).join(": ")}
          />
        </aside>
      </div>
    </StaffLayout>
  );
}

function Answer({ page, ticket, answer, replies }: StaffTicketPageProps) {
  const texts = staffTicketTexts[page.language];
  const field = fieldsOf(answer.values, answer.errors);
  return (
    <Form
      page={page}
      action={paths.staffTicketPart(ticket.id, "messages")}
      upload
      layout="wide"
      id="answer"
      data-draft={paths.staffTicketPart(ticket.id, "draft")}
    >
      <input type="hidden" name="version" value={String(ticket.version)} />
      <FormErrors
        page={page}
        errors={answer.errors}
        text={answer.refused ?? answer.fileError}
      />
      {ticket.state === "blocked" && <Notice tone="warning">{ticket.blockedReason}</Notice>}
      <TextArea
        {...field("body")}
        label={texts.answer}
        hint={texts.answerHint}
        rows={7}
        data-key="r"
        aside={<ReplyMenu page={page} ticketId={ticket.id} replies={replies} />}
      />
      <Fold title={supportTexts[page.language].files}>
        <MessageFiles page={page} kept={answer.kept} error={answer.fileError} />
      </Fold>
      <div class="answer-foot">
        <Button type="submit" kind="primary">{texts.send}</Button>
        <Resolutions page={page} field={field} />
        <Button type="submit" name="then" value="close">{texts.sendAndClose}</Button>
      </div>
    </Form>
  );
}

/** A saved reply is put after what stands in the box; its link works without script too. */
function ReplyMenu(
  props: { page: Page; ticketId: number; replies: readonly { id: number; name: string }[] },
) {
  const { page, ticketId, replies } = props;
  const texts = staffTicketTexts[page.language];
  if (replies.length === 0) return <a href={paths.staffReplies()}>{texts.savedReplies}</a>;
  return (
    <PopoverMenu
      id="saved-replies"
      label={texts.savedReplies}
      button={{ class: "link-button", children: texts.savedReplies }}
    >
      {replies.map(({ id, name }) => (
        <MenuItem href={withQuery(paths.staffTicket(ticketId), { reply: id })}>{name}</MenuItem>
      ))}
    </PopoverMenu>
  );
}

function Note({ page, ticket }: StaffTicketPageProps) {
  const texts = staffTicketTexts[page.language];
  return (
    <Form page={page} action={paths.staffTicketPart(ticket.id, "notes")} layout="wide" id="note">
      <TextArea
        name="body"
        id="note-body"
        label={texts.note}
        hint={texts.noteHint}
        rows={2}
        data-key="n"
      />
      <ButtonRow>
        <Button type="submit" size="small">{texts.sendNote}</Button>
      </ButtonRow>
    </Form>
  );
}

/** Asks again and again who else is here, and says that this person is. */
function PresencePlace(props: StaffTicketPageProps) {
  const { page, ticket, present } = props;
  return (
    <div
      class="presence"
      aria-live="polite"
      hx-post={paths.staffTicketPart(ticket.id, "presence")}
      hx-trigger="every 15s"
    >
      <PresentColleagues page={page} present={present} />
    </div>
  );
}

export function PresentColleagues(
  props: { page: Page; present: readonly { name: string; isWriting: boolean }[] },
) {
  const { page, present } = props;
  const texts = staffTicketTexts[page.language];
  const names = (isWriting: boolean) =>
    present.filter((each) => each.isWriting === isWriting).map(({ name }) => name).join(", ");
  const writing = names(true);
  const reading = names(false);
  return (
    <>
      {writing && <Notice tone="warning">{texts.writes(writing)}</Notice>}
      {reading && <p class="faint">{texts.here(reading)}</p>}
    </>
  );
}
