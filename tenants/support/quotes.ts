import { priceListOn } from "../../core/billing/price_list.ts";
import { quoteAmount, quoteValidUntil } from "../../core/support/quote.ts";
import { pragueDay } from "../clock.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop } from "../platform/contracts.ts";
import { postEntry } from "../platform/ledger.ts";
import { insertEvent, type TicketAuthor } from "../platform/ticket_messages.ts";
import {
  decideQuote,
  insertQuote,
  openQuote,
  type TicketQuote,
} from "../platform/ticket_quotes.ts";
import { ticketById, ticketOfShop, updateTicket } from "../platform/tickets.ts";
import { waitingFrom } from "./conversation.ts";
import type { Stepped } from "./ticket_steps.ts";
import { tellShop } from "./ticket_mail.ts";

/** What an hour of work costs a shop today, without VAT. */
export async function hourRate(
  platform: Queryable,
  shopId: string,
  today: string,
): Promise<number | undefined> {
  const { pricing } = await accountOfShop(platform, shopId);
  return priceListOn(pricing.priceLists, today)?.services.premium_hour;
}

/**
 * Tells the shop what paid work would cost; an earlier offer that was not decided is taken back.
 *
 * @see R121
 */
export async function offerQuote(
  platform: Platform,
  { ticketId, author, minutes, text }: {
    ticketId: number;
    author: TicketAuthor & { id: string };
    minutes: number;
    text: string;
  },
): Promise<Stepped> {
  const now = platform.now();
  const today = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const ticket = await ticketById(transaction, ticketId);
    if (!ticket) return "not_found";
    const { pricing, currency } = await accountOfShop(transaction, ticket.shopId);
    const rateMinor = await hourRate(transaction, ticket.shopId, today);
    if (ticket.state === "closed" || rateMinor === undefined) return "not_now";
    const former = await openQuote(transaction, ticketId);
    if (former) {
      await decideQuote(transaction, former.id, { state: "withdrawn", by: author.id, now });
    }
    const { vatRatePercent } = pricing;
    const amountMinor = quoteAmount({ minutes, rateMinor, vatRatePercent });
    await insertQuote(transaction, {
      ...{ ticketId, minutes, rateMinor, amountMinor, currency, text },
      validUntil: quoteValidUntil(today),
      offeredBy: author.id,
      offeredAt: now,
    });
    const details = { minutes: String(minutes), amountMinor: String(amountMinor), currency };
    await insertEvent(transaction, { ticketId, author, event: "quoted", details }, now);
    // The shop is to decide: nobody waits for us meanwhile.
    await updateTicket(transaction, ticketId, { waitingSince: null, dueAt: null }, now);
    await tellShop(platform, transaction, { ticket, kind: "ticket_quoted", message: text }, now);
    return "done";
  });
}

export async function withdrawQuote(
  platform: Platform,
  { ticketId, author }: { ticketId: number; author: TicketAuthor & { id: string } },
): Promise<Stepped> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const ticket = await ticketById(transaction, ticketId);
    if (!ticket) return "not_found";
    const quote = await openQuote(transaction, ticketId);
    if (!quote) return "not_now";
    await decideQuote(transaction, quote.id, { state: "withdrawn", by: author.id, now });
    await insertEvent(transaction, { ticketId, author, event: "quote_withdrawn" }, now);
    await updateTicket(transaction, ticketId, {}, now);
    return "done";
  });
}

export type QuoteDecided =
  | { code: "accepted"; quote: TicketQuote }
  | { code: "refused" | "gone" | "not_found" }
  | { code: "funds_missing"; missingMinor: number };

/**
 * The owner agrees, which takes the amount from the wallet, or refuses.
 *
 * @param quoteId what the owner has read: another offer made meanwhile is none he agrees to
 * @see R121
 */
export async function decideOnQuote(
  platform: Platform,
  { shopId, ticketId, quoteId, agrees, actor }: {
    shopId: string;
    ticketId: number;
    quoteId: number;
    agrees: boolean;
    actor: Actor & { id: string };
  },
): Promise<QuoteDecided> {
  const now = platform.now();
  return await platform.database.write(async (transaction): Promise<QuoteDecided> => {
    const ticket = await ticketOfShop(transaction, shopId, ticketId);
    if (!ticket) return { code: "not_found" };
    const quote = await openQuote(transaction, ticketId);
    if (quote?.id !== quoteId || quote.validUntil < pragueDay(now)) return { code: "gone" };
    const author: TicketAuthor = { kind: "member", id: actor.id, name: actor.name };
    const said = { ticketId, author };
    const { amountMinor, currency, minutes } = quote;
    if (!agrees) {
      await decideQuote(transaction, quoteId, { state: "refused", by: actor.id, now });
      await insertEvent(transaction, { ...said, event: "quote_refused" }, now);
      await updateTicket(transaction, ticketId, {}, now);
      return { code: "refused" };
    }
    const { balanceMinor } = await accountOfShop(transaction, shopId);
    if (balanceMinor < amountMinor) {
      return { code: "funds_missing", missingMinor: amountMinor - balanceMinor };
    }
    await postEntry(transaction, {
      ...{ id: `quote:${quoteId}`, shopId, kind: "service", from: "wallet", to: "revenue" },
      ...{ amountMinor, currency, details: { what: "work", ticket: ticketId, minutes } },
      postedBy: actor.id,
    }, now);
    await decideQuote(transaction, quoteId, { state: "accepted", by: actor.id, now });
    const details = { amountMinor: String(amountMinor), currency };
    await insertEvent(transaction, { ...said, event: "quote_accepted", details }, now);
    const waiting = ticket.state === "open" ? await waitingFrom(transaction, ticket, now) : {};
    await updateTicket(transaction, ticketId, { isPaid: true, ...waiting }, now);
    const subject = `#${ticketId}`;
    await audit(transaction, {
      ...{ at: now, actor, action: "ticket.quote_accepted", shopId, subject },
      details: { amountMinor, currency },
    });
    return { code: "accepted", quote };
  });
}
