import {
  addressFields,
  customerKinds,
  deliveriesMax,
  newsletterStates,
} from "../../core/catalogue/customer.ts";
import { billingField, deliveryField } from "../../core/catalogue/customer_form.ts";
import { languages } from "../../core/language.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Segmented, Switch } from "../components/choices.tsx";
import { FieldPair, FormSection } from "../components/field.tsx";
import { Fold } from "../components/fold.tsx";
import { fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { Select, TextArea, TextInput } from "../components/inputs.tsx";
import { paths } from "../paths.ts";
import { customerTexts } from "../texts/customers.ts";
import { recordTexts } from "../texts/records.ts";
import { AddressFields } from "./address_fields.tsx";
import type { CustomerPageProps } from "./customer_page.tsx";

/** Who it is, where they live, how we deal with them. */
export function CustomerForm(props: CustomerPageProps) {
  const { page, customer, values, errors } = props;
  const general = recordTexts[page.language];
  const shop = page.shop!;
  const mayEdit = shop.may.has("customers.edit");
  return (
    <Form
      page={page}
      action={customer ? paths.customer(shop, String(customer.id)) : paths.customers(shop)}
      unsaved={mayEdit}
      id="customer-form"
    >
      <FormErrors page={page} errors={errors} />
      {values.version && <input type="hidden" name="version" value={values.version} />}
      <Person {...props} />
      <Company {...props} />
      <Addresses {...props} />
      <Settings {...props} />
      {mayEdit && (
        <ButtonRow>
          <Button kind="primary">{customer ? general.save : general.create}</Button>
        </ButtonRow>
      )}
    </Form>
  );
}

function Person({ page, values, errors }: CustomerPageProps) {
  const texts = customerTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <FormSection title={texts.person}>
      <Segmented
        {...field("kind")}
        label={texts.kind}
        hint={texts.kindHint}
        options={customerKinds.map((kind) => ({
          value: kind,
          label: texts.kinds[kind],
        }))}
      />
      <FieldPair>
        <TextInput
          {...field("email")}
          label={texts.fields.email}
          type="email"
          autocomplete="off"
        />
        <TextInput {...field("phone")} label={texts.fields.phone} type="tel" autocomplete="off" />
      </FieldPair>
      <FieldPair>
        <TextInput {...field("firstName")} label={texts.fields.firstName} autocomplete="off" />
        <TextInput {...field("lastName")} label={texts.fields.lastName} autocomplete="off" />
      </FieldPair>
      <FieldPair>
        <TextInput {...field("degree")} label={texts.fields.degree} autocomplete="off" />
        <TextInput {...field("nickname")} label={texts.fields.nickname} autocomplete="off" />
      </FieldPair>
    </FormSection>
  );
}

function Company({ page, values, errors }: CustomerPageProps) {
  const texts = customerTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <FormSection title={texts.company}>
      <TextInput {...field("companyName")} label={texts.fields.companyName} autocomplete="off" />
      <FieldPair>
        <TextInput
          {...field("companyId")}
          label={texts.fields.companyId}
          inputmode="numeric"
          autocomplete="off"
        />
        <TextInput {...field("vatId")} label={texts.fields.vatId} autocomplete="off" />
      </FieldPair>
    </FormSection>
  );
}

/** The billing address, the delivery addresses that are there, and one more to fill in. */
function Addresses(props: CustomerPageProps) {
  const { page, values } = props;
  const texts = customerTexts[page.language];
  const filled = Array.from({ length: deliveriesMax }, (_, index) => index).filter((index) =>
    addressFields.some((name) => values[deliveryField(index, name)])
  );
  const next = (filled.at(-1) ?? -1) + 1;
  return (
    <>
      <FormSection title={texts.billing}>
        <AddressFields {...props} field={billingField} />
      </FormSection>
      {filled.map((index) => (
        <FormSection title={texts.delivery(index + 1)}>
          <AddressFields {...props} field={(name) => deliveryField(index, name)} />
          <p class="field-hint">{texts.deliveryHint}</p>
        </FormSection>
      ))}
      {next < deliveriesMax && (
        <Fold title={texts.deliveryNew}>
          <div class="form">
            <AddressFields {...props} field={(name) => deliveryField(next, name)} />
          </div>
        </Fold>
      )}
    </>
  );
}

function Settings({ page, values, errors }: CustomerPageProps) {
  const texts = customerTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <FormSection title={texts.settings}>
      <FieldPair>
        <Select
          {...field("newsletter")}
          label={texts.fields.newsletter}
          options={newsletterStates.map((each) => ({
            value: each,
            label: texts.newsletters[each],
          }))}
        />
        <Select
          {...field("language")}
          label={texts.fields.language}
          empty={texts.anyLanguage}
          options={languages.map((each) => ({ value: each, label: texts.languages[each] }))}
        />
      </FieldPair>
      <FieldPair>
        <TextInput {...field("groups")} label={texts.fields.groups} hint={texts.groupsHint} />
        <TextInput {...field("priceList")} label={texts.fields.priceList} />
      </FieldPair>
      <TextInput {...field("code")} label={texts.fields.code} width="medium" code />
      <TextArea {...field("note")} label={texts.fields.note} hint={texts.noteHint} />
      <Switch
        {...field("active")}
        value="true"
        checked={values.active === "true"}
        label={texts.fields.active}
        hint={texts.activeHint}
      />
    </FormSection>
  );
}
