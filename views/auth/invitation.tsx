import { Button } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { authTexts } from "../texts/auth.ts";
import type { AuthProps } from "./auth_props.ts";

/** A new person chooses a name and a password; who has an account only agrees. */
export function AcceptInvitation(
  props: AuthProps & {
    token: string;
    shopName: string;
    from: string;
    email: string;
    hasAccount: boolean;
  },
) {
  const { page, errors = {}, problem, token, shopName, from, email, hasAccount } = props;
  const texts = authTexts[page.language].invitation;
  return (
    <PlainLayout page={page} title={texts.title(shopName)} lead={texts.lead(from)}>
      <Form page={page} action={paths.invitation(token)}>
        <FormErrors page={page} errors={errors} text={problem} />
        <TextInput
          name="email"
          label={authTexts[page.language].email}
          value={email}
          readonly
          autocomplete="username"
        />
        {!hasAccount && <NewPerson {...props} />}
        <Button kind="primary" wide>{texts.action}</Button>
      </Form>
    </PlainLayout>
  );
}

/** The first account of an installation: fields `name`, `email`, `password`. */
export function OperatorSetup(props: AuthProps & { token: string }) {
  const { page, values, errors, problem, token } = props;
  const texts = authTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.setup.title} lead={texts.setup.lead}>
      <Form page={page} action={paths.operatorSetup(token)}>
        <FormErrors page={page} errors={errors} text={problem} />
        <TextInput
          {...fieldsOf(values, errors)("email")}
          label={texts.email}
          type="email"
          autocomplete="username"
          required
        />
        <NameAndPassword {...props} />
        <Button kind="primary" wide>{texts.setup.action}</Button>
      </Form>
    </PlainLayout>
  );
}

function NewPerson(props: AuthProps) {
  const { page, values = {}, errors = {} } = props;
  const texts = authTexts[page.language].signUp;
  return (
    <>
      <NameAndPassword {...props} />
      <Checkbox
        name="adult"
        label={texts.adult}
        checked={Boolean(values.adult)}
        error={errors.adult}
      />
    </>
  );
}

function NameAndPassword(props: AuthProps) {
  const { page, values, errors } = props;
  const texts = authTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <>
      <TextInput {...field("name")} label={texts.signUp.name} autocomplete="name" required />
      <TextInput
        {...field("password")}
        value=""
        label={texts.password}
        hint={texts.passwordHint}
        type="password"
        autocomplete="new-password"
        required
      />
    </>
  );
}
