import { Button } from "../components/button.tsx";
import { fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { authTexts } from "../texts/auth.ts";
import type { AuthProps } from "./auth_props.ts";

/** Field `email`. */
export function PasswordResetRequest(props: AuthProps) {
  const { page, values, errors, problem } = props;
  const texts = authTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.resetRequest.title} lead={texts.resetRequest.lead}>
      <Form page={page} action={paths.passwordResetRequest()}>
        <FormErrors page={page} text={problem} />
        <TextInput
          {...fieldsOf(values, errors)("email")}
          label={texts.email}
          type="email"
          autocomplete="username"
          autofocus
          required
        />
        <Button kind="primary" wide>{texts.resetRequest.action}</Button>
        <p>
          <a href={paths.signIn()}>{texts.checkMail.back}</a>
        </p>
      </Form>
    </PlainLayout>
  );
}

/** Field `password`; the token is in the address. */
export function PasswordReset(props: AuthProps & { token: string }) {
  const { page, values, errors, problem, token } = props;
  const texts = authTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.reset.title} lead={texts.reset.lead}>
      <Form page={page} action={paths.passwordReset(token)}>
        <FormErrors page={page} text={problem} />
        <TextInput
          {...fieldsOf(values, errors)("password")}
          value=""
          label={texts.newPassword}
          hint={texts.passwordHint}
          type="password"
          autocomplete="new-password"
          autofocus
          required
        />
        <Button kind="primary" wide>{texts.reset.action}</Button>
      </Form>
    </PlainLayout>
  );
}

/** Says the same whether the address has an account or not. */
export function CheckMail(props: { page: Page; email: string }) {
  const { page, email } = props;
  const texts = authTexts[page.language].checkMail;
  return (
    <PlainLayout page={page} title={texts.title} lead={texts.text(email)}>
      <div class="stack">
        <p class="soft">{texts.nothing}</p>
        <p>
          <a href={paths.signIn()}>{texts.back}</a>
        </p>
      </div>
    </PlainLayout>
  );
}
