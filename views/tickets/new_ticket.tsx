import type { AskingRefusal } from "../../core/support/asking.ts";
import type { Support } from "../../core/support/levels.ts";
import type { Quota } from "../../core/support/quota.ts";
import { severities, type TicketKind } from "../../core/support/ticket.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { OptionCards } from "../components/choices.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { DateInput, Select, TextArea, TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { formatDate } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { communityTexts } from "../texts/community.ts";
import { supportTexts } from "../texts/support.ts";
import { ticketTexts } from "../texts/tickets.ts";
import { type KeptFile, MessageFiles } from "./message_fields.tsx";
import { QuotaLine } from "./quota_line.tsx";
import { ContextLinks, hasContext, type ShownContext } from "./ticket_context.tsx";

interface NewTicketProps {
  page: Page;
  values: FormValues;
  errors?: Errors;
  fileError?: string | undefined;
  /** Why it was not taken. */
  refusal?: AskingRefusal | undefined;
  kinds: readonly TicketKind[];
  quota: Quota;
  support: Support;
  context: ShownContext;
  kept: readonly KeptFile[];
  /** Names the form, so that the same sent twice opens one request. */
  formId: string;
  isDraft: boolean;
  /** Working days ahead of a campaign, and the first day that is in time today. */
  campaign: { days: number; from: string };
  /** What answers depend on now. */
  hours: { from: number; until: number; isPeak: boolean; isOpen: boolean };
}

/** A new request: what it is about, how serious it is, what happened. @see R104, R105, R110 */
export function NewTicket(props: NewTicketProps) {
  const { page, values, errors, refusal, quota, hours, isDraft, context } = props;
  const texts = supportTexts[page.language];
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={texts.new}
      active="support"
      breadcrumbs={[{ text: texts.title, href: paths.support(shop) }]}
      lead={[
        texts.hours(hours.from, hours.until),
        !hours.isOpen ? texts.closedNow : hours.isPeak ? texts.peak : "",
      ].filter(Boolean).join(" ")}
    >
      <QuotaLine page={page} quota={quota} />
      {isDraft && !refusal && <Notice>{texts.draftKept}</Notice>}
      <Form
        page={page}
        action={paths.support(shop)}
        upload
        layout="wide"
        data-draft={paths.supportDraft(shop)}
      >
        {refusal
          ? (
            <Notice tone="warning" role="alert">
              {refusal === "no_requests_left"
                ? texts.refusals.no_requests_left(formatDate(page.language, quota.renewsOn))
                : texts.refusals[refusal]}
            </Notice>
          )
          : <FormErrors page={page} errors={errors} text={props.fileError} />}
        {hasContext(context) && (
          <p>
            <span class="faint">{texts.about}:</span>{" "}
            <ContextLinks page={page} slug={shop.slug} context={context} />
          </p>
        )}
        {values.follows && (
          <p>
            <a href={paths.ticket(shop, values.follows)}>
              {texts.followsOn(Number(values.follows))}
            </a>
          </p>
        )}
        <Fields {...props} />
        <ButtonRow>
          <Button type="submit" kind="primary">{texts.send}</Button>
          {refusal && refusal !== "suspended" && (
            <Button type="submit" name="paid" value="yes">{texts.sendPaid}</Button>
          )}
        </ButtonRow>
        {hidden.map((name) =>
          values[name] && <input type="hidden" name={name} value={values[name]} />
        )}
      </Form>
    </Layout>
  );
}

/** What the form carries from where it was opened. */
const hidden = ["follows", "import", "run", "problem", "product", "entry"];

function Fields(props: NewTicketProps) {
  const { page, values, errors = {}, fileError, kinds, kept, formId, campaign } = props;
  const texts = supportTexts[page.language];
  const words = ticketTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <>
      <Select
        {...field("kind")}
        label={texts.kind}
        empty={texts.chooseKind}
        options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        width="medium"
      />
      <div data-when="kind=campaign" hidden={values.kind !== "campaign"}>
        <DateInput
          {...field("campaign")}
          label={texts.campaign}
          hint={texts.campaignHint(campaign.days, formatDate(page.language, campaign.from))}
        />
      </div>
      <div data-when="kind!=campaign" hidden={values.kind === "campaign"}>
        <OptionCards
          {...field("severity")}
          label={texts.severity}
          options={severities.map((severity) => ({
            value: severity,
            label: words.severities[severity],
            detail: words.impacts[severity],
          }))}
          data-severities=""
        />
      </div>
      <TextInput
        {...field("subject")}
        label={texts.subjectLabel}
        hint={texts.subjectHint}
        maxlength={300}
        autocomplete="off"
        hx-get={paths.similarTickets(page.shop!)}
        hx-trigger="input changed delay:300ms"
        hx-target="#similar"
        hx-sync="this:replace"
      />
      <div id="similar" class="similar-place" aria-live="polite"></div>
      <TextArea {...field("body")} label={texts.body} hint={texts.bodyHint} rows={9} />
      <TextInput
        {...field("phone")}
        label={texts.phone}
        hint={texts.phoneHint}
        optional={texts.optional}
        type="tel"
        width="medium"
        autocomplete="tel"
      />
      <input type="hidden" name="form" value={formId} />
      <MessageFiles page={page} kept={kept} error={fileError} />
    </>
  );
}

interface SimilarProps {
  page: Page;
  tickets: readonly { id: number; subject: string }[];
  /** Of the community. */
  questions: readonly { id: number; title: string }[];
}

/** What was asked before, first by the shop itself, then in the community: a part of the page. */
export function SimilarTickets({ page, tickets, questions }: SimilarProps) {
  const texts = supportTexts[page.language];
  return (
    <div class="similar">
      {tickets.length > 0 && (
        <>
          <p>{texts.similar}</p>
          <ul>
            {tickets.map(({ id, subject }) => (
              <li>
                <span class="faint figure">#{id}</span>
                <a href={paths.ticket(page.shop!, id)}>{subject}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {questions.length > 0 && (
        <>
          <p>{communityTexts[page.language].similar}</p>
          <ul>
            {questions.map(({ id, title }) => (
              <li>
                <a href={paths.communityQuestion(id)} target="_blank">{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
