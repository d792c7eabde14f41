import type { Address } from "../../core/catalogue/customer.ts";
import { FieldPair } from "../components/field.tsx";
import { type Errors, fieldsOf, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { customerTexts } from "../texts/customers.ts";

/** The fields of one address; `field` names them. */
export function AddressFields(
  props: {
    page: Page;
    values: FormValues;
    errors?: Errors;
    field: (name: keyof Address) => string;
  },
) {
  const { page, values, errors, field } = props;
  const { fields, countryHint } = customerTexts[page.language];
  const of = fieldsOf(values, errors);
  const input = (name: keyof Address) => (
    <TextInput {...of(field(name))} label={fields[name]} autocomplete="off" />
  );
  return (
    <>
      <FieldPair>
        {input("firstName")}
        {input("lastName")}
      </FieldPair>
      {input("companyName")}
      {input("street")}
      <FieldPair>
        {input("zip")}
        {input("city")}
        <TextInput
          {...of(field("country"))}
          label={fields.country}
          hint={countryHint}
          autocomplete="off"
        />
      </FieldPair>
    </>
  );
}
