import { noticesOf } from "../../core/billing/notice_period.ts";
import type { BillingRegime } from "../../core/billing/regime.ts";
import { billingRegimes, invoiceRegime } from "../../core/billing/regime.ts";
import type { Currency } from "../../core/money.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Fold } from "../components/fold.tsx";
import { fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { DateInput, Select, TextInput } from "../components/inputs.tsx";
import { formatDate, formatMoney } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { callTexts } from "../texts/payment_calls.ts";
import { levelTexts } from "../texts/support_level.ts";
import type { ShownPurchase } from "../tickets/support_level.tsx";
import { yearUpgradeTexts } from "../texts/year_upgrade.ts";
import { OrderFacts, type ShownCall, type ShownOrder } from "../wallet/calls_page.tsx";
import { type RefusedForm, refusedOf } from "./shop_steps.tsx";

export interface ShopPaying {
  regime: BillingRegime;
  /** In the trial, before anything was paid. */
  mayChange: boolean;
  order: (ShownOrder & { tariff: string }) | undefined;
  /** Called for and not paid, with fees. */
  owedMinor: number;
  /** Not paid. */
  calls: readonly ShownCall[];
  tariffs: readonly { id: string; name: string }[];
  mayWithdraw: boolean;
  /** The visitor may note a notice. */
  mayEnd: boolean;
  /** Last day of a contract that notice was given of. */
  lastDay: string | undefined;
  /** Dearer tariffs for the rest of a year that was paid beforehand. @see R162 */
  upgrades: readonly ShownUpgrade[];
}

export interface ShownUpgrade {
  tariff: string;
  name: string;
  from: string;
  until: string;
  amountMinor: number;
}

interface PayingProps {
  page: Page;
  slug: string;
  currency: Currency;
  paying: ShopPaying;
  refused?: RefusedForm | undefined;
}

/** How a shop pays: from its wallet, or by invoices that it has ordered. @see D6 */
export function Paying(props: PayingProps) {
  const { page, paying } = props;
  const { staff } = callTexts[page.language];
  const { regime, order, calls } = paying;
  return (
    <>
      <p>{staff.regimes[regime]}</p>
      {order?.state === "placed" && <Order {...props} order={order} />}
      {calls.map((call) => <Call {...props} call={call} />)}
    </>
  );
}

/** In the trial staff agree with the owner on the other way. @see D6 */
export function RegimeChange(
  { page, slug, paying }: Pick<PayingProps, "page" | "slug" | "paying">,
) {
  const { staff } = callTexts[page.language];
  return (
    <Fold title={staff.changeRegime}>
      <Form page={page} action={paths.staffShopPart(slug, "regime")}>
        <Select
          name="regime"
          label={staff.title}
          hideLabel
          options={billingRegimes.map((value) => ({ value, label: staff.regimes[value] }))}
          value={paying.regime}
        />
        <ButtonRow>
          <Button type="submit">{staff.set}</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}

/** @see R162 */
export function YearUpgrades({ page, slug, currency, paying: { upgrades } }: PayingProps) {
  const [first] = upgrades;
  if (!first) return null;
  const texts = yearUpgradeTexts[page.language];
  const day = (text: string) => formatDate(page.language, text);
  return (
    <Fold title={texts.title}>
      <Form page={page} action={paths.staffShopPart(slug, "year-upgrade")}>
        <p>{texts.lead}</p>
        <input type="hidden" name="from" value={first.from} />
        <Select
          name="tariff"
          id="upgraded-tariff"
          label={texts.tariff}
          options={upgrades.map(({ tariff, name, from, until, amountMinor }) => ({
            value: tariff,
            label: texts.option(
              name,
              day(from),
              day(until),
              formatMoney(page.language, amountMinor, currency),
            ),
          }))}
        />
        <ButtonRow>
          <Button type="submit">{texts.change}</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}

/** @see R147, R148 */
function Order(
  { page, slug, paying, order, refused }: PayingProps & {
    order: NonNullable<ShopPaying["order"]>;
  },
) {
  const texts = callTexts[page.language];
  const { staff } = texts;
  const mine = refusedOf(refused, "order");
  const field = fieldsOf(
    mine?.values ?? { tariff: order.tariff, frequency: String(order.frequency) },
    mine?.errors,
  );
  const answerBy = { name: texts.answerBy, value: formatDate(page.language, order.answerUntil) };
  const action = paths.staffShopPart(slug, "order");
  return (
    <section class="card intervention" aria-labelledby="order">
      <h3 id="order">{staff.order}</h3>
      <OrderFacts page={page} order={order} more={[answerBy]} />
      <Form page={page} action={action} layout="plain">
        <ButtonRow>
          <Button type="submit" kind="primary" name="answer" value="accept">{staff.accept}</Button>
          <Button type="submit" name="answer" value="refuse">{staff.refuse}</Button>
        </ButtonRow>
      </Form>
      <Fold title={staff.change} open={mine !== undefined}>
        <Form page={page} action={action}>
          {mine && <FormErrors page={page} errors={mine.errors} />}
          <Select
            {...field("tariff")}
            label={texts.tariff}
            options={paying.tariffs.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            {...field("frequency")}
            label={texts.frequency}
            options={invoiceRegime.frequencies.map((count) => ({
              value: String(count),
              label: texts.months(count),
            }))}
          />
          <TextInput {...field("text")} label={staff.changeText} maxlength={500} />
          <ButtonRow>
            <Button type="submit" name="answer" value="change">{staff.change}</Button>
          </ButtonRow>
        </Form>
      </Fold>
    </section>
  );
}

/** @see R179 */
function Call({ page, slug, currency, call }: PayingProps & { call: ShownCall }) {
  const texts = callTexts[page.language];
  const day = (text: string) => formatDate(page.language, text);
  return (
    <div class="card intervention">
      <p>
        <strong>{formatMoney(page.language, call.amountMinor, currency)}</strong>, {day(call.from)}
        {" "}
        – {day(call.until)}
      </p>
      <p>
        {texts.due} {day(call.dueOn)}
        {call.agreedOn && `, ${texts.agreed(day(call.agreedOn))}`}: {texts.states[call.state]}
      </p>
      {call.state === "open" && (
        <Form page={page} action={paths.staffCallAgreement(slug, call.id)} layout="plain">
          <div class="step-line">
            <DateInput name="day" id={`agreed-${call.from}`} label={texts.staff.agreeDay} />
            <Button type="submit">{texts.staff.agree}</Button>
          </div>
        </Form>
      )}
    </div>
  );
}

interface LicencesProps {
  page: Page;
  slug: string;
  purchases: readonly ShownPurchase[];
  refused?: RefusedForm | undefined;
}

/** @see R127, R134 */
export function Licences({ page, slug, purchases, refused }: LicencesProps) {
  const texts = levelTexts[page.language];
  const { staff } = texts;
  const mine = refusedOf(refused, "licence");
  const field = fieldsOf(mine?.values, mine?.errors);
  const day = (text: string) => formatDate(page.language, text);
  return (
    <section class="stack" aria-labelledby="licences">
      <h3 id="licences">{staff.title}</h3>
      {purchases.length === 0 ? <p class="faint">{staff.none}</p> : (
        <ul class="side-list">
          {purchases.map(({ kind, version, boughtOn, vipUntil }) => (
            <li>
              <span>{day(boughtOn)}: {texts.kinds[kind]}, {texts.version(version)}</span>
              <span class="faint">{texts.until(day(vipUntil))}</span>
            </li>
          ))}
        </ul>
      )}
      <Fold title={staff.record} open={mine !== undefined}>
        <Form page={page} action={paths.staffShopPart(slug, "licences")}>
          {mine && <FormErrors page={page} errors={mine.errors} />}
          <Select
            {...field("kind")}
            id="licence-kind"
            label={staff.kind}
            options={(["licence", "upgrade", "lifetime_updates"] as const).map((value) => ({
              value,
              label: texts.kinds[value],
            }))}
          />
          <TextInput
            {...field("version")}
            label={staff.versionLabel}
            width="medium"
            maxlength={40}
          />
          <DateInput {...field("day")} id="licence-day" label={staff.boughtOn} />
          <ButtonRow>
            <Button type="submit">{staff.record}</Button>
          </ButtonRow>
        </Form>
      </Fold>
    </section>
  );
}

type NoticeProps = Pick<PayingProps, "page" | "slug" | "paying" | "refused">;

/** That the owner has given notice, and its being taken back. @see R202, R205, R243 */
export function NoticeGiven({ page, slug, paying: { lastDay } }: NoticeProps) {
  if (lastDay === undefined) return null;
  const { staff } = callTexts[page.language];
  return (
    <Form page={page} action={paths.staffShopPart(slug, "notice-removal")} layout="plain">
      <div class="button-row">
        <p>{staff.noticeStands(formatDate(page.language, lastDay))}</p>
        <Button type="submit" size="small">{staff.withdrawNotice}</Button>
      </div>
    </Form>
  );
}

/** @see R202, R205, R243 */
export function NoticeTaking({ page, slug, paying: { lastDay, regime }, refused }: NoticeProps) {
  if (lastDay !== undefined) return null;
  const { staff } = callTexts[page.language];
  const mine = refusedOf(refused, "notice");
  const field = fieldsOf(mine?.values, mine?.errors);
  return (
    <Fold title={staff.notice} open={mine !== undefined}>
      <Form page={page} action={paths.staffShopPart(slug, "notice")}>
        {mine && <FormErrors page={page} errors={mine.errors} />}
        <Select
          {...field("notice")}
          label={staff.notice}
          options={noticesOf(regime).map((value) => ({ value, label: staff.notices[value] }))}
        />
        <TextInput
          {...field("reason")}
          id="notice-reason"
          label={staff.noticeReason}
          maxlength={500}
        />
        <ButtonRow>
          <Button type="submit">{staff.takeNotice}</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}
