import type { ShopState } from "../../core/lifecycle/shop_state.ts";
import type { Currency } from "../../core/money.ts";
import type { SupportLevel } from "../../core/support/levels.ts";
import { Badge } from "../components/badge.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { DateTime, Money } from "../components/values.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { staffTexts } from "../texts/staff.ts";
import { staffTicketTexts } from "../texts/staff_tickets.ts";
import { supportTexts } from "../texts/support.ts";
import { TicketStateBadge } from "../tickets/ticket_state.tsx";
import { stateTones } from "./state_tones.ts";
import type { TicketState } from "../../core/support/ticket.ts";

export interface TicketShop {
  slug: string;
  name: string;
  state: ShopState;
  balanceMinor: number;
  currency: Currency;
  tariff: string;
  level: SupportLevel;
  left: number;
  runs: readonly {
    importId: number;
    runId: number;
    name: string;
    state: string;
    problems: number;
    orderedAt: string;
  }[];
}

export interface OtherTicket {
  id: number;
  subject: string;
  state: TicketState;
  shop: { name: string };
}

interface SideProps {
  page: Page;
  shop: TicketShop;
  opener: { name: string; email: string };
  phone: string | undefined;
  rating: string | undefined;
  earlier: readonly OtherTicket[];
  linked: readonly OtherTicket[];
  now: string;
}

/** What support wants to know beside a conversation: the shop, its imports, what it asked before. */
export function TicketSide(props: SideProps) {
  const { page, shop, opener, phone, rating, earlier, linked, now } = props;
  const texts = staffTicketTexts[page.language];
  const states = staffTexts[page.language].states;
  return (
    <>
      <section aria-labelledby="about-shop">
        <h2 id="about-shop">{texts.aboutShop}</h2>
        <KeyValues
          items={[
            { name: texts.shop, value: <a href={paths.staffShop(shop.slug)}>{shop.name}</a> },
            {
              name: supportTexts[page.language].state,
              value: <Badge tone={stateTones[shop.state]}>{states[shop.state]}</Badge>,
            },
            {
              name: texts.balance,
              value: <Money page={page} amountMinor={shop.balanceMinor} currency={shop.currency} />,
            },
            { name: texts.tariff, value: shop.tariff },
            { name: texts.level, value: supportTexts[page.language].levels[shop.level] },
            { name: texts.quota, value: String(shop.left) },
            {
              name: texts.opener,
              value: (
                <>
                  {opener.name}, <a href={`mailto:${opener.email}`}>{opener.email}</a>
                </>
              ),
            },
            { name: texts.phone, value: phone && <a href={`tel:${phone}`}>{phone}</a> },
            { name: texts.rating, value: rating },
          ]}
        />
      </section>
      {shop.runs.length > 0 && (
        <section aria-labelledby="last-runs">
          <h2 id="last-runs">{texts.lastRuns}</h2>
          <ul class="side-list">
            {shop.runs.map(({ name, state, problems, orderedAt }) => (
              <li>
                <Badge tone={runTones[state] ?? "neutral"}>{name}</Badge>
                <span class="faint">
                  <DateTime page={page} at={orderedAt} now={now} />
                  {problems > 0 && <>, {texts.runProblems(problems)}</>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Others page={page} id="linked" title={texts.linked} tickets={linked} withShop />
      <Others page={page} id="earlier" title={texts.earlier} tickets={earlier} />
    </>
  );
}

const runTones: Record<string, "positive" | "warning" | "negative"> = {
  ok: "positive",
  warning: "warning",
  held: "warning",
  error: "negative",
};

function Others(
  props: {
    page: Page;
    id: string;
    title: string;
    tickets: readonly OtherTicket[];
    withShop?: boolean;
  },
) {
  const { page, id, title, tickets, withShop } = props;
  if (tickets.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="side-list">
        {tickets.map((ticket) => (
          <li>
            <a href={paths.staffTicket(ticket.id)}>
              #{ticket.id} {ticket.subject}
            </a>
            <span class="faint">
              {withShop && `${ticket.shop.name} `}
              <TicketStateBadge page={page} state={ticket.state} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
