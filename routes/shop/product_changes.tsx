import type { Context } from "hono";
import { z } from "zod";
import { bulkActions, type BulkChange, readPercent } from "../../core/catalogue/bulk_change.ts";
import { readListing } from "../../core/catalogue/product_filter.ts";
import { changeProducts, type Selection } from "../../tenants/shop/product_bulk.ts";
import { listProductIds } from "../../tenants/shop/product_ids.ts";
import { DeletionQuestion, PriceQuestion } from "../../views/products/bulk_question.tsx";
import { paths } from "../../views/paths.ts";
import { productTexts } from "../../views/texts/products.ts";
import { createRouter, type Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";
import { auditRecord, editingOf, saySaved } from "./record.ts";

/** Changes of many products at once. */
export const productChanges = createRouter();

const bulkForm = z.strictObject({
  action: z.enum(bulkActions),
  list: z.string().max(2_000).default(""),
  everything: z.literal("true").optional(),
  percent: z.string().max(50).optional(),
  confirmed: z.literal("true").optional(),
});
const selectedIds = z.array(z.string().regex(/^[1-9]\d{0,14}$/).transform(Number)).max(200);

interface Order {
  form: z.infer<typeof bulkForm>;
  ids: number[];
  /** The list that the products were chosen in. */
  back: string;
}

productChanges.post("/shops/:shop/products/changes", async (c) => {
  const order = await readOrder(c);
  const { form, ids, back } = order;
  if (ids.length === 0 && !form.everything) {
    setNotice(c, { tone: "warning", text: productTexts[c.var.language].bulk.nothingSelected });
    return c.redirect(back, 303);
  }
  if (form.action === "price" && readPercent(form.percent ?? "") === undefined) {
    return await priceQuestion(c, order);
  }
  if (form.action === "delete" && !c.var.current.may.has("catalogue.delete")) {
    return refuse(c, "forbidden");
  }
  if (form.action === "delete" && !form.confirmed) {
    return c.html(<DeletionQuestion {...await questionOf(c, order)} />);
  }
  return await apply(c, order);
});

async function readOrder(c: Context<Environment>): Promise<Order> {
  const { fields, lists } = await readPostedForm(c, { lists: ["selected"] });
  const form = bulkForm.safeParse({ ...fields });
  const ids = selectedIds.safeParse(lists.selected);
  if (!form.success || !ids.success) throw new MalformedFormError("The change is none of a list's");
  const address = paths.products(c.var.current.shop);
  const { list } = form.data;
  return { form: form.data, ids: ids.data, back: list ? `${address}?${list}` : address };
}

async function apply(c: Context<Environment>, order: Order): Promise<Response> {
  const { form: { action, percent, everything }, back } = order;
  const change: BulkChange = action === "price"
    ? { action, percent: readPercent(percent!)! }
    : { action };
  const { database } = c.var.current;
  const changed = await changeProducts(database, selectionOf(order), change, editingOf(c));
  await auditRecord(c, `products.${action}`, String(changed), {
    products: changed,
    ...(action === "price" ? { percent: readPercent(percent!) } : {}),
    ...(everything ? { list: order.form.list } : {}),
  });
  saySaved(c, productTexts[c.var.language].bulk.done[action](changed));
  return c.redirect(back, 303);
}

/** All of the list is what the list has when it is changed, not when it was shown. */
function selectionOf({ form, ids }: Order): Selection {
  return form.everything ? { filter: listingOf(form).filter } : { ids };
}

const listingOf = ({ list }: Order["form"]) =>
  readListing(Object.fromEntries(new URLSearchParams(list)));

async function questionOf(c: Context<Environment>, { form, ids, back }: Order) {
  const { database, shop } = c.var.current;
  const everything = form.everything === "true";
  const count = !everything ? ids.length : (await listProductIds(database, {
    listing: listingOf(form),
    scope: { language: shop.languages[0]!, currency: shop.currency },
    limit: 1,
    offset: 0,
  })).total;
  const selected = everything ? [] : ids.map(String);
  return { page: pageOf(c), selected, everything, list: form.list, count, back };
}

/** Asked for the first time there is no percentage yet; a wrong one is refused. */
async function priceQuestion(c: Context<Environment>, order: Order): Promise<Response> {
  const { percent } = order.form;
  const props = await questionOf(c, order);
  if (percent === undefined) return c.html(<PriceQuestion {...props} />);
  const error = productTexts[c.var.language].bulk.percentWrong;
  return c.html(<PriceQuestion {...props} percent={percent} error={error} />, 422);
}
