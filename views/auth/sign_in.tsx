import { Button } from "../components/button.tsx";
import { fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { authTexts } from "../texts/auth.ts";
import type { AuthProps } from "./auth_props.ts";

/** Fields `email`, `password` and the hidden `next`, the address to return to. */
export function SignIn(props: AuthProps & { next?: string }) {
  const { page, values, errors, problem, next } = props;
  const texts = authTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <PlainLayout page={page} title={texts.signIn.title}>
      <Form page={page} action={paths.signIn()}>
        <FormErrors page={page} text={problem} />
        {next && <input type="hidden" name="next" value={next} />}
        <TextInput
          {...field("email")}
          label={texts.email}
          type="email"
          autocomplete="username"
          autofocus={!values?.email}
          required
        />
        <TextInput
          {...field("password")}
          value=""
          label={texts.password}
          type="password"
          autocomplete="current-password"
          required
        />
        <Button kind="primary" wide>{texts.signIn.action}</Button>
        <p>
          <a href={paths.passwordResetRequest()}>{texts.signIn.forgotten}</a>
        </p>
      </Form>
      <p class="plain-below">
        {texts.signIn.noAccount} <a href={paths.signUp()}>{texts.signIn.signUp}</a>
      </p>
    </PlainLayout>
  );
}

/** Field `code`: six digits, or a recovery code. */
export function SecondFactor(props: AuthProps) {
  const { page, values, errors, problem } = props;
  const texts = authTexts[page.language].secondFactor;
  return (
    <PlainLayout page={page} title={texts.title} lead={texts.lead}>
      <Form page={page} action={paths.signInSecondFactor()}>
        <FormErrors page={page} text={problem} />
        <TextInput
          {...fieldsOf(values, errors)("code")}
          value=""
          label={texts.code}
          hint={texts.codeHint}
          autocomplete="one-time-code"
          maxlength={32}
          autofocus
          required
          code
        />
        <Button kind="primary" wide>{texts.action}</Button>
      </Form>
    </PlainLayout>
  );
}
