import { z } from "@hono/zod-openapi";
import { type DocumentProblems, documentValue } from "../../core/catalogue/product_document.ts";
import type { FieldPath, Value } from "../../core/catalogue/values.ts";
import type { CurrentRecord } from "../../core/imports/plan.ts";
import { formErrors } from "../../views/texts/form_problems.ts";
import type { ApiProblem } from "./api_error.ts";
import { instant } from "./api_router.ts";
import { productValues, variantValues } from "./product_values.ts";

/** What changed, by path, as programs see it; a variant's paths stand behind its code. */
export function shownChanges(
  changes: Record<FieldPath, readonly [unknown, unknown]>,
): Record<FieldPath, [unknown, unknown]> {
  return Object.fromEntries(
    Object.entries(changes).map(([path, [before, after]]) => {
      const own = path.startsWith("variant:") ? path.slice(path.lastIndexOf("/") + 1) : path;
      return [path, [documentValue(own, before), documentValue(own, after)]];
    }),
  );
}

export const productDocument = z.object({
  id: z.int().openapi({ example: 412 }),
  code: z.string().nullable().openapi({ example: "HRN-1" }),
  values: productValues,
  variants: z.array(z.object({
    code: z.string().nullable().openapi({ example: "HRN-1-M" }),
    values: variantValues,
  })),
  updatedAt: instant,
}).openapi("Product");

export const productOrder = z.strictObject({
  values: productValues.default({}),
  variants: z.array(z.strictObject({
    code: z.string().openapi({ description: "Of a variant that the product has" }),
    values: variantValues,
  })).max(1_000).default([]),
}).openapi("ProductOrder", {
  example: { values: { "title:cs": "Hrnek modrý", "price:CZK:": "129.00", stock: 12 } },
});

export function documentOfProduct(product: CurrentRecord): z.infer<typeof productDocument> {
  const { id, code = null, updatedAt } = product;
  return {
    ...{ id, code },
    values: documentValues(product.values),
    variants: product.variants.map((each) => ({
      code: each.code ?? null,
      values: documentValues(each.values),
    })),
    updatedAt,
  };
}

const documentValues = (stored: ReadonlyMap<FieldPath, Value>): Record<FieldPath, unknown> =>
  Object.fromEntries([...stored].map(([path, value]) => [path, documentValue(path, value)]));

/** Problems of a document in the words of the form, and in ours where the form has none. */
export function productProblems(problems: DocumentProblems): ApiProblem[] {
  return Object.entries(problems).map(([field, problem]) => {
    const { code } = problem;
    switch (problem.code) {
      case "field_unknown":
        return { field, code, message: "There is no such field, or its path is not complete." };
      case "field_not_taken":
        return { field, code, message: "This field cannot be set here." };
      case "language_unknown":
        return { field, code, message: `The shop's languages are ${problem.known.join(", ")}.` };
      case "currency_unknown":
        return { field, code, message: "The currencies are CZK and EUR." };
      case "wrong_type":
        return { field, code, message: `Expected ${problem.expected}, or null.` };
      case "list":
        return { field, code, message: problem.message };
      case "variant_unknown":
        return { field, code, message: "The product has no such variant, or it is named twice." };
      default:
        return { field, code, message: formErrors("en", { [field]: problem })[field]! };
    }
  });
}
