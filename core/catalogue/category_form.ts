import { z } from "zod";
import type { Language } from "../language.ts";
import * as form from "./form_fields.ts";

/** A category's texts in one language. */
export interface CategoryText {
  name: string;
  heading: string | null;
  description: string | null;
  seoUrl: string | null;
  seoTitle: string | null;
  seoDescription: string | null;
}

/** What people set of a category; a language without texts is `null`. */
export interface CategoryForm {
  code: string;
  parentId: number | null;
  /** Among its siblings, from 1; `null` is the end. */
  place: number | null;
  active: boolean;
  showInMenu: boolean;
  texts: Partial<Record<Language, CategoryText | null>>;
  version: string | undefined;
}

const textFields = {
  name: form.optionalLine(200),
  heading: form.optionalLine(200),
  description: form.optionalHtml(20_000),
  seoUrl: form.optionalLine(300),
  seoTitle: form.optionalLine(300),
  seoDescription: form.optionalLine(1_000),
};
export type CategoryTextField = keyof typeof textFields;
export const categoryTextFields = Object.keys(textFields) as CategoryTextField[];

/** The name of a field in the form: `cs.name`. */
export const textFieldName = (language: Language, name: CategoryTextField): string =>
  `${language}.${name}`;

/** The form of a category in the shop's languages, of which the first is the main one. */
export function categoryForm(languages: readonly Language[]): z.ZodType<CategoryForm> {
  const texts = Object.fromEntries(
    languages.flatMap((language) =>
      categoryTextFields.map((name) => [textFieldName(language, name), textFields[name]])
    ),
  );
  return z.strictObject({
    code: form.line(100),
    parent: form.optionalNumber({ least: 1, most: 999_999_999 }),
    place: form.optionalNumber({ least: 1, most: 100_000 }),
    active: form.tick,
    showInMenu: form.tick,
    version: form.version.optional(),
    ...texts,
  }).transform((fields, context) => {
    const read = (language: Language) => textOf(fields, language, language === languages[0]);
    const { code, parent, place, active, showInMenu, version } = fields;
    const record: CategoryForm = {
      ...{ code, parentId: parent, place, active, showInMenu, version },
      texts: Object.fromEntries(languages.map((language) => [language, read(language)])),
    };
    for (const [language, text] of Object.entries(record.texts)) {
      if (text && text.name === "") {
        form.refuse(context, { code: "required" }, `${language}.name`);
      }
    }
    return record;
  });
}

/** A language that has nothing is not kept, but for the main one, which needs a name. */
function textOf(
  fields: Record<string, unknown>,
  language: Language,
  isMain: boolean,
): CategoryText | null {
  const values = Object.fromEntries(
    categoryTextFields.map((name) => [name, fields[textFieldName(language, name)] ?? null]),
  ) as Record<CategoryTextField, string | null>;
  const isEmpty = Object.values(values).every((value) => value === null);
  return isEmpty && !isMain ? null : { ...values, name: values.name ?? "" };
}
