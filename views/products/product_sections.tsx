import { Switch } from "../components/choices.tsx";
import { FieldPair, FormSection } from "../components/field.tsx";
import { fieldsOf } from "../components/form.tsx";
import { Icon } from "../components/icon.tsx";
import { Combobox, Select, TextArea, TextInput } from "../components/inputs.tsx";
import { formatBytes } from "../format.ts";
import { paths } from "../paths.ts";
import { fieldTexts } from "../texts/fields.ts";
import { mediaTexts } from "../texts/media.ts";
import { productFormTexts } from "../texts/product_form.ts";
import { pictureAddress } from "./picture_address.ts";
import { fieldOf, YesOrNo } from "./product_field.tsx";
import type { ProductFormProps } from "./product_form.tsx";

export function Stock(props: ProductFormProps) {
  const { page, choices } = props;
  const texts = productFormTexts[page.language];
  const field = fieldOf(props);
  return (
    <FormSection title={texts.sections.stock}>
      <FieldPair>
        <TextInput {...field("stock")} inputmode="decimal" />
        <Combobox {...field("availability")} options={choices.availabilities.slice(0, 100)} />
        <TextInput {...field("deliveryDays")} inputmode="numeric" addon={texts.hints.days} />
        <TextInput {...field("availableFrom")} maxlength={40} />
      </FieldPair>
      <FieldPair>
        <Select
          {...field("limitOrders")}
          empty={texts.asUsual}
          options={Object.entries(texts.limits).map(([value, label]) => ({ value, label }))}
        />
        <TextInput {...field("stockPosition")} maxlength={100} />
        <TextInput {...field("unit")} maxlength={40} />
        <TextInput {...field("weight")} inputmode="numeric" addon={texts.hints.weight} />
        <TextInput {...field("shipmentGroup")} maxlength={200} />
      </FieldPair>
      {page.shop!.languages.map((language) => (
        <TextInput
          {...field("availabilityNote", `availabilityNote:${language}`)}
          label={page.shop!.languages.length > 1
            ? `${fieldTexts[page.language].availabilityNote}, ${texts.languages[language]}`
            : fieldTexts[page.language].availabilityNote}
          maxlength={500}
        />
      ))}
    </FormSection>
  );
}

export function Codes(props: ProductFormProps) {
  const { page, values, errors, choices } = props;
  const texts = productFormTexts[page.language];
  const field = fieldOf(props);
  return (
    <FormSection title={texts.sections.codes}>
      <FieldPair>
        <TextInput
          {...fieldsOf(values, errors)("code")}
          label={texts.code}
          maxlength={200}
          code
        />
        <TextInput {...field("ean")} inputmode="numeric" maxlength={20} code />
        <TextInput {...field("partNumber")} maxlength={200} code />
        <TextInput {...field("supplierCode")} maxlength={200} code />
        <TextInput {...field("isbn")} maxlength={40} code />
        <Combobox {...field("manufacturer")} options={choices.manufacturers.slice(0, 300)} />
      </FieldPair>
    </FormSection>
  );
}

export function Parameters(props: ProductFormProps) {
  const texts = productFormTexts[props.page.language];
  const field = fieldOf(props);
  return (
    <FormSection title={texts.sections.parameters}>
      <FieldPair>
        <TextArea {...field("parameters")} hint={texts.hints.parameters} rows={4} />
        <TextArea {...field("labels")} hint={texts.hints.labels} rows={4} />
      </FieldPair>
    </FormSection>
  );
}

const picturesShown = 12;

export function Pictures(props: ProductFormProps) {
  const { page, pictures } = props;
  const texts = productFormTexts[page.language];
  return (
    <FormSection title={texts.sections.images}>
      {pictures.length > 0 && (
        <ul class="pictures">
          {pictures.slice(0, picturesShown).map((picture) => (
            <li>
              <img
                src={pictureAddress(page, picture, "detail")}
                alt=""
                loading="lazy"
                referrerpolicy="no-referrer"
              />
            </li>
          ))}
        </ul>
      )}
      <TextArea {...fieldOf(props)("images")} hint={texts.hints.images} rows={3} code />
    </FormSection>
  );
}

export function Files(props: ProductFormProps) {
  const { page, storedFiles } = props;
  const texts = productFormTexts[page.language];
  const field = fieldOf(props);
  return (
    <FormSection title={texts.sections.files}>
      {storedFiles.length > 0 && (
        <ul class="stored-files" aria-label={mediaTexts[page.language].storedFiles}>
          {storedFiles.map(({ key, name, size }) => (
            <li>
              <Icon name="file-text" />
              <a href={paths.media(page.shop!, key, "original")} download>{name}</a>
              <span class="faint">{formatBytes(page.language, size)}</span>
            </li>
          ))}
        </ul>
      )}
      <TextArea {...field("files")} hint={texts.hints.files} rows={2} code />
      <FieldPair>
        <TextInput {...field("videoUrl")} maxlength={2000} code />
        <TextInput {...field("manufacturerImage")} maxlength={2000} code />
      </FieldPair>
    </FormSection>
  );
}

export function Related(props: ProductFormProps) {
  const texts = productFormTexts[props.page.language];
  const field = fieldOf(props);
  return (
    <FormSection title={texts.sections.related}>
      <FieldPair>
        {(["related", "alternatives", "accessories", "gifts"] as const).map((name) => (
          <TextArea {...field(name)} hint={texts.hints.codes} rows={3} code />
        ))}
        <TextArea {...field("sets")} hint={texts.hints.sets} rows={3} code />
      </FieldPair>
    </FormSection>
  );
}

export function Settings(props: ProductFormProps) {
  const { values } = props;
  const texts = productFormTexts[props.page.language];
  const field = fieldOf(props);
  const ticks = [
    "active",
    "adult",
    "private",
    "privateCustomersOnly",
    "excludeFromSearch",
  ] as const;
  return (
    <FormSection title={texts.sections.settings}>
      <div class="switch-grid">
        {ticks.map((name) => {
          const { value: _value, ...rest } = field(name);
          return <Switch {...rest} value="true" checked={values[name] === "true"} />;
        })}
      </div>
      <FieldPair>
        <YesOrNo props={props} field="canAddToBasket" />
        <Select
          {...field("condition")}
          empty={texts.asUsual}
          options={Object.entries(texts.conditions).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          {...field("replacementCode")}
          hint={texts.hints.replacementCode}
          maxlength={200}
          code
        />
      </FieldPair>
    </FormSection>
  );
}

/** Fields of the shop's own making: they come by import and are shown as they are. */
export function Metas({ page, metas }: ProductFormProps) {
  if (metas.length === 0) return null;
  const texts = productFormTexts[page.language];
  return (
    <FormSection title={texts.sections.metas}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{texts.key}</th>
            <th scope="col">{texts.kind}</th>
            <th scope="col">{texts.value}</th>
          </tr>
        </thead>
        <tbody>
          {metas.map(({ key, type, value }) => (
            <tr>
              <td>
                <span class="code">{key}</span>
              </td>
              <td>{type}</td>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </FormSection>
  );
}
