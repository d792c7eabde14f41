import { csvTargets } from "../../core/formats/custom/targets.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { Form, FormErrors } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { paths } from "../paths.ts";
import { undocumentedSystems } from "../../core/formats/undocumented.ts";
import { formatListTexts } from "../texts/format_list.ts";
import { csvTexts } from "../texts/csv_configurations.ts";
import { wizardTexts } from "../texts/import_wizard.ts";
import { AddressFields } from "./wizard_address.tsx";
import { Choice, hrefOf, type WizardProps } from "./wizard_choice.tsx";

const groups = ["system", "comparison", "accounting", "other"] as const;

export function FormatQuestion(props: WizardProps) {
  const { page, entity, formats, answers } = props;
  const texts = wizardTexts[page.language].format;
  const details = wizardTexts[page.language].formats as Record<string, string>;
  return (
    <>
      {answers.file === undefined && <FileForm {...props} />}
      {answers.file === undefined && <AddressForm {...props} />}
      <p class="wizard-or">{texts.or}</p>
      {groups.map((group) => {
        const offered = formats.filter((format) => format.group === group);
        const undocumented = group === "other"
          ? undocumentedSystems.filter(({ entities }) => entities.includes(entity))
          : [];
        const canPair = group === "system" && csvTargets[entity] !== undefined;
        return (offered.length > 0 || undocumented.length > 0 || canPair) && (
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
              {undocumented.map(({ name }) => (
                <Choice
                  href={paths.formats(page.shop!, "undocumented")}
                  title={name}
                  detail={formatListTexts[page.language].undocumentedDetail}
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
        <p>
          <a href={paths.formats(page.shop!)}>{formatListTexts[page.language].link}</a>
        </p>
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

/** A file that is dropped is recognised, and answers what it can. */
function FileForm({ page, entity, values = {}, errors = {} }: WizardProps) {
  const texts = wizardTexts[page.language].format;
  return (
    <Form page={page} action={paths.recogniseImport(page.shop!)} upload>
      {errors.file && <FormErrors page={page} errors={errors} />}
      <input type="hidden" name="entity" value={entity} />
      {values.mode && <input type="hidden" name="mode" value={values.mode} />}
      <FileDrop
        name="file"
        page={page}
        label={texts.dropTitle}
        accepts={texts.dropHint}
        accept=".xml,.csv,.txt,.vcf,.zip,.gz"
        {...(errors.file ? { error: errors.file } : {})}
      />
      <ButtonRow>
        <Button icon="file-up">{texts.recognise}</Button>
      </ButtonRow>
    </Form>
  );
}

/** So does what lies at an address; where nothing comes of it the rest is chosen by hand. */
function AddressForm({ page, entity, answers, values = {}, errors = {} }: WizardProps) {
  const texts = wizardTexts[page.language].format;
  const isKept = answers.sealedAddress !== undefined;
  return (
    <Form page={page} action={paths.recogniseAddress(page.shop!)}>
      {errors.address && <FormErrors page={page} errors={errors} />}
      <input type="hidden" name="entity" value={entity} />
      {values.mode && <input type="hidden" name="mode" value={values.mode} />}
      <AddressFields page={page} label={texts.pasteTitle} values={values} errors={errors} />
      <ButtonRow>
        <Button icon="link">{texts.fetch}</Button>
      </ButtonRow>
      {isKept && <Notice>{texts.addressKept}</Notice>}
    </Form>
  );
}

/** @see R38 */
export function OtherWays({ page, entity }: WizardProps) {
  const texts = wizardTexts[page.language].otherWays;
  const shop = page.shop!;
  return (
    <div class="stack">
      {csvTargets[entity] !== undefined && (
        <p>
          <a href={paths.newCsvConfiguration(shop, { entity })}>{texts.pairing}</a>
        </p>
      )}
      <p>{texts.text}</p>
      <ul class="prose-list">
        <li>{texts.services}</li>
        <li>{texts.agency}</li>
        <li>
          <a href={paths.developers()}>{texts.programmer}</a>
        </li>
        <li>
          {shop.may.has("support.ask")
            ? <a href={paths.newTicket(shop)}>{texts.support}</a>
            : texts.support}
        </li>
      </ul>
      <p>
        <a href={paths.importWizard(page.shop!, { entity })}>{texts.back}</a>
      </p>
    </div>
  );
}
