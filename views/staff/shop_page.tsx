import type { ComingTransition } from "../../core/lifecycle/lifecycle.ts";
import type { ShopState } from "../../core/lifecycle/shop_state.ts";
import type { Currency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Folds } from "../components/fold.tsx";
import { Form } from "../components/form.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { DateOnly, Money } from "../components/values.tsx";
import { formatDate } from "../format.ts";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { mailboxTexts } from "../texts/mailboxes.ts";
import { callTexts } from "../texts/payment_calls.ts";
import { staffTexts } from "../texts/staff.ts";
import { staffShopTexts } from "../texts/staff_shop.ts";
import type { ShownPurchase } from "../tickets/support_level.tsx";
import { Mailboxes, type ShopMailboxes } from "./shop_mailboxes.tsx";
import {
  Licences,
  NoticeGiven,
  NoticeTaking,
  Paying,
  RegimeChange,
  type ShopPaying,
  YearUpgrades,
} from "./shop_orders.tsx";
import { End, Enter, GiveCredit, Intervene, Refund, type RefusedForm } from "./shop_steps.tsx";
import { stateTones } from "./state_tones.ts";

type Kind = keyof typeof staffShopTexts.en.kinds;
type Cause = keyof typeof staffShopTexts.en.causes;

export interface StaffShop {
  slug: string;
  name: string;
  state: ShopState;
  currency: Currency;
  balanceMinor: number;
  expirationDay: string | undefined;
  tariff: string;
  dailyPriceMinor: number;
  variableSymbol: string;
  ownerName: string;
  ownerEmail: string;
  domain: string | undefined;
  trialUntil: string;
  createdAt: string;
}

interface ShopPageProps {
  page: Page;
  shop: StaffShop;
  coming: readonly ComingTransition[];
  past: readonly { day: string; to: string; cause: string; mailboxes: number }[];
  interventions: readonly {
    id: number;
    kind: Kind;
    from: string;
    until: string | undefined;
    reason: string;
    staffName: string;
  }[];
  /** What the visitor's role lets do. */
  mayEnter: boolean;
  /** Present when the visitor may give a credit: names the one that the form asks for. */
  creditId: string | undefined;
  mayHold: boolean;
  mayEnd: boolean;
  /** What goes back to the owner of a terminated shop; nothing without the right. */
  refundMinor: number;
  /** How it pays, and what of it waits for us. */
  paying: ShopPaying;
  /** Licences with their support, newest first. */
  purchases: readonly ShownPurchase[];
  mailboxes: ShopMailboxes;
  refused?: RefusedForm;
}

/** One shop: its money, its past and coming transitions, and what can be done about them. */
export function StaffShopPage(props: ShopPageProps) {
  const { page, shop } = props;
  const texts = staffTexts[page.language];
  return (
    <StaffLayout
      page={page}
      title={shop.name}
      active="shops"
      beside={<Badge tone={stateTones[shop.state]}>{texts.states[shop.state]}</Badge>}
      breadcrumbs={[{ text: texts.shops.title, href: paths.staffShops() }]}
    >
      <div class="columns">
        <div class="stack" data-gap="large">
          {props.mayEnter && (
            <Folds>
              <Enter {...props} />
            </Folds>
          )}
          <Life {...props} />
          <Payments {...props} />
          <section class="stack" aria-labelledby="services">
            <h2 id="services">{staffShopTexts[page.language].services}</h2>
            {props.mayHold && <Licences {...props} slug={shop.slug} />}
            <Mailboxes page={page} mailboxes={props.mailboxes} />
          </section>
        </div>
        <aside>
          <Facts {...props} />
        </aside>
      </div>
    </StaffLayout>
  );
}

/** What it has been and will be through, and what turns it another way. */
function Life(props: ShopPageProps) {
  const { page, shop, mayHold, mayEnd, paying } = props;
  const isOver = shop.state === "ended" || shop.state === "deleted";
  return (
    <section class="stack" aria-labelledby="life">
      <h2 id="life">{staffShopTexts[page.language].life}</h2>
      {paying.mayWithdraw && (
        <Notice tone="warning">{callTexts[page.language].staff.withdraw}</Notice>
      )}
      <TimeLine {...props} />
      <Interventions {...props} />
      {paying.mayEnd && <NoticeGiven {...props} slug={shop.slug} />}
      <Folds>
        {mayHold && shop.state !== "deleted" && <Intervene {...props} />}
        {paying.mayEnd && <NoticeTaking {...props} slug={shop.slug} />}
        {mayEnd && !isOver && <End {...props} />}
      </Folds>
    </section>
  );
}

/** How it pays, what of it waits for us, and money that goes one way or the other by hand. */
function Payments(props: ShopPageProps) {
  const { page, shop, mayHold, creditId } = props;
  if (!mayHold && creditId === undefined && props.refundMinor === 0) return null;
  return (
    <section class="stack" aria-labelledby="money">
      <h2 id="money">{callTexts[page.language].staff.title}</h2>
      {mayHold && <Paying {...props} slug={shop.slug} currency={shop.currency} />}
      <Folds>
        {mayHold && props.paying.mayChange && <RegimeChange {...props} slug={shop.slug} />}
        {mayHold && <YearUpgrades {...props} slug={shop.slug} currency={shop.currency} />}
        {creditId !== undefined && <GiveCredit {...props} creditId={creditId} />}
        {props.refundMinor > 0 && <Refund {...props} />}
      </Folds>
    </section>
  );
}

function Facts({ page, shop, paying }: ShopPageProps) {
  const texts = staffShopTexts[page.language];
  const isByInvoice = paying.regime === "invoice";
  const { currency } = shop;
  return (
    <KeyValues
      items={[
        {
          name: texts.balance,
          value: <Money page={page} amountMinor={shop.balanceMinor} currency={currency} />,
        },
        {
          name: callTexts[page.language].staff.owed,
          value: isByInvoice
            ? <Money page={page} amountMinor={paying.owedMinor} currency={currency} />
            : undefined,
        },
        {
          name: texts.runsOut,
          value: isByInvoice
            ? undefined
            : shop.expirationDay
            ? <DateOnly page={page} at={shop.expirationDay} />
            : texts.never,
        },
        { name: texts.tariff, value: shop.tariff },
        {
          name: texts.dailyPrice,
          value: <Money page={page} amountMinor={shop.dailyPriceMinor} currency={currency} />,
        },
        { name: texts.symbol, value: <code>{shop.variableSymbol}</code> },
        { name: texts.owner, value: `${shop.ownerName}, ${shop.ownerEmail}` },
        { name: texts.domain, value: shop.domain },
        { name: texts.trialUntil, value: <DateOnly page={page} at={shop.trialUntil} /> },
        { name: texts.founded, value: <DateOnly page={page} at={shop.createdAt} /> },
      ]}
    />
  );
}

/** The coming transitions above, what has been below them. */
function TimeLine({ page, coming, past }: ShopPageProps) {
  const texts = staffShopTexts[page.language];
  const { states } = staffTexts[page.language];
  return (
    <ol class="day-list shop-timeline">
      {coming.toReversed().map(({ day, state, cause }) => (
        <li data-coming="">
          <DateOnly page={page} at={day} />
          <span>
            {states[state]} <span class="faint">{texts.causes[cause]}, {texts.comes}</span>
          </span>
        </li>
      ))}
      {past.map(({ day, to, cause, mailboxes }) => (
        <li>
          <DateOnly page={page} at={day} />
          <span>
            {states[to as ShopState]}{" "}
            <span class="faint">
              {texts.causes[cause as Cause]}
              {mailboxes > 0 && `, ${mailboxTexts[page.language].lostWith(mailboxes)}`}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Interventions({ page, shop, interventions, mayHold }: ShopPageProps) {
  if (interventions.length === 0) return null;
  const texts = staffShopTexts[page.language];
  return (
    <section class="stack" aria-labelledby="interventions">
      <h3 id="interventions">{texts.interventions}</h3>
      {interventions.map(({ id, kind, until, reason, staffName }) => (
        <div class="card intervention">
          <p>
            <strong>{texts.kinds[kind]}</strong>, {until
              ? `${texts.until.toLowerCase()} ${formatDate(page.language, until)}`
              : texts.untilLifted}
          </p>
          <p>{reason}</p>
          <p class="faint">{texts.by(staffName)}</p>
          {mayHold && (
            <Form
              page={page}
              action={paths.staffInterventionRemoval(shop.slug, id)}
              layout="plain"
            >
              <Button type="submit" size="small">{texts.lift}</Button>
            </Form>
          )}
        </div>
      ))}
    </section>
  );
}
