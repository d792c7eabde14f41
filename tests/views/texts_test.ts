import assert from "node:assert/strict";
import { languages } from "../../core/language.ts";
import { accountTexts } from "../../views/texts/account.ts";
import { authTexts } from "../../views/texts/auth.ts";
import { categoryTexts } from "../../views/texts/categories.ts";
import { componentTexts } from "../../views/texts/components.ts";
import { customerTexts } from "../../views/texts/customers.ts";
import { designTexts } from "../../views/texts/design.ts";
import { developerTexts } from "../../views/texts/developers.ts";
import { errorTexts } from "../../views/texts/errors.ts";
import { mailTexts } from "../../views/texts/mail.ts";
import { mediaTexts } from "../../views/texts/media.ts";
import { settingsTexts } from "../../views/texts/settings.ts";
import { orderTexts } from "../../views/texts/orders.ts";
import { recordTexts } from "../../views/texts/records.ts";
import { productFormTexts } from "../../views/texts/product_form.ts";
import { productTexts } from "../../views/texts/products.ts";
import { shellTexts } from "../../views/texts/shell.ts";
import { staffTexts } from "../../views/texts/staff.ts";
import { validationTexts } from "../../views/texts/validation.ts";

const all = {
  accountTexts,
  authTexts,
  componentTexts,
  designTexts,
  developerTexts,
  errorTexts,
  mailTexts,
  mediaTexts,
  settingsTexts,
  shellTexts,
  staffTexts,
  validationTexts,
  categoryTexts,
  customerTexts,
  orderTexts,
  recordTexts,
  productFormTexts,
  productTexts,
};

function sentences(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(sentences);
}

for (const language of languages) {
  Deno.test(`texts in ${language} are calm, finished and quoted in their own way`, () => {
    for (const [name, texts] of Object.entries(all)) {
      for (const text of sentences(texts[language])) {
        assert.notEqual(text.trim(), "", name);
        assert.doesNotMatch(text, /!|oops|jejda/i, `${name}: ${text}`);
        assert.doesNotMatch(text, /"/, `${name}: ${text}`);
      }
    }
  });
}

Deno.test("counts of errors take real plural forms in all languages", () => {
  const said = (count: number) => languages.map((one) => componentTexts[one].hasErrors(count));
  assert.deepEqual(said(1), [
    "1\u00a0pole potřebuje opravit.",
    "1\u00a0pole treba opraviť.",
    "1\u00a0field needs a correction.",
  ]);
  assert.deepEqual(said(3), [
    "3\u00a0pole potřebují opravit.",
    "3\u00a0polia treba opraviť.",
    "3\u00a0fields need a correction.",
  ]);
  assert.deepEqual(said(5), [
    "5\u00a0polí potřebuje opravit.",
    "5\u00a0polí treba opraviť.",
    "5\u00a0fields need a correction.",
  ]);
});
