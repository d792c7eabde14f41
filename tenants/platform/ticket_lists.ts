import { matchOf } from "../../core/catalogue/search_words.ts";
import type { QueueListing, ShopTicketListing } from "../../core/support/ticket_listing.ts";
import { type Argument, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { type ListedTicket, ticketsByIds } from "./tickets.ts";

/** A page of a list, and how many there are: counted up to a limit, for nobody pages further. */
export interface TicketPage {
  tickets: ListedTicket[];
  total: number;
}

const countMax = 1_000;

/** Requests that a search looks at, the newest first: a word that all have says nothing. */
const hitsMax = 2_000;

interface Condition {
  sql: string;
  args: Argument[];
}

/** A shop's own requests, the last changed first. */
export async function listShopTickets(
  platform: Queryable,
  { shopId, accountId }: { shopId: string; accountId: string },
  listing: ShopTicketListing,
  { limit, offset }: { limit: number; offset: number },
): Promise<TicketPage> {
  const { search, state, kind, isMine } = listing;
  const match = matchOf(search);
  const conditions: Condition[] = [{ sql: "ticket.shop_id = ?", args: [shopId] }];
  if (state === "open") conditions.push({ sql: "ticket.state <> 'closed'", args: [] });
  if (state === "closed") conditions.push({ sql: "ticket.state = 'closed'", args: [] });
  if (kind) conditions.push({ sql: "ticket.kind = ?", args: [kind] });
  if (isMine) conditions.push({ sql: "ticket.opened_by = ?", args: [accountId] });
  if (match) conditions.push(found(`shop : "${wordOf(shopId)}" AND words : (${match})`));
  return await pageOf(platform, conditions, "ticket.changed_at DESC", { limit, offset });
}

/** Requests of all shops: what waits, by severity and then by how soon it is due. @see R102 */
export async function listQueue(
  platform: Queryable,
  listing: QueueListing,
  { staffId, limit }: { staffId: string; limit: number },
): Promise<TicketPage> {
  const { part, search, severity, kind, assigned, shop, page } = listing;
  const match = matchOf(search);
  const conditions: Condition[] = partConditions[part].map((sql) => ({ sql, args: [] }));
  if (severity) conditions.push({ sql: "ticket.severity = ?", args: [severity] });
  if (kind) conditions.push({ sql: "ticket.kind = ?", args: [kind] });
  if (assigned) {
    // What waits is little and in order already: the plus keeps other indexes away from it.
    const column = part === "waiting" ? "+ticket.assigned_to" : "ticket.assigned_to";
    const whose = { me: staffId, nobody: null }[assigned as "me" | "nobody"];
    conditions.push({ sql: `${column} IS ?`, args: [whose === undefined ? assigned : whose] });
  }
  if (shop) {
    const sql = "ticket.shop_id = (SELECT id FROM shops WHERE slug = ?)";
    conditions.push({ sql, args: [shop] });
  }
  if (match) conditions.push(found(`{words notes} : (${match})`));
  const order = part === "waiting" ? "ticket.rank, ticket.due_at" : "ticket.changed_at DESC";
  return await pageOf(platform, conditions, order, { limit, offset: (page - 1) * limit });
}

const partConditions: Record<QueueListing["part"], readonly string[]> = {
  waiting: ["ticket.waiting_since IS NOT NULL"],
  answered: ["ticket.state = 'open'", "ticket.waiting_since IS NULL"],
  blocked: ["ticket.state = 'blocked'"],
  closed: ["ticket.state = 'closed'"],
  all: [],
};

/** How many wait in all, and how many of them for one of ours. */
export async function countWaiting(
  platform: Queryable,
  staffId: string,
): Promise<{ all: number; mine: number; nobodys: number }> {
  const row = await queryFirst<{ all_waiting: number; mine: number; nobodys: number }>(
    platform,
    `SELECT count(*) AS all_waiting, count(*) FILTER (WHERE assigned_to = ?) AS mine,
            count(*) FILTER (WHERE assigned_to IS NULL) AS nobodys
       FROM tickets WHERE waiting_since IS NOT NULL`,
    [staffId],
  );
  return { all: row?.all_waiting ?? 0, mine: row?.mine ?? 0, nobodys: row?.nobodys ?? 0 };
}

/** A shop's id as the full-text table has it: letters and digits only, whatever is handed in. */
const wordOf = (shopId: string): string => shopId.replace(/[^a-z0-9]/gi, "");

const found = (match: string): Condition => ({
  sql: `ticket.id IN (SELECT rowid FROM ticket_search WHERE ticket_search MATCH ?
                       ORDER BY rowid DESC LIMIT ${hitsMax})`,
  args: [match],
});

async function pageOf(
  platform: Queryable,
  conditions: readonly Condition[],
  order: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<TicketPage> {
  const where = conditions.length === 0
    ? ""
    : `WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}`;
  const args = conditions.flatMap((condition) => condition.args);
  const ids = await queryAll<{ id: number }>(
    platform,
    `SELECT ticket.id FROM tickets AS ticket ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [...args, limit, offset],
  );
  const counted = await queryFirst<{ count: number }>(
    platform,
    `SELECT count(*) AS count FROM (SELECT 1 FROM tickets AS ticket ${where} LIMIT ${countMax})`,
    args,
  );
  return {
    tickets: await ticketsByIds(platform, ids.map(({ id }) => id)),
    total: counted?.count ?? 0,
  };
}

/** A shop's own requests that say something like this, for who is about to write another. */
export async function similarTickets(
  platform: Queryable,
  shopId: string,
  text: string,
): Promise<{ id: number; subject: string; state: string; openedAt: string }[]> {
  const words = text.match(/[\p{L}\p{N}\p{M}]{4,}/gu)?.slice(0, 8) ?? [];
  if (words.length === 0) return [];
  // Endings change with the sentence: what begins alike is the same word.
  const stems = words.map((word) => word.slice(0, Math.max(4, word.length - 2)));
  const any = stems.map((stem) => `"${stem}"*`).join(" OR ");
  return await queryAll(
    platform,
    `SELECT ticket.id, ticket.subject, ticket.state, ticket.opened_at AS openedAt
       FROM (SELECT rowid, bm25(ticket_search) AS score FROM ticket_search
              WHERE ticket_search MATCH ? ORDER BY score LIMIT 3) AS hit
       JOIN tickets AS ticket ON ticket.id = hit.rowid AND ticket.shop_id = ?
      ORDER BY hit.score`,
    [`shop : "${wordOf(shopId)}" AND words : (${any})`, shopId],
  );
}

/** Other requests that somebody has linked with this one. */
export async function linkedTickets(
  platform: Queryable,
  ticketId: number,
): Promise<ListedTicket[]> {
  const rows = await queryAll<{ id: number }>(
    platform,
    `SELECT other_id AS id FROM ticket_links WHERE ticket_id = ?1
      UNION SELECT ticket_id FROM ticket_links WHERE other_id = ?1 ORDER BY id`,
    [ticketId],
  );
  return await ticketsByIds(platform, rows.map(({ id }) => id));
}

/** Earlier requests of the same shop, the last changed first. */
export async function earlierTickets(
  platform: Queryable,
  { id, shopId }: { id: number; shopId: string },
): Promise<ListedTicket[]> {
  const rows = await queryAll<{ id: number }>(
    platform,
    "SELECT id FROM tickets WHERE shop_id = ? AND id <> ? ORDER BY changed_at DESC LIMIT 5",
    [shopId, id],
  );
  return await ticketsByIds(platform, rows.map((row) => row.id));
}

/** A shop's requests that were answered and wait for the shop, the last answered first. */
export async function answeredTickets(
  platform: Queryable,
  shopId: string,
): Promise<{ id: number; subject: string }[]> {
  return await queryAll(
    platform,
    `SELECT id, subject FROM tickets
      WHERE shop_id = ? AND state = 'open' AND waiting_since IS NULL
      ORDER BY changed_at DESC LIMIT 3`,
    [shopId],
  );
}

/** A shop's requests in the order in which they were opened, the newest first. */
export async function ticketsBefore(
  platform: Queryable,
  shopId: string,
  { limit, before, state }: { limit: number; before?: number; state?: "open" | "closed" },
): Promise<ListedTicket[]> {
  const rows = await queryAll<{ id: number }>(
    platform,
    `SELECT id FROM tickets
      WHERE shop_id = ?1 AND (?2 IS NULL OR id < ?2)
        AND (?3 IS NULL OR (state = 'closed') = (?3 = 'closed'))
      ORDER BY id DESC LIMIT ?4`,
    [shopId, before ?? null, state ?? null, limit],
  );
  return await ticketsByIds(platform, rows.map(({ id }) => id));
}
