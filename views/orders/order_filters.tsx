import { type OrderListing, orderQuery } from "../../core/catalogue/order_listing.ts";
import type { FilterChip } from "../components/filter_chips.tsx";
import { DateInput, Select } from "../components/inputs.tsx";
import { formatDate } from "../format.ts";
import { paths, withQuery } from "../paths.ts";
import { FilterForm } from "../records/filter_form.tsx";
import { ImportFilter, importNameOf } from "../records/import_filter.tsx";
import { orderTexts } from "../texts/orders.ts";
import { recordTexts } from "../texts/records.ts";
import type { OrderListProps } from "./order_list.tsx";

const said = (value: boolean | undefined) => value === undefined ? "" : value ? "yes" : "no";

export function OrderFilters({ page, listing, states, imports }: OrderListProps) {
  const texts = orderTexts[page.language];
  const { search, stateId, paid, resolved, from, to } = listing;
  const { sort, customer, size } = orderQuery(listing);
  return (
    <FilterForm
      page={page}
      action={paths.orders(page.shop!)}
      target="order-list"
      search={search}
      searchHint={texts.searchHint}
      kept={{ sort, customer, size }}
    >
      <Select
        name="state"
        label={texts.state}
        hideLabel
        empty={texts.anyState}
        options={states.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={stateId?.toString() ?? ""}
      />
      <Select
        name="paid"
        label={texts.payment}
        hideLabel
        empty={texts.anyPayment}
        options={[{ value: "yes", label: texts.paid }, { value: "no", label: texts.unpaid }]}
        value={said(paid)}
      />
      <Select
        name="resolved"
        label={texts.resolved}
        hideLabel
        empty={texts.anyResolved}
        options={[
          { value: "no", label: texts.unresolved },
          { value: "yes", label: texts.resolved },
        ]}
        value={said(resolved)}
      />
      <ImportFilter page={page} deed="updatedBy" imports={imports} chosen={listing.importId} />
      <div class="filter-days">
        <DateInput name="from" label={texts.from} value={from ?? ""} />
        <DateInput name="to" label={texts.to} value={to ?? ""} />
      </div>
    </FilterForm>
  );
}

/** The filters that are on, each with the list without it. */
export function chipsOf(props: OrderListProps): FilterChip[] {
  const { page, listing, states, imports } = props;
  const texts = orderTexts[page.language];
  const { stateId, paid, resolved, from, to, customerId, importId } = listing;
  const day = (text: string) => formatDate(page.language, text);
  const chip = (name: string, value: string, without: keyof OrderListing): FilterChip => {
    const { [without]: _removed, ...rest } = listing;
    const removeHref = withQuery(paths.orders(page.shop!), orderQuery(rest as OrderListing));
    return { name, value, removeHref };
  };
  const state = states.find(({ id }) => id === stateId);
  const chips: (FilterChip | undefined)[] = [
    customerId === undefined
      ? undefined
      : chip(texts.customer, props.customerName ?? "–", "customerId"),
    state && chip(texts.state, state.name, "stateId"),
    paid === undefined ? undefined : chip(texts.payment, paid ? texts.paid : texts.unpaid, "paid"),
    resolved === undefined
      ? undefined
      : chip(texts.title, resolved ? texts.resolved : texts.unresolved, "resolved"),
    importId === undefined ? undefined : chip(
      recordTexts[page.language].imports.updatedBy,
      importNameOf(imports, importId),
      "importId",
    ),
    from === undefined ? undefined : chip(texts.from, day(from), "from"),
    to === undefined ? undefined : chip(texts.to, day(to), "to"),
  ];
  return chips.filter((each) => each !== undefined);
}
