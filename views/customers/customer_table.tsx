import { customerName } from "../../core/catalogue/customer.ts";
import {
  type CustomerListing,
  customerQuery,
  type CustomerSort,
} from "../../core/catalogue/customer_listing.ts";
import { Badge } from "../components/badge.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateOnly, Number as Figure } from "../components/values.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { customerTexts } from "../texts/customers.ts";
import type { ListedCustomer } from "./customer_list.tsx";

/** Customers as rows. */
export function CustomerTable(
  { page, listing, customers }: {
    page: Page;
    listing: CustomerListing;
    customers: readonly ListedCustomer[];
  },
) {
  const { sort } = listing;
  return (
    <Table
      page={page}
      caption={customerTexts[page.language].caption}
      rows={customers}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) => paths.customer(page.shop!, String(id))}
      sort={{
        key: sort.includes("name") ? "name" : "since",
        descending: sort === "-name" || sort === "newest",
      }}
      columns={columnsOf(page, listing)}
    />
  );
}

function columnsOf(page: Page, listing: CustomerListing): Column<ListedCustomer>[] {
  const texts = customerTexts[page.language];
  const by = (ascending: CustomerSort, descending: CustomerSort) => (isDescending: boolean) =>
    withQuery(
      paths.customers(page.shop!),
      customerQuery({ ...listing, sort: isDescending ? descending : ascending }),
    );
  return [
    {
      key: "name",
      title: texts.name,
      link: true,
      sortHref: by("name", "-name"),
      cell: (customer) => customerName(customer),
    },
    {
      key: "email",
      title: texts.email,
      cell: (customer) =>
        customerName(customer) !== customer.email && <span class="soft">{customer.email}</span>,
    },
    {
      key: "kind",
      title: texts.kind,
      fit: true,
      phone: "end",
      cell: ({ kind, active }) =>
        active
          ? <span class="soft">{texts.kinds[kind]}</span>
          : <Badge dot="hollow">{texts.inactive}</Badge>,
    },
    {
      key: "phone",
      title: texts.phone,
      fit: true,
      phone: "hidden",
      cell: ({ phone }) => phone ?? "",
    },
    {
      key: "orders",
      title: texts.orders,
      align: "end",
      fit: true,
      cell: ({ orders }) => <Figure page={page} value={orders} />,
    },
    {
      key: "since",
      title: texts.since,
      fit: true,
      phone: "hidden",
      sortHref: by("oldest", "newest"),
      cell: ({ createdAt }) => <DateOnly page={page} at={createdAt} />,
    },
  ];
}
