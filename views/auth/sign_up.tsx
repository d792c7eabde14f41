import { languages } from "../../core/language.ts";
import { currencies } from "../../core/money.ts";
import { Button } from "../components/button.tsx";
import { Checkbox, OptionCards } from "../components/choices.tsx";
import { FieldPair, FormSection } from "../components/field.tsx";
import { fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { currencySymbol } from "../format.ts";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { languageNames } from "../shell/person_menu.tsx";
import { authTexts } from "../texts/auth.ts";
import type { AuthProps } from "./auth_props.ts";

/**
 * Fields `kind` (`company` or `person`), `companyName`, `companyId`, `name`, `email`, `password`,
 * `shopName`, `language`, `currency`, `adult` and `terms`.
 */
export function SignUp(props: AuthProps) {
  const { page, errors, problem } = props;
  const texts = authTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.signUp.title} lead={texts.signUp.lead} width="wide">
      <Form page={page} action={paths.signUp()}>
        <FormErrors page={page} errors={errors} text={problem} />
        <Runner {...props} />
        <Shop {...props} />
        <Consents {...props} />
        <Button kind="primary" wide>{texts.signUp.action}</Button>
      </Form>
      <p class="plain-below">
        {texts.signUp.haveAccount} <a href={paths.signIn()}>{texts.signIn.action}</a>
      </p>
    </PlainLayout>
  );
}

function Runner(props: AuthProps) {
  const { page, values = {}, errors } = props;
  const texts = authTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <FormSection title={texts.signUp.who}>
      <OptionCards
        name="kind"
        label={texts.signUp.kind}
        hideLabel
        value={values.kind ?? "company"}
        error={errors?.kind}
        options={[
          { value: "company", label: texts.signUp.company, detail: texts.signUp.companyDetail },
          { value: "person", label: texts.signUp.person, detail: texts.signUp.personDetail },
        ]}
      />
      <div data-when="kind=company">
        <FieldPair>
          <TextInput
            {...field("companyName")}
            label={texts.signUp.companyName}
            autocomplete="organization"
          />
          <TextInput
            {...field("companyId")}
            label={texts.signUp.companyId}
            hint={texts.signUp.companyIdHint}
            inputmode="numeric"
            maxlength={12}
          />
        </FieldPair>
      </div>
      <TextInput {...field("name")} label={texts.signUp.name} autocomplete="name" required />
      <TextInput
        {...field("email")}
        label={texts.email}
        type="email"
        autocomplete="username"
        required
      />
      <TextInput
        {...field("password")}
        value=""
        label={texts.password}
        type="password"
        hint={texts.passwordHint}
        autocomplete="new-password"
        required
      />
    </FormSection>
  );
}

function Shop(props: AuthProps) {
  const { page, values = {}, errors } = props;
  const texts = authTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <FormSection title={texts.signUp.shop}>
      <TextInput
        {...field("shopName")}
        label={texts.signUp.shopName}
        hint={texts.signUp.shopNameHint}
        maxlength={100}
        required
      />
      <FieldPair>
        <Select
          {...field("language")}
          value={values.language ?? page.language}
          label={texts.signUp.language}
          options={languages.map((language) => ({
            value: language,
            label: languageNames[language],
          }))}
        />
        <Select
          {...field("currency")}
          value={values.currency ?? (page.language === "cs" ? "CZK" : "EUR")}
          label={texts.signUp.currency}
          options={currencies.map((currency) => ({
            value: currency,
            label: `${currency} (${currencySymbol(currency)})`,
          }))}
        />
      </FieldPair>
    </FormSection>
  );
}

function Consents(props: AuthProps) {
  const { page, values = {}, errors = {} } = props;
  const texts = authTexts[page.language].signUp;
  return (
    <div class="stack" data-gap="small">
      <Checkbox
        name="adult"
        label={texts.adult}
        checked={Boolean(values.adult)}
        error={errors.adult}
      />
      <Checkbox
        name="terms"
        label={
          <>
            {texts.terms}{" "}
            <a href={paths.terms()} target="_blank" rel="noopener">{texts.termsLink}</a>
          </>
        }
        checked={Boolean(values.terms)}
        error={errors.terms}
      />
    </div>
  );
}
