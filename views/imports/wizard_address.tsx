import { Checkbox } from "../components/choices.tsx";
import { type Errors, fieldsOf, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Progress } from "../components/progress.tsx";
import type { Page } from "../page.ts";
import { wizardTexts } from "../texts/import_wizard.ts";

/**
 * The address of a feed. The exception from checking its certificate is offered only where it is of
 * use: `always`, or when `values.anyCertificate` is there.
 *
 * @see R48, R49, FE-8
 */
export function AddressFields(
  { page, label, values, errors, always }: {
    page: Page;
    label?: string;
    values: FormValues;
    errors: Errors;
    always?: boolean;
  },
) {
  const texts = wizardTexts[page.language].source;
  return (
    <>
      <TextInput
        {...fieldsOf(values, errors)("address")}
        label={label ?? texts.address}
        hint={texts.addressHint}
        inputmode="url"
        autocomplete="off"
        code
      />
      {(always || values.anyCertificate !== undefined) && (
        <Checkbox
          name="anyCertificate"
          value="true"
          checked={values.anyCertificate === "true"}
          label={texts.anyCertificate}
          hint={texts.anyCertificateHint}
        />
      )}
      <div data-while-sent="" hidden>
        <Progress label={texts.fetching} />
      </div>
    </>
  );
}
