import { configurationIdOf } from "../../core/formats/custom/format.ts";
import type { Entity } from "../../core/formats/format.ts";
import type { ImportFrequency, ImportSource } from "../../core/imports/settings.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { FormSection } from "../components/field.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { DateTime } from "../components/values.tsx";
import { formatDateTime } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { csvTexts } from "../texts/csv_configurations.ts";
import { importSettingsTexts } from "../texts/import_settings.ts";
import { wizardTexts } from "../texts/import_wizard.ts";
import { importListTexts } from "../texts/import_list.ts";
import { runTexts } from "../texts/import_run.ts";
import { importSourceTexts } from "../texts/import_source.ts";
import { ImportMenu } from "./import_menu.tsx";
import { SettingsFields } from "./settings_form.tsx";
import type { SettingsFieldsProps } from "./settings_section.tsx";

export interface ImportSettingsProps {
  page: Page;
  of: {
    id: number;
    name: string;
    entity: Entity;
    frequency: ImportFrequency;
    source: ImportSource;
    shownAddress: string | undefined;
    anyCertificate: boolean;
    inboxFile: string | undefined;
    pausedAt: string | undefined;
    settingsVersion: number;
  };
  format: SettingsFieldsProps["format"] & { name: string };
  /** When it runs next by itself. @see R10, R16 */
  nextRun: string | undefined;
  versions: readonly { version: number; createdAt: string; createdBy: string }[];
  frequencies: readonly ImportFrequency[];
  values: FormValues;
  errors?: Errors;
  /** Of the part about the source. */
  sourceValues?: FormValues;
  sourceErrors?: Errors;
}

/** All that can be set of an import that is there. @see R56–R59 */
export function ImportSettingsPage(props: ImportSettingsProps) {
  const { page, of, format, values, errors = {} } = props;
  const texts = importSettingsTexts[page.language];
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={texts.title}
      actions={<ImportMenu page={page} of={of} />}
      active={`${of.entity}/import`}
      breadcrumbs={[
        {
          text: importListTexts[page.language].titles[of.entity],
          href: paths.entityImports(shop, of.entity),
        },
        { text: of.name, href: paths.import(shop, String(of.id)) },
      ]}
    >
      <div class="import-settings">
        <div class="import-settings-main">
          <Notice tone="warning">{texts.warning}</Notice>
          <Form
            page={page}
            action={paths.importPart(shop, of.id, "settings")}
            layout="wide"
            unsaved
          >
            <FormErrors page={page} errors={errors} />
            <TextInput
              {...fieldsOf(values, errors)("name")}
              label={wizardTexts[page.language].source.name}
              maxlength={200}
            />
            <SettingsFields
              page={page}
              entity={of.entity}
              format={format}
              isScheduled={of.frequency !== "once"}
              values={values}
              errors={errors}
            />
            <ButtonRow>
              <Button kind="primary">{texts.save}</Button>
            </ButtonRow>
          </Form>
        </div>
        <Aside {...props} />
      </div>
    </Layout>
  );
}

function Aside(props: ImportSettingsProps) {
  const { page, of, format, nextRun, versions } = props;
  const texts = importListTexts[page.language];
  const settings = importSettingsTexts[page.language];
  return (
    <aside class="import-settings-aside">
      <KeyValues
        items={[
          { name: texts.format, value: <FormatName page={page} of={of} format={format} /> },
          {
            name: texts.frequency,
            value: wizardTexts[page.language].frequency.choices[of.frequency],
          },
          ...(nextRun
            ? [{ name: texts.nextRun, value: <DateTime page={page} at={nextRun} /> }]
            : []),
        ]}
      />
      {of.source !== "upload" && <SourceForm {...props} />}
      <section aria-label={runTexts[page.language].versions}>
        <h2>{runTexts[page.language].versions}</h2>
        <ul class="version-list">
          {versions.map(({ version, createdAt, createdBy }) => (
            <li aria-current={version === of.settingsVersion ? "true" : undefined}>
              {settings.version(version, formatDateTime(page.language, createdAt), createdBy)}
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

/** The shop's own format leads to its pairing of columns, shown with the import's last file. */
function FormatName(
  { page, of, format }: Pick<ImportSettingsProps, "page" | "of" | "format">,
) {
  const configuration = configurationIdOf(format.id);
  if (configuration === undefined) return format.name;
  const href = paths.csvConfiguration(page.shop!, configuration, { import: of.id });
  return (
    <>
      {format.name} <a href={href}>{csvTexts[page.language].settingsLink}</a>
    </>
  );
}

/** Where the file comes from and how often. A saved password is never shown again. @see FE-12 */
function SourceForm(props: ImportSettingsProps) {
  const { page, of, frequencies, sourceValues = {}, sourceErrors = {} } = props;
  const texts = wizardTexts[page.language];
  const field = fieldsOf(
    { frequency: of.frequency, inboxFile: of.inboxFile, ...sourceValues },
    sourceErrors,
  );
  return (
    <Form page={page} action={paths.importPart(page.shop!, of.id, "source")}>
      <FormSection title={texts.source.answer}>
        <FormErrors page={page} errors={sourceErrors} />
        {of.source === "address"
          ? (
            <>
              <p class="faint">
                <span class="file-name">{of.shownAddress}</span>
              </p>
              <TextInput
                {...field("address")}
                label={importSourceTexts[page.language].newAddress}
                hint={importSourceTexts[page.language].newAddressHint}
                autocomplete="off"
                inputmode="url"
                code
              />
              <Checkbox
                name="anyCertificate"
                value="true"
                checked={(sourceValues.anyCertificate ?? String(of.anyCertificate)) === "true"}
                label={texts.source.anyCertificate}
                hint={texts.source.anyCertificateHint}
              />
            </>
          )
          : <TextInput {...field("inboxFile")} label={texts.source.inboxFile} code />}
        <Select
          {...field("frequency")}
          label={texts.frequency.answer}
          options={frequencies.map((value) => ({
            value,
            label: texts.frequency.choices[value],
          }))}
        />
        <ButtonRow>
          <Button>{importSourceTexts[page.language].saveSource}</Button>
        </ButtonRow>
      </FormSection>
    </Form>
  );
}
