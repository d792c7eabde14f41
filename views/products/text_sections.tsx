import type { Child } from "hono/jsx";
import type { Language } from "../../core/language.ts";
import { FieldPair, FormSection } from "../components/field.tsx";
import { TextArea, TextInput } from "../components/inputs.tsx";
import { RichText } from "../components/rich_text.tsx";
import { productFormTexts } from "../texts/product_form.ts";
import { fieldOf, YesOrNo } from "./product_field.tsx";
import type { ProductFormProps } from "./product_form.tsx";

/** A section for each language of the shop; with one language it is not told. */
function PerLanguage(
  { page, title, children }: Pick<ProductFormProps, "page"> & {
    title: string;
    children: (language: Language) => Child;
  },
) {
  const { languages } = page.shop!;
  const names = productFormTexts[page.language].languages;
  return (
    <>
      {languages.map((language) => (
        <FormSection title={languages.length > 1 ? `${title}, ${names[language]}` : title}>
          {children(language)}
        </FormSection>
      ))}
    </>
  );
}

export function Texts(props: ProductFormProps) {
  const { page, description } = props;
  const texts = productFormTexts[page.language];
  const field = fieldOf(props);
  return (
    <PerLanguage page={page} title={texts.sections.texts}>
      {(language) => (
        <>
          <TextInput {...field("title", `title:${language}`)} maxlength={500} />
          <TextArea {...field("shortDescription", `shortDescription:${language}`)} rows={2} />
          <TextArea
            {...field("longDescription", `longDescription:${language}`)}
            hint={texts.hints.longDescription}
            rows={7}
            code
          />
          {description && language === page.shop!.languages[0] && (
            <details class="text-preview">
              <summary>{texts.preview}</summary>
              <RichText html={description} />
            </details>
          )}
        </>
      )}
    </PerLanguage>
  );
}

export function Seo(props: ProductFormProps) {
  const texts = productFormTexts[props.page.language];
  const field = fieldOf(props);
  return (
    <PerLanguage page={props.page} title={texts.sections.seo}>
      {(language) => (
        <>
          <FieldPair>
            <TextInput {...field("seoTitle", `seoTitle:${language}`)} maxlength={500} />
            <TextInput
              {...field("seoUrl", `seoUrl:${language}`)}
              hint={texts.hints.seoUrl}
              maxlength={500}
              code
            />
          </FieldPair>
          <TextArea {...field("seoDescription", `seoDescription:${language}`)} rows={2} />
          <FieldPair>
            <TextInput {...field("url", `url:${language}`)} maxlength={2000} code />
            <YesOrNo props={props} field="visible" path={`visible:${language}`} />
          </FieldPair>
        </>
      )}
    </PerLanguage>
  );
}
