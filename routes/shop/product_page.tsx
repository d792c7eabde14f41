import type { Context } from "hono";
import type { FormFields } from "../../core/catalogue/form_fields.ts";
import {
  changedFields,
  newProduct,
  productFormValues,
  variantsMax,
} from "../../core/catalogue/product_form.ts";
import type { FormContext } from "../../core/catalogue/product_form_fields.ts";
import type { MetaValue, ParameterValue, Value } from "../../core/catalogue/values.ts";
import type { CurrentRecord } from "../../core/imports/plan.ts";
import { netOfVat } from "../../core/money.ts";
import { categoryChoices, usedValues } from "../../tenants/shop/product_choices.ts";
import {
  priceLists,
  productChanges,
  type ProductDetail,
  productDetail,
} from "../../tenants/shop/product_detail.ts";
import type { ProductRefusal } from "../../tenants/shop/product_edit.ts";
import { owningImports } from "../../tenants/shop/product_why.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { fieldLabel } from "../../views/products/field_texts.ts";
import type { TypedOver } from "../../views/products/product_conflict.tsx";
import type { ShownPicture } from "../../views/products/picture_address.ts";
import { ProductPage, type ShownProduct } from "../../views/products/product_page.tsx";
import { formErrors } from "../../views/texts/form_problems.ts";
import { productTexts } from "../../views/texts/products.ts";
import type { Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { productMedia } from "./product_media.ts";
import { editsShown } from "./record.ts";

/** The product of the address, if the shop has it. */
export function foundProduct(c: Context<Environment>): Promise<ProductDetail | undefined> {
  return productDetail(c.var.current.database, Number(c.req.param("product")));
}

export async function formContext(c: Context<Environment>): Promise<FormContext> {
  const { database, shop } = c.var.current;
  return {
    languages: shop.languages,
    priceLists: await priceLists(database, shop.currency),
    decimal: c.var.language === "en" ? "." : ",",
  };
}

interface Outcome {
  /** What was typed, when it was not saved. */
  typed?: FormValues;
  errors?: Errors;
  conflict?: readonly TypedOver[];
  status?: 200 | 409 | 422;
}

/** The form of a product, or of a new one, with what is stored or what was typed. */
export async function productPage(
  c: Context<Environment>,
  product: ProductDetail | undefined,
  { typed, errors, conflict, status = 200 }: Outcome = {},
): Promise<Response> {
  const { database, shop } = c.var.current;
  const context = await formContext(c);
  const shown = product ?? newProduct;
  const media = await productMedia(database, shown.values);
  const values = typed ??
    { ...productFormValues(shown, context), version: product?.updatedAt };
  return await c.html(
    <ProductPage
      page={pageOf(c)}
      values={values}
      choices={{
        categories: await categoryChoices(database, shop.languages[0]!),
        manufacturers: await usedValues(database, "manufacturer"),
        availabilities: await usedValues(database, "availability"),
        priceLists: pricesWithoutVat(shown, context),
      }}
      {...partsOf(shown, context)}
      {...media}
      now={c.var.services.platform.now()}
      {...(product ? { product: await shownProduct(c, product, media.pictures[0]) } : {})}
      {...(errors ? { errors } : {})}
      {...(conflict ? { conflict } : {})}
    />,
    status,
  );
}

/** The form again with what was typed, and why it was not saved. */
export async function refusedProduct(
  c: Context<Environment>,
  product: ProductDetail | undefined,
  fields: FormFields,
  error: ProductRefusal,
): Promise<Response> {
  switch (error.code) {
    case "malformed":
      throw new MalformedFormError("The form has other fields than its page");
    case "gone":
      return await refuse(c, "not_found");
    case "refused": {
      const errors = formErrors(c.var.language, error.problems);
      return await productPage(c, product, { typed: fields, errors, status: 422 });
    }
    case "changed_meanwhile": {
      const typed = { ...fields, version: product!.updatedAt };
      const conflict = typedOver(fields, product!, await formContext(c), c.var.language);
      return await productPage(c, product, { typed, conflict, status: 409 });
    }
  }
}

const overShown = 20;
const shorten = (text: string): string => text.length > 80 ? `${text.slice(0, 79)}…` : text;

function typedOver(
  fields: FormFields,
  product: ProductDetail,
  context: FormContext,
  language: Environment["Variables"]["language"],
): TypedOver[] {
  const stored = productFormValues(product, context);
  return Object.entries(changedFields(fields, product, context)).slice(0, overShown)
    .map(([name, typed]) => ({
      label: fieldLabel(language, labelPath(name, product)),
      stored: shorten(stored[name] ?? ""),
      typed: shorten(typed),
    }));
}

/** `variant.12.price` is told by the variant's code, as the journal tells it. */
function labelPath(name: string, { variants }: CurrentRecord): string {
  const [, id, field] = /^variant\.(\d+)\.(\w+)$/.exec(name) ?? [];
  if (id === undefined) return name;
  return `variant:${variants.find((each) => each.id === Number(id))?.code ?? id}/${field}`;
}

function pricesWithoutVat(
  { values }: Pick<CurrentRecord, "values">,
  { priceLists }: FormContext,
) {
  const rate = values.get("vatRate") as number | undefined;
  return priceLists.map(({ currency, priceList }) => {
    const gross = values.get(`price:${currency}:${priceList}`) as number | undefined;
    const netMinor = gross === undefined || rate === undefined ? undefined : netOfVat(gross, rate);
    return { currency, priceList, netMinor };
  });
}

type Shown = Pick<CurrentRecord, "values" | "variants">;

function partsOf({ values, variants }: Shown, { languages }: FormContext) {
  const main = languages[0]!;
  const description = values.get(`longDescription:${main}`) as string | undefined;
  return {
    variants: variants.slice(0, variantsMax).map((variant) => ({
      id: variant.id,
      code: variant.code,
      name: listOf<ParameterValue>(variant.values.get("parameters"))
        .map(({ name, value }) => `${name[main] ?? ""}: ${value[main] ?? ""}`).join(", "),
    })),
    moreVariants: Math.max(0, variants.length - variantsMax),
    metas: listOf<MetaValue>(values.get("metas")).map(({ key, type, value, values }) => ({
      key,
      type,
      value: value ?? values?.[main] ?? Object.values(values ?? {})[0] ?? "",
    })),
    ...(description ? { description } : {}),
  };
}

const listOf = <T,>(value: Value | undefined): readonly T[] =>
  Array.isArray(value) ? value as readonly T[] : [];

/** What a product is called: in the main language, else in any other, else by its code. */
export function productTitle(c: Context<Environment>, { values, code }: ProductDetail): string {
  const { languages } = c.var.current.shop;
  const title = [...languages, "cs", "sk", "en"]
    .map((language) => values.get(`title:${language}`)).find(Boolean);
  return (title as string | undefined) ?? code ?? productTexts[c.var.language].withoutTitle;
}

async function shownProduct(
  c: Context<Environment>,
  product: ProductDetail,
  picture: ShownPicture | undefined,
): Promise<ShownProduct> {
  const { id, code, values, stockTotal, createdAt, updatedAt, createdBy, updatedBy } = product;
  return {
    ...{ id, code, stockTotal, createdAt, updatedAt, createdBy, updatedBy },
    title: productTitle(c, product),
    active: values.get("active") === true,
    archived: values.get("archived") === true,
    picture,
    changes: await productChanges(c.var.current.database, id, { limit: editsShown }),
    owningImports: await owningImports(c.var.current.database),
  };
}
