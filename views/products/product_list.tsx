import { filterQuery, type ProductListing } from "../../core/catalogue/product_filter.ts";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { FilterChips } from "../components/filter_chips.tsx";
import { Pager } from "../components/pager.tsx";
import { formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { exportTexts } from "../texts/exports.ts";
import { productTexts } from "../texts/products.ts";
import { BulkActions } from "./bulk_actions.tsx";
import { listAddress, listLinks } from "./list_links.ts";
import {
  filterChips,
  type FilterChoices,
  KeptChoices,
  ProductFilters,
} from "./product_filters.tsx";
import { type ListedProduct, ProductTable } from "./product_table.tsx";
import { PageSizes } from "./page_sizes.tsx";

export interface ProductListProps {
  page: Page;
  listing: ProductListing;
  choices: FilterChoices;
  products: readonly ListedProduct[];
  total: number;
  /** Of the page, from 1. */
  number: number;
}

/** The catalogue: search, filters, order and page stand in the address. */
export function ProductList(props: ProductListProps) {
  const { page, total, listing } = props;
  const texts = productTexts[page.language];
  const shop = page.shop!;
  const isNew = total === 0 && listAddress(page, listing) === paths.products(shop);
  return (
    <Layout
      page={page}
      title={texts.title}
      active="products"
      beside={<ListCount page={page} total={total} />}
      actions={!isNew && <Actions page={page} listing={listing} />}
    >
      {isNew
        ? (
          <EmptyState icon="package" title={texts.empty} actions={<Actions page={page} />}>
            {texts.emptyText}
          </EmptyState>
        )
        : (
          <>
            <ProductFilters {...props} />
            <Results {...props} />
          </>
        )}
    </Layout>
  );
}

/** What a search or another order replaces: the list, and the count in the head. */
export function ProductListFragment(props: ProductListProps) {
  return (
    <>
      <Results {...props} />
      <hx-partial hx-target="#list-count" hx-swap="outerHTML">
        <ListCount page={props.page} total={props.total} />
      </hx-partial>
    </>
  );
}

function ListCount({ page, total }: { page: Page; total: number }) {
  return <span class="page-count" id="list-count">{formatNumber(page.language, total)}</span>;
}

function Actions({ page, listing }: { page: Page; listing?: ProductListing }) {
  const texts = productTexts[page.language];
  const shop = page.shop!;
  return (
    <>
      {listing && shop.may.has("exports.run") && (
        <Button
          icon="file-down"
          href={paths.newExport(shop, { entity: "products", ...filterQuery(listing) })}
        >
          {exportTexts[page.language].nav}
        </Button>
      )}
      {shop.may.has("imports.run") && (
        <Button icon="import" href={paths.newImport(shop, "products")}>{texts.import}</Button>
      )}
      {shop.may.has("catalogue.edit") && (
        <Button kind="primary" icon="plus" href={paths.newProduct(shop)}>{texts.new}</Button>
      )}
    </>
  );
}

function Results(props: ProductListProps) {
  const { page, listing, total, number } = props;
  const texts = productTexts[page.language];
  return (
    <div id="product-list" class="product-list">
      <KeptChoices listing={listing} />
      <FilterChips page={page} chips={filterChips(props)} clearHref={paths.products(page.shop!)} />
      {total === 0
        ? <EmptyState icon="search" title={texts.nothing}>{texts.nothingText}</EmptyState>
        : (
          <>
            <BulkActions {...props}>
              <ProductTable {...props} />
            </BulkActions>
            <div class="list-foot">
              <Pager
                page={page}
                number={number}
                size={listing.size}
                total={total}
                href={(to) => listAddress(page, listing, { page: to === 1 ? undefined : to })}
                links={listLinks}
              />
              <PageSizes page={page} listing={listing} total={total} />
            </div>
          </>
        )}
    </div>
  );
}
