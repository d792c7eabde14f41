import { Button, ButtonRow } from "../components/button.tsx";
import { Fold } from "../components/fold.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { supportModeTexts } from "../texts/support_mode.ts";

interface EnterShopProps {
  page: Page;
  slug: string;
  /** What is known of the reason already, like a request's number. */
  values?: FormValues;
  errors?: Errors;
  /** The page of the shop to begin at; its overview without it. */
  to?: string;
}

/** The way into a shop for our own people, for any page that tells of it. @see TE-10 */
export function EnterShop({ page, slug, values, errors, to }: EnterShopProps) {
  const texts = supportModeTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <Fold title={texts.title} open={errors !== undefined}>
      <Form page={page} action={paths.supportSession(slug)}>
        <p>{texts.text}</p>
        {errors && <FormErrors page={page} errors={errors} />}
        {to && <input type="hidden" name="to" value={to} />}
        <TextInput
          {...field("entryReason")}
          label={texts.why}
          hint={texts.whyHint}
          maxlength={200}
          required
        />
        <ButtonRow>
          <Button type="submit" icon="store">{texts.enter}</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}
