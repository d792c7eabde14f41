import { manualCreditRule } from "../../core/billing/manual_credit.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Fold } from "../components/fold.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { DateInput, MoneyInput, Select, TextInput } from "../components/inputs.tsx";
import { formatMoney } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { creditTexts } from "../texts/credits.ts";
import { refundTexts } from "../texts/refunds.ts";
import { staffShopTexts } from "../texts/staff_shop.ts";
import { EnterShop } from "./enter_shop.tsx";
import type { StaffShop } from "./shop_page.tsx";

/** A form of the page that was refused: it is open, with what was typed. */
export interface RefusedForm {
  form:
    | "entry"
    | "credit"
    | "intervention"
    | "end"
    | "refund"
    | "order"
    | "licence"
    | "notice";
  values: FormValues;
  errors: Errors;
}

export const refusedOf = (
  refused: RefusedForm | undefined,
  form: RefusedForm["form"],
): RefusedForm | undefined => refused?.form === form ? refused : undefined;

/** Causes for which staff end a contract. */
export const endCausesOfStaff = ["terminated", "withdrawn", "breach", "other_party"] as const;

interface StepProps {
  page: Page;
  shop: StaffShop;
  refused?: RefusedForm | undefined;
}

/** @see TE-10 */
export function Enter({ page, shop, refused }: StepProps) {
  if (shop.state === "deleted" || page.support?.slug === shop.slug) return null;
  const mine = refusedOf(refused, "entry");
  return <EnterShop page={page} slug={shop.slug} values={mine?.values} errors={mine?.errors} />;
}

/** @see MO-10 */
export function GiveCredit({ page, shop, refused, creditId }: StepProps & { creditId: string }) {
  const texts = creditTexts[page.language];
  const { currency } = shop;
  const alone = formatMoney(page.language, manualCreditRule.aloneMinor[currency], currency);
  const mine = refusedOf(refused, "credit");
  const field = fieldsOf(mine?.values, mine?.errors);
  return (
    <Fold title={texts.give} open={mine !== undefined}>
      <Form page={page} action={paths.staffShopCredits(shop.slug)}>
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
      </Form>
    </Fold>
  );
}

/** @see R200 */
export function Refund({ page, shop, refused, refundMinor }: StepProps & { refundMinor: number }) {
  const texts = refundTexts[page.language];
  const mine = refusedOf(refused, "refund");
  const field = fieldsOf(mine?.values, mine?.errors);
  return (
    <Fold title={texts.refund} open={mine !== undefined}>
      <Form page={page} action={paths.staffShopRefund(shop.slug)}>
        <p>{texts.refundText(formatMoney(page.language, refundMinor, shop.currency))}</p>
        {mine && <FormErrors page={page} errors={mine.errors} />}
        <TextInput {...field("account")} label={texts.account} hint={texts.accountHint} />
        <ButtonRow>
          <Button type="submit">{texts.refundNow}</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}

export function Intervene({ page, shop, refused }: StepProps) {
  const texts = staffShopTexts[page.language];
  const mine = refusedOf(refused, "intervention");
  const field = fieldsOf(mine?.values, mine?.errors);
  return (
    <Fold title={texts.add} open={mine !== undefined}>
      <Form page={page} action={paths.staffInterventions(shop.slug)}>
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
      </Form>
    </Fold>
  );
}

export function End({ page, shop, refused }: StepProps) {
  const texts = staffShopTexts[page.language];
  const mine = refusedOf(refused, "end");
  const field = fieldsOf(mine?.values, mine?.errors);
  return (
    <Fold title={texts.end} open={mine !== undefined}>
      <Form page={page} action={paths.staffContractEnd(shop.slug)}>
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
      </Form>
    </Fold>
  );
}
