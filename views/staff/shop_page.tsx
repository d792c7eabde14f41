import { manualCreditRule } from "../../core/billing/manual_credit.ts";
import type { ComingTransition } from "../../core/lifecycle/lifecycle.ts";
import type { ShopState } from "../../core/lifecycle/shop_state.ts";
import type { Currency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { FormSection } from "../components/field.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { DateInput, MoneyInput, Select, TextInput } from "../components/inputs.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { DateOnly, Money } from "../components/values.tsx";
import { formatDate, formatMoney } from "../format.ts";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { creditTexts } from "../texts/credits.ts";
import { refundTexts } from "../texts/refunds.ts";
import { mailboxTexts } from "../texts/mailboxes.ts";
import { staffTexts } from "../texts/staff.ts";
import { EnterShop } from "./enter_shop.tsx";
import type { ShownPurchase } from "../tickets/support_level.tsx";
import { Mailboxes, type ShopMailboxes } from "./shop_mailboxes.tsx";
import { Licences, Paying, type ShopPaying } from "./shop_orders.tsx";
import { stateTones } from "./state_tones.ts";
import { staffShopTexts } from "../texts/staff_shop.ts";

type Kind = keyof typeof staffShopTexts.en.kinds;
type Cause = keyof typeof staffShopTexts.en.causes;

/** Causes for which staff end a contract. */
export const endCausesOfStaff = ["terminated", "withdrawn", "breach", "other_party"] as const;

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

export interface RefusedForm {
  form: "entry" | "credit" | "intervention" | "end" | "refund";
  values: FormValues;
  errors: Errors;
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
  /** What is left in the wallet of a terminated shop can be sent back. */
  mayRefund: boolean;
  /** How it pays, and what of it waits for us. */
  paying: ShopPaying;
  /** Licences with their support, newest first. */
  purchases: readonly ShownPurchase[];
  mailboxes: ShopMailboxes;
  refused?: RefusedForm;
}

/** One shop: its money, its past and coming transitions, and what can be done about them. */
export function StaffShopPage(props: ShopPageProps) {
  const { page, shop, mayHold, mayEnd } = props;
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
          <TimeLine {...props} />
          {props.mayEnter && <Enter {...props} />}
          {props.creditId !== undefined && <GiveCredit {...props} creditId={props.creditId} />}
          {props.mayRefund && <Refund {...props} />}
          {mayHold && (
            <Paying
              page={page}
              slug={shop.slug}
              currency={shop.currency}
              paying={props.paying}
            />
          )}
          {mayHold && <Licences page={page} slug={shop.slug} purchases={props.purchases} />}
          <Mailboxes page={page} mailboxes={props.mailboxes} />
          <Interventions {...props} />
          {mayHold && shop.state !== "deleted" && <Intervene {...props} />}
          {mayEnd && shop.state !== "ended" && shop.state !== "deleted" && <End {...props} />}
        </div>
        <Facts {...props} />
      </div>
    </StaffLayout>
  );
}

function Facts({ page, shop }: ShopPageProps) {
  const texts = staffShopTexts[page.language];
  const { currency } = shop;
  return (
    <KeyValues
      items={[
        {
          name: texts.balance,
          value: <Money page={page} amountMinor={shop.balanceMinor} currency={currency} />,
        },
        {
          name: texts.runsOut,
          value: shop.expirationDay
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
    <section class="stack" aria-labelledby="timeline">
      <h2 id="timeline">{texts.timeline}</h2>
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
    </section>
  );
}

/** @see TE-10 */
function Enter({ page, shop, refused }: ShopPageProps) {
  if (shop.state === "deleted" || page.support?.slug === shop.slug) return null;
  const mine = refused?.form === "entry" ? refused : undefined;
  return <EnterShop page={page} slug={shop.slug} values={mine?.values} errors={mine?.errors} />;
}

function Interventions({ page, shop, interventions, mayHold }: ShopPageProps) {
  const texts = staffShopTexts[page.language];
  return (
    <section class="stack" aria-labelledby="interventions">
      <h2 id="interventions">{texts.interventions}</h2>
      {interventions.length === 0 && <p class="faint">{texts.none}</p>}
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

function Intervene({ page, shop, refused }: ShopPageProps) {
  const texts = staffShopTexts[page.language];
  const mine = refused?.form === "intervention" ? refused : undefined;
  const field = fieldsOf(mine?.values, mine?.errors);
  return (
    <Form page={page} action={paths.staffInterventions(shop.slug)}>
      <FormSection title={texts.add}>
        {mine && <FormErrors page={page} errors={mine.errors} />}
        <Select
          {...field("kind")}
          label={texts.kind}
          options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
        />
        <DateInput {...field("until")} label={texts.until} hint={texts.untilHint} />
        <TextInput {...field("reason")} label={texts.reason} hint={texts.reasonHint} />
        <ButtonRow>
          <Button type="submit">{texts.begin}</Button>
        </ButtonRow>
      </FormSection>
    </Form>
  );
}

/** @see MO-10 */
function GiveCredit({ page, shop, refused, creditId }: ShopPageProps & { creditId: string }) {
  const texts = creditTexts[page.language];
  const { currency } = shop;
  const alone = formatMoney(page.language, manualCreditRule.aloneMinor[currency], currency);
  const mine = refused?.form === "credit" ? refused : undefined;
  const field = fieldsOf(mine?.values, mine?.errors);
  return (
    <Form page={page} action={paths.staffShopCredits(shop.slug)}>
      <FormSection title={texts.give}>
        <p>
          {texts.giveText(alone)} <a href={paths.staffCredits()}>{texts.title}</a>
        </p>
        {mine && <FormErrors page={page} errors={mine.errors} />}
        <input type="hidden" name="credit" value={creditId} />
        <MoneyInput {...field("amount")} label={texts.amount} currency={currency} />
        <TextInput
          {...field("creditReason")}
          label={texts.reason}
          hint={texts.reasonHint}
          maxlength={200}
        />
        <ButtonRow>
          <Button type="submit">{texts.give}</Button>
        </ButtonRow>
      </FormSection>
    </Form>
  );
}

/** @see R200 */
function Refund({ page, shop, refused }: ShopPageProps) {
  const texts = refundTexts[page.language];
  const mine = refused?.form === "refund" ? refused : undefined;
  const field = fieldsOf(mine?.values, mine?.errors);
  return (
    <Form page={page} action={paths.staffShopRefund(shop.slug)}>
      <FormSection title={texts.refund}>
        <p>{texts.refundText(formatMoney(page.language, shop.balanceMinor, shop.currency))}</p>
        {mine && <FormErrors page={page} errors={mine.errors} />}
        <TextInput {...field("account")} label={texts.account} hint={texts.accountHint} />
        <ButtonRow>
          <Button type="submit">{texts.refundNow}</Button>
        </ButtonRow>
      </FormSection>
    </Form>
  );
}

function End({ page, shop, refused }: ShopPageProps) {
  const texts = staffShopTexts[page.language];
  const mine = refused?.form === "end" ? refused : undefined;
  const field = fieldsOf(mine?.values, mine?.errors);
  return (
    <Form page={page} action={paths.staffContractEnd(shop.slug)}>
      <FormSection title={texts.end}>
        <p>{texts.endText}</p>
        {mine && <FormErrors page={page} errors={mine.errors} />}
        <Select
          {...field("cause")}
          label={texts.cause}
          options={endCausesOfStaff.map((value) => ({ value, label: texts.causes[value] }))}
        />
        <TextInput {...field("endReason")} label={texts.reason} />
        <ButtonRow>
          <Button type="submit" kind="danger">{texts.endNow}</Button>
        </ButtonRow>
      </FormSection>
    </Form>
  );
}
