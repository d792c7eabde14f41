import { listingQuery, type ProductFilter } from "../../core/catalogue/product_filter.ts";
import { Button } from "../components/button.tsx";
import type { FilterChip } from "../components/filter_chips.tsx";
import { type Option, Select, TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { type ImportChoice, ImportFilter, importNameOf } from "../records/import_filter.tsx";
import { componentTexts } from "../texts/components.ts";
import { productTexts } from "../texts/products.ts";
import { listAddress } from "./list_links.ts";
import type { ProductListProps } from "./product_list.tsx";

/** What the filters offer. */
export interface FilterChoices {
  categories: readonly { code: string; name: string; depth: number }[];
  manufacturers: readonly string[];
  availabilities: readonly string[];
  imports: readonly ImportChoice[];
}

const formId = "product-filters";

/** Answers while it is typed; without JavaScript, by its button. */
export function ProductFilters({ page, listing, choices }: ProductListProps) {
  const texts = productTexts[page.language];
  const { filter } = listing;
  const field = (name: "state" | "category" | "manufacturer" | "availability" | "stock") => ({
    name,
    label: texts.filters[name],
    empty: texts.all[name],
    value: filter[name],
    hideLabel: true,
  });
  return (
    <form
      class="filters product-filters"
      id={formId}
      method="get"
      action={paths.products(page.shop!)}
      role="search"
      hx-get={paths.products(page.shop!)}
      hx-trigger="submit, input delay:200ms"
      hx-target="#product-list"
      hx-swap="outerHTML"
      hx-sync="this:replace"
    >
      <div class="filter-search">
        <TextInput
          name="q"
          type="search"
          label={texts.searchHint}
          hideLabel
          placeholder={texts.searchHint}
          value={filter.search}
          maxlength={200}
          autocomplete="off"
        />
      </div>
      <div class="filter-choices">
        <Select
          {...field("state")}
          empty={filter.import === undefined ? texts.all.state : texts.all.stateOfImport}
          options={optionsOf(texts.states)}
        />
        <Select {...field("category")} options={categoryOptions(choices)} />
        <Select
          {...field("manufacturer")}
          options={valueOptions(choices.manufacturers, filter.manufacturer)}
        />
        <Select
          {...field("availability")}
          options={valueOptions(choices.availabilities, filter.availability)}
        />
        <Select {...field("stock")} options={optionsOf(texts.stocks)} />
        <ImportFilter
          page={page}
          deed="createdBy"
          imports={choices.imports}
          chosen={filter.import}
        />
      </div>
      <noscript>
        <Button icon="search">{componentTexts[page.language].search}</Button>
      </noscript>
    </form>
  );
}

/**
 * Choices that have no field of their own stay while others change. They stand in the list, which
 * is what an answer replaces.
 */
export function KeptChoices({ listing }: Pick<ProductListProps, "listing">) {
  const { price, sort, size } = listingQuery(listing);
  return (
    <>
      {Object.entries({ price, sort, size }).map(([name, value]) =>
        value && <input type="hidden" form={formId} name={name} value={value} />
      )}
    </>
  );
}

const optionsOf = (texts: Record<string, string>): Option[] =>
  Object.entries(texts).map(([value, label]) => ({ value, label }));

const categoryOptions = ({ categories }: FilterChoices): Option[] =>
  categories.map(({ code, name, depth }) => ({
    value: code,
    label: `${"\u2003".repeat(depth)}${name}`,
  }));

/** A value of the address that no product has any more is offered too, to be seen and taken back. */
function valueOptions(values: readonly string[], chosen: string | undefined): Option[] {
  const all = chosen === undefined || values.includes(chosen) ? values : [chosen, ...values];
  return all.map((value) => ({ value, label: value }));
}

/** The filters that are on, each with the list without it. */
export function filterChips({ page, listing, choices }: ProductListProps): FilterChip[] {
  const { filter } = listing;
  const texts = productTexts[page.language];
  const said: Record<keyof ProductFilter, string | undefined> = {
    search: filter.search || undefined,
    state: filter.state && texts.states[filter.state],
    category: filter.category &&
      (choices.categories.find(({ code }) => code === filter.category)?.name ?? filter.category),
    manufacturer: filter.manufacturer,
    availability: filter.availability,
    stock: filter.stock && texts.stocks[filter.stock],
    price: filter.price && texts.prices[filter.price],
    import: filter.import === undefined ? undefined : importNameOf(choices.imports, filter.import),
  };
  return Object.entries(said).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const name = key === "search" ? "q" : key as Exclude<keyof ProductFilter, "search">;
    const removeHref = listAddress(page, listing, { [name]: undefined });
    return [{ name: texts.filters[name], value, removeHref }];
  });
}

/** The list again as it stands in the address: for a change of all of it. */
export const listingText = (page: Page, listing: ProductListProps["listing"]): string =>
  listAddress(page, listing).split("?")[1] ?? "";
