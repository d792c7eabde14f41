import type { Context } from "hono";
import { addressFields, customerName } from "../../core/catalogue/customer.ts";
import { billingField, deliveryField } from "../../core/catalogue/customer_form.ts";
import type { FormFields } from "../../core/catalogue/form_fields.ts";
import type { FormRefusal } from "../../core/catalogue/form_problem.ts";
import { type OrderListing, readOrderListing } from "../../core/catalogue/order_listing.ts";
import { type Customer, customerById } from "../../tenants/shop/customers.ts";
import { countOrders, listOrders } from "../../tenants/shop/orders.ts";
import { editsOf, type SaveRefusal } from "../../tenants/shop/record_edits.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { CustomerPage, type ShownCustomer } from "../../views/customers/customer_page.tsx";
import { formErrors } from "../../views/texts/form_problems.ts";
import type { Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { editsShown } from "./record.ts";

const ordersShown = 8;

/** The newest orders of one customer. */
export const ordersOf = (customerId: number): OrderListing => ({
  ...readOrderListing({}),
  customerId,
  size: ordersShown,
});

/** The customer of the address, if the shop has them. */
export function foundCustomer(c: Context<Environment>): Promise<Customer | undefined> {
  return customerById(c.var.current.database, Number(c.req.param("customer")));
}

export const newCustomerValues: FormValues = {
  kind: "person",
  active: "true",
  newsletter: "unknown",
};

interface Outcome {
  errors?: Errors;
  isConflict?: boolean;
  status?: 200 | 409 | 422;
}

/** The form of a customer, or of a new one, with what is stored or what was typed. */
export async function customerPage(
  c: Context<Environment>,
  customer: Customer | undefined,
  typed?: FormValues,
  { errors, isConflict, status = 200 }: Outcome = {},
): Promise<Response> {
  return await c.html(
    <CustomerPage
      page={pageOf(c)}
      values={typed ?? valuesOf(customer!)}
      now={c.var.services.platform.now()}
      {...(customer ? { customer: await shownCustomer(c, customer) } : {})}
      {...(errors ? { errors } : {})}
      {...(isConflict ? { isConflict } : {})}
    />,
    status,
  );
}

/** The form again with what was typed, and why it was not saved. */
export async function refusedCustomer(
  c: Context<Environment>,
  customer: Customer | undefined,
  fields: FormFields,
  error: FormRefusal | SaveRefusal,
): Promise<Response> {
  switch (error.code) {
    case "malformed":
      throw new MalformedFormError("The form of a customer has other fields than its page");
    case "gone":
      return await refuse(c, "not_found");
    case "refused": {
      const errors = formErrors(c.var.language, error.problems);
      return await customerPage(c, customer, fields, { errors, status: 422 });
    }
    case "changed_meanwhile": {
      const values = { ...fields, version: customer!.updatedAt };
      return await customerPage(c, customer, values, { isConflict: true, status: 409 });
    }
  }
}

function valuesOf(customer: Customer): FormValues {
  const values: FormValues = {
    email: customer.email,
    kind: customer.kind,
    newsletter: customer.newsletter,
    active: String(customer.active),
    groups: customer.groups.join(", "),
    language: customer.language ?? "",
    version: customer.updatedAt,
  };
  const lines = [
    ...["code", "degree", "firstName", "lastName", "nickname", "companyName"] as const,
    ...["companyId", "vatId", "phone", "priceList", "note"] as const,
  ];
  for (const name of lines) values[name] = customer[name] ?? "";
  for (const name of addressFields) {
    values[billingField(name)] = customer.billing?.[name] ?? "";
    for (const [index, address] of customer.deliveries.entries()) {
      values[deliveryField(index, name)] = address[name] ?? "";
    }
  }
  return values;
}

async function shownCustomer(
  c: Context<Environment>,
  customer: Customer,
): Promise<ShownCustomer> {
  const { database, may } = c.var.current;
  const { id, active, createdAt, updatedAt } = customer;
  const listing = ordersOf(id);
  return {
    ...{ id, active, createdAt, updatedAt },
    name: customerName(customer),
    orders: may.has("orders.see") ? await listOrders(database, listing, { offset: 0 }) : [],
    orderCount: await countOrders(database, listing),
    edits: await editsOf(database, { entity: "customers", id }, { limit: editsShown }),
  };
}
