import { among, dayOf, idOf, type Query, searchOf, sizeOf } from "./list_query.ts";

export const orderSorts = ["newest", "oldest", "number", "-number", "total", "-total"] as const;
export type OrderSort = typeof orderSorts[number];

/** Which orders a list shows, and how. */
export interface OrderListing {
  search: string;
  stateId?: number;
  paid?: boolean;
  resolved?: boolean;
  /** Days, both belonging to the range. */
  from?: string;
  to?: string;
  customerId?: number;
  /** Orders that this import has updated last. @see R95, D13 */
  importId?: number;
  sort: OrderSort;
  size: number;
}

/** Reads a list's address. What makes no sense there is as if it were not there. */
export function readOrderListing(query: Query): OrderListing {
  const optional = <K extends string, V>(name: K, value: V | undefined) =>
    value === undefined ? {} : { [name]: value } as Record<K, V>;
  return {
    search: searchOf(query),
    ...optional("stateId", idOf(query.state)),
    ...optional("paid", yesOrNo(query.paid)),
    ...optional("resolved", yesOrNo(query.resolved)),
    ...optional("from", dayOf(query.from)),
    ...optional("to", dayOf(query.to)),
    ...optional("customerId", idOf(query.customer)),
    ...optional("importId", idOf(query.import)),
    sort: among(orderSorts, query.sort) ?? "newest",
    size: sizeOf(query),
  };
}

function yesOrNo(text: string | undefined): boolean | undefined {
  const found = among(["yes", "no"], text);
  return found === undefined ? undefined : found === "yes";
}

/** The address of a listing: what is as usual stays out of it. */
export function orderQuery(listing: OrderListing): Record<string, string | undefined> {
  const { search, stateId, paid, resolved, from, to, customerId, importId, sort, size } = listing;
  const said = (value: boolean | undefined) =>
    value === undefined ? undefined : value ? "yes" : "no";
  return {
    q: search || undefined,
    state: stateId?.toString(),
    paid: said(paid),
    resolved: said(resolved),
    from,
    to,
    customer: customerId?.toString(),
    import: importId?.toString(),
    sort: sort === "newest" ? undefined : sort,
    size: size === 50 ? undefined : String(size),
  };
}
