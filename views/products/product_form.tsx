import type { Currency } from "../../core/money.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { type Errors, Form, FormErrors, type FormValues } from "../components/form.tsx";
import type { Page } from "../page.ts";
import { recordTexts } from "../texts/records.ts";
import { Categories, type CategoryOption } from "./category_picker.tsx";
import { Prices } from "./price_fields.tsx";
import { Codes, Files, Metas, Parameters, Pictures } from "./product_sections.tsx";
import { Related, Settings, Stock } from "./product_sections.tsx";
import type { ShownPicture } from "./picture_address.ts";
import { Seo, Texts } from "./text_sections.tsx";
import { type ShownVariant, Variants } from "./variant_table.tsx";

/** What the fields offer. */
export interface ProductChoices {
  categories: readonly CategoryOption[];
  manufacturers: readonly string[];
  availabilities: readonly string[];
  priceLists: readonly ShownPriceList[];
}

export interface ShownPriceList {
  currency: Currency;
  priceList: string;
  /** The stored price without VAT. */
  netMinor: number | undefined;
}

export interface StoredFile {
  key: string;
  name: string;
  /** Bytes. */
  size: number;
}

export interface ShownMeta {
  key: string;
  type: string;
  value: string;
}

export interface ProductFormProps {
  page: Page;
  action: string;
  isNew: boolean;
  /** Of a product that is there: its fields have a history. */
  productId?: number | undefined;
  values: FormValues;
  errors?: Errors;
  choices: ProductChoices;
  variants: readonly ShownVariant[];
  /** Variants that the form has no fields for. */
  moreVariants: number;
  pictures: readonly ShownPicture[];
  /** Files that the shop keeps. */
  storedFiles: readonly StoredFile[];
  metas: readonly ShownMeta[];
  /** Main description as it is shown, for the preview. */
  description?: string;
}

/** All of a product, in the order in which people edit it. */
export function ProductForm(props: ProductFormProps) {
  const { page, action, isNew, values, errors } = props;
  const texts = recordTexts[page.language];
  const mayEdit = page.shop!.may.has("catalogue.edit");
  return (
    <Form page={page} action={action} unsaved={mayEdit} layout="wide" id="product-form">
      <FormErrors page={page} errors={errors} />
      {values.version && <input type="hidden" name="version" value={values.version} />}
      <fieldset class="product-fields" disabled={!mayEdit}>
        <Texts {...props} />
        <Prices {...props} />
        <Stock {...props} />
        <Variants {...props} />
        <Codes {...props} />
        <Categories {...props} />
        <Parameters {...props} />
        <Pictures {...props} />
        <Files {...props} />
        <Related {...props} />
        <Seo {...props} />
        <Settings {...props} />
        <Metas {...props} />
      </fieldset>
      {mayEdit && (
        <ButtonRow>
          <Button kind="primary">{isNew ? texts.create : texts.save}</Button>
        </ButtonRow>
      )}
    </Form>
  );
}
