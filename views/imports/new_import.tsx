import { type CodeTag, codeTags, type Entity } from "../../core/formats/format.ts";
import type { ImportMode } from "../../core/imports/settings.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox, OptionCards } from "../components/choices.tsx";
import { FormSection } from "../components/field.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { importTexts } from "../texts/imports.ts";

/** The usual one first. */
const modes: readonly ImportMode[] = ["both", "create", "update"];

interface NewImportProps {
  page: Page;
  entity: Entity;
  /** Formats that carry the entity. */
  formats: readonly { id: string; name: string }[];
  values?: FormValues;
  errors?: Errors;
}

/** One page: what, how, and by what records are paired. @see R41–R51, R57 */
export function NewImport({ page, entity, formats, values = {}, errors = {} }: NewImportProps) {
  const texts = importTexts[page.language];
  const field = fieldsOf({ mode: "both", format: "auto", codeTag: "ITEM_ID", ...values }, errors);
  const isChecked = values.entity === undefined || values.createCategories === "true";
  return (
    <Layout
      page={page}
      title={texts.new}
      active={`${entity}/import`}
      breadcrumbs={[
        { text: texts.titles[entity], href: paths.entityImports(page.shop!, entity) },
      ]}
    >
      <Form page={page} action={paths.imports(page.shop!)} upload>
        <FormErrors page={page} errors={errors} />
        <input type="hidden" name="entity" value={entity} />
        <FileDrop
          {...field("file")}
          page={page}
          label={texts.file}
          accepts={texts.fileHint}
          accept=".xml,.csv,.txt"
        />
        <OptionCards
          {...field("mode")}
          label={texts.mode}
          options={modes.map((mode) => ({
            value: mode,
            label: texts.modes[mode],
            detail: texts.modeDetails[mode],
          }))}
        />
        <Select
          {...field("format")}
          label={texts.format}
          hint={texts.formatHint}
          options={[
            { value: "auto", label: texts.formatAuto },
            ...formats.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <FormSection title={texts.pairing}>
          <Select
            {...field("codeTag")}
            label={texts.codeTag}
            hint={texts.codeTagHint}
            options={codeTags.map((tag: CodeTag) => ({ value: tag, label: texts.codeTags[tag] }))}
          />
          <TextInput
            {...field("codePrefix")}
            label={texts.codePrefix}
            hint={texts.codePrefixHint}
            width="short"
            maxlength={20}
            code
          />
          <Checkbox
            name="createCategories"
            value="true"
            label={texts.createCategories}
            checked={isChecked}
          />
        </FormSection>
        <Notice tone="warning">{texts.warning}</Notice>
        <ButtonRow>
          <Button kind="primary" icon="import">{texts.start}</Button>
        </ButtonRow>
      </Form>
    </Layout>
  );
}
