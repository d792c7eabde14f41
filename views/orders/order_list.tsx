import type { OrderAddress } from "../../core/catalogue/order.ts";
import { type OrderListing, orderQuery } from "../../core/catalogue/order_listing.ts";
import type { Currency } from "../../core/money.ts";
import { BulkForm } from "../components/bulk_form.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { FilterChips } from "../components/filter_chips.tsx";
import { Pager } from "../components/pager.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import type { ImportChoice } from "../records/import_filter.tsx";
import { PageSizes } from "../records/page_sizes.tsx";
import { orderTexts } from "../texts/orders.ts";
import { recordTexts } from "../texts/records.ts";
import { OrderBulkActions } from "./order_bulk.tsx";
import { chipsOf, OrderFilters } from "./order_filters.tsx";
import type { ShownState } from "./order_state.tsx";
import { OrderTable } from "./order_table.tsx";

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
  imports: readonly ImportChoice[];
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
