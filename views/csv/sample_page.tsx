import type { Entity } from "../../core/formats/format.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { type Errors, fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { WizardLayout } from "../imports/wizard.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { csvTexts } from "../texts/csv_configurations.ts";

interface SampleProps {
  page: Page;
  entity: Entity;
  /** Another sample of a pairing that is there, maybe for an import. */
  configuration?: string;
  importId?: string;
  /** Pairings that could be taken instead. */
  saved: readonly { id: number; name: string }[];
  errors?: Errors;
}

/** The first step of a pairing: a file to see its columns. */
export function SamplePage(props: SampleProps) {
  const { page, entity, configuration, importId, saved, errors = {} } = props;
  const texts = csvTexts[page.language];
  return (
    <WizardLayout page={page} entity={entity} title={texts.title}>
      <h2 class="wizard-question">{texts.sample.title}</h2>
      <p>{texts.sample.text}</p>
      <Form page={page} action={paths.csvSample(page.shop!)} upload>
        <FormErrors page={page} errors={errors} />
        <input type="hidden" name="entity" value={entity} />
        {configuration && <input type="hidden" name="configuration" value={configuration} />}
        {importId && <input type="hidden" name="import" value={importId} />}
        <FileDrop
          {...fieldsOf({}, errors)("file")}
          page={page}
          label={texts.sample.file}
          accepts={texts.sample.accepts}
          accept=".csv,.txt,.tsv,.xml,.zip,.gz"
        />
        <ButtonRow>
          <Button kind="primary">{texts.sample.button}</Button>
        </ButtonRow>
      </Form>
      {!configuration && saved.length > 0 && (
        <section class="wizard-group" aria-label={texts.sample.saved}>
          <h3>{texts.sample.saved}</h3>
          <div class="wizard-choices">
            {saved.map(({ id, name }) => (
              <a
                class="wizard-choice"
                href={paths.importWizard(page.shop!, { entity, format: `csv:${id}` })}
              >
                <strong>{name}</strong>
                <span>{texts.savedDetail}</span>
              </a>
            ))}
          </div>
        </section>
      )}
      {!configuration && (
        <p>
          <a href={paths.csvConfigurations(page.shop!, entity)}>{texts.sample.manage}</a>
        </p>
      )}
    </WizardLayout>
  );
}
