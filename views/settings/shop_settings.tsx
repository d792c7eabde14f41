import { languages } from "../../core/language.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { currencySymbol } from "../format.ts";
import type { Page, PageShop } from "../page.ts";
import { paths } from "../paths.ts";
import { languageNames } from "../shell/person_menu.tsx";
import { settingsTexts } from "../texts/settings.ts";
import { SettingsLayout } from "./settings_layout.tsx";

/** Fields `name`, `language` (the main one) and `language_cs`, `language_sk`, `language_en`. */
export function ShopSettings(
  props: { page: Page; shop: PageShop; values: FormValues; errors?: Errors },
) {
  const { page, shop, values, errors = {} } = props;
  const texts = settingsTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <SettingsLayout page={page} shop={shop} tab="shop">
      <Form page={page} action={paths.settings(shop)} unsaved>
        <FormErrors page={page} errors={errors} />
        <TextInput {...field("name")} label={texts.name} maxlength={100} required />
        <Select
          {...field("language")}
          label={texts.mainLanguage}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <fieldset class="field">
          <legend class="field-label">{texts.languages}</legend>
          {languages.map((language) => (
            <Checkbox
              name={`language_${language}`}
              label={languageNames[language]}
              checked={Boolean(values[`language_${language}`])}
            />
          ))}
          <p class="field-hint">{texts.languagesHint}</p>
        </fieldset>
        <TextInput
          name="currency"
          label={texts.currency}
          hint={texts.currencyHint}
          value={`${shop.currency} (${currencySymbol(shop.currency)})`}
          width="medium"
          disabled
        />
        <ButtonRow>
          <Button kind="primary">{texts.save}</Button>
        </ButtonRow>
      </Form>
    </SettingsLayout>
  );
}
