import { type ImportSource } from "../../core/imports/settings.ts";
import { sourcesOf } from "../../core/imports/wizard.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { wizardTexts } from "../texts/import_wizard.ts";
import { AddressFields } from "./wizard_address.tsx";
import { hrefOf, type WizardProps } from "./wizard_choice.tsx";

/** Where exactly the file is; an address that an earlier step has taken is only shown. */
export function SourceQuestion(props: WizardProps) {
  const { page, answers } = props;
  const texts = wizardTexts[page.language].source;
  const sources = sourcesOf(answers.frequency!);
  const source = answers.source ?? sources[0]!;
  if (props.shownAddress !== undefined) return <KeptAddress {...props} />;
  return (
    <>
      <nav class="tabs" aria-label={texts.title}>
        {sources.map((each) => (
          <a
            href={hrefOf(props, { source: each })}
            aria-current={each === source ? "page" : undefined}
          >
            {texts.choices[each]}
          </a>
        ))}
      </nav>
      <SourceForm {...props} source={source} />
    </>
  );
}

function SourceForm({ source, ...props }: WizardProps & { source: ImportSource }) {
  const { page, answers, values = {}, errors = {} } = props;
  const texts = wizardTexts[page.language].source;
  const shop = page.shop!;
  const actions = {
    upload: paths.recogniseImport(shop),
    address: paths.recogniseAddress(shop),
    inbox: paths.imports(shop),
  };
  return (
    <Form page={page} action={actions[source]} upload={source === "upload"}>
      <FormErrors page={page} errors={errors} />
      {Object.entries({ ...answers, source }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <SourceFields page={page} source={source} values={values} errors={errors} />
      <ButtonRow>
        <Button kind="primary">{source === "inbox" ? texts.create : texts.review}</Button>
        {source === "address" && (
          <Button formaction={paths.imports(shop)}>{texts.createUnseen}</Button>
        )}
      </ButtonRow>
    </Form>
  );
}

/** An address from which nothing could be fetched when it was pasted. */
function KeptAddress({ page, answers, shownAddress, values = {}, errors = {} }: WizardProps) {
  const texts = wizardTexts[page.language].source;
  const { sealedAddress: _sealed, ...others } = answers;
  return (
    <Form page={page} action={paths.imports(page.shop!)}>
      <FormErrors page={page} errors={errors} />
      {Object.entries(answers).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>
        {texts.address}: <span class="file-name">{shownAddress}</span>{" "}
        <a href={paths.importWizard(page.shop!, others)}>{texts.anotherAddress}</a>
      </p>
      <TextInput
        {...fieldsOf(values, errors)("name")}
        label={texts.name}
        hint={texts.nameHint}
      />
      <ButtonRow>
        <Button kind="primary">{texts.create}</Button>
      </ButtonRow>
    </Form>
  );
}

function SourceFields(
  { page, source, values, errors }: {
    page: Page;
    source: ImportSource;
    values: FormValues;
    errors: Errors;
  },
) {
  const texts = wizardTexts[page.language].source;
  const field = fieldsOf(values, errors);
  if (source === "upload") {
    return (
      <FileDrop
        {...field("file")}
        page={page}
        label={texts.file}
        accepts={wizardTexts[page.language].format.dropHint}
        accept=".xml,.csv,.txt,.vcf,.zip,.gz"
      />
    );
  }
  return (
    <>
      {source === "inbox"
        ? <TextInput {...field("inboxFile")} label={texts.inboxFile} hint={texts.inboxHint} code />
        : <AddressFields page={page} values={values} errors={errors} always />}
      <TextInput {...field("name")} label={texts.name} hint={texts.nameHint} />
    </>
  );
}
