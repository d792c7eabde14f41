import { addressLine } from "../../core/catalogue/customer.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import type { Errors, FormValues } from "../components/form.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { DateTime, Money } from "../components/values.tsx";
import { Layout } from "../layout.tsx";
import type { ListedOrder } from "../orders/order_list.tsx";
import { OrderStateBadge } from "../orders/order_state.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { Conflict } from "../records/conflict.tsx";
import { type Edit, History, plainValue } from "../records/history.tsx";
import { customerTexts } from "../texts/customers.ts";
import { recordTexts } from "../texts/records.ts";
import { CustomerForm } from "./customer_form.tsx";

/** A customer with what stands around them. */
export interface ShownCustomer {
  id: number;
  name: string;
  active: boolean;
  createdAt: string;
  updatedAt: string;
  /** The newest; absent where the visitor may not see orders. */
  orders: readonly ListedOrder[];
  orderCount: number;
  edits: readonly Edit[];
}

export interface CustomerPageProps {
  page: Page;
  /** Absent while a new one is being made. */
  customer?: ShownCustomer;
  values: FormValues;
  errors?: Errors;
  isConflict?: boolean;
  now: string;
}

/** A customer to look at and to edit, with their orders at the side; and a new one. */
export function CustomerPage(props: CustomerPageProps) {
  const { page, customer, isConflict, now } = props;
  const texts = customerTexts[page.language];
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={customer?.name ?? texts.new}
      active="customers"
      breadcrumbs={[{ text: texts.title, href: paths.customers(shop) }]}
      beside={customer && !customer.active && <Badge dot="hollow">{texts.inactive}</Badge>}
    >
      <div class={customer ? "columns" : undefined}>
        <div class="stack" data-gap="large">
          {isConflict && customer && (
            <Conflict
              page={page}
              now={now}
              edit={customer.edits[0]}
              href={paths.customer(shop, String(customer.id))}
            />
          )}
          <CustomerForm {...props} />
        </div>
        {customer && <Aside page={page} customer={customer} now={now} />}
      </div>
    </Layout>
  );
}

function Aside({ page, customer, now }: { page: Page; customer: ShownCustomer; now: string }) {
  const texts = customerTexts[page.language];
  const general = recordTexts[page.language];
  const shop = page.shop!;
  return (
    <aside>
      {shop.may.has("orders.see") && <Orders page={page} customer={customer} />}
      <KeyValues
        items={[
          { name: general.createdAt, value: <DateTime page={page} at={customer.createdAt} /> },
          { name: general.updatedAt, value: <DateTime page={page} at={customer.updatedAt} /> },
        ]}
      />
      <History
        entity="customers"
        page={page}
        edits={customer.edits}
        now={now}
        createdAt={customer.createdAt}
        label={(path) => texts.fields[path as keyof typeof texts.fields] ?? path}
        value={(path, value) => changedValue(page, path, value)}
      />
      {shop.may.has("customers.delete") && (
        <section>
          <Button
            kind="quiet"
            icon="trash-2"
            href={paths.customerDeletion(shop, String(customer.id))}
          >
            {texts.deletion}
          </Button>
        </section>
      )}
    </aside>
  );
}

function Orders({ page, customer }: { page: Page; customer: ShownCustomer }) {
  const texts = customerTexts[page.language];
  const shop = page.shop!;
  return (
    <section aria-labelledby="their-orders">
      <h2 id="their-orders">{texts.theirOrders}</h2>
      {customer.orders.length === 0 && <p class="soft">{texts.noOrders}</p>}
      <ul class="side-orders">
        {customer.orders.map(({ id, number, state, totalMinor, currency, createdAt }) => (
          <li>
            <a class="code" href={paths.order(shop, String(id))}>{number}</a>
            <Money page={page} amountMinor={totalMinor} currency={currency} />
            <span class="faint">
              <DateTime page={page} at={createdAt} />
            </span>
            <OrderStateBadge state={state} />
          </li>
        ))}
      </ul>
      {customer.orderCount > customer.orders.length && (
        <a href={withQuery(paths.orders(shop), { customer: customer.id })}>
          {texts.allOrders(customer.orderCount)}
        </a>
      )}
    </section>
  );
}

/** Addresses in one line each, choices by their words. */
function changedValue(page: Page, path: string, value: unknown): string | undefined {
  const texts = customerTexts[page.language];
  if (value === null || value === undefined) return undefined;
  if (path === "kind") return texts.kinds[value as "person"] ?? String(value);
  if (path === "newsletter") return texts.newsletters[value as "yes"] ?? String(value);
  if (path === "billing") return addressLine(value);
  if (path === "deliveries" && Array.isArray(value)) return value.map(addressLine).join("; ");
  return plainValue(page, value);
}
