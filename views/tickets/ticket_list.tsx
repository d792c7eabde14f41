import type { Quota } from "../../core/support/quota.ts";
import { type ShopTicketListing, shopTicketQuery } from "../../core/support/ticket_listing.ts";
import type { TicketKind, TicketState } from "../../core/support/ticket.ts";
import { ticketKinds } from "../../core/support/ticket.ts";
import { Button } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Select } from "../components/inputs.tsx";
import { Pager } from "../components/pager.tsx";
import { Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { FilterForm } from "../records/filter_form.tsx";
import { communityTexts } from "../texts/community.ts";
import { recordTexts } from "../texts/records.ts";
import { supportTexts } from "../texts/support.ts";
import { levelTexts } from "../texts/support_level.ts";
import { ticketTexts } from "../texts/tickets.ts";
import { QuotaLine } from "./quota_line.tsx";
import { TicketStateBadge } from "./ticket_state.tsx";

export interface ShownTicket {
  id: number;
  kind: TicketKind;
  state: TicketState;
  subject: string;
  openedBy: { name: string };
  changedAt: string;
  waitingSince: string | undefined;
}

interface TicketListProps {
  page: Page;
  listing: ShopTicketListing;
  tickets: readonly ShownTicket[];
  total: number;
  number: number;
  size: number;
  quota: Quota;
  hours: { from: number; until: number };
  now: string;
}

/** A shop's own requests, the last changed first. @see R106 */
export function TicketList(props: TicketListProps) {
  const { page, listing, tickets, quota, hours } = props;
  const texts = supportTexts[page.language];
  const shop = page.shop!;
  const isFiltered = Object.values(shopTicketQuery(listing)).some((value) => value !== undefined);
  const ask = shop.may.has("support.ask") && (
    <Button kind="primary" icon="plus" href={paths.newTicket(shop)}>{texts.new}</Button>
  );
  return (
    <Layout
      page={page}
      title={texts.title}
      active="support"
      actions={ask}
      lead={
        <>
          {texts.hours(hours.from, hours.until)}{" "}
          <a href={paths.supportLevel(shop)}>{levelTexts[page.language].open}</a>
          {" · "}
          <a href={paths.community()}>{communityTexts[page.language].ask}</a>
        </>
      }
    >
      <QuotaLine page={page} quota={quota} />
      {tickets.length === 0 && !isFiltered
        ? (
          <EmptyState icon="life-buoy" title={texts.empty} actions={ask}>
            {texts.emptyText}
          </EmptyState>
        )
        : (
          <>
            <Filters {...props} />
            <div id="ticket-list">
              {tickets.length === 0
                ? (
                  <EmptyState icon="search" title={recordTexts[page.language].nothingFound}>
                    {recordTexts[page.language].nothingFoundText}
                  </EmptyState>
                )
                : <Tickets {...props} />}
            </div>
          </>
        )}
    </Layout>
  );
}

function Filters({ page, listing }: TicketListProps) {
  const texts = supportTexts[page.language];
  const { kinds } = ticketTexts[page.language];
  return (
    <FilterForm
      page={page}
      action={paths.support(page.shop!)}
      target="ticket-list"
      search={listing.search}
      searchHint={texts.searchLabel}
    >
      <Select
        name="state"
        label={texts.state}
        hideLabel
        empty={texts.anyState}
        options={[
          { value: "open", label: texts.openOnes },
          { value: "closed", label: texts.closedOnes },
        ]}
        value={listing.state ?? ""}
      />
      <Select
        name="kind"
        label={texts.kind}
        hideLabel
        empty={texts.anyKind}
        options={ticketKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
        value={listing.kind ?? ""}
      />
      <Checkbox name="mine" value="yes" label={texts.mine} checked={listing.isMine} />
    </FilterForm>
  );
}

function Tickets({ page, listing, tickets, total, number, size, now }: TicketListProps) {
  const texts = supportTexts[page.language];
  const { kinds } = ticketTexts[page.language];
  const here = paths.support(page.shop!, shopTicketQuery(listing));
  return (
    <>
      <Table
        page={page}
        caption={texts.title}
        rows={tickets}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => paths.ticket(page.shop!, id)}
        columns={[
          {
            key: "number",
            title: texts.number,
            fit: true,
            phone: "hidden",
            cell: ({ id }) => <span class="figure faint">#{id}</span>,
          },
          { key: "subject", title: texts.subject, link: true, cell: ({ subject }) => subject },
          { key: "kind", title: texts.kind, phone: "hidden", cell: ({ kind }) => kinds[kind] },
          {
            key: "opener",
            title: texts.openedBy,
            phone: "hidden",
            cell: ({ openedBy }) => openedBy.name,
          },
          { key: "state", title: texts.state, cell: (ticket) => <State page={page} {...ticket} /> },
          {
            key: "changed",
            title: texts.changed,
            align: "end",
            phone: "end",
            cell: ({ changedAt }) => <DateTime page={page} at={changedAt} now={now} />,
          },
        ]}
      />
      <Pager
        page={page}
        number={number}
        size={size}
        total={total}
        href={(to) => withQuery(here, { page: to > 1 ? to : undefined })}
      />
    </>
  );
}

function State({ page, state, waitingSince }: { page: Page } & ShownTicket) {
  const texts = supportTexts[page.language];
  return (
    <>
      <TicketStateBadge page={page} state={state} />
      {state === "open" && (
        <span class="faint nowrap">
          {" "}
          {waitingSince === undefined ? texts.answered : texts.waits}
        </span>
      )}
    </>
  );
}
