import { noticeKinds } from "../../core/billing/notice_period.ts";
import type { BillingRegime } from "../../core/billing/regime.ts";
import { billingRegimes, invoiceRegime } from "../../core/billing/regime.ts";
import type { Currency } from "../../core/money.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { FormSection } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { DateInput, Select, TextInput } from "../components/inputs.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { formatDate, formatMoney } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { callTexts } from "../texts/payment_calls.ts";
import { levelTexts } from "../texts/support_level.ts";
import type { ShownPurchase } from "../tickets/support_level.tsx";
import type { ShownCall, ShownOrder } from "../wallet/calls_page.tsx";

export interface ShopPaying {
  regime: BillingRegime;
  /** In the trial, before anything was paid. */
  mayChange: boolean;
  order: (ShownOrder & { tariff: string }) | undefined;
  /** Not paid. */
  calls: readonly ShownCall[];
  tariffs: readonly { id: string; name: string }[];
  mayWithdraw: boolean;
  /** The visitor may note a notice. */
  mayEnd: boolean;
  /** Last day of a contract that notice was given of. */
  lastDay: string | undefined;
}

interface PayingProps {
  page: Page;
  slug: string;
  currency: Currency;
  paying: ShopPaying;
}

/** How a shop pays: from its wallet, or by invoices that it has ordered. @see D6 */
export function Paying(props: PayingProps) {
  const { page, slug, paying } = props;
  const { staff } = callTexts[page.language];
  const { regime, mayChange, order, calls, mayWithdraw } = paying;
  return (
    <section class="stack" aria-labelledby="paying">
      <h2 id="paying">{staff.title}</h2>
      {!mayChange
        ? <p>{staff.regimes[regime]}</p>
        : (
          <Form page={page} action={paths.staffShopPart(slug, "regime")} layout="plain">
            <div class="step-line">
              <Select
                name="regime"
                label={staff.title}
                hideLabel
                options={billingRegimes.map((value) => ({ value, label: staff.regimes[value] }))}
                value={regime}
              />
              <Button type="submit">{staff.set}</Button>
            </div>
          </Form>
        )}
      {mayWithdraw && <Notice tone="warning">{staff.withdraw}</Notice>}
      {order?.state === "placed" && <Order {...props} order={order} />}
      {calls.map((call) => <Call {...props} call={call} />)}
      {paying.mayEnd && <ContractEnd {...props} />}
    </section>
  );
}

/** @see R147, R148 */
function Order(
  { page, slug, paying, order }: PayingProps & { order: NonNullable<ShopPaying["order"]> },
) {
  const texts = callTexts[page.language];
  const { staff } = texts;
  const { contact } = order;
  return (
    <Form page={page} action={paths.staffShopPart(slug, "order")}>
      <FormSection title={staff.order}>
        <KeyValues
          items={[
            { name: texts.tariff, value: order.tariffName },
            { name: texts.frequency, value: texts.months(order.frequency) },
            { name: texts.goods, value: order.goods },
            { name: texts.contact, value: `${contact.name}, ${contact.email}, ${contact.phone}` },
            { name: texts.due, value: formatDate(page.language, order.answerUntil) },
          ]}
        />
        <ButtonRow>
          <Button type="submit" kind="primary" name="answer" value="accept">{staff.accept}</Button>
          <Button type="submit" name="answer" value="refuse">{staff.refuse}</Button>
        </ButtonRow>
        <Select
          name="tariff"
          label={texts.tariff}
          options={paying.tariffs.map(({ id, name }) => ({ value: id, label: name }))}
          value={order.tariff}
        />
        <Select
          name="frequency"
          label={texts.frequency}
          options={invoiceRegime.frequencies.map((count) => ({
            value: String(count),
            label: texts.months(count),
          }))}
          value={String(order.frequency)}
        />
        <TextInput name="text" label={staff.changeText} maxlength={500} />
        <ButtonRow>
          <Button type="submit" name="answer" value="change">{staff.change}</Button>
        </ButtonRow>
      </FormSection>
    </Form>
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

/** @see R127, R134 */
export function Licences(
  { page, slug, purchases }: { page: Page; slug: string; purchases: readonly ShownPurchase[] },
) {
  const texts = levelTexts[page.language];
  const { staff } = texts;
  const day = (text: string) => formatDate(page.language, text);
  return (
    <section class="stack" aria-labelledby="licences">
      <h2 id="licences">{staff.title}</h2>
      {purchases.length === 0 && <p class="faint">{staff.none}</p>}
      <ul class="side-list">
        {purchases.map(({ kind, version, boughtOn, vipUntil }) => (
          <li>
            <span>{day(boughtOn)}: {texts.kinds[kind]}, {texts.version(version)}</span>
            <span class="faint">{texts.until(day(vipUntil))}</span>
          </li>
        ))}
      </ul>
      <details class="form-more">
        <summary>{staff.record}</summary>
        <Form page={page} action={paths.staffShopPart(slug, "licences")}>
          <Select
            name="kind"
            id="licence-kind"
            label={staff.kind}
            options={(["licence", "upgrade", "lifetime_updates"] as const).map((value) => ({
              value,
              label: texts.kinds[value],
            }))}
          />
          <TextInput name="version" label={staff.versionLabel} width="medium" maxlength={40} />
          <DateInput name="day" id="licence-day" label={staff.boughtOn} />
          <ButtonRow>
            <Button type="submit">{staff.record}</Button>
          </ButtonRow>
        </Form>
      </details>
    </section>
  );
}

/** @see R202, R205, R243 */
function ContractEnd({ page, slug, paying: { lastDay } }: PayingProps) {
  const { staff } = callTexts[page.language];
  if (lastDay !== undefined) {
    return (
      <Form page={page} action={paths.staffShopPart(slug, "notice-removal")} layout="plain">
        <p>{staff.noticeStands(formatDate(page.language, lastDay))}</p>
        <Button type="submit" size="small">{staff.withdrawNotice}</Button>
      </Form>
    );
  }
  return (
    <details class="form-more">
      <summary>{staff.notice}</summary>
      <Form page={page} action={paths.staffShopPart(slug, "notice")}>
        <Select
          name="notice"
          label={staff.notice}
          options={noticeKinds.map((value) => ({ value, label: staff.notices[value] }))}
        />
        <TextInput name="reason" id="notice-reason" label={staff.noticeReason} maxlength={500} />
        <ButtonRow>
          <Button type="submit">{staff.takeNotice}</Button>
        </ButtonRow>
      </Form>
    </details>
  );
}
