import {
  type CustomerKind,
  customerKinds,
  type NewsletterState,
  newsletterStates,
} from "../../core/catalogue/customer.ts";
import {
  type CustomerListing,
  customerQuery,
  customerSorts,
} from "../../core/catalogue/customer_listing.ts";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { type FilterChip, FilterChips } from "../components/filter_chips.tsx";
import { Select } from "../components/inputs.tsx";
import { Pager } from "../components/pager.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { FilterForm } from "../records/filter_form.tsx";
import { type ImportChoice, ImportFilter, importNameOf } from "../records/import_filter.tsx";
import { PageSizes } from "../records/page_sizes.tsx";
import { customerTexts } from "../texts/customers.ts";
import { recordTexts } from "../texts/records.ts";
import { CustomerTable } from "./customer_table.tsx";

export interface ListedCustomer {
  id: number;
  email: string;
  kind: CustomerKind;
  active: boolean;
  firstName: string | null;
  lastName: string | null;
  companyName: string | null;
  phone: string | null;
  newsletter: NewsletterState;
  orders: number;
  createdAt: string;
}

interface CustomerListProps {
  page: Page;
  listing: CustomerListing;
  customers: readonly ListedCustomer[];
  /** Found by the filters. */
  total: number;
  number: number;
  imports: readonly ImportChoice[];
}

/** Customers by name, as Czech and Slovak sort. */
export function CustomerList(props: CustomerListProps) {
  const { page, listing, customers, total } = props;
  const texts = customerTexts[page.language];
  const filters = Object.values(customerQuery({ ...listing, sort: "name", size: 50 }));
  const isFiltered = filters.some((value) => value !== undefined);
  const create = page.shop!.may.has("customers.edit") && (
    <Button kind="primary" icon="plus" href={paths.newRecord(page.shop!, "customers")}>
      {texts.new}
    </Button>
  );
  return (
    <Layout
      page={page}
      title={texts.title}
      active="customers"
      count={isFiltered ? undefined : total}
      actions={create}
    >
      {total === 0 && !isFiltered
        ? (
          <EmptyState icon="users" title={texts.empty} actions={create}>
            {texts.emptyText}
          </EmptyState>
        )
        : (
          <>
            <Filters {...props} />
            <div id="customer-list">
              <FilterChips
                page={page}
                chips={chipsOf(props)}
                clearHref={paths.customers(page.shop!)}
              />
              {customers.length === 0
                ? (
                  <EmptyState icon="search" title={recordTexts[page.language].nothingFound}>
                    {recordTexts[page.language].nothingFoundText}
                  </EmptyState>
                )
                : <Customers {...props} />}
            </div>
          </>
        )}
    </Layout>
  );
}

function Filters({ page, listing, imports }: CustomerListProps) {
  const texts = customerTexts[page.language];
  const { search, kind, newsletter, sort } = listing;
  return (
    <FilterForm
      page={page}
      action={paths.customers(page.shop!)}
      target="customer-list"
      search={search}
      searchHint={texts.searchHint}
      kept={{ size: customerQuery(listing).size }}
    >
      <Select
        name="kind"
        label={texts.kind}
        hideLabel
        empty={texts.anyKind}
        options={customerKinds.map((each) => ({ value: each, label: texts.kinds[each] }))}
        value={kind ?? ""}
      />
      <Select
        name="newsletter"
        label={texts.fields.newsletter}
        hideLabel
        empty={texts.anyNewsletter}
        options={newsletterStates.map((each) => ({
          value: each,
          label: `${texts.fields.newsletter}: ${texts.newsletters[each].toLowerCase()}`,
        }))}
        value={newsletter ?? ""}
      />
      <ImportFilter page={page} deed="createdBy" imports={imports} chosen={listing.importId} />
      <Select
        name="sort"
        label={recordTexts[page.language].sort}
        hideLabel
        options={customerSorts.map((each) => ({ value: each, label: texts.sorts[each] }))}
        value={sort}
      />
    </FilterForm>
  );
}

function chipsOf({ page, listing, imports }: CustomerListProps): FilterChip[] {
  const texts = customerTexts[page.language];
  const { kind, newsletter, importId } = listing;
  const chip = (
    name: string,
    value: string,
    without: "kind" | "newsletter" | "importId",
  ): FilterChip => {
    const { [without]: _removed, ...rest } = listing;
    return { name, value, removeHref: withQuery(paths.customers(page.shop!), customerQuery(rest)) };
  };
  return [
    ...(kind ? [chip(texts.kind, texts.kinds[kind], "kind")] : []),
    ...(newsletter
      ? [chip(texts.fields.newsletter, texts.newsletters[newsletter], "newsletter")]
      : []),
    ...(importId === undefined ? [] : [chip(
      recordTexts[page.language].imports.createdBy,
      importNameOf(imports, importId),
      "importId",
    )]),
  ];
}

function Customers({ page, listing, customers, total, number }: CustomerListProps) {
  const here = withQuery(paths.customers(page.shop!), customerQuery(listing));
  const { size } = listing;
  return (
    <>
      <CustomerTable page={page} listing={listing} customers={customers} />
      <div class="list-foot">
        <Pager
          page={page}
          number={number}
          size={size}
          total={total}
          href={(to) => withQuery(here, { page: to > 1 ? to : undefined })}
        />
        <PageSizes
          page={page}
          size={size}
          total={total}
          href={(to) => withQuery(here, { size: to })}
        />
      </div>
    </>
  );
}
