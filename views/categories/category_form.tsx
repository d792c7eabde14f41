import { textFieldName } from "../../core/catalogue/category_form.ts";
import { type TreeNode, walkTree } from "../../core/catalogue/category_tree.ts";
import type { Language } from "../../core/language.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Switch } from "../components/choices.tsx";
import { FieldPair, FormSection } from "../components/field.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextArea, TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { categoryTexts } from "../texts/categories.ts";
import { recordTexts } from "../texts/records.ts";
import type { ListedCategory } from "./category_list.tsx";

interface CategoryFormProps {
  page: Page;
  action: string;
  isNew: boolean;
  places: readonly TreeNode<ListedCategory>[];
  values: FormValues;
  errors: Errors | undefined;
}

/** Texts first, in each language of the shop, then where the category lies. */
export function CategoryForm(props: CategoryFormProps) {
  const { page, action, isNew, values, errors } = props;
  const general = recordTexts[page.language];
  const { languages } = page.shop!;
  const mayEdit = page.shop!.may.has("catalogue.edit");
  return (
    <Form page={page} action={action} unsaved={mayEdit} id="category-form">
      <FormErrors page={page} errors={errors} />
      {values.version && <input type="hidden" name="version" value={values.version} />}
      {languages.map((language) => <Texts {...props} language={language} />)}
      <Placing {...props} />
      {languages.map((language) => <Seo {...props} language={language} />)}
      {mayEdit && (
        <ButtonRow>
          <Button kind="primary">{isNew ? general.create : general.save}</Button>
        </ButtonRow>
      )}
    </Form>
  );
}

/** A heading that tells the language only where the shop has more of them. */
function inLanguage(page: Page, title: string, language: Language): string {
  const texts = categoryTexts[page.language];
  return page.shop!.languages.length > 1 ? `${title}: ${texts.languages[language]}` : title;
}

function Texts({ page, values, errors, language }: CategoryFormProps & { language: Language }) {
  const texts = categoryTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <FormSection title={inLanguage(page, texts.texts, language)}>
      <FieldPair>
        <TextInput
          {...field(textFieldName(language, "name"))}
          label={texts.fields.name}
          maxlength={200}
        />
        <TextInput
          {...field(textFieldName(language, "heading"))}
          label={texts.fields.heading}
          hint={texts.headingHint}
          maxlength={200}
        />
      </FieldPair>
      <TextArea
        {...field(textFieldName(language, "description"))}
        label={texts.fields.description}
        hint={texts.descriptionHint}
        rows={5}
        code
      />
    </FormSection>
  );
}

function Placing({ page, places, values, errors }: CategoryFormProps) {
  const texts = categoryTexts[page.language];
  const field = fieldsOf(values, errors);
  const options = [...walkTree(places)].map(({ row, depth }) => ({
    value: String(row.id),
    label: `${"\u2003".repeat(depth)}${row.name}`,
  }));
  return (
    <FormSection title={texts.placing}>
      <FieldPair>
        <Select
          {...field("parent")}
          label={texts.fields.parent}
          empty={texts.top}
          options={options}
        />
        <TextInput
          {...field("place")}
          label={texts.fields.place}
          hint={texts.placeHint}
          inputmode="numeric"
          width="short"
        />
      </FieldPair>
      <TextInput
        {...field("code")}
        label={texts.fields.code}
        hint={texts.codeHint}
        width="medium"
        maxlength={100}
        code
      />
      <Switch
        {...field("active")}
        value="true"
        checked={values.active === "true"}
        label={texts.fields.active}
        hint={texts.activeHint}
      />
      <Switch
        {...field("showInMenu")}
        value="true"
        checked={values.showInMenu === "true"}
        label={texts.fields.showInMenu}
      />
    </FormSection>
  );
}

function Seo({ page, values, errors, language }: CategoryFormProps & { language: Language }) {
  const texts = categoryTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <FormSection title={inLanguage(page, texts.seo, language)}>
      <TextInput
        {...field(textFieldName(language, "seoUrl"))}
        label={texts.fields.seoUrl}
        maxlength={300}
        code
      />
      <TextInput
        {...field(textFieldName(language, "seoTitle"))}
        label={texts.fields.seoTitle}
        maxlength={300}
      />
      <TextArea
        {...field(textFieldName(language, "seoDescription"))}
        label={texts.fields.seoDescription}
        rows={2}
      />
    </FormSection>
  );
}
