import type { ProductField } from "../../core/catalogue/fields.ts";
import { fieldsOf } from "../components/form.tsx";
import { Icon } from "../components/icon.tsx";
import { Select } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { componentTexts } from "../texts/components.ts";
import { fieldTexts } from "../texts/fields.ts";
import { productFormTexts } from "../texts/product_form.ts";
import { whyTexts } from "../texts/why.ts";
import type { ProductFormProps } from "./product_form.tsx";

/** Name, kept value, error and label of a field; `path` tells its language. */
export function fieldOf({ page, values, errors, productId }: ProductFormProps) {
  const at = fieldsOf(values, errors);
  const labels = fieldTexts[page.language];
  return (field: ProductField, path: string = field) => ({
    ...at(path),
    label: labels[field],
    ...(productId === undefined
      ? {}
      : { aside: <WhyLink page={page} productId={productId} path={path} label={labels[field]} /> }),
  });
}

/** Opens how the field came to its value. */
function WhyLink(
  { page, productId, path, label }: {
    page: Page;
    productId: number;
    path: string;
    label: string;
  },
) {
  const text = `${whyTexts[page.language].title}: ${label}`;
  return (
    <a href={paths.productWhy(page.shop!, productId, path)} aria-label={text} title={text}>
      <Icon name="history" />
    </a>
  );
}

/** A switch that may be left to the shop's usual behaviour. */
export function YesOrNo(
  { props, field, path }: { props: ProductFormProps; field: ProductField; path?: string },
) {
  const { yes, no } = componentTexts[props.page.language];
  return (
    <Select
      {...fieldOf(props)(field, path)}
      empty={productFormTexts[props.page.language].asUsual}
      options={[{ value: "true", label: yes }, { value: "false", label: no }]}
    />
  );
}
