import { Button } from "../components/button.tsx";
import { fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { authTexts } from "../texts/auth.ts";
import type { AuthProps } from "./auth_props.ts";

/** Field `code`. The key is shown in groups of four, for it may be typed from here. */
export function SecondFactorSetup(props: AuthProps & { secret: string; uri: string }) {
  const { page, values, errors, problem, secret, uri } = props;
  const texts = authTexts[page.language];
  return (
    <PlainLayout
      page={page}
      title={texts.secondFactorSetup.title}
      lead={texts.secondFactorSetup.lead}
    >
      <Form page={page} action={paths.signInSecondFactor()}>
        <FormErrors page={page} text={problem} />
        <div class="stack" data-gap="small">
          <span class="field-label">{texts.secondFactorSetup.key}</span>
          <code>{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          <a href={uri}>{texts.secondFactorSetup.open}</a>
        </div>
        <TextInput
          {...fieldsOf(values, errors)("code")}
          value=""
          label={texts.secondFactor.code}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={7}
          autofocus
          required
          code
        />
        <Button kind="primary" wide>{texts.secondFactor.action}</Button>
      </Form>
    </PlainLayout>
  );
}

/** Shown once, right after the second factor was set up. */
export function RecoveryCodes(props: { page: Page; codes: readonly string[]; next: string }) {
  const { page, codes, next } = props;
  const texts = authTexts[page.language].recovery;
  return (
    <PlainLayout page={page} title={texts.title} lead={texts.lead}>
      <div class="stack">
        <ul class="stack" data-gap="small">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Button kind="primary" wide href={next}>{texts.action}</Button>
      </div>
    </PlainLayout>
  );
}
