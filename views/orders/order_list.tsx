import { customerName } from "../../core/catalogue/customer.ts";
import type { OrderAddress } from "../../core/catalogue/order.ts";
import {
  type OrderListing,
  orderQuery,
  type OrderSort,
} from "../../core/catalogue/order_listing.ts";
import type { Currency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { BulkForm } from "../components/bulk_form.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { FilterChips } from "../components/filter_chips.tsx";
import { Icon } from "../components/icon.tsx";
import { Pager } from "../components/pager.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime, Money } from "../components/values.tsx";
import { formatDate } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { PageSizes } from "../records/page_sizes.tsx";
import { orderTexts } from "../texts/orders.ts";
import { recordTexts } from "../texts/records.ts";
import { OrderBulkActions } from "./order_bulk.tsx";
import { chipsOf, OrderFilters } from "./order_filters.tsx";
import { OrderStateBadge, type ShownState } from "./order_state.tsx";

export interface ListedOrder {
  id: number;
  number: string;
  state: ShownState;
  currency: Currency;
  totalMinor: number;
  paidOn: string | null;
  resolved: boolean;
  email: string;
  billing: OrderAddress;
  createdAt: string;
}

export interface OrderListProps {
  page: Page;
  listing: OrderListing;
  orders: readonly ListedOrder[];
  states: readonly ShownState[];
  /** Found by the filters. */
  total: number;
  number: number;
  /** Whose orders these are, when the list is of one customer. */
  customerName?: string;
}

/** Orders, the newest first unless the address says otherwise. */
export function OrderList(props: OrderListProps) {
  const { page, listing, orders, total } = props;
  const texts = orderTexts[page.language];
  const filters = Object.values(orderQuery({ ...listing, sort: "newest", size: 50 }));
  const isFiltered = filters.some((value) => value !== undefined);
  return (
    <Layout page={page} title={texts.title} active="orders" count={isFiltered ? undefined : total}>
      {total === 0 && !isFiltered
        ? <EmptyState icon="receipt-text" title={texts.empty}>{texts.emptyText}</EmptyState>
        : (
          <>
            <OrderFilters {...props} />
            <div id="order-list">
              <FilterChips
                page={page}
                chips={chipsOf(props)}
                clearHref={paths.orders(page.shop!)}
              />
              {orders.length === 0
                ? (
                  <EmptyState icon="search" title={recordTexts[page.language].nothingFound}>
                    {recordTexts[page.language].nothingFoundText}
                  </EmptyState>
                )
                : <Orders {...props} />}
            </div>
          </>
        )}
    </Layout>
  );
}

function Orders(props: OrderListProps) {
  const { page, listing, total, number } = props;
  const shop = page.shop!;
  const here = withQuery(paths.orders(shop), orderQuery(listing));
  const table = <OrderTable {...props} />;
  return (
    <>
      {!shop.may.has("orders.edit") ? table : (
        <BulkForm
          page={page}
          action={paths.orderChanges(shop)}
          actions={<OrderBulkActions page={page} states={props.states} />}
        >
          <input
            type="hidden"
            name="back"
            value={withQuery(here, { page: number > 1 ? number : undefined })}
          />
          {table}
        </BulkForm>
      )}
      <div class="list-foot">
        <Pager
          page={page}
          number={number}
          size={listing.size}
          total={total}
          href={(to) => withQuery(here, { page: to > 1 ? to : undefined })}
        />
        <PageSizes
          page={page}
          size={listing.size}
          total={total}
          href={(to) => withQuery(here, { size: to })}
        />
      </div>
    </>
  );
}

function OrderTable({ page, listing, orders }: OrderListProps) {
  const { sort } = listing;
  const shop = page.shop!;
  return (
    <Table
      page={page}
      caption={orderTexts[page.language].caption}
      rows={orders}
      rowKey={({ id }) => String(id)}
      rowName={({ number }) => orderTexts[page.language].one(number)}
      rowHref={({ id }) => paths.order(shop, String(id))}
      selectable={shop.may.has("orders.edit")}
      sort={{
        key: sort.includes("total") ? "total" : sort.includes("number") ? "number" : "placed",
        descending: sort.startsWith("-") || sort === "newest",
      }}
      columns={columnsOf(page, listing)}
    />
  );
}

function columnsOf(page: Page, listing: OrderListing): Column<ListedOrder>[] {
  const texts = orderTexts[page.language];
  const by = (ascending: OrderSort, descending: OrderSort) => (isDescending: boolean) =>
    withQuery(
      paths.orders(page.shop!),
      orderQuery({ ...listing, sort: isDescending ? descending : ascending }),
    );
  return [
    {
      key: "number",
      title: texts.number,
      fit: true,
      link: true,
      sortHref: by("number", "-number"),
      cell: ({ number }) => <span class="code">{number}</span>,
    },
    {
      key: "customer",
      title: texts.customer,
      cell: ({ billing, email }) => <Customer billing={billing} email={email} />,
    },
    {
      key: "placed",
      title: texts.placed,
      fit: true,
      sortHref: by("oldest", "newest"),
      cell: ({ createdAt }) => <DateTime page={page} at={createdAt} />,
    },
    {
      key: "state",
      title: texts.state,
      fit: true,
      cell: ({ state, resolved }) => (
        <span class="order-state">
          <OrderStateBadge state={state} />
          {resolved && <Icon name="check" label={texts.resolved} />}
        </span>
      ),
    },
    {
      key: "payment",
      title: texts.payment,
      fit: true,
      cell: (order) => <Payment page={page} order={order} />,
    },
    {
      key: "total",
      title: texts.total,
      align: "end",
      phone: "end",
      sortHref: by("total", "-total"),
      cell: ({ totalMinor, currency }) => (
        <Money page={page} amountMinor={totalMinor} currency={currency} />
      ),
    },
  ];
}

function Customer({ billing, email }: { billing: OrderAddress; email: string }) {
  const { companyName = null, firstName = null, lastName = null } = billing;
  const kind = companyName ? "company" : "person";
  const name = customerName({ kind, email, companyName, firstName, lastName });
  return (
    <span class="order-customer">
      <span>{name}</span>
      {name !== email && <span class="faint">{email}</span>}
    </span>
  );
}

/** Whether it is paid; of a cancelled order nobody waits for money. */
export function Payment(
  { page, order: { paidOn, state } }: { page: Page; order: Pick<ListedOrder, "paidOn" | "state"> },
) {
  const texts = orderTexts[page.language];
  if (paidOn !== null) {
    return <span class="soft nowrap">{texts.paidOn(formatDate(page.language, paidOn))}</span>;
  }
  if (state.type === "cancelled") return <span class="faint nowrap">{texts.unpaid}</span>;
  return <Badge tone="warning" dot="hollow">{texts.unpaid}</Badge>;
}
