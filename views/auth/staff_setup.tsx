import { Button } from "../components/button.tsx";
import { fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { authTexts } from "../texts/auth.ts";
import type { AuthProps } from "./auth_props.ts";

/** One of our people chooses a password: field `password`. */
export function StaffSetup(props: AuthProps & { token: string; email: string }) {
  const { page, values, errors, problem, token, email } = props;
  const texts = authTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.reset.title}>
      <Form page={page} action={paths.operatorSetup(token)}>
        <FormErrors page={page} text={problem} />
        <TextInput
          name="email"
          label={texts.email}
          value={email}
          readonly
          autocomplete="username"
        />
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
