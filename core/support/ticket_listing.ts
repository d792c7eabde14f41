import { among, idOf, type Query, searchOf } from "../catalogue/list_query.ts";
import { severities, type Severity, type TicketKind, ticketKinds } from "./ticket.ts";

/** Which of its requests a shop looks at. */
export interface ShopTicketListing {
  search: string;
  state?: "open" | "closed";
  kind?: TicketKind;
  /** Only what the visitor has opened. */
  isMine: boolean;
}

export function readShopTicketListing(query: Query): ShopTicketListing {
  const state = among(["open", "closed"], query.state);
  const kind = among(ticketKinds, query.kind);
  return {
    search: searchOf(query),
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    isMine: query.mine === "yes",
  };
}

export function shopTicketQuery(listing: ShopTicketListing): Record<string, string | undefined> {
  const { search, state, kind, isMine } = listing;
  return { q: search || undefined, state, kind, mine: isMine ? "yes" : undefined };
}

/** Parts of the queue; the first is what has to be answered. */
export const queueParts = ["waiting", "answered", "blocked", "closed", "all"] as const;
export type QueuePart = typeof queueParts[number];

/** Which requests of all shops somebody of ours looks at. */
export interface QueueListing {
  part: QueuePart;
  search: string;
  severity?: Severity;
  kind?: TicketKind;
  /** `me`, `nobody`, or the id of a colleague. */
  assigned?: string;
  /** The shop's slug. */
  shop?: string;
  /** From 1. */
  page: number;
}

export function readQueueListing(query: Query): QueueListing {
  const severity = among(severities, query.severity);
  const kind = among(ticketKinds, query.kind);
  const assigned = /^[a-z0-9]{1,24}$/.exec(query.assigned ?? "")?.[0];
  const shop = /^[a-z0-9-]{1,60}$/.exec(query.shop ?? "")?.[0];
  return {
    part: among(queueParts, query.part) ?? "waiting",
    search: searchOf(query),
    ...(severity ? { severity } : {}),
    ...(kind ? { kind } : {}),
    ...(assigned ? { assigned } : {}),
    ...(shop ? { shop } : {}),
    page: idOf(query.page) ?? 1,
  };
}

export function queueQuery(listing: QueueListing): Record<string, string | undefined> {
  const { part, search, severity, kind, assigned, shop } = listing;
  return {
    part: part === "waiting" ? undefined : part,
    q: search || undefined,
    severity,
    kind,
    assigned,
    shop,
  };
}
