import { customerName } from "../../core/catalogue/customer.ts";
import type { OrderAddress } from "../../core/catalogue/order.ts";
import {
  type OrderListing,
  orderQuery,
  type OrderSort,
} from "../../core/catalogue/order_listing.ts";
import { Badge } from "../components/badge.tsx";
import { Icon } from "../components/icon.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime, Money } from "../components/values.tsx";
import { formatDate } from "../format.ts";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { orderTexts } from "../texts/orders.ts";
import type { ListedOrder, OrderListProps } from "./order_list.tsx";
import { OrderStateBadge } from "./order_state.tsx";

/** Orders as rows, which can be selected by who may change them. */
export function OrderTable({ page, listing, orders }: OrderListProps) {
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
