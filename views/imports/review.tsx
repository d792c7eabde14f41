import { recordName } from "../../core/catalogue/entity_fields.ts";
import type { Value } from "../../core/catalogue/values.ts";
import type { Entity } from "../../core/formats/format.ts";
import { isCurrency } from "../../core/money.ts";
import type { RecordPlan } from "../../core/imports/plan.ts";
import type { WizardAnswers } from "../../core/imports/wizard.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { Table } from "../components/table.tsx";
import { formatMoney } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { fieldLabel } from "../products/field_texts.ts";
import { importSettingsTexts } from "../texts/import_settings.ts";
import { codeColumn, nameColumn } from "../texts/record_fields.ts";
import { wizardTexts } from "../texts/import_wizard.ts";
import { runItemTexts } from "../texts/import_items.ts";
import { previewTexts } from "../texts/import_preview.ts";
import { type ProblemFacts, problemMessage } from "../texts/problems.ts";
import { SettingsFields } from "./settings_form.tsx";
import type { SettingsFieldsProps } from "./settings_section.tsx";
import { WizardLayout } from "./wizard.tsx";

export interface ShownRecord {
  line: number;
  code: string | undefined;
  values: ReadonlyMap<string, Value | null>;
  variants: number;
  plan: RecordPlan;
}

interface ReviewProps {
  page: Page;
  entity: Entity;
  answers: WizardAnswers;
  /** Where the file was fetched from, without secrets. */
  shownAddress?: string | undefined;
  format: SettingsFieldsProps["format"] & { name: string };
  records: readonly ShownRecord[];
  problems: readonly ProblemFacts[];
  values: FormValues;
  errors?: Errors;
}

/** The last page of the wizard: what would happen to the first records, and all settings. @see R51, R56, R57 */
export function Review(props: ReviewProps) {
  const { page, entity, answers, shownAddress, format, values, errors = {} } = props;
  const isScheduled = answers.frequency !== "once";
  const texts = wizardTexts[page.language];
  return (
    <WizardLayout page={page} entity={entity} title={texts.title}>
      <FirstRecords page={page} entity={entity} records={props.records} problems={props.problems} />
      <Form page={page} action={paths.imports(page.shop!)} layout="wide">
        <FormErrors page={page} errors={errors} />
        {Object.entries(answers).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="settings" value="true" />
        <p>
          {texts.review.file}: <span class="file-name">{answers.fileName}</span>, {format.name}
        </p>
        {shownAddress && (
          <>
            <p>
              {texts.source.address}: <span class="file-name">{shownAddress}</span>
            </p>
            <TextInput
              {...fieldsOf(values, errors)("name")}
              label={texts.source.name}
              hint={texts.source.nameHint}
            />
          </>
        )}
        <Notice tone="warning">{importSettingsTexts[page.language].warning}</Notice>
        <SettingsFields
          page={page}
          entity={entity}
          format={format}
          isScheduled={isScheduled}
          values={values}
          errors={errors}
        />
        <ButtonRow>
          <Button kind="primary" icon="import">
            {isScheduled ? texts.source.create : texts.review.create}
          </Button>
          <Button icon="eye" name="then" value="preview">
            {previewTexts[page.language].order}
          </Button>
        </ButtonRow>
      </Form>
    </WizardLayout>
  );
}

const problemsShown = 5;

export function FirstRecords(
  { page, entity, records, problems }: Pick<
    ReviewProps,
    "page" | "entity" | "records" | "problems"
  >,
) {
  const texts = wizardTexts[page.language].review;
  return (
    <section class="first-records" aria-labelledby="first-records">
      <h2 id="first-records">{texts.title}</h2>
      <p class="faint">{records.length === 0 ? texts.none : texts.text}</p>
      {problems.length > 0 && (
        <ul class="prose-list">
          {problems.slice(0, problemsShown).map((facts) => (
            <li>{problemMessage(page.language, facts)}</li>
          ))}
        </ul>
      )}
      {records.length > 0 && <RecordTable page={page} entity={entity} records={records} />}
    </section>
  );
}

function RecordTable(
  { page, entity, records }: { page: Page; entity: Entity; records: readonly ShownRecord[] },
) {
  const texts = wizardTexts[page.language].review;
  const name = nameColumn(page.language, entity);
  return (
    <Table
      page={page}
      caption={texts.title}
      rows={records}
      rowKey={({ line }) => String(line)}
      columns={[
        {
          key: "code",
          title: codeColumn(page.language, entity),
          fit: true,
          cell: ({ code }) => <code>{code ?? ""}</code>,
        },
        ...(name === undefined ? [] : [{
          key: "title",
          title: name,
          phone: "title" as const,
          cell: (record: ShownRecord) => recordName(entity, record, page.language) ?? "",
        }]),
        ...(entity !== "products" ? [] : [{
          key: "price",
          title: texts.price,
          align: "end" as const,
          fit: true,
          cell: (record: ShownRecord) => priceOf(page, record),
        }]),
        {
          key: "action",
          title: texts.action,
          fit: true,
          phone: "end",
          cell: (record) => <Action page={page} entity={entity} record={record} />,
        },
      ]}
    />
  );
}

function priceOf(page: Page, { values }: ShownRecord): string {
  for (const [path, value] of values) {
    const [field, currency = ""] = path.split(":");
    if (field === "price" && typeof value === "number" && isCurrency(currency)) {
      return formatMoney(page.language, value, currency);
    }
  }
  return "";
}

const tones = {
  create: "positive",
  update: "accent",
  leave: "neutral",
  skip: "neutral",
  fail: "negative",
} as const;

/** What will happen, and to an update also to which fields. */
function Action(
  { page, entity, record: { plan } }: { page: Page; entity: Entity; record: ShownRecord },
) {
  const texts = wizardTexts[page.language].review;
  const reasons = runItemTexts[page.language].reasons as Record<string, string>;
  const detail = plan.action === "update"
    ? [...plan.changes.keys()].map((path) => fieldLabel(page.language, path, entity)).join(", ")
    : "reason" in plan
    ? reasons[plan.reason]
    : undefined;
  return (
    <span title={detail}>
      <Badge tone={tones[plan.action]}>{texts.actions[plan.action]}</Badge>
    </span>
  );
}
