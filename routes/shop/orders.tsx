import type { Context } from "hono";
import { readForm } from "../../core/catalogue/form_fields.ts";
import { vatSummary } from "../../core/catalogue/order.ts";
import { orderForm, ordersChangeForm } from "../../core/catalogue/order_form.ts";
import { orderQuery, readOrderListing } from "../../core/catalogue/order_listing.ts";
import { idOf } from "../../core/catalogue/list_query.ts";
import { changeOrders, updateOrder } from "../../tenants/shop/order_changes.ts";
import {
  countOrders,
  listOrders,
  type Order,
  orderById,
  type OrderState,
  orderStates,
} from "../../tenants/shop/orders.ts";
import { importChoices } from "../../tenants/shop/import_choices.ts";
import { editsOf } from "../../tenants/shop/record_edits.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { OrderList } from "../../views/orders/order_list.tsx";
import { OrderPage } from "../../views/orders/order_page.tsx";
import { paths, withQuery } from "../../views/paths.ts";
import { formErrors } from "../../views/texts/form_problems.ts";
import { orderTexts } from "../../views/texts/orders.ts";
import { createRouter, type Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";
import { auditRecord, editingOf, editsShown, sayListAddress, saySaved } from "./record.ts";

export const orders = createRouter();

const path = "/shops/:shop/orders";
const one = `${path}/:order{[0-9]+}`;

/** More than the longest page of a list has. */
const selectedMax = 500;

orders.get(path, async (c) => {
  const { database } = c.var.current;
  const listing = readOrderListing(c.req.query());
  const number = pageNumber(c);
  const offset = (number - 1) * listing.size;
  const found = await listOrders(database, listing, { offset });
  const [first] = found;
  sayListAddress(c, withQuery(paths.orders(c.var.current.shop), orderQuery(listing)));
  return c.html(
    <OrderList
      page={pageOf(c)}
      listing={listing}
      orders={found}
      states={await orderStates(database)}
      total={await countOrders(database, listing)}
      number={number}
      imports={await importChoices(database, "orders", listing.importId)}
      {...(listing.customerId !== undefined && first ? { customerName: first.email } : {})}
    />,
  );
});

orders.post(`${path}/changes`, async (c) => {
  const { database, shop } = c.var.current;
  const { fields: { back, ...fields }, lists } = await readPostedForm(c, { lists: ["selected"] });
  const texts = orderTexts[c.var.language];
  const ids = (lists.selected ?? []).map(idOf).filter((id) => id !== undefined);
  const states = (await orderStates(database)).map(({ id }) => id);
  const form = readForm(ordersChangeForm(states), fields);
  if (!form.ok && form.error.code === "malformed" || ids.length > selectedMax) {
    throw new MalformedFormError("A change of orders has other fields than its page");
  }
  const changed = form.ok ? await changeOrders(database, ids, form.value, editingOf(c)) : [];
  if (form.ok && changed.length > 0) {
    await auditRecord(c, "order.update", changed.join(", ").slice(0, 1_000), { ...form.value });
    setNotice(c, { tone: "positive", text: texts.bulkDone(changed.length) });
  } else {
    const text = form.ok ? texts.bulkNothing : texts.bulkStateMissing;
    setNotice(c, { tone: "warning", text });
  }
  const list = paths.orders(shop);
  return c.redirect(back?.startsWith(`${list}?`) ? back : list, 303);
});

orders.get(one, async (c) => {
  const order = await foundOrder(c);
  return order ? await orderPage(c, order) : refuse(c, "not_found");
});

orders.post(one, async (c) => {
  const { database, shop } = c.var.current;
  const order = await foundOrder(c);
  if (!order) return refuse(c, "not_found");
  const { fields } = await readPostedForm(c);
  const states = await orderStates(database);
  const form = readForm(orderForm(states.map(({ id }) => id)), fields);
  const saved = form.ok ? await updateOrder(database, order.id, form.value, editingOf(c)) : form;
  if (saved.ok) {
    await auditRecord(c, "order.update", saved.value);
    saySaved(c);
    return c.redirect(paths.order(shop, String(order.id)), 303);
  }
  switch (saved.error.code) {
    case "malformed":
      throw new MalformedFormError("The form of an order has other fields than its page");
    case "gone":
      return refuse(c, "not_found");
    case "refused": {
      const errors = formErrors(c.var.language, saved.error.problems);
      return await orderPage(c, order, fields, { errors, status: 422 });
    }
    case "changed_meanwhile": {
      const values = { ...fields, version: order.updatedAt };
      return await orderPage(c, order, values, { isConflict: true, status: 409 });
    }
  }
});

function foundOrder(c: Context<Environment>): Promise<Order | undefined> {
  return orderById(c.var.current.database, Number(c.req.param("order")));
}

async function orderPage(
  c: Context<Environment>,
  order: Order,
  typed?: FormValues,
  { errors, isConflict, status = 200 }: {
    errors?: Errors;
    isConflict?: boolean;
    status?: 200 | 409 | 422;
  } = {},
): Promise<Response> {
  const { database } = c.var.current;
  const states: OrderState[] = await orderStates(database);
  const edits = await editsOf(
    database,
    { entity: "orders", id: order.id },
    { limit: editsShown },
  );
  return await c.html(
    <OrderPage
      page={pageOf(c)}
      order={{ ...order, vat: vatSummary(order.lines), edits }}
      states={states}
      values={typed ?? valuesOf(order)}
      now={c.var.services.platform.now()}
      {...(errors ? { errors } : {})}
      {...(isConflict ? { isConflict } : {})}
    />,
    status,
  );
}

const valuesOf = (order: Order): FormValues => ({
  state: String(order.state.id),
  paidOn: order.paidOn ?? "",
  resolved: String(order.resolved),
  trackingCode: order.trackingCode ?? "",
  trackingUrl: order.trackingUrl ?? "",
  internalNote: order.internalNote ?? "",
  version: order.updatedAt,
});
