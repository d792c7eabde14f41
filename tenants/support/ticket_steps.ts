import { reactionDue } from "../../core/support/reaction.ts";
import { isCounted, type Resolution, type Severity } from "../../core/support/ticket.ts";
import type { Queryable } from "../engine/database.ts";
import { putEvent } from "../jobs/events.ts";
import type { Platform } from "../platform.ts";
import { insertEvent, type TicketAuthor, type TicketEvent } from "../platform/ticket_messages.ts";
import {
  type ListedTicket,
  ticketById,
  type TicketChanges,
  updateTicket,
} from "../platform/tickets.ts";
import { staffById } from "../platform/staff.ts";
import { waitingFrom } from "./conversation.ts";
import { supportOfShop } from "./support_of_shop.ts";
import { tellShop } from "./ticket_mail.ts";

/** A step of one of ours. `not_now`: the request is in no state for it. */
export type Stepped = "done" | "not_now" | "not_found";

interface Step {
  ticketId: number;
  author: TicketAuthor;
}

interface Outcome {
  changes: TicketChanges;
  event?: TicketEvent;
  details?: Record<string, string>;
}

/** The fix is being carried out: the shop reads why it cannot write now. @see R107 */
export const blockTicket = (platform: Platform, { reason, ...step }: Step & { reason: string }) =>
  stepTicket(platform, step, ({ state }) =>
    state !== "open" ? undefined : {
      changes: { state: "blocked", blockedReason: reason, waitingSince: null, dueAt: null },
      event: "blocked",
      details: { reason },
    });

/** The shop may write again, and is told so. @see R107 */
export const unblockTicket = (platform: Platform, step: Step) =>
  stepTicket(platform, step, async (ticket, transaction, now) => {
    if (ticket.state !== "blocked") return undefined;
    await tellShop(platform, transaction, { ticket, kind: "ticket_unblocked" }, now);
    return { changes: { state: "open", blockedReason: null }, event: "unblocked" };
  });

/** Solved, in one of the ways that the contract knows. @see R109, R115 */
export const closeTicket = (
  platform: Platform,
  { resolution, ...step }: Step & { resolution: Resolution },
) =>
  stepTicket(platform, step, async (ticket, transaction, now) => {
    if (ticket.state === "closed") return undefined;
    await tellShop(platform, transaction, { ticket, kind: "ticket_closed" }, now);
    return { changes: closing(resolution, now), event: "closed", details: { resolution } };
  });

const closing = (resolution: Resolution, now: string): TicketChanges => ({
  state: "closed",
  resolution,
  closedAt: now,
  blockedReason: null,
  waitingSince: null,
  dueAt: null,
});

/** Closed too early; it waits for us again. */
export const reopenTicket = (platform: Platform, { reason, ...step }: Step & { reason: string }) =>
  stepTicket(platform, step, async (ticket, transaction, now) => {
    if (ticket.state !== "closed" || ticket.mergedInto !== undefined) return undefined;
    await tellShop(platform, transaction, { ticket, kind: "ticket_reopened" }, now);
    const waiting = await waitingFrom(transaction, ticket, now);
    return {
      changes: { state: "open", resolution: null, closedAt: null, ...waiting },
      event: "reopened",
      details: { reason },
    };
  });

/** @param staffId `undefined`: nobody's again */
export const assignTicket = (
  platform: Platform,
  { staffId, ...step }: Step & { staffId: string | undefined },
) =>
  stepTicket(platform, step, async (ticket, transaction) => {
    const staff = staffId === undefined ? undefined : await staffById(transaction, staffId);
    if (staffId !== undefined && (!staff || staff.disabledAt)) return undefined;
    if (ticket.assignedTo?.id === staffId) return { changes: {} };
    return {
      changes: { assignedTo: staffId ?? null },
      event: "assigned",
      details: { to: staff?.name ?? "" },
    };
  });

/** What support finds that a problem takes away; how long it may wait changes with it. */
export const changeSeverity = (
  platform: Platform,
  { severity, ...step }: Step & { severity: Severity },
) =>
  stepTicket(platform, step, async (ticket, transaction, now) => {
    if (ticket.state === "closed") return undefined;
    if (ticket.severity === severity) return { changes: {} };
    const { support: { level }, regime } = await supportOfShop(transaction, ticket.shopId, now);
    const { waitingSince } = ticket;
    return {
      changes: {
        severity,
        isCounted: isCounted({ ...ticket, severity }),
        ...(waitingSince === undefined
          ? {}
          : { dueAt: reactionDue(waitingSince, { severity, level, regime }) }),
      },
      event: "severity",
      details: { from: ticket.severity, to: severity },
    };
  });

/** The platform's own fault: the request is given back to the shop. @see D9 */
export const creditTicket = (platform: Platform, step: Step) =>
  stepTicket(platform, step, (ticket, _transaction, now) =>
    !ticket.isCounted ? undefined : {
      changes: { creditedAt: now, isCounted: false },
      event: "credited",
    });

/**
 * Closes a request as a duplicate of another one of the same shop; it is given back.
 *
 * @returns `not_now` also when the other one is no place for it
 */
export const mergeTicket = (platform: Platform, { into, ...step }: Step & { into: number }) =>
  stepTicket(platform, step, async (ticket, transaction, now) => {
    const other = await ticketById(transaction, into);
    const fits = other && other.id !== ticket.id && other.shopId === ticket.shopId &&
      other.mergedInto === undefined;
    if (!fits || ticket.state === "closed") return undefined;
    await tellShop(platform, transaction, { ticket, kind: "ticket_closed" }, now);
    return {
      changes: {
        ...closing("duplicate", now),
        mergedInto: into,
        ...(ticket.isCounted ? { isCounted: false, creditedAt: now } : {}),
      },
      event: "merged",
      details: { into: String(into) },
    };
  });

/** Says that two requests belong together, of whichever shops: only our people see it. */
export const linkTicket = (platform: Platform, { to, ...step }: Step & { to: number }) =>
  stepTicket(platform, step, async (ticket, transaction) => {
    if (to === ticket.id || !await ticketById(transaction, to)) return undefined;
    await transaction.execute({
      sql: "INSERT INTO ticket_links (ticket_id, other_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
      args: [Math.min(ticket.id, to), Math.max(ticket.id, to)],
    });
    return { changes: {}, event: "linked", details: { to: String(to) } };
  });

type Decide = (
  ticket: ListedTicket,
  transaction: Queryable,
  now: string,
) => Promise<Outcome | undefined> | Outcome | undefined;

async function stepTicket(
  platform: Platform,
  { ticketId, author }: Step,
  decide: Decide,
): Promise<Stepped> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const ticket = await ticketById(transaction, ticketId);
    if (!ticket) return "not_found";
    const outcome = await decide(ticket, transaction, now);
    if (!outcome) return "not_now";
    const { changes, event, details = {} } = outcome;
    if (event === undefined) return "done";
    await updateTicket(transaction, ticketId, changes, now);
    const said = { ticketId, author, event, details };
    await insertEvent(transaction, said, now);
    if (changes.resolution) await tellPrograms(transaction, ticket, changes.resolution, now);
    return "done";
  });
}

/** A shop's programs learn that a request was closed. */
async function tellPrograms(
  transaction: Queryable,
  { id, subject, version, shopId, shop }: ListedTicket,
  resolution: Resolution,
  now: string,
): Promise<void> {
  await putEvent(transaction, { id: shopId, slug: shop.slug }, {
    event: { event: "ticket.closed", ticket: { id, subject }, resolution },
    key: `ticket.closed:${id}:${version}`,
  }, now);
}
