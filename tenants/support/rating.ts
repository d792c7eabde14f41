import type { Platform } from "../platform.ts";
import { ticketOfShop, updateTicket } from "../platform/tickets.ts";

const textLengthMax = 2_000;

/** What the shop thinks of how a request was dealt with; once, when it is closed. */
export async function rateTicket(
  platform: Platform,
  { shopId, ticketId, rating, text }: {
    shopId: string;
    ticketId: number;
    /** 1, the worst, to 5. */
    rating: number;
    text: string;
  },
): Promise<boolean> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const ticket = await ticketOfShop(transaction, shopId, ticketId);
    if (ticket?.state !== "closed" || ticket.rating !== undefined) return false;
    const ratingText = text.trim().slice(0, textLengthMax);
    const changes = { rating, ...(ratingText ? { ratingText } : {}) };
    await updateTicket(transaction, ticketId, changes, now);
    return true;
  });
}
