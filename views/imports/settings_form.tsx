import type { Child } from "hono/jsx";
import { codeTags, type Entity } from "../../core/formats/format.ts";
import {
  decimalStyles,
  fieldPolicies,
  missingActions,
  missingVariantActions,
  newVisibilities,
  roundings,
  variantPairings,
} from "../../core/imports/settings.ts";
import { Checkbox } from "../components/choices.tsx";
import type { Errors, FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { fieldTexts } from "../texts/fields.ts";
import { importSettingsTexts } from "../texts/import_settings.ts";
import { importTexts } from "../texts/imports.ts";

export interface SettingsFieldsProps {
  page: Page;
  entity: Entity;
  format: {
    id: string;
    extension: "xml" | "csv";
    hasVariantTree?: true;
    /** Fields that its records can carry. */
    fields: readonly string[];
  };
  isScheduled: boolean;
  values: FormValues;
  errors: Errors;
}

type SectionKey = keyof typeof importSettingsTexts.en.sections;
const encodings = ["utf-8", "windows-1250", "iso-8859-2", "utf-16le"];

/** All that can be set of an import, in sections of the standard order. @see R58–R79, R81 */
export function SettingsFields(props: SettingsFieldsProps) {
  return (
    <>
      <CreateSection {...props} />
      <UpdateSection {...props} />
      {props.entity === "products" && <MissingSection {...props} />}
      {props.isScheduled && <GuardSection {...props} />}
      <DataSection {...props} />
      <OtherSection {...props} />
    </>
  );
}

/** A section that holds a mistake is open, or nobody would find it. */
function Section(
  { props, of, names, open, children }: {
    props: SettingsFieldsProps;
    of: SectionKey;
    names: readonly string[];
    open?: boolean;
    children: Child;
  },
) {
  const texts = importSettingsTexts[props.page.language];
  const hasError = names.some((name) => props.errors[name] !== undefined);
  return (
    <details class="settings-section" open={open || hasError}>
      <summary>
        <span class="settings-section-title">{texts.sections[of]}</span>
        <span class="faint">{texts.sectionHints[of]}</span>
      </summary>
      <div class="settings-section-body">{children}</div>
    </details>
  );
}

function fieldOf({ values, errors }: SettingsFieldsProps) {
  return (name: string) => ({ name, value: values[name], error: errors[name] });
}

function checkOf({ values, errors }: SettingsFieldsProps) {
  return (name: string) => ({
    name,
    value: "true",
    checked: values[name] === "true",
    error: errors[name],
  });
}

const optionsOf = <T extends string>(keys: readonly T[], texts: Record<T, string>) =>
  keys.map((value) => ({ value, label: texts[value] }));

function CreateSection(props: SettingsFieldsProps) {
  const texts = importSettingsTexts[props.page.language];
  const [field, check] = [fieldOf(props), checkOf(props)];
  const names = ["createItems", "showNew", "newCategory", "createWithoutCode"];
  return (
    <Section props={props} of="create" names={names} open>
      <Checkbox
        {...check("createItems")}
        label={texts.createItems}
        hint={texts.createItemsHint}
      />
      {props.entity === "products" && (
        <>
          <Select
            {...field("showNew")}
            label={texts.showNew}
            hint={texts.showNewHint}
            width="medium"
            options={optionsOf(newVisibilities, texts.showNewChoices)}
          />
          <TextInput
            {...field("newCategory")}
            label={texts.newCategory}
            hint={texts.newCategoryHint}
            width="medium"
            code
          />
          <Checkbox
            {...check("createCategories")}
            label={texts.createCategories}
            hint={texts.createCategoriesHint}
          />
          <Checkbox
            {...check("createWithoutCode")}
            label={texts.createWithoutCode}
            hint={texts.createWithoutCodeHint}
          />
        </>
      )}
    </Section>
  );
}

function UpdateSection(props: SettingsFieldsProps) {
  const texts = importSettingsTexts[props.page.language];
  const check = checkOf(props);
  return (
    <Section props={props} of="update" names={["updateItems"]} open>
      <Checkbox
        {...check("updateItems")}
        label={texts.updateItems}
        hint={texts.updateItemsHint}
      />
      {props.entity === "products" && (
        <Checkbox
          {...check("variantParameters")}
          label={texts.variantParameters}
          hint={texts.variantParametersHint}
        />
      )}
    </Section>
  );
}

function MissingSection(props: SettingsFieldsProps) {
  const texts = importSettingsTexts[props.page.language];
  const field = fieldOf(props);
  const names = ["missingProducts", "missingVariants", "missingAvailability", "missingShareMax"];
  const isOn = props.values.missingProducts !== "ignore";
  return (
    <Section props={props} of="missing" names={names} open={isOn}>
      <Select
        {...field("missingProducts")}
        label={texts.missingProducts}
        width="medium"
        options={optionsOf(missingActions, texts.missingActions)}
      />
      {props.format.hasVariantTree && (
        <Select
          {...field("missingVariants")}
          label={texts.missingVariants}
          hint={texts.missingVariantsHint}
          width="medium"
          options={optionsOf(missingVariantActions, texts.missingActions)}
        />
      )}
      <TextInput
        {...field("missingAvailability")}
        label={texts.missingAvailability}
        width="medium"
      />
      <TextInput
        {...field("missingShareMax")}
        label={texts.missingShareMax}
        hint={texts.missingShareMaxHint}
        width="short"
        inputmode="decimal"
        addon="%"
      />
    </Section>
  );
}

function GuardSection(props: SettingsFieldsProps) {
  const texts = importSettingsTexts[props.page.language];
  const field = fieldOf(props);
  return (
    <Section props={props} of="guard" names={["guardFewer", "guardPrices"]}>
      <TextInput
        {...field("guardFewer")}
        label={texts.guardFewer}
        hint={texts.guardFewerHint}
        width="short"
        inputmode="decimal"
        addon="%"
      />
      <TextInput
        {...field("guardPrices")}
        label={texts.guardPrices}
        hint={texts.guardPricesHint}
        width="short"
        inputmode="decimal"
        addon={texts.times}
      />
    </Section>
  );
}

/** One row a field of the entity, with the four policies. @see R73–R77 */
function DataSection(props: SettingsFieldsProps) {
  const { page, format, values, errors } = props;
  const texts = importSettingsTexts[page.language];
  const names = format.fields.map((name) => `policy.${name}`);
  const isSet = names.some((name) => (values[name] ?? "create_and_update") !== "create_and_update");
  const labels = fieldTexts[page.language] as Record<string, string>;
  return (
    <Section props={props} of="data" names={names} open={isSet}>
      <table class="policy-table">
        <caption class="visually-hidden">{texts.policyCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.policy}</th>
          </tr>
        </thead>
        <tbody>
          {format.fields.map((name) => (
            <tr>
              <th scope="row">{labels[name] ?? name}</th>
              <td>
                <Select
                  name={`policy.${name}`}
                  label={labels[name] ?? name}
                  hideLabel
                  value={values[`policy.${name}`] ?? "create_and_update"}
                  error={errors[`policy.${name}`]}
                  options={optionsOf(fieldPolicies, texts.policies)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function OtherSection(props: SettingsFieldsProps) {
  const { page, entity, format } = props;
  const texts = importSettingsTexts[page.language];
  const [field, check] = [fieldOf(props), checkOf(props)];
  const names = [
    "codePrefix",
    "marginPercent",
    "addVatPercent",
    "priceList",
    "availabilityFromStock",
    "inStockText",
    "outOfStockText",
    "keptRuns",
  ];
  return (
    <Section props={props} of="other" names={names}>
      <TextInput
        {...field("codePrefix")}
        label={texts.codePrefix}
        hint={texts.codePrefixHint}
        width="short"
        maxlength={20}
        code
      />
      {format.id === "heureka" && (
        <Select
          {...field("codeTag")}
          label={texts.codeTag}
          hint={texts.codeTagHint}
          options={optionsOf(codeTags, importTexts[page.language].codeTags)}
        />
      )}
      {entity === "products" && <ProductFields {...props} />}
      <Select
        {...field("language")}
        label={texts.language}
        hint={texts.languageHint}
        width="medium"
        options={optionsOf(["cs", "sk", "en"] as const, texts.languages)}
      />
      <Select
        {...field("encoding")}
        label={texts.encoding}
        width="medium"
        empty={texts.encodingAuto}
        options={encodings.map((value) => ({ value, label: value }))}
      />
      {format.extension === "csv" && (
        <Select
          {...field("delimiter")}
          label={texts.delimiter}
          width="medium"
          empty={texts.delimiterAuto}
          options={optionsOf([";", ",", "\t", "|"] as const, texts.delimiters)}
        />
      )}
      <TextInput
        {...field("keptRuns")}
        label={texts.keptRuns}
        hint={texts.keptRunsHint}
        width="short"
        inputmode="numeric"
        addon={texts.runs}
      />
      {entity === "products" && (
        <Checkbox
          {...check("newlinesToBr")}
          label={texts.newlinesToBr}
          hint={texts.newlinesToBrHint}
        />
      )}
    </Section>
  );
}

function ProductFields(props: SettingsFieldsProps) {
  const texts = importSettingsTexts[props.page.language];
  const [field, check] = [fieldOf(props), checkOf(props)];
  return (
    <>
      <Select
        {...field("variantPairing")}
        label={texts.variantPairing}
        options={optionsOf(variantPairings, texts.variantPairings)}
      />
      <TextInput
        {...field("marginPercent")}
        label={texts.marginPercent}
        hint={texts.marginPercentHint}
        width="short"
        inputmode="decimal"
        addon="%"
      />
      <TextInput
        {...field("addVatPercent")}
        label={texts.addVatPercent}
        hint={texts.addVatPercentHint}
        width="short"
        inputmode="decimal"
        addon="%"
      />
      <Select
        {...field("rounding")}
        label={texts.rounding}
        width="medium"
        options={optionsOf(roundings, texts.roundings)}
      />
      <Select
        {...field("currency")}
        label={texts.currency}
        hint={texts.currencyHint}
        width="short"
        options={["CZK", "EUR"].map((value) => ({ value, label: value }))}
      />
      <TextInput
        {...field("priceList")}
        label={texts.priceList}
        hint={texts.priceListHint}
        width="medium"
      />
      {props.format.id === "heureka" && (
        <Select
          {...field("decimalStyle")}
          label={texts.decimalStyle}
          width="medium"
          options={optionsOf(decimalStyles, texts.decimalStyles)}
        />
      )}
      <Checkbox
        {...check("availabilityFromStock")}
        label={texts.availabilityFromStock}
        hint={texts.availabilityFromStockHint}
      />
      <div class="field-row">
        <TextInput {...field("inStockText")} label={texts.inStockText} />
        <TextInput {...field("outOfStockText")} label={texts.outOfStockText} />
      </div>
    </>
  );
}
