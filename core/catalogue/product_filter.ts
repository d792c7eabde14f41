/** What a list of products can be ordered by. */
export const productSorts = ["title", "code", "price", "stock", "newest"] as const;
export type ProductSort = typeof productSorts[number];

/** Without a state, all products but the archived ones; of one import, all of them. @see R95 */
export const productStates = ["active", "inactive", "archived"] as const;
export type ProductState = typeof productStates[number];

export const pageSizes = [25, 50, 100, 200] as const;

export interface ProductFilter {
  /** Words and codes, as they were typed. */
  search: string;
  state?: ProductState;
  /** Code of a category; products of its subcategories belong too. */
  category?: string;
  manufacturer?: string;
  availability?: string;
  stock?: "in" | "out";
  price?: "none";
  /** Products that this import has created. @see R95 */
  import?: number;
}

export interface ProductListing {
  filter: ProductFilter;
  sort: ProductSort;
  descending: boolean;
  size: number;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Reads a list's address. What makes no sense there is as if it were not there. */
export function readListing(query: Query): ProductListing {
  const sort = query.sort?.replace(/^-/, "");
  return {
    filter: readFilter(query),
    sort: among(productSorts, sort) ?? "title",
    descending: Boolean(query.sort?.startsWith("-")),
    size: pageSizes.find((size) => String(size) === query.size) ?? 50,
  };
}

function readFilter(query: Query): ProductFilter {
  const importId = Number(query.import);
  return {
    search: (query.q ?? "").trim().slice(0, 200),
    ...optional("state", among(productStates, query.state)),
    ...optional("category", query.category?.slice(0, 200)),
    ...optional("manufacturer", query.manufacturer?.slice(0, 300)),
    ...optional("availability", query.availability?.slice(0, 300)),
    ...optional("stock", among(["in", "out"] as const, query.stock)),
    ...optional("price", among(["none"] as const, query.price)),
    ...optional("import", Number.isSafeInteger(importId) && importId > 0 ? importId : undefined),
  };
}

/** The address of a listing: what is as usual stays out of it. */
export function listingQuery(listing: ProductListing): Record<string, string | undefined> {
  const { filter: { search, import: importId, ...choices }, sort, descending, size } = listing;
  return {
    q: search || undefined,
    ...choices,
    import: importId === undefined ? undefined : String(importId),
    sort: sort === "title" && !descending ? undefined : `${descending ? "-" : ""}${sort}`,
    size: size === 50 ? undefined : String(size),
  };
}

/** The part of a listing's address that says which products are meant. */
export function filterQuery(listing: ProductListing): Record<string, string | undefined> {
  const { sort: _sort, size: _size, ...filter } = listingQuery(listing);
  return filter;
}

const among = <T extends string>(all: readonly T[], text: string | undefined): T | undefined =>
  all.find((each) => each === text);

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined || value === "" ? {} : { [key]: value } as Record<K, V>;
}
