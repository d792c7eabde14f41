import { Button, ButtonRow } from "../components/button.tsx";
import { Switch } from "../components/choices.tsx";
import { fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { DateInput, Select, TextArea, TextInput } from "../components/inputs.tsx";
import { paths } from "../paths.ts";
import { orderTexts } from "../texts/orders.ts";
import { recordTexts } from "../texts/records.ts";
import type { OrderPageProps } from "./order_page.tsx";

/** What a back office does with an order; who may only look sees the fields closed. */
export function OrderForm({ page, order, states, values, errors }: OrderPageProps) {
  const texts = orderTexts[page.language];
  const field = fieldsOf(values, errors);
  const disabled = !page.shop!.may.has("orders.edit");
  return (
    <section class="card" aria-labelledby="handling">
      <h2 id="handling">{texts.handling}</h2>
      <Form page={page} action={paths.order(page.shop!, String(order.id))} unsaved={!disabled}>
        <FormErrors page={page} errors={errors} />
        <input type="hidden" name="version" value={values.version} />
        <Select
          {...field("state")}
          label={texts.fields.state}
          options={states.map(({ id, name }) => ({ value: String(id), label: name }))}
          disabled={disabled}
        />
        <DateInput {...field("paidOn")} label={texts.fields.paidOn} disabled={disabled} />
        <Switch
          {...field("resolved")}
          value="true"
          checked={values.resolved === "true"}
          label={texts.fields.resolved}
          disabled={disabled}
        />
        <TextInput
          {...field("trackingCode")}
          label={texts.fields.trackingCode}
          maxlength={100}
          disabled={disabled}
          code
        />
        <TextInput
          {...field("trackingUrl")}
          label={texts.fields.trackingUrl}
          hint={texts.trackingUrlHint}
          inputmode="url"
          disabled={disabled}
        />
        <TextArea
          {...field("internalNote")}
          label={texts.fields.internalNote}
          hint={texts.internalNoteHint}
          disabled={disabled}
        />
        {!disabled && (
          <ButtonRow>
            <Button kind="primary">{recordTexts[page.language].save}</Button>
          </ButtonRow>
        )}
      </Form>
    </section>
  );
}
