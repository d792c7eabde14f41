import { priceFields } from "../../core/catalogue/product_form_fields.ts";
import { FormSection } from "../components/field.tsx";
import { MoneyInput, TextInput } from "../components/inputs.tsx";
import { formatMoney } from "../format.ts";
import { fieldTexts } from "../texts/fields.ts";
import { productFormTexts } from "../texts/product_form.ts";
import type { ProductFormProps, ShownPriceList } from "./product_form.tsx";
import { fieldOf } from "./product_field.tsx";

/** A line of fields for each currency and price list, and the rate that they share. */
export function Prices(props: ProductFormProps) {
  const { page, choices } = props;
  const texts = productFormTexts[page.language];
  return (
    <FormSection title={texts.sections.prices}>
      {choices.priceLists.map((priceList) => <PriceLine props={props} list={priceList} />)}
      <TextInput
        {...fieldOf(props)("vatRate")}
        inputmode="decimal"
        width="short"
        addon="%"
        maxlength={10}
      />
    </FormSection>
  );
}

function PriceLine({ props, list }: { props: ProductFormProps; list: ShownPriceList }) {
  const { page, choices } = props;
  const { currency, priceList, netMinor } = list;
  const texts = productFormTexts[page.language];
  const labels = fieldTexts[page.language];
  const field = fieldOf(props);
  const net = netMinor === undefined
    ? undefined
    : texts.net(formatMoney(page.language, netMinor, currency));
  return (
    <div
      role="group"
      class="price-line"
      aria-label={texts.priceList(currency, priceList || texts.defaultList)}
    >
      {choices.priceLists.length > 1 && (
        <h3>{texts.priceList(currency, priceList || texts.defaultList)}</h3>
      )}
      {priceFields.map((name) => {
        const common = { ...field(name, `${name}:${currency}:${priceList}`), label: labels[name] };
        return name === "discount"
          ? <TextInput {...common} inputmode="decimal" addon="%" maxlength={10} />
          : (
            <MoneyInput
              {...common}
              currency={currency}
              maxlength={20}
              hint={name === "price" ? net : undefined}
            />
          );
      })}
    </div>
  );
}
