import { variantFieldName } from "../../core/catalogue/product_form_fields.ts";
import { FormSection } from "../components/field.tsx";
import { fieldsOf } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { fieldTexts } from "../texts/fields.ts";
import { productFormTexts } from "../texts/product_form.ts";
import type { ProductFormProps } from "./product_form.tsx";

export interface ShownVariant {
  id: number;
  code: string | undefined;
  /** What tells it from the others: `Size: L`. */
  name: string;
}

const columns = ["price", "stock", "ean", "availability"] as const;

/** What changes day by day of each variant; a field that is empty takes the product's value. */
export function Variants(props: ProductFormProps) {
  const { page, variants, moreVariants } = props;
  if (variants.length === 0) return null;
  const texts = productFormTexts[page.language];
  const labels = fieldTexts[page.language];
  return (
    <FormSection title={texts.sections.variants}>
      <div class="variant-frame" tabindex={0} role="region" aria-label={texts.sections.variants}>
        <table class="table variant-table">
          <thead>
            <tr>
              <th scope="col">{labels.active}</th>
              <th scope="col">{labels.variant}</th>
              {columns.map((name) => <th scope="col">{labels[name]}</th>)}
            </tr>
          </thead>
          <tbody>{variants.map((variant) => <Line props={props} variant={variant} />)}</tbody>
        </table>
      </div>
      {moreVariants > 0 && <p class="soft">{texts.moreVariants(moreVariants)}</p>}
    </FormSection>
  );
}

function Line({ props, variant }: { props: ProductFormProps; variant: ShownVariant }) {
  const { page, values, errors } = props;
  const { id, code = "", name } = variant;
  const labels = fieldTexts[page.language];
  const field = fieldsOf(values, errors);
  const active = variantFieldName(id, "active");
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          name={active}
          value="true"
          checked={values[active] === "true"}
          aria-label={`${labels.active}: ${name || code}`}
        />
      </td>
      <th scope="row">
        {name && <span class="variant-name">{name}</span>}
        <span class="code faint">{code}</span>
      </th>
      {columns.map((column) => (
        <td>
          <TextInput
            {...field(variantFieldName(id, column))}
            label={`${labels[column]}: ${name || code}`}
            hideLabel
            inputmode={column === "ean"
              ? "numeric"
              : column === "availability"
              ? undefined
              : "decimal"}
            code={column === "ean"}
            maxlength={200}
          />
        </td>
      ))}
    </tr>
  );
}
