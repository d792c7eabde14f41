import { strict as assert } from "node:assert";
import { invoiceRegime, trialDays } from "../../../core/billing/regime.ts";
import { priceNoticeDays } from "../../../core/billing/price_list.ts";
import { type Language, languages } from "../../../core/language.ts";
import { shippedTerms } from "../../../tenants/platform/shipped_terms.ts";

const numbersOf = (paragraph: string): string[] =>
  paragraph.replace(/(?<=\d)[ ,\u00a0](?=\d{3})/g, "").match(/\d+/g)?.toSorted() ?? [];

const paragraphsOf = (language: Language) => shippedTerms.text[language].map(numbersOf);

Deno.test("the shipped terms say the same in all languages, number by number", () => {
  for (const language of languages) {
    assert.deepEqual(paragraphsOf(language), paragraphsOf("cs"), language);
  }
});

Deno.test("what the shipped terms promise is what the service keeps to (R119–R120, R142, R239)", () => {
  const text = shippedTerms.text.en.join("\n");
  assert.match(text, new RegExp(`first ${trialDays} days`));
  assert.match(text, new RegExp(`new prices at least ${priceNoticeDays} days`));
  const { offerWorkingDays } = invoiceRegime;
  assert.match(text, new RegExp(`changed offer can be refused within ${offerWorkingDays} working`));
});
