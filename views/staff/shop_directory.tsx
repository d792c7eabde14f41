import type { Currency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Form } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { Pager } from "../components/pager.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateOnly, Money } from "../components/values.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { staffTexts } from "../texts/staff.ts";
import { stateTones } from "./state_tones.ts";

type State = keyof typeof staffTexts.en.states;

export interface DirectoryShop {
  id: string;
  slug: string;
  name: string;
  state: State;
  ownerName: string;
  ownerEmail: string;
  currency: Currency;
  balanceMinor: number;
  /** Day 0, known or foretold. */
  expirationDay: string | undefined;
  createdAt: string;
  /** Whether its database can be served. */
  health: "ready" | "notReady" | "quarantined";
  error: string | undefined;
}

interface DirectoryProps {
  page: Page;
  shops: readonly DirectoryShop[];
  total: number;
  number: number;
  size: number;
  query: string;
  state: string;
}

/** All shops of the installation: who owns them and how they are, and nothing that is in them. */
export function ShopDirectory(props: DirectoryProps) {
  const { page, shops, total, number, size, query, state } = props;
  const texts = staffTexts[page.language].shops;
  return (
    <StaffLayout page={page} title={texts.title} count={total} active="shops">
      <div class="stack">
        <Filter {...props} />
        {shops.length === 0 ? <EmptyState icon="store" title={texts.empty} /> : (
          <Table
            page={page}
            caption={texts.title}
            columns={columnsOf(page)}
            rows={shops}
            rowKey={(shop) => shop.id}
            rowHref={(shop) => paths.staffShop(shop.slug)}
          />
        )}
        <Pager
          page={page}
          {...{ number, size, total }}
          href={(page) => withQuery(paths.staffShops(), { q: query, state, page })}
        />
      </div>
    </StaffLayout>
  );
}

function Filter(props: DirectoryProps) {
  const { page, query, state } = props;
  const { shops: texts, states } = staffTexts[page.language];
  const keys = Object.keys(states) as State[];
  return (
    <Form page={page} action={paths.staffShops()} method="get" layout="plain" data-auto-submit="">
      <div class="row">
        <TextInput
          name="q"
          type="search"
          label={texts.search}
          hideLabel
          placeholder={texts.search}
          value={query}
        />
        <Select
          name="state"
          label={texts.state}
          hideLabel
          empty={texts.anyState}
          value={state}
          options={keys.map((value) => ({ value, label: states[value] }))}
        />
        <Button icon="search">{texts.find}</Button>
      </div>
    </Form>
  );
}

const healthTones = { ready: "positive", notReady: "neutral", quarantined: "negative" } as const;

function columnsOf(page: Page): Column<DirectoryShop>[] {
  const { shops: texts, states } = staffTexts[page.language];
  return [
    {
      key: "name",
      title: texts.name,
      phone: "title",
      link: true,
      cell: ({ name, slug }) => (
        <>
          {name} <span class="soft">{slug}</span>
        </>
      ),
    },
    {
      key: "owner",
      title: texts.owner,
      cell: ({ ownerName, ownerEmail }) => (
        <>
          {ownerName} <span class="soft">{ownerEmail}</span>
        </>
      ),
    },
    {
      key: "state",
      title: texts.state,
      cell: ({ state }) => <Badge tone={stateTones[state]}>{states[state]}</Badge>,
    },
    {
      key: "balance",
      title: texts.balance,
      align: "end",
      cell: ({ balanceMinor, currency }) => (
        <Money page={page} amountMinor={balanceMinor} currency={currency} />
      ),
    },
    {
      key: "expiration",
      title: texts.runsOut,
      cell: ({ expirationDay }) => expirationDay && <DateOnly page={page} at={expirationDay} />,
    },
    {
      key: "created",
      title: texts.created,
      phone: "hidden",
      cell: ({ createdAt }) => <DateOnly page={page} at={createdAt} />,
    },
    {
      key: "health",
      title: texts.health,
      phone: "end",
      cell: ({ health, error }) => (
        <>
          <Badge tone={healthTones[health]}>{texts[health]}</Badge>{" "}
          {error && <span class="faint">{error}</span>}
        </>
      ),
    },
  ];
}
