import { codeTags } from "../../core/formats/format.ts";
import { decimalStyles, roundings, variantPairings } from "../../core/imports/settings.ts";
import { Checkbox } from "../components/choices.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { importSettingsTexts } from "../texts/import_settings.ts";
import { importModeTexts } from "../texts/import_modes.ts";
import {
  checkOf,
  fieldOf,
  optionsOf,
  type SettingsFieldsProps,
  SettingsSection,
} from "./settings_section.tsx";

const encodings = ["utf-8", "windows-1250", "iso-8859-2", "utf-16le"];

/** Pairing, prices, texts and reading of the file. @see R67, R78, R79 */
export function OtherSection(props: SettingsFieldsProps) {
  const { page, entity, format } = props;
  const texts = importSettingsTexts[page.language];
  const [field, check] = [fieldOf(props), checkOf(props)];
  const names = [
    "codePrefix",
    "marginPercent",
    "addVatPercent",
    "priceList",
    "pictureBase",
    "vatCodes",
    "availabilityFromStock",
    "inStockText",
    "outOfStockText",
    "keptRuns",
  ];
  return (
    <SettingsSection props={props} of="other" names={names}>
      {(entity === "products" || entity === "categories") && (
        <TextInput
          {...field("codePrefix")}
          label={texts.codePrefix}
          hint={texts.codePrefixHints[entity]}
          width="short"
          maxlength={20}
          code
        />
      )}
      {format.codeTags && (
        <Select
          {...field("codeTag")}
          label={texts.codeTag}
          hint={texts.codeTagHint(format.codeTags.group)}
          options={codeTags.map((value) => ({
            value,
            label: `${format.codeTags![value]} – ${importModeTexts[page.language].codeTags[value]}`,
          }))}
        />
      )}
      {entity === "products" && <ProductFields {...props} />}
      {(entity === "products" || entity === "categories") && (
        <Select
          {...field("language")}
          label={texts.language}
          hint={texts.languageHint}
          width="medium"
          options={optionsOf(["cs", "sk", "en"] as const, texts.languages)}
        />
      )}
      <Select
        {...field("encoding")}
        label={texts.encoding}
        width="medium"
        empty={texts.encodingAuto}
        options={encodings.map((value) => ({ value, label: value }))}
      />
      {(format.extension === "csv" || format.hasTables) && (
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
      {(entity === "products" || entity === "categories") && (
        <Checkbox
          {...check("newlinesToBr")}
          label={texts.newlinesToBr}
          hint={texts.newlinesToBrHint}
        />
      )}
    </SettingsSection>
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
      {props.format.leavesOpen?.includes("decimals") && (
        <Select
          {...field("decimalStyle")}
          label={texts.decimalStyle}
          width="medium"
          options={optionsOf(decimalStyles, texts.decimalStyles)}
        />
      )}
      {props.format.leavesOpen?.includes("pictures") && (
        <TextInput
          {...field("pictureBase")}
          label={texts.pictureBase}
          hint={texts.pictureBaseHint}
          maxlength={500}
          inputmode="url"
        />
      )}
      {props.format.leavesOpen?.includes("vatCodes") && (
        <TextInput
          {...field("vatCodes")}
          label={texts.vatCodes}
          hint={texts.vatCodesHint}
          width="medium"
          maxlength={200}
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
