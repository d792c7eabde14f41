import type { BillingRegime } from "../../core/billing/regime.ts";
import { type Reaction, reactionOf } from "../../core/support/reaction.ts";
import { type QueueListing, queueParts, queueQuery } from "../../core/support/ticket_listing.ts";
import {
  severities,
  type Severity,
  type TicketKind,
  ticketKinds,
  type TicketState,
} from "../../core/support/ticket.ts";
import { Avatar } from "../components/avatar.tsx";
import { BulkForm } from "../components/bulk_form.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Fold } from "../components/fold.tsx";
import { Form } from "../components/form.tsx";
import { Icon } from "../components/icon.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { Pager } from "../components/pager.tsx";
import { Table } from "../components/table.tsx";
import { Tabs } from "../components/tabs.tsx";
import { DateTime } from "../components/values.tsx";
import { formatDateTime, formatDuration } from "../format.ts";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { FilterForm } from "../records/filter_form.tsx";
import { staffTicketTexts } from "../texts/staff_tickets.ts";
import { ticketTexts } from "../texts/tickets.ts";
import { SeverityBadge, TicketStateBadge } from "../tickets/ticket_state.tsx";

export interface QueuedTicket {
  id: number;
  kind: TicketKind;
  severity: Severity;
  state: TicketState;
  subject: string;
  shop: { slug: string; name: string };
  waitingSince: string | undefined;
  dueAt: string | undefined;
  assignedTo: { name: string } | undefined;
  changedAt: string;
  regime: BillingRegime;
}

interface QueueProps {
  page: Page;
  listing: QueueListing;
  tickets: readonly QueuedTicket[];
  total: number;
  size: number;
  waiting: { all: number; mine: number; nobodys: number };
  /** Colleagues who have one of these open. */
  present: readonly { ticketId: number; name: string; isWriting: boolean }[];
  staff: readonly { id: string; name: string }[];
  views: readonly { id: number; name: string; query: string }[];
  now: string;
}

/** Requests of all shops, the most serious and soonest due first. @see R102, R114 */
export function TicketQueue(props: QueueProps) {
  const { page, listing, tickets, total, size, waiting } = props;
  const texts = staffTicketTexts[page.language];
  const here = paths.staffTickets(queueQuery(listing));
  return (
    <StaffLayout
      page={page}
      title={texts.title}
      active="tickets"
      lead={texts.waiting(waiting.all, waiting.nobodys)}
      actions={<Button href={paths.staffReplies()}>{texts.savedReplies}</Button>}
    >
      <Tabs
        page={page}
        label={texts.title}
        current={listing.part}
        tabs={queueParts.map((part) => ({
          key: part,
          text: texts.parts[part],
          href: paths.staffTickets(queueQuery({ ...listing, part })),
          ...(part === "waiting" ? { count: waiting.all } : {}),
        }))}
      />
      <Views {...props} />
      <Filters {...props} />
      <div id="queue">
        {tickets.length === 0 ? <EmptyState icon="circle-check" title={texts.nothing} /> : (
          <BulkForm
            page={page}
            action={paths.staffTicketChanges()}
            actions={
              <>
                <Button type="submit" name="step" value="claim" size="small">
                  {texts.claimSelected}
                </Button>
                <Button type="submit" name="step" value="close" size="small">
                  {texts.closeSelected}
                </Button>
              </>
            }
          >
            <input type="hidden" name="back" value={here} />
            <QueueTable {...props} />
          </BulkForm>
        )}
        <div class="list-foot">
          <Pager
            page={page}
            number={listing.page}
            size={size}
            total={total}
            href={(to) => withQuery(here, { page: to > 1 ? to : undefined })}
          />
          <p class="faint queue-keys">{texts.keys}</p>
        </div>
      </div>
    </StaffLayout>
  );
}

function Filters({ page, listing, staff }: QueueProps) {
  const texts = staffTicketTexts[page.language];
  const words = ticketTexts[page.language];
  return (
    <FilterForm
      page={page}
      action={paths.staffTickets()}
      target="queue"
      search={listing.search}
      searchHint={texts.search}
      kept={{ part: listing.part, shop: listing.shop }}
    >
      <Select
        name="severity"
        label={texts.severity}
        hideLabel
        empty={texts.anySeverity}
        options={severities.map((value) => ({ value, label: words.severities[value] }))}
        value={listing.severity ?? ""}
      />
      <Select
        name="kind"
        label={texts.kind}
        hideLabel
        empty={texts.anyKind}
        options={ticketKinds.map((value) => ({ value, label: words.kinds[value] }))}
        value={listing.kind ?? ""}
      />
      <Select
        name="assigned"
        label={texts.assigned}
        hideLabel
        empty={texts.anybody}
        options={[
          { value: "me", label: texts.mine },
          { value: "nobody", label: texts.nobodys },
          ...staff.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={listing.assigned ?? ""}
      />
    </FilterForm>
  );
}

/** Filters with a name, and a name for these. */
function Views({ page, listing, views }: QueueProps) {
  const texts = staffTicketTexts[page.language];
  return (
    <div class="queue-views">
      {views.map(({ id, name, query }) => (
        <span class="chip queue-view">
          <a href={`${paths.staffTickets()}?${query}`}>{name}</a>
          <Form page={page} action={paths.staffTicketViewRemoval(id)} layout="plain">
            <button type="submit" class="queue-view-removal" aria-label={texts.removeView(name)}>
              <Icon name="x" />
            </button>
          </Form>
        </span>
      ))}
      <Fold title={texts.saveView}>
        <Form page={page} action={paths.staffTicketViews()} layout="plain">
          <div class="queue-save">
            <input
              type="hidden"
              name="query"
              value={paths.staffTickets(queueQuery(listing)).split("?")[1] ?? ""}
            />
            <TextInput name="name" label={texts.viewName} hideLabel placeholder={texts.viewName} />
            <Button type="submit">{texts.saveView}</Button>
          </div>
        </Form>
      </Fold>
    </div>
  );
}

function QueueTable({ page, listing, tickets, present, now }: QueueProps) {
  const texts = staffTicketTexts[page.language];
  const { kinds } = ticketTexts[page.language];
  return (
    <Table
      page={page}
      caption={texts.title}
      rows={tickets}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) => paths.staffTicket(id)}
      rowName={({ subject }) => subject}
      selectable
      data-queue=""
      columns={[
        {
          key: "severity",
          title: texts.severity,
          fit: true,
          phone: "start",
          cell: ({ severity }) => <SeverityBadge page={page} severity={severity} />,
        },
        {
          key: "subject",
          title: texts.subject,
          link: true,
          cell: ({ id, subject }) => (
            <>
              <span class="faint figure">#{id}</span> {subject}
            </>
          ),
        },
        { key: "shop", title: texts.shop, cell: ({ shop }) => shop.name },
        { key: "kind", title: texts.kind, phone: "hidden", cell: ({ kind }) => kinds[kind] },
        {
          key: "assigned",
          title: texts.assigned,
          phone: "hidden",
          cell: ({ id, assignedTo }) => (
            <span class="queue-people">
              {assignedTo && <Avatar name={assignedTo.name} size={20} />}
              {assignedTo?.name}
              {present.filter(({ ticketId }) => ticketId === id).map(({ name, isWriting }) => (
                <span
                  class="queue-present"
                  title={isWriting ? texts.writes(name) : texts.here(name)}
                >
                  <Icon name={isWriting ? "pencil" : "eye"} />
                  <Avatar name={name} size={20} />
                </span>
              ))}
            </span>
          ),
        },
        listing.part === "waiting"
          ? {
            key: "due",
            title: texts.due,
            phone: "end" as const,
            cell: (ticket) => <TimeLeft {...{ page, ticket, now }} />,
          }
          : {
            key: "changed",
            title: texts.changed,
            phone: "end" as const,
            cell: ({ state, changedAt }) => (
              <>
                <TicketStateBadge page={page} state={state} />{" "}
                <DateTime page={page} at={changedAt} now={now} />
              </>
            ),
          },
      ]}
    />
  );
}

interface TimeLeftProps {
  page: Page;
  ticket: Pick<QueuedTicket, "severity" | "waitingSince" | "dueAt" | "regime">;
  now: string;
}

/** How much of the time to answer in is gone, as a bar and in words. @see R114 */
export function TimeLeft({ page, ticket, now }: TimeLeftProps) {
  const { severity, waitingSince, dueAt, regime } = ticket;
  if (waitingSince === undefined || dueAt === undefined) return null;
  const reaction = reactionOf({ severity, waitingSince, dueAt, regime }, now);
  return (
    <span
      class="time-left"
      data-state={reaction.state}
      title={formatDateTime(page.language, dueAt)}
    >
      <meter value={reaction.share} min={0} max={1}></meter>
      <span class="nowrap figure">{timeText(page, reaction)}</span>
    </span>
  );
}

function timeText({ language }: Page, { minutesLeft }: Reaction): string {
  const texts = staffTicketTexts[language];
  const time = formatDuration(Math.abs(minutesLeft) * 60);
  return minutesLeft < 0 ? texts.late(time) : texts.left(time);
}
