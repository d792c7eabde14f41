import type { PriceListProblem, PriceListProblems } from "../../core/billing/price_list_form.ts";
import type { Language } from "../../core/language.ts";
import type { Errors } from "../components/form.tsx";
import { formatDate } from "../format.ts";
import { formErrors } from "./form_problems.ts";
import { priceTexts } from "./prices.ts";

/** What is wrong with each field of a new price list, in words. */
export function priceProblemTexts(language: Language, problems: PriceListProblems): Errors {
  const entries = Object.entries(problems).map(([name, problem]) => [
    name,
    textOf(language, problem),
  ]);
  return Object.fromEntries(entries);
}

function textOf(language: Language, problem: PriceListProblem): string {
  const texts = priceTexts[language];
  if (problem.code === "too_soon") return texts.tooSoon(formatDate(language, problem.earliest));
  if (problem.code === "day_taken") return texts.dayTaken;
  return formErrors(language, { field: problem }).field!;
}
