import type { Child } from "hono/jsx";
import type { Entity } from "../../core/formats/format.ts";
import {
  frequenciesOf,
  modesOf,
  stepOf,
  type WizardStep,
  wizardSteps,
} from "../../core/imports/wizard.ts";
import type { ImportFrequency } from "../../core/imports/settings.ts";
import { formatMoney } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { byInvoiceTexts } from "../texts/by_invoice.ts";
import { wizardTexts } from "../texts/import_wizard.ts";
import { importListTexts } from "../texts/import_list.ts";
import { importModeTexts } from "../texts/import_modes.ts";
import { Choice, hrefOf, type WizardProps } from "./wizard_choice.tsx";
import { FormatQuestion, OtherWays } from "./wizard_format.tsx";
import { SourceQuestion } from "./wizard_source.tsx";

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
  const texts = importListTexts[page.language];
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

function ModeQuestion(props: WizardProps) {
  const texts = importModeTexts[props.page.language];
  return (
    <div class="wizard-choices">
      {modesOf(props.entity).toReversed().map((mode) => (
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
      {frequenciesOf(props.entity, props.answers.mode).map((frequency) => (
        <Choice
          href={hrefOf(props, { frequency })}
          title={texts.choices[frequency]}
          detail={texts.details[frequency]}
          aside={priceOf(props, frequency)}
        />
      ))}
    </div>
  );
}

/** Regular imports of products are charged, all others are free. @see R7, R11, R12 */
function priceOf({ page, entity, prices }: WizardProps, frequency: ImportFrequency) {
  if (frequency === "once" || entity !== "products") return undefined;
  const texts = wizardTexts[page.language].frequency;
  const monthMinor = frequency === "daily" ? prices.dailyMinor : prices.hourlyMinor;
  const money = formatMoney(page.language, monthMinor, prices.currency);
  const price = page.shop!.regime === "invoice"
    ? byInvoiceTexts[page.language].importPrice(money)
    : texts.price(money);
  return prices.isTrial ? `${price} ${texts.freeInTrial}` : price;
}

/** What was answered, each with the way back to its question; a file and an address stay. */
function Answers(props: WizardProps) {
  const { page, answers, shownAddress, formats } = props;
  const texts = wizardTexts[page.language];
  const { entity, format, mode, frequency, file, fileName, sealedAddress } = answers;
  const kept = { file, fileName, sealedAddress };
  const said: [question: string, answer: string, before: Record<string, string | undefined>][] = [];
  if (shownAddress) said.push([texts.source.address, shownAddress, { format, mode, frequency }]);
  else if (file) said.push([texts.source.file, fileName ?? "", { format, mode }]);
  if (format) {
    const name = formats.find(({ id }) => id === format)?.name ?? format;
    said.push([texts.format.answer, name, kept]);
  }
  if (mode) {
    said.push([texts.mode.answer, importModeTexts[page.language].modes[mode], { ...kept, format }]);
  }
  if (frequency) {
    const before = { ...kept, format, mode };
    said.push([texts.frequency.answer, texts.frequency.choices[frequency], before]);
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
              <a href={paths.importWizard(page.shop!, { entity, ...before })}>
                {texts.change}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
