import type { Clue } from "../../core/billing/proposals.ts";
import type { Currency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { OptionCards } from "../components/choices.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { DateOnly, DateTime, Money } from "../components/values.tsx";
import { formatMoney } from "../format.ts";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { paymentTexts } from "../texts/payments.ts";
import { type ShownPayment, stateText, toneOf } from "./payments.tsx";

/** A shop that a payment may be for, and why. */
export interface ShownProposal {
  slug: string;
  shopName: string;
  variableSymbol: string;
  currency: Currency;
  clues: readonly Clue[];
}

/** All that is known of one payment. */
export interface PaymentFacts extends ShownPayment {
  reference: string;
  account: string;
  specificSymbol: string | undefined;
  constantSymbol: string | undefined;
  counterAccount: string | undefined;
  importedAt: string;
  decision: { by: string; at: string; reason: string } | undefined;
}

export type PaymentAction = "assignment" | "dismissal" | "return";

interface PaymentPageProps {
  page: Page;
  payment: PaymentFacts;
  proposals: readonly ShownProposal[];
  /** What can be done with it now; nothing for who may only look. */
  actions: readonly PaymentAction[];
  /** A form that was refused: which one, what was typed, what is wrong. */
  refused?: { action: PaymentAction; values: FormValues; errors: Errors; text?: string };
}

/** Names the choice of a shop that is written by hand. */
export const otherShop = "-";

/** One payment: what the bank says of it, whose it may be, and what became of it. */
export function PaymentPage(props: PaymentPageProps) {
  const { page, payment, actions, refused } = props;
  const texts = paymentTexts[page.language];
  // somebody was quicker: the form that was sent is no longer here
  const isGone = refused !== undefined && !actions.includes(refused.action);
  return (
    <StaffLayout
      page={page}
      title={formatMoney(page.language, payment.amountMinor, payment.currency)}
      active="payments"
      beside={<Badge tone={toneOf(payment.state)}>{stateText(page, payment.state)}</Badge>}
      breadcrumbs={[{ text: texts.title, href: paths.staffPayments() }]}
    >
      <div class="columns">
        <div class="stack" data-gap="large">
          {isGone && <FormErrors page={page} text={refused.text} />}
          <Facts {...props} />
          {actions.includes("assignment") && <Assignment {...props} />}
          {actions.includes("dismissal") && (
            <Decision {...props} action="dismissal" texts={texts.dismiss} />
          )}
          {actions.includes("return") && (
            <Decision {...props} action="return" texts={texts.takeBack} />
          )}
        </div>
        <DecisionFacts {...props} />
      </div>
    </StaffLayout>
  );
}

function Facts({ page, payment }: PaymentPageProps) {
  const texts = paymentTexts[page.language];
  return (
    <KeyValues
      items={[
        {
          name: texts.amount,
          value: (
            <Money
              page={page}
              amountMinor={payment.amountMinor}
              currency={payment.currency}
            />
          ),
        },
        { name: texts.day, value: <DateOnly page={page} at={payment.bookedDay} /> },
        { name: texts.payer, value: payment.payer || undefined },
        { name: texts.facts.counterAccount, value: payment.counterAccount },
        { name: texts.symbol, value: payment.variableSymbol ?? texts.noSymbol },
        { name: texts.facts.specificSymbol, value: payment.specificSymbol },
        { name: texts.facts.constantSymbol, value: payment.constantSymbol },
        {
          name: texts.facts.message,
          value: payment.message ? <span class="prose">{payment.message}</span> : undefined,
        },
        { name: texts.account, value: payment.account },
        { name: texts.facts.reference, value: payment.reference },
        {
          name: texts.facts.imported,
          value: <DateTime page={page} at={payment.importedAt} />,
        },
      ]}
    />
  );
}

function DecisionFacts({ page, payment }: PaymentPageProps) {
  const { decision, shopName } = payment;
  if (!decision) return null;
  const texts = paymentTexts[page.language];
  return (
    <aside>
      <KeyValues
        items={[
          { name: texts.shop, value: shopName },
          { name: texts.facts.reason, value: decision.reason || undefined },
          { name: texts.facts.decidedBy, value: decision.by },
          { name: texts.facts.decidedAt, value: <DateTime page={page} at={decision.at} /> },
        ]}
      />
    </aside>
  );
}

function Assignment(props: PaymentPageProps) {
  const { page, payment, proposals, refused } = props;
  const texts = paymentTexts[page.language];
  const isRefused = refused?.action === "assignment";
  const values = isRefused ? refused.values : {};
  const field = fieldsOf(values, isRefused ? refused.errors : {});
  const chosen = values.proposal ?? proposals[0]?.slug ?? otherShop;
  return (
    <section aria-labelledby="assign">
      <Form page={page} action={paths.staffPaymentPart(payment.id, "assignment")}>
        <h2 id="assign">{texts.assign.title}</h2>
        {isRefused && <FormErrors page={page} errors={refused.errors} text={refused.text} />}
        {proposals.length === 0 ? <p class="faint">{texts.assign.none}</p> : (
          <OptionCards
            {...field("proposal")}
            label={texts.assign.proposals}
            value={chosen}
            options={[
              ...proposals.map((proposal) => ({
                value: proposal.slug,
                label: proposal.shopName,
                detail: detailOf(page, proposal),
              })),
              { value: otherShop, label: texts.assign.other, detail: texts.assign.otherText },
            ]}
          />
        )}
        <TextInput
          {...field("shop")}
          id="assign-shop"
          label={proposals.length === 0 ? texts.assign.shop : texts.assign.other}
          hint={texts.assign.shopHint}
          width="medium"
        />
        <ReasonField {...field("reason")} page={page} id="assign-reason" />
        <div class="button-row">
          <Button kind="primary" icon="wallet">{texts.assign.send}</Button>
        </div>
      </Form>
    </section>
  );
}

function detailOf(page: Page, { variableSymbol, currency, clues }: ShownProposal): string {
  const texts = paymentTexts[page.language];
  return `${variableSymbol} · ${currency} · ${clues.map((clue) => texts.clues[clue]).join(", ")}`;
}

function ReasonField(
  { page, ...field }: {
    page: Page;
    name: string;
    id: string;
    value?: string;
    error?: string;
  },
) {
  const texts = paymentTexts[page.language].assign;
  return <TextInput {...field} label={texts.reason} hint={texts.reasonHint} />;
}

function Decision(
  props: PaymentPageProps & {
    action: "dismissal" | "return";
    texts: { title: string; text: string; send: string };
  },
) {
  const { page, payment, refused, action, texts } = props;
  const isRefused = refused?.action === action;
  const field = fieldsOf(isRefused ? refused.values : {}, isRefused ? refused.errors : {});
  return (
    <section aria-labelledby={action}>
      <Form page={page} action={paths.staffPaymentPart(payment.id, action)}>
        <h2 id={action}>{texts.title}</h2>
        <p class="faint">{texts.text}</p>
        {isRefused && <FormErrors page={page} errors={refused.errors} text={refused.text} />}
        <ReasonField {...field("reason")} page={page} id={`${action}-reason`} />
        <div class="button-row">
          <Button kind={action === "return" ? "danger" : "plain"}>{texts.send}</Button>
        </div>
      </Form>
    </section>
  );
}
