import type { Entity } from "../../core/formats/format.ts";
import { exportEncodings } from "../../core/exports/export_format.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { formatNumber } from "../format.ts";
import { Notice } from "../components/notice.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { exportTexts } from "../texts/exports.ts";
import { fieldNames } from "../texts/record_fields.ts";

interface NewExportProps {
  page: Page;
  entity: Entity;
  formats: readonly { id: string; name: string; extension: string; hasFields?: true }[];
  /** Names of the fields that a file can be without. */
  fields: readonly string[];
  /** Of the list from which somebody came. */
  filter: Readonly<Record<string, string>>;
  count: number;
  values: FormValues;
  errors?: Errors;
}

export const fieldPrefix = "field.";
export const filterPrefix = "filter.";

/** What goes into a file, and in which format. */
export function NewExport(props: NewExportProps) {
  const { page, entity, formats, fields, filter, count, values, errors = {} } = props;
  const texts = exportTexts[page.language];
  const shop = page.shop!;
  const field = fieldsOf(values, errors);
  const isPosted = values.posted === "true";
  const names = fieldNames(page.language, entity);
  const details = texts.formats as Record<string, string>;
  return (
    <Layout
      page={page}
      title={texts.new}
      active={`${entity}/export`}
      breadcrumbs={[{ text: texts.of[entity], href: paths.exports(shop, entity) }]}
    >
      <Form page={page} action={paths.exports(shop)} layout="wide">
        {errors.form
          ? <Notice tone="warning">{errors.form}</Notice>
          : <FormErrors page={page} errors={errors} />}
        <input type="hidden" name="entity" value={entity} />
        <input type="hidden" name="posted" value="true" />
        {Object.entries(filter).map(([name, value]) => (
          <input type="hidden" name={filterPrefix + name} value={value} />
        ))}
        <p>
          {(Object.keys(filter).length > 0 ? texts.filtered : texts.all)(
            formatNumber(page.language, count),
          )}
        </p>
        <fieldset class="field">
          <legend class="field-label">{texts.format}</legend>
          {formats.map(({ id, name }, index) => (
            <div class="choice">
              <input
                type="radio"
                name="format"
                id={`format-${id}`}
                value={id}
                checked={(values.format ?? formats[0]?.id) === id &&
                  (values.format !== undefined || index === 0)}
              />
              <label for={`format-${id}`}>
                {name} <span class="faint">{details[id]}</span>
              </label>
            </div>
          ))}
          {errors.format && <p class="field-error">{errors.format}</p>}
        </fieldset>
        {formats.some(({ extension }) => extension === "csv") && (
          <Select
            {...field("encoding")}
            label={texts.encoding}
            width="medium"
            options={exportEncodings.map((value) => ({ value, label: texts.encodings[value] }))}
          />
        )}
        <details class="settings-section">
          <summary>
            <span class="settings-section-title">{texts.fields}</span>
            <span class="faint">{texts.fieldsHint}</span>
          </summary>
          <div class="settings-section-body field-choices">
            {fields.map((name) => (
              <Checkbox
                name={fieldPrefix + name}
                label={names[name] ?? name}
                checked={!isPosted || values[fieldPrefix + name] !== undefined}
              />
            ))}
          </div>
        </details>
        <ButtonRow>
          <Button kind="primary" icon="file-down" name="then" value="file">{texts.order}</Button>
        </ButtonRow>
        <details class="settings-section" open={errors.name !== undefined}>
          <summary>
            <span class="settings-section-title">{texts.publish}</span>
            <span class="faint">{texts.feedsHint}</span>
          </summary>
          <div class="settings-section-body">
            <TextInput
              {...field("name")}
              label={texts.name}
              hint={texts.nameHint}
              maxlength={100}
            />
            <ButtonRow>
              <Button icon="external-link" name="then" value="feed">{texts.publish}</Button>
            </ButtonRow>
          </div>
        </details>
      </Form>
    </Layout>
  );
}
