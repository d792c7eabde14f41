import { languages } from "../../core/language.ts";
import type { Currency } from "../../core/money.ts";
import { lengthMs, outageKinds } from "../../core/outages/outage.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { OptionCards } from "../components/choices.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { FieldPair } from "../components/field.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { DateInput, TextArea } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { Table } from "../components/table.tsx";
import { formatDateTime, formatDuration, formatMoney, formatSpan } from "../format.ts";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import type { ShownOutage } from "../status/shown_outage.ts";
import { outageTexts } from "../texts/outages.ts";
import { staffOutageTexts } from "../texts/staff_outages.ts";

/** What becomes of the money that was charged for the days of an outage. */
export type ShownCredits =
  | { state: "none" }
  | { state: "waiting"; at: string }
  | { state: "posting" }
  | { state: "done"; sums: readonly { currency: Currency; shops: number; amountMinor: number }[] };

interface RecordedOutage extends ShownOutage {
  recordedBy: "staff" | "detected";
  standing: "coming" | "going_on" | "over";
}

const tones = { coming: "accent", going_on: "negative", over: "neutral" } as const;

/** All outages, the latest first. @see R216–R219 */
export function StaffOutages(
  props: {
    page: Page;
    outages: readonly (RecordedOutage & { credits: ShownCredits })[];
    mayEdit: boolean;
  },
) {
  const { page, outages, mayEdit } = props;
  const texts = staffOutageTexts[page.language];
  const record = mayEdit && (
    <Button kind="primary" icon="plus" href={paths.staffNewOutage()}>{texts.record}</Button>
  );
  return (
    <StaffLayout page={page} title={texts.title} active="outages" actions={record}>
      {outages.length === 0
        ? <EmptyState icon="circle-check" title={texts.empty}>{texts.emptyText}</EmptyState>
        : (
          <div class="stack">
            <Table
              page={page}
              caption={texts.title}
              rows={outages}
              rowKey={({ id }) => String(id)}
              {...(mayEdit ? { rowHref: ({ id }: RecordedOutage) => paths.staffOutage(id) } : {})}
              columns={[
                {
                  key: "when",
                  title: texts.when,
                  link: mayEdit,
                  phone: "title",
                  cell: (outage) => whenOf(page, outage),
                },
                { key: "kind", title: texts.kind, cell: ({ kind }) => texts.kinds[kind] },
                {
                  key: "standing",
                  title: texts.length,
                  phone: "end",
                  cell: (outage) => <Standing page={page} outage={outage} />,
                },
                {
                  key: "by",
                  title: texts.by,
                  cell: ({ recordedBy }) => texts.byWhom[recordedBy],
                },
                {
                  key: "credits",
                  title: texts.credits,
                  cell: ({ credits }) => creditsText(page, credits),
                },
              ]}
            />
            <p class="soft prose">{texts.creditHint}</p>
          </div>
        )}
    </StaffLayout>
  );
}

function Standing({ page, outage }: { page: Page; outage: RecordedOutage }) {
  const texts = staffOutageTexts[page.language];
  const { standing, startedAt, endedAt } = outage;
  if (standing === "over" && endedAt) {
    return <span class="figure nowrap">{lengthOf(startedAt, endedAt)}</span>;
  }
  return <Badge tone={tones[standing]}>{texts.standings[standing]}</Badge>;
}

const lengthOf = (from: string, to: string): string =>
  formatDuration(lengthMs({ from, to }) / 1000);

const whenOf = ({ language }: Page, { startedAt, endedAt }: ShownOutage): string =>
  endedAt
    ? formatSpan(language, startedAt, endedAt)
    : outageTexts[language].goesOn(formatDateTime(language, startedAt));

function creditsText({ language }: Page, credits: ShownCredits): string {
  const texts = staffOutageTexts[language];
  if (credits.state === "none") return texts.creditNone;
  if (credits.state === "posting") return texts.creditPosting;
  if (credits.state === "waiting") return texts.creditWaiting(formatDateTime(language, credits.at));
  const amounts = credits.sums.map(({ amountMinor, currency }) =>
    formatMoney(language, amountMinor, currency)
  );
  const shops = credits.sums.reduce((sum, each) => sum + each.shops, 0);
  return texts.creditDone(shops, amounts.join(", "));
}

/** A new outage, or one that is corrected: fields `kind`, `start`, `end`, `text.cs` …. */
export function OutageForm(
  props: {
    page: Page;
    values: FormValues;
    errors?: Errors;
    outage?: RecordedOutage & { areCreditsBegun: boolean };
  },
) {
  const { page, values, errors, outage } = props;
  const texts = staffOutageTexts[page.language];
  return (
    <StaffLayout
      page={page}
      title={outage ? whenOf(page, outage) : texts.record}
      active="outages"
      breadcrumbs={[{ text: texts.title, href: paths.staffOutages() }]}
    >
      <div class="stack" data-gap="large">
        <Form page={page} action={outage ? paths.staffOutage(outage.id) : paths.staffNewOutage()}>
          <FormErrors page={page} {...(errors ? { errors } : {})} />
          {!outage && <p>{texts.recordLead}</p>}
          <Times {...props} />
          {languages.map((language) => (
            <TextArea
              {...fieldsOf(values, errors)(`text.${language}`)}
              label={texts.text[language]}
              hint={texts.textHint}
              rows={5}
            />
          ))}
          <ButtonRow>
            <Button kind="primary">{outage ? texts.save : texts.publish}</Button>
          </ButtonRow>
        </Form>
        {outage && <Endings page={page} outage={outage} />}
      </div>
    </StaffLayout>
  );
}

function Times({ page, values, errors, outage }: Parameters<typeof OutageForm>[0]) {
  const texts = staffOutageTexts[page.language];
  const field = fieldsOf(values, errors);
  if (outage?.areCreditsBegun) return <Notice>{texts.timesFixed}</Notice>;
  return (
    <>
      <OptionCards
        {...field("kind")}
        label={texts.kind}
        options={outageKinds.map((kind) => ({
          value: kind,
          label: texts.kinds[kind],
          detail: texts.kindDetails[kind],
        }))}
      />
      <FieldPair>
        <DateInput {...field("start")} label={texts.start} hint={texts.timeHint} time />
        <DateInput {...field("end")} label={texts.end} hint={texts.endHint} time />
      </FieldPair>
    </>
  );
}

/** What else can be done with an outage that is recorded. */
function Endings(
  { page, outage }: { page: Page; outage: RecordedOutage & { areCreditsBegun: boolean } },
) {
  const texts = staffOutageTexts[page.language];
  if (outage.areCreditsBegun) return null;
  return (
    <div class="stack">
      {outage.standing === "going_on" && (
        <Form page={page} action={paths.staffOutagePart(outage.id, "end")} layout="plain">
          <Button icon="check">{texts.endNow}</Button>
        </Form>
      )}
      <Form page={page} action={paths.staffOutagePart(outage.id, "withdrawal")} layout="plain">
        <div class="stack" data-gap="small">
          <p class="soft">{texts.withdrawHint}</p>
          <ButtonRow>
            <Button kind="danger">{texts.withdraw}</Button>
          </ButtonRow>
        </div>
      </Form>
    </div>
  );
}
