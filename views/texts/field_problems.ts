import type { FieldProblem, FieldProblems } from "../../core/accounts/field_problem.ts";
import type { Language } from "../../core/language.ts";
import type { Errors } from "../components/form.tsx";
import { validationTexts } from "./validation.ts";

/** What is wrong with each field, in words. */
export function fieldErrors(language: Language, problems: FieldProblems): Errors {
  return Object.fromEntries(
    Object.entries(problems).map((
      [field, problem],
    ) => [field, fieldProblemText(language, problem)]),
  );
}

export function fieldProblemText(language: Language, problem: FieldProblem): string {
  const texts = validationTexts[language];
  switch (problem.code) {
    case "too_long":
      return texts.tooLong(problem.found, problem.most);
    case "tariff_full":
      return texts.tariffFull(problem.most);
    case "password_short":
      return texts.passwordShort(problem.found, problem.least);
    default:
      return texts[plainTexts[problem.code]];
  }
}

/** Problems whose sentence has no figure in it. */
const plainTexts = {
  required: "required",
  choose: "choose",
  characters: "characters",
  email: "email",
  email_taken: "emailTaken",
  email_same: "emailSame",
  password_common: "passwordCommon",
  password_named: "passwordNamed",
  password_wrong: "passwordWrong",
  company_id: "companyId",
  phone: "phone",
  person_abroad: "personAbroad",
  country: "country",
  vat_id: "vatId",
  vat_id_country: "vatIdCountry",
  adult: "adult",
  terms: "terms",
  wrong_code: "wrongCode",
  member_already: "memberAlready",
} as const satisfies Record<
  Exclude<FieldProblem["code"], "too_long" | "password_short" | "tariff_full">,
  keyof typeof validationTexts.en
>;
