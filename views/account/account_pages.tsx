import { languages } from "../../core/language.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { FieldPair } from "../components/field.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { KeyValues } from "../components/key_values.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { languageNames } from "../shell/person_menu.tsx";
import { accountTexts } from "../texts/account.ts";
import { authTexts } from "../texts/auth.ts";
import { newsTexts } from "../texts/news.ts";
import { supportTexts } from "../texts/support.ts";
import { AccountLayout } from "./account_layout.tsx";

interface FormProps {
  page: Page;
  values?: FormValues;
  errors?: Errors;
}

/** Fields `name`, `phone`, `language` and `news`. @see R110, R250 */
export function AccountDetails(
  props: FormProps & { company?: { name: string; id: string } },
) {
  const { page, values, errors, company } = props;
  const texts = accountTexts[page.language];
  const phone = supportTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <AccountLayout page={page} tab="account">
      <Form page={page} action={paths.account()} unsaved>
        <FormErrors page={page} {...(errors ? { errors } : {})} />
        <TextInput {...field("name")} label={texts.name} autocomplete="name" required />
        <TextInput
          {...field("phone")}
          label={phone.phone}
          hint={phone.phoneHint}
          optional={phone.optional}
          type="tel"
          autocomplete="tel"
          width="medium"
        />
        <Select
          {...field("language")}
          label={texts.language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <Checkbox
          name="news"
          label={newsTexts[page.language].account.label}
          hint={newsTexts[page.language].account.hint}
          checked={values?.news !== undefined}
        />
        <ButtonRow>
          <Button kind="primary">{texts.save}</Button>
        </ButtonRow>
      </Form>
      {company && (
        <KeyValues
          items={[
            { name: texts.company, value: company.name },
            { name: texts.companyId, value: company.id },
          ]}
        />
      )}
    </AccountLayout>
  );
}

/** Fields `street`, `city`, `zip`, `country`, and `vatId` of a company. @see R150 */
export function AccountBilling(props: FormProps & { holder: string; isCompany: boolean }) {
  const { page, values, errors, holder, isCompany } = props;
  const texts = accountTexts[page.language];
  const { billing } = texts;
  const field = fieldsOf(values, errors);
  return (
    <AccountLayout page={page} tab="billing">
      <p class="soft">{billing.lead}</p>
      <KeyValues items={[{ name: billing.who, value: holder }]} />
      <Form page={page} action={paths.accountBilling()} unsaved>
        <FormErrors page={page} {...(errors ? { errors } : {})} />
        <TextInput {...field("street")} label={billing.street} autocomplete="street-address" />
        <FieldPair>
          <TextInput {...field("zip")} label={billing.zip} autocomplete="postal-code" />
          <TextInput {...field("city")} label={billing.city} autocomplete="address-level2" />
        </FieldPair>
        <TextInput {...field("country")} label={billing.country} autocomplete="country-name" />
        {isCompany && (
          <TextInput
            {...field("vatId")}
            label={billing.vatId}
            hint={billing.vatIdHint}
            optional={billing.optional}
            width="medium"
            code
          />
        )}
        <ButtonRow>
          <Button kind="primary">{texts.save}</Button>
        </ButtonRow>
      </Form>
    </AccountLayout>
  );
}

/** Fields `email` and `password`, the present one. */
export function AccountEmail(props: FormProps & { email: string; isVerified: boolean }) {
  const { page, values, errors, email, isVerified } = props;
  const texts = accountTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <AccountLayout page={page} tab="email">
      <div class="row">
        <span>{texts.email.now}: {email}</span>
        <Badge tone={isVerified ? "positive" : "warning"}>
          {isVerified ? texts.email.verified : texts.email.unverified}
        </Badge>
      </div>
      {!isVerified && (
        <Form page={page} action={paths.accountEmailVerification()} layout="plain">
          <Button>{texts.email.resend}</Button>
        </Form>
      )}
      <Form page={page} action={paths.accountEmail()}>
        <FormErrors page={page} {...(errors ? { errors } : {})} />
        <TextInput
          {...field("email")}
          label={texts.email.newEmail}
          hint={texts.email.hint}
          type="email"
          autocomplete="email"
          required
        />
        <CurrentPassword page={page} {...(errors ? { errors } : {})} />
        <ButtonRow>
          <Button kind="primary">{texts.email.change}</Button>
        </ButtonRow>
      </Form>
    </AccountLayout>
  );
}

/** Fields `password`, the present one, and `newPassword`. */
export function AccountPassword(props: FormProps) {
  const { page, errors } = props;
  const texts = accountTexts[page.language];
  return (
    <AccountLayout page={page} tab="password">
      <p class="soft">{texts.password.lead}</p>
      <Form page={page} action={paths.accountPassword()}>
        <FormErrors page={page} {...(errors ? { errors } : {})} />
        <CurrentPassword page={page} {...(errors ? { errors } : {})} />
        <TextInput
          {...fieldsOf({}, errors)("newPassword")}
          label={texts.password.new}
          hint={authTexts[page.language].passwordHint}
          type="password"
          autocomplete="new-password"
          required
        />
        <ButtonRow>
          <Button kind="primary">{texts.password.change}</Button>
        </ButtonRow>
      </Form>
    </AccountLayout>
  );
}

function CurrentPassword(props: { page: Page; errors?: Errors }) {
  const texts = accountTexts[props.page.language].password;
  return (
    <TextInput
      {...fieldsOf({}, props.errors)("password")}
      label={texts.old}
      type="password"
      autocomplete="current-password"
      required
    />
  );
}
