import type { FormProblem, FormProblems } from "../../core/catalogue/form_problem.ts";
import type { Language } from "../../core/language.ts";
import type { Errors } from "../components/form.tsx";
import { recordTexts } from "./records.ts";
import { validationTexts } from "./validation.ts";

/** What is wrong with each field of a record's form, in words. */
export function formErrors(language: Language, problems: FormProblems): Errors {
  const entries = Object.entries(problems);
  return Object.fromEntries(entries.map(([name, problem]) => [name, text(language, problem)]));
}

function text(language: Language, problem: FormProblem): string {
  const shared = validationTexts[language];
  const own = recordTexts[language].problems;
  switch (problem.code) {
    case "too_long":
      return shared.tooLong(problem.found, problem.most);
    case "taken":
      return own.taken(problem.value);
    case "company_id":
      return shared.companyId;
    case "vat_id":
      return own.vatId;
    case "tariff_full":
      return shared.tariffFull(problem.most);
    case "own_subtree":
      return own.ownSubtree;
    case "whole_number":
      return own.wholeNumber;
    case "money":
      return shared.money;
    case "money_decimals":
      return shared.moneyDecimals;
    case "number":
      return own.number(problem.least, problem.most);
    case "list_line":
      return own.listLine(problem.line, problem.value, own.listLines[problem.as]);
    case "ean":
    case "characters":
    case "phone":
      return own[problem.code];
    default:
      return shared[problem.code];
  }
}
