import type { Context } from "hono";
import type { FormFields } from "../../core/catalogue/form_fields.ts";
import { changeProducts } from "../../tenants/shop/product_bulk.ts";
import type { ProductDetail } from "../../tenants/shop/product_detail.ts";
import { createProduct, updateProduct } from "../../tenants/shop/product_edit.ts";
import { paths } from "../../views/paths.ts";
import { DeletionPage } from "../../views/records/deletion_page.tsx";
import { productFormTexts } from "../../views/texts/product_form.ts";
import { productTexts } from "../../views/texts/products.ts";
import { createRouter, type Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";
import { pageOf } from "../page.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";
import {
  formContext,
  foundProduct,
  productPage,
  productTitle,
  refusedProduct,
} from "./product_page.tsx";
import { auditRecord, editingOf, limitsOf, saySaved } from "./record.ts";

/** One product, and making a new one. */
export const product = createRouter();

const path = "/shops/:shop/products";
const one = `${path}/:product{[0-9]+}`;

product.get(`${path}/new`, (c) => productPage(c, undefined));

product.post(path, async (c) => {
  const { database, shop } = c.var.current;
  const fields = await postedFields(c);
  const editing = { ...editingOf(c), limits: await limitsOf(c) };
  const created = await createProduct(database, fields, await formContext(c), editing);
  if (!created.ok) return await refusedProduct(c, undefined, fields, created.error);
  await auditRecord(c, "product.create", created.value.code);
  const title = fields[`title:${shop.languages[0]}`] ?? "";
  saySaved(c, productFormTexts[c.var.language].created(title.trim()));
  return c.redirect(paths.product(shop, String(created.value.id)), 303);
});

product.get(one, async (c) => {
  const found = await foundProduct(c);
  return found ? await productPage(c, found) : refuse(c, "not_found");
});

product.post(one, async (c) => {
  const { database, shop } = c.var.current;
  const found = await foundProduct(c);
  if (!found) return refuse(c, "not_found");
  const fields = await postedFields(c);
  const saved = await updateProduct(database, found.id, fields, {
    context: await formContext(c),
    editing: editingOf(c),
  });
  if (!saved.ok) return await refusedProduct(c, await foundProduct(c), fields, saved.error);
  await auditRecord(c, "product.update", saved.value.code);
  saySaved(c);
  return c.redirect(paths.product(shop, String(found.id)), 303);
});

product.post(`${one}/archivation`, async (c) => {
  const { database, shop } = c.var.current;
  const found = await foundProduct(c);
  if (!found) return refuse(c, "not_found");
  const { fields: { archived, ...rest } } = await readPostedForm(c);
  if (!["true", "false"].includes(archived!) || Object.keys(rest).length > 0) {
    throw new MalformedFormError("A product is archived or restored");
  }
  const action = archived === "true" ? "archive" : "restore";
  await changeProducts(database, { ids: [found.id] }, { action }, editingOf(c));
  await auditRecord(c, `product.${action}`, found.code ?? "");
  const texts = productFormTexts[c.var.language];
  saySaved(c, archived === "true" ? texts.archived : texts.restored);
  return c.redirect(paths.product(shop, String(found.id)), 303);
});

product.get(`${one}/deletion`, async (c) => {
  const found = await foundProduct(c);
  return found ? deletionPage(c, found) : refuse(c, "not_found");
});

product.post(`${one}/deletion`, async (c) => {
  const { database, shop } = c.var.current;
  const found = await foundProduct(c);
  if (!found) return refuse(c, "not_found");
  const { fields } = await readPostedForm(c);
  if (Object.keys(fields).length > 0) throw new MalformedFormError("A deletion has no fields");
  await changeProducts(database, { ids: [found.id] }, { action: "delete" }, editingOf(c));
  await auditRecord(c, "product.delete", found.code ?? "");
  saySaved(c, productTexts[c.var.language].bulk.done.delete(1));
  return c.redirect(paths.products(shop), 303);
});

/** Fields of a product with the most variants that its form shows. */
const entriesMax = 2_500;

async function postedFields(c: Context<Environment>): Promise<FormFields> {
  const { fields, lists } = await readPostedForm(c, { lists: ["categories"], entriesMax });
  return {
    ...fields,
    categories: lists.categories!.toSorted().join("\n"),
    primaryCategory: fields.primaryCategory ?? "",
  };
}

function deletionPage(c: Context<Environment>, found: ProductDetail) {
  const { shop } = c.var.current;
  const texts = productFormTexts[c.var.language];
  const title = productTitle(c, found);
  const back = paths.product(shop, String(found.id));
  return c.html(
    <DeletionPage
      page={pageOf(c)}
      active="products"
      title={texts.deletion(title)}
      breadcrumbs={[
        { text: productTexts[c.var.language].title, href: paths.products(shop) },
        { text: title, href: back },
      ]}
      text={productTexts[c.var.language].bulk.deleteText}
      action={paths.productDeletion(shop, String(found.id))}
      back={back}
    />,
  );
}
