import type { Child } from "hono/jsx";
import type { Currency } from "../../core/money.ts";
import {
  givenResolutions,
  type Resolution,
  severities,
  type Severity,
  type TicketState,
} from "../../core/support/ticket.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Fold } from "../components/fold.tsx";
import { type Errors, fieldsOf, Form, type FormValues } from "../components/form.tsx";
import { Select, TextArea, TextInput } from "../components/inputs.tsx";
import { formatDate, formatDuration, formatMoney } from "../format.ts";
import type { Page } from "../page.ts";
import { paths, type StaffTicketPart } from "../paths.ts";
import { staffTicketTexts } from "../texts/staff_tickets.ts";
import { ticketTexts } from "../texts/tickets.ts";

/** A step whose form was refused, with what was typed. */
export interface RefusedStep {
  part: StaffTicketPart;
  values: FormValues;
  errors: Errors;
}

export interface StepsProps {
  page: Page;
  ticket: {
    id: number;
    state: TicketState;
    severity: Severity;
    isCounted: boolean;
    mergedInto: number | undefined;
    resolution: Resolution | undefined;
    assignedTo: { id: string } | undefined;
  };
  staff: readonly { id: string; name: string }[];
  work: readonly { staffName: string; minutes: number; note: string }[];
  quote: { amountMinor: number; currency: Currency; validUntil: string } | undefined;
  /** What an hour costs the shop, as the price list has it. */
  rate: { minor: number; currency: Currency } | undefined;
  refused: RefusedStep | undefined;
}

/** What can be done with a request beside answering it: each a small form of its own. */
export function TicketSteps(props: StepsProps) {
  const { page, ticket } = props;
  const texts = staffTicketTexts[page.language];
  const { state, isCounted, mergedInto } = ticket;
  const isClosed = state === "closed";
  return (
    <section class="ticket-steps" aria-label={texts.more}>
      <Assignment {...props} />
      {!isClosed && <SeverityChange {...props} />}
      {state === "open" && (
        <Step {...props} part="block" title={texts.block} button={texts.block}>
          {(field) => (
            <TextInput {...field("reason")} label={texts.blockReason} hint={texts.blockHint} />
          )}
        </Step>
      )}
      {state === "blocked" && (
        <Form page={page} action={paths.staffTicketPart(ticket.id, "unblock")} layout="plain">
          <Button type="submit" wide>{texts.unblock}</Button>
        </Form>
      )}
      {!isClosed && (
        <Step {...props} part="close" title={texts.close} button={texts.close}>
          {(field) => <Resolutions page={page} field={field} />}
        </Step>
      )}
      {isClosed && mergedInto === undefined && (
        <Step {...props} part="reopen" title={texts.reopen} button={texts.reopen}>
          {(field) => <TextInput {...field("reason")} label={texts.reopenReason} />}
        </Step>
      )}
      {isCounted && (
        <Step {...props} part="credit" title={texts.credit} button={texts.credit}>
          {() => <p class="faint">{texts.creditHint}</p>}
        </Step>
      )}
      <Work {...props} />
      {!isClosed && <Quote {...props} />}
      {!isClosed && (
        <Step {...props} part="merge" title={texts.merge} button={texts.merge}>
          {(field) => <NumberField page={page} field={field} hint={texts.mergeHint} />}
        </Step>
      )}
      <Step {...props} part="link" title={texts.link} button={texts.link}>
        {(field) => <NumberField page={page} field={field} hint={texts.linkHint} />}
      </Step>
    </section>
  );
}

type Field = ReturnType<typeof fieldsOf>;

/** A form that opens; one that was refused is open already. */
function Step(
  props: StepsProps & {
    part: StaffTicketPart;
    title: string;
    button: string;
    children: (field: Field) => Child;
  },
) {
  const { page, ticket, part, title, button, children, refused } = props;
  const mine = refused?.part === part ? refused : undefined;
  return (
    <Fold title={title} open={mine !== undefined}>
      <Form page={page} action={paths.staffTicketPart(ticket.id, part)}>
        {children(fieldsOf(mine?.values, mine?.errors))}
        <ButtonRow>
          <Button type="submit" size="small">{button}</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}

function Assignment({ page, ticket, staff }: StepsProps) {
  const texts = staffTicketTexts[page.language];
  return (
    <Form page={page} action={paths.staffTicketPart(ticket.id, "assignment")} layout="plain">
      <div class="step-line">
        <Select
          name="staff"
          label={texts.assigned}
          empty={texts.nobody}
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
          value={ticket.assignedTo?.id ?? ""}
        />
        <Button type="submit">{texts.assign}</Button>
        <Button type="submit" name="claim" value="yes" data-key="c">{texts.claim}</Button>
      </div>
    </Form>
  );
}

function SeverityChange({ page, ticket }: StepsProps) {
  const texts = staffTicketTexts[page.language];
  const words = ticketTexts[page.language];
  return (
    <Form page={page} action={paths.staffTicketPart(ticket.id, "severity")} layout="plain">
      <div class="step-line">
        <Select
          name="severity"
          label={texts.severity}
          options={severities.map((value) => ({ value, label: words.severities[value] }))}
          value={ticket.severity}
        />
        <Button type="submit">{texts.changeSeverity}</Button>
      </div>
    </Form>
  );
}

export function Resolutions({ page, field }: { page: Page; field: Field }) {
  const texts = staffTicketTexts[page.language];
  const { resolutions } = ticketTexts[page.language];
  return (
    <Select
      {...field("resolution")}
      label={texts.resolution}
      empty="–"
      options={givenResolutions.map((value) => ({ value, label: resolutions[value] }))}
    />
  );
}

function NumberField({ page, field, hint }: { page: Page; field: Field; hint: string }) {
  return (
    <TextInput
      {...field("number")}
      label={staffTicketTexts[page.language].number}
      hint={hint}
      inputmode="numeric"
      width="short"
    />
  );
}

function Work(props: StepsProps) {
  const { page, work } = props;
  const texts = staffTicketTexts[page.language];
  const total = work.reduce((sum, { minutes }) => sum + minutes, 0);
  const title = total === 0
    ? texts.work
    : `${texts.work}: ${texts.workTotal(formatDuration(total * 60))}`;
  return (
    <Step {...props} part="work" title={title} button={texts.addWork}>
      {(field) => (
        <>
          {work.length > 0 && (
            <ul class="side-list">
              {work.map(({ staffName, minutes, note }) => (
                <li>
                  <span>{note}</span>
                  <span class="faint">{staffName}, {formatDuration(minutes * 60)}</span>
                </li>
              ))}
            </ul>
          )}
          <TextInput
            {...field("minutes")}
            label={texts.minutes}
            inputmode="numeric"
            width="short"
          />
          <TextInput {...field("note")} label={texts.workNote} />
        </>
      )}
    </Step>
  );
}

function Quote(props: StepsProps) {
  const { page, ticket, quote, rate } = props;
  const texts = staffTicketTexts[page.language];
  const money = (minor: number, currency: Currency) => formatMoney(page.language, minor, currency);
  return (
    <>
      {quote && (
        <Form
          page={page}
          action={paths.staffTicketPart(ticket.id, "quote-withdrawal")}
          layout="plain"
        >
          <p>
            {texts.quoteOpen(
              money(quote.amountMinor, quote.currency),
              formatDate(page.language, quote.validUntil),
            )}
          </p>
          <Button type="submit" size="small">{texts.withdrawQuote}</Button>
        </Form>
      )}
      {rate && (
        <Step {...props} part="quote" title={texts.quote} button={texts.sendQuote}>
          {(field) => (
            <>
              <p class="faint">{texts.quoteRate(money(rate.minor, rate.currency))}</p>
              <TextInput
                {...field("minutes")}
                label={texts.quoteMinutes}
                inputmode="numeric"
                width="short"
              />
              <TextArea {...field("text")} label={texts.quoteText} rows={3} />
            </>
          )}
        </Step>
      )}
    </>
  );
}
