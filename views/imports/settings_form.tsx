import {
  fieldPolicies,
  missingActions,
  missingVariantActions,
  newVisibilities,
} from "../../core/imports/settings.ts";
import { Checkbox } from "../components/choices.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { importSettingsTexts } from "../texts/import_settings.ts";
import { fieldNames } from "../texts/record_fields.ts";
import { OtherSection } from "./settings_other.tsx";
import {
  checkOf,
  fieldOf,
  optionsOf,
  type SettingsFieldsProps,
  SettingsSection,
} from "./settings_section.tsx";

/** All that can be set of an import, in sections of the standard order. @see R58–R79, R81 */
export function SettingsFields(props: SettingsFieldsProps) {
  return (
    <>
      {props.entity !== "orders" && <CreateSection {...props} />}
      <UpdateSection {...props} />
      {props.entity === "products" && <MissingSection {...props} />}
      {props.isScheduled && <GuardSection {...props} />}
      <DataSection {...props} />
      <OtherSection {...props} />
    </>
  );
}

function CreateSection(props: SettingsFieldsProps) {
  const texts = importSettingsTexts[props.page.language];
  const [field, check] = [fieldOf(props), checkOf(props)];
  const names = ["createItems", "showNew", "newCategory", "createWithoutCode"];
  return (
    <SettingsSection props={props} of="create" names={names} open>
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
          {props.format.fields.includes("categories") && (
            <Checkbox
              {...check("placeholderCategories")}
              label={texts.placeholderCategories}
              hint={texts.placeholderCategoriesHint}
            />
          )}
          <Checkbox
            {...check("createWithoutCode")}
            label={texts.createWithoutCode}
            hint={texts.createWithoutCodeHint}
          />
        </>
      )}
    </SettingsSection>
  );
}

function UpdateSection(props: SettingsFieldsProps) {
  const texts = importSettingsTexts[props.page.language];
  const check = checkOf(props);
  return (
    <SettingsSection props={props} of="update" names={["updateItems"]} open>
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
    </SettingsSection>
  );
}

function MissingSection(props: SettingsFieldsProps) {
  const texts = importSettingsTexts[props.page.language];
  const field = fieldOf(props);
  const names = ["missingProducts", "missingVariants", "missingAvailability", "missingShareMax"];
  const isOn = props.values.missingProducts !== "ignore";
  return (
    <SettingsSection props={props} of="missing" names={names} open={isOn}>
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
    </SettingsSection>
  );
}

function GuardSection(props: SettingsFieldsProps) {
  const texts = importSettingsTexts[props.page.language];
  const field = fieldOf(props);
  return (
    <SettingsSection props={props} of="guard" names={["guardFewer", "guardPrices"]}>
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
    </SettingsSection>
  );
}

/** One row a field of the entity, with the four policies. @see R73–R77 */
function DataSection(props: SettingsFieldsProps) {
  const { page, entity, format, values, errors } = props;
  const texts = importSettingsTexts[page.language];
  const names = format.fields.map((name) => `policy.${name}`);
  const isSet = names.some((name) => (values[name] ?? "create_and_update") !== "create_and_update");
  const labels = fieldNames(page.language, entity);
  return (
    <SettingsSection props={props} of="data" names={names} open={isSet}>
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
    </SettingsSection>
  );
}
