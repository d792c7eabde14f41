import {
  type CustomerKind,
  customerKinds,
  type NewsletterState,
  newsletterStates,
} from "./customer.ts";
import { among, idOf, type Query, searchOf, sizeOf } from "./list_query.ts";

export const customerSorts = ["name", "-name", "newest", "oldest"] as const;
export type CustomerSort = typeof customerSorts[number];

/** Which customers a list shows, and how. */
export interface CustomerListing {
  search: string;
  kind?: CustomerKind;
  newsletter?: NewsletterState;
  /** Customers that this import has created. @see R95 */
  importId?: number;
  sort: CustomerSort;
  size: number;
}

/** Reads a list's address. What makes no sense there is as if it were not there. */
export function readCustomerListing(query: Query): CustomerListing {
  const kind = among(customerKinds, query.kind);
  const newsletter = among(newsletterStates, query.newsletter);
  const importId = idOf(query.import);
  return {
    search: searchOf(query),
    ...(kind ? { kind } : {}),
    ...(newsletter ? { newsletter } : {}),
    ...(importId === undefined ? {} : { importId }),
    sort: among(customerSorts, query.sort) ?? "name",
    size: sizeOf(query),
  };
}

/** The address of a listing: what is as usual stays out of it. */
export function customerQuery(listing: CustomerListing): Record<string, string | undefined> {
  const { search, kind, newsletter, importId, sort, size } = listing;
  return {
    q: search || undefined,
    kind,
    newsletter,
    import: importId?.toString(),
    sort: sort === "name" ? undefined : sort,
    size: size === 50 ? undefined : String(size),
  };
}
