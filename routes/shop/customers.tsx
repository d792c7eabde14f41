import type { Context } from "hono";
import { customerName } from "../../core/catalogue/customer.ts";
import { customerForm } from "../../core/catalogue/customer_form.ts";
import { customerQuery, readCustomerListing } from "../../core/catalogue/customer_listing.ts";
import { readForm } from "../../core/catalogue/form_fields.ts";
import {
  createCustomer,
  deleteCustomer,
  updateCustomer,
} from "../../tenants/shop/customer_changes.ts";
import { countCustomers, customerById, listCustomers } from "../../tenants/shop/customers.ts";
import { importChoices } from "../../tenants/shop/import_choices.ts";
import { countOrders } from "../../tenants/shop/orders.ts";
import { CustomerList } from "../../views/customers/customer_list.tsx";
import { paths, withQuery } from "../../views/paths.ts";
import { DeletionPage } from "../../views/records/deletion_page.tsx";
import { customerTexts } from "../../views/texts/customers.ts";
import { createRouter, type Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";
import {
  customerPage,
  foundCustomer,
  newCustomerValues,
  ordersOf,
  refusedCustomer,
} from "./customer_page.tsx";
import { auditRecord, editingOf, sayListAddress, saySaved } from "./record.ts";

export const customers = createRouter();

const path = "/shops/:shop/customers";
const one = `${path}/:customer{[0-9]+}`;

/** The audit log is never shortened, so a person is named there by a number alone. */
const subjectOf = (id: number): string => `#${id}`;

customers.get(path, async (c) => {
  const { database, shop } = c.var.current;
  const listing = readCustomerListing(c.req.query());
  sayListAddress(c, withQuery(paths.customers(shop), customerQuery(listing)));
  const number = pageNumber(c);
  return c.html(
    <CustomerList
      page={pageOf(c)}
      listing={listing}
      customers={await listCustomers(database, listing, { offset: (number - 1) * listing.size })}
      total={await countCustomers(database, listing)}
      number={number}
      imports={await importChoices(database, "customers", listing.importId)}
    />,
  );
});

customers.get(`${path}/new`, (c) => customerPage(c, undefined, newCustomerValues));

customers.post(path, async (c) => {
  const { database, shop } = c.var.current;
  const { fields } = await readPostedForm(c);
  const form = readForm(customerForm, fields);
  const created = form.ok ? await createCustomer(database, form.value, editingOf(c)) : form;
  if (!created.ok) return await refusedCustomer(c, undefined, fields, created.error);
  await auditRecord(c, "customer.create", subjectOf(created.value));
  const customer = await customerById(database, created.value);
  saySaved(c, customer && customerTexts[c.var.language].created(customerName(customer)));
  return c.redirect(paths.customer(shop, String(created.value)), 303);
});

customers.get(one, async (c) => {
  const customer = await foundCustomer(c);
  return customer ? await customerPage(c, customer) : refuse(c, "not_found");
});

customers.post(one, async (c) => {
  const { database, shop } = c.var.current;
  const customer = await foundCustomer(c);
  if (!customer) return refuse(c, "not_found");
  const { fields } = await readPostedForm(c);
  const form = readForm(customerForm, fields);
  const saved = form.ok
    ? await updateCustomer(database, customer.id, form.value, editingOf(c))
    : form;
  if (!saved.ok) return await refusedCustomer(c, customer, fields, saved.error);
  await auditRecord(c, "customer.update", subjectOf(customer.id));
  saySaved(c);
  return c.redirect(paths.customer(shop, String(customer.id)), 303);
});

customers.get(`${one}/deletion`, (c) => deletionPage(c));

customers.post(`${one}/deletion`, async (c) => {
  const { database, shop } = c.var.current;
  const { fields } = await readPostedForm(c);
  if (Object.keys(fields).length > 0) throw new MalformedFormError("A deletion has no fields");
  const id = Number(c.req.param("customer"));
  const deleted = await deleteCustomer(database, id, editingOf(c));
  if (!deleted.ok) return refuse(c, "not_found");
  await auditRecord(c, "customer.delete", subjectOf(id));
  saySaved(c, customerTexts[c.var.language].deleted(customerName(deleted.value)));
  return c.redirect(paths.customers(shop), 303);
});

async function deletionPage(c: Context<Environment>) {
  const { database, shop } = c.var.current;
  const customer = await foundCustomer(c);
  if (!customer) return refuse(c, "not_found");
  const texts = customerTexts[c.var.language];
  const orders = await countOrders(database, ordersOf(customer.id));
  const back = paths.customer(shop, String(customer.id));
  return c.html(
    <DeletionPage
      page={pageOf(c)}
      active="customers"
      title={texts.deletion}
      breadcrumbs={[
        { text: texts.title, href: paths.customers(shop) },
        { text: customerName(customer), href: back },
      ]}
      text={orders > 0 ? texts.deletionOrders(orders) : texts.deletionAlone}
      action={paths.customerDeletion(shop, String(customer.id))}
      back={back}
    />,
  );
}
