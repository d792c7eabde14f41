import { languages } from "../../core/language.ts";
import type { Language } from "../../core/language.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { type Errors, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { DateInput, TextArea, TextInput } from "../components/inputs.tsx";
import { formatDate } from "../format.ts";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { termsTexts } from "../texts/terms.ts";

export interface ShownTerms {
  version: string;
  publishedAt: string;
  text: Record<Language, readonly string[]>;
  standing: "inForce" | "announced" | "past";
}

/** All versions of the terms, the newest first. */
export function StaffTerms(
  { page, versions, mayEdit }: {
    page: Page;
    versions: readonly ShownTerms[];
    mayEdit: boolean;
  },
) {
  const texts = termsTexts[page.language];
  return (
    <StaffLayout
      page={page}
      title={texts.title}
      active="terms"
      actions={mayEdit && <Button href={paths.staffNewTerms()}>{texts.change}</Button>}
    >
      <div class="stack" data-gap="large">
        {versions.map(({ version, publishedAt, text, standing }) => (
          <details open={standing !== "past"}>
            <summary>
              <strong>{texts.version(version, formatDate(page.language, publishedAt))}</strong>{" "}
              <Badge tone={standing === "inForce" ? "positive" : "neutral"}>
                {texts[standing]}
              </Badge>
            </summary>
            <div class="stack">
              {text[page.language].map((paragraph) => <p class="prose">{paragraph}</p>)}
            </div>
          </details>
        ))}
      </div>
    </StaffLayout>
  );
}

/** New terms, which begin as a copy of those in force. */
export function NewTermsPage(
  { page, earliest, values, errors = {} }: {
    page: Page;
    earliest: string;
    values: FormValues;
    errors?: Errors;
  },
) {
  const texts = termsTexts[page.language];
  const field = (name: string) => ({
    name,
    value: values[name] ?? "",
    ...(errors[name] === undefined ? {} : { error: errors[name] }),
  });
  return (
    <StaffLayout
      page={page}
      title={texts.change}
      active="terms"
      breadcrumbs={[{ text: texts.title, href: paths.staffTerms() }]}
    >
      <Form page={page} action={paths.staffNewTerms()}>
        <FormErrors page={page} errors={errors} />
        <p>{texts.changeLead(formatDate(page.language, earliest))}</p>
        <TextInput {...field("version")} label={texts.versionName} />
        <DateInput {...field("from")} label={texts.from} min={earliest} />
        {languages.map((language) => (
          <TextArea
            {...field(`text.${language}`)}
            label={texts.text[language]}
            hint={texts.textHint}
            rows={14}
          />
        ))}
        <ButtonRow>
          <Button type="submit" kind="primary">{texts.announce}</Button>
        </ButtonRow>
      </Form>
    </StaffLayout>
  );
}
