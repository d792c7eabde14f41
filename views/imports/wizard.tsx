import type { Child } from "hono/jsx";
import { csvTargets } from "../../core/formats/custom_csv/targets.ts";
import type { Entity, Format } from "../../core/formats/format.ts";
import { importModes } from "../../core/imports/settings.ts";
import {
  frequenciesOf,
  sourcesOf,
  stepOf,
  type WizardAnswers,
  type WizardStep,
  wizardSteps,
} from "../../core/imports/wizard.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { csvTexts } from "../texts/csv_configurations.ts";
import { wizardTexts } from "../texts/import_wizard.ts";
import { importTexts } from "../texts/imports.ts";

interface WizardProps {
  page: Page;
  entity: Entity;
  answers: WizardAnswers;
  /** Formats that carry the entity. */
  formats: readonly Format[];
  /** The last choice of the first question: none of them. @see R38 */
  isOther?: boolean;
  values?: FormValues;
  errors?: Errors;
}

/** One question a page; the answers so far stand beside it and can be changed. @see R41–R51 */
export function Wizard(props: WizardProps) {
  const { page, entity, answers } = props;
  const texts = wizardTexts[page.language];
  const step = stepOf(answers);
  const number = wizardSteps.indexOf(step) + 1;
  return (
    <WizardLayout page={page} entity={entity} title={texts.title} aside={<Answers {...props} />}>
      <p class="wizard-step">{texts.step(number, wizardSteps.length)}</p>
      <h2 class="wizard-question">{props.isOther ? texts.otherWays.title : texts[step].title}</h2>
      <Question {...props} step={step} />
    </WizardLayout>
  );
}

export function WizardLayout(
  { page, entity, title, aside, children }: {
    page: Page;
    entity: Entity;
    title: string;
    aside?: Child;
    children: Child;
  },
) {
  const texts = importTexts[page.language];
  const href = paths.entityImports(page.shop!, entity);
  return (
    <Layout
      page={page}
      title={title}
      active={`${entity}/import`}
      breadcrumbs={[{ text: texts.titles[entity], href }]}
    >
      <div class="wizard">
        <div class="wizard-main">{children}</div>
        {aside}
      </div>
    </Layout>
  );
}

function Question(props: WizardProps & { step: WizardStep }) {
  if (props.isOther) return <OtherWays {...props} />;
  switch (props.step) {
    case "format":
      return <FormatQuestion {...props} />;
    case "mode":
      return <ModeQuestion {...props} />;
    case "frequency":
      return <FrequencyQuestion {...props} />;
    case "source":
      return <SourceQuestion {...props} />;
  }
}

const hrefOf = ({ page, answers }: WizardProps, more: Partial<WizardAnswers>): string =>
  paths.importWizard(page.shop!, { ...answers, ...more });

/** A choice that is a link: the next question is its page. */
function Choice(
  { href, title, detail, aside }: { href: string; title: string; detail?: Child; aside?: Child },
) {
  return (
    <a class="wizard-choice" href={href}>
      <strong>{title}</strong>
      {detail && <span>{detail}</span>}
      {aside && <span class="faint">{aside}</span>}
    </a>
  );
}

const groups = ["system", "comparison", "accounting", "other"] as const;

function FormatQuestion(props: WizardProps) {
  const { page, entity, formats, errors = {} } = props;
  const texts = wizardTexts[page.language].format;
  const details = wizardTexts[page.language].formats as Record<string, string>;
  return (
    <>
      <Form page={page} action={paths.recogniseImport(page.shop!)} upload>
        <FormErrors page={page} errors={errors} />
        <input type="hidden" name="entity" value={entity} />
        {props.values?.mode && <input type="hidden" name="mode" value={props.values.mode} />}
        <FileDrop
          name="file"
          page={page}
          label={texts.dropTitle}
          accepts={texts.dropHint}
          accept=".xml,.csv,.txt,.zip,.gz"
          {...(errors.file ? { error: errors.file } : {})}
        />
        <ButtonRow>
          <Button icon="file-up">{texts.recognise}</Button>
        </ButtonRow>
      </Form>
      <p class="wizard-or">{texts.or}</p>
      {groups.map((group) => {
        const offered = formats.filter((format) => format.group === group);
        const canPair = group === "system" && csvTargets[entity] !== undefined;
        return (offered.length > 0 || canPair) && (
          <section class="wizard-group" aria-label={texts.groups[group]}>
            <h3>{texts.groups[group]}</h3>
            <div class="wizard-choices">
              {offered.map((format) => (
                <Choice
                  href={hrefOf(props, { format: format.id })}
                  title={format.name}
                  detail={details[format.id] ?? csvTexts[page.language].savedDetail}
                  aside={texts.carries(format.fields[entity]?.length ?? 0)}
                />
              ))}
              {canPair && (
                <Choice
                  href={paths.newCsvConfiguration(page.shop!, { entity })}
                  title={csvTexts[page.language].choice}
                  detail={csvTexts[page.language].choiceDetail}
                />
              )}
            </div>
          </section>
        );
      })}
      <section class="wizard-group">
        <div class="wizard-choices">
          <Choice
            href={paths.importWizard(page.shop!, { entity, format: "other" })}
            title={texts.other}
            detail={texts.otherDetail}
          />
        </div>
      </section>
    </>
  );
}

/** @see R38 */
function OtherWays({ page, entity }: WizardProps) {
  const texts = wizardTexts[page.language].otherWays;
  return (
    <div class="stack">
      <p>{texts.text}</p>
      <ul class="prose-list">
        <li>{texts.services}</li>
        <li>{texts.agency}</li>
        <li>{texts.programmer}</li>
        <li>{texts.support}</li>
      </ul>
      <p>
        <a href={paths.importWizard(page.shop!, { entity })}>{texts.back}</a>
      </p>
    </div>
  );
}

function ModeQuestion(props: WizardProps) {
  const texts = importTexts[props.page.language];
  return (
    <div class="wizard-choices">
      {[...importModes].toReversed().map((mode) => (
        <Choice
          href={hrefOf(props, { mode })}
          title={texts.modes[mode]}
          detail={texts.modeDetails[mode]}
        />
      ))}
    </div>
  );
}

function FrequencyQuestion(props: WizardProps) {
  const texts = wizardTexts[props.page.language].frequency;
  return (
    <div class="wizard-choices">
      {frequenciesOf(props.entity).map((frequency) => (
        <Choice
          href={hrefOf(props, { frequency })}
          title={texts.choices[frequency]}
          detail={texts.details[frequency]}
        />
      ))}
    </div>
  );
}

function SourceQuestion(props: WizardProps) {
  const { page, answers, values = {}, errors = {} } = props;
  const texts = wizardTexts[page.language].source;
  const sources = sourcesOf(answers.frequency!);
  const source = answers.source ?? sources[0]!;
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
      <Form
        page={page}
        action={source === "upload" ? paths.recogniseImport(page.shop!) : paths.imports(page.shop!)}
        upload
      >
        <FormErrors page={page} errors={errors} />
        {Object.entries({ ...answers, source }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <SourceFields page={page} source={source} values={values} errors={errors} />
        <ButtonRow>
          <Button kind="primary">
            {source === "upload" ? texts.review : texts.create}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}

function SourceFields(
  { page, source, values, errors }: {
    page: Page;
    source: "upload" | "address" | "inbox";
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
        accept=".xml,.csv,.txt,.zip,.gz"
      />
    );
  }
  const name = <TextInput {...field("name")} label={texts.name} hint={texts.nameHint} />;
  if (source === "inbox") {
    return (
      <>
        <TextInput {...field("inboxFile")} label={texts.inboxFile} hint={texts.inboxHint} code />
        {name}
      </>
    );
  }
  return (
    <>
      <TextInput
        {...field("address")}
        label={texts.address}
        hint={texts.addressHint}
        inputmode="url"
        autocomplete="off"
        code
      />
      <Checkbox
        name="anyCertificate"
        value="true"
        checked={values.anyCertificate === "true"}
        label={texts.anyCertificate}
        hint={texts.anyCertificateHint}
      />
      {name}
    </>
  );
}

/** What was answered, each with the way back to its question. */
function Answers(props: WizardProps) {
  const { page, answers, formats } = props;
  const texts = wizardTexts[page.language];
  const { format, mode, frequency } = answers;
  const said: [question: string, answer: string, before: Record<string, string | undefined>][] = [];
  if (format) {
    const name = formats.find(({ id }) => id === format)?.name ?? format;
    said.push([texts.format.answer, name, {}]);
  }
  if (mode) said.push([texts.mode.answer, importTexts[page.language].modes[mode], { format }]);
  if (frequency) {
    said.push([texts.frequency.answer, texts.frequency.choices[frequency], { format, mode }]);
  }
  if (said.length === 0) return null;
  return (
    <aside class="wizard-answers" aria-label={texts.answers}>
      <h2>{texts.answers}</h2>
      <dl>
        {said.map(([question, answer, before]) => (
          <div>
            <dt>{question}</dt>
            <dd>
              {answer}{" "}
              <a href={paths.importWizard(page.shop!, { entity: answers.entity, ...before })}>
                {texts.change}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
