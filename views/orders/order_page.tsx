import type { OrderAddress, VatPart } from "../../core/catalogue/order.ts";
import type { Errors, FormValues } from "../components/form.tsx";
import { Icon } from "../components/icon.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { DateTime } from "../components/values.tsx";
import { formatDate } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { AddressBlock } from "../records/address_block.tsx";
import { Conflict } from "../records/conflict.tsx";
import { type Edit, History, plainValue } from "../records/history.tsx";
import { orderTexts } from "../texts/orders.ts";
import { OrderForm } from "./order_form.tsx";
import { OrderLines, type ShownLine } from "./order_lines.tsx";
import type { ListedOrder } from "./order_list.tsx";
import { OrderStateBadge, type ShownState } from "./order_state.tsx";
import { Payment } from "./order_table.tsx";

/** An order with what stands around it. */
export interface ShownOrder extends ListedOrder {
  customerId: number | null;
  phone: string | null;
  delivery: OrderAddress | null;
  shipmentName: string | null;
  paymentName: string | null;
  trackingUrl: string | null;
  customerNote: string | null;
  lines: readonly ShownLine[];
  vat: readonly VatPart[];
  edits: readonly Edit[];
}

export interface OrderPageProps {
  page: Page;
  order: ShownOrder;
  states: readonly ShownState[];
  values: FormValues;
  errors?: Errors;
  isConflict?: boolean;
  now: string;
}

/** An order: what was ordered and by whom; at the side what is done with it. */
export function OrderPage(props: OrderPageProps) {
  const { page, order, isConflict, now } = props;
  const texts = orderTexts[page.language];
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={texts.one(order.number)}
      active="orders"
      breadcrumbs={[{ text: texts.title, href: paths.orders(shop) }]}
      beside={<OrderStateBadge state={order.state} />}
    >
      {isConflict && (
        <Conflict
          page={page}
          now={now}
          edit={order.edits[0]}
          href={paths.order(shop, String(order.id))}
        />
      )}
      <div class="columns order-columns">
        <div class="stack" data-gap="large">
          <section aria-labelledby="lines">
            <h2 id="lines">{texts.lines}</h2>
            <OrderLines page={page} order={order} />
          </section>
          {order.customerNote && (
            <section class="card">
              <h2>{texts.customerNote}</h2>
              <p class="prose">{order.customerNote}</p>
            </section>
          )}
          <Addresses page={page} order={order} />
          <Facts page={page} order={order} />
        </div>
        <aside>
          <OrderForm {...props} />
          <History
            entity="orders"
            page={page}
            edits={order.edits}
            now={now}
            createdAt={order.createdAt}
            label={(path) => texts.fields[path as keyof typeof texts.fields] ?? path}
            value={(path, value) =>
              path === "paidOn" && typeof value === "string"
                ? formatDate(page.language, value)
                : plainValue(page, value)}
          />
        </aside>
      </div>
    </Layout>
  );
}

function Addresses({ page, order }: { page: Page; order: ShownOrder }) {
  const texts = orderTexts[page.language];
  return (
    <div class="address-pair">
      <section>
        <h2>{texts.billing}</h2>
        <AddressBlock page={page} address={order.billing} />
      </section>
      <section>
        <h2>{texts.delivery}</h2>
        {order.delivery
          ? <AddressBlock page={page} address={order.delivery} />
          : <p class="soft">{texts.sameAddress}</p>}
      </section>
    </div>
  );
}

function Facts({ page, order }: { page: Page; order: ShownOrder }) {
  const texts = orderTexts[page.language];
  const shop = page.shop!;
  const { customerId, email, phone, trackingUrl } = order;
  const isLinked = customerId !== null && shop.may.has("customers.see");
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{texts.contact}</h2>
      <KeyValues
        items={[
          {
            name: texts.customer,
            value: isLinked
              ? <a href={paths.customer(shop, String(customerId))}>{email}</a>
              : <a href={`mailto:${email}`}>{email}</a>,
          },
          {
            name: texts.phone,
            value: phone && <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>,
          },
          {
            name: texts.otherOrders,
            value:
              customerId !== null && (
                  <a href={withQuery(paths.orders(shop), { customer: customerId })}>
                    {texts.customerOrders}
                  </a>
                ) || undefined,
          },
          { name: texts.placed, value: <DateTime page={page} at={order.createdAt} /> },
          { name: texts.payment, value: <PaymentFact page={page} order={order} /> },
          { name: texts.shipment, value: order.shipmentName ?? undefined },
          {
            name: texts.fields.trackingCode,
            value:
              trackingUrl && (
                  <a class="nowrap" href={trackingUrl} rel="noopener noreferrer" target="_blank">
                    {texts.track} <Icon name="external-link" />
                  </a>
                ) || undefined,
          },
        ]}
      />
    </section>
  );
}

function PaymentFact({ page, order }: { page: Page; order: ShownOrder }) {
  return (
    <span class="order-state">
      {order.paymentName}
      <Payment page={page} order={order} />
    </span>
  );
}
