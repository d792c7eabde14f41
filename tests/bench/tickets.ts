import { type QueueListing, readQueueListing } from "../../core/support/ticket_listing.ts";
import type { Platform } from "../../tenants/platform.ts";
import { countWaiting, listQueue, listShopTickets } from "../../tenants/platform/ticket_lists.ts";
import { registerShop } from "../../tenants/provision.ts";
import { percentile, table, timed } from "./measure.ts";
import { createBenchShop, withBenchShop } from "./shop.ts";

export interface TicketMeasure {
  page: string;
  medianMs: number;
  worstMs: number;
}

const words = ("import sklad obrázek cena produkt objednávka faktura doména heureka dodavatel " +
  "kategorie varianta zákazník sleva doprava platba zboží popis parametr feed soubor chyba")
  .split(" ");

const severities = ["question", "question", "minor", "minor", "serious", "crisis"];
const kinds = ["technical", "import", "billing", "terms", "other"];

/** Requests of many shops, three messages each; one in twenty waits for an answer. */
async function fill(platform: Platform, { ownerId, shops, tickets }: {
  ownerId: string;
  shops: number;
  tickets: number;
}): Promise<{ shopId: string; staffId: string }> {
  const { database } = platform;
  const ids: string[] = [];
  for (let from = 0; from < shops; from += 500) {
    await database.write(async (transaction) => {
      for (let index = from; index < Math.min(shops, from + 500); index++) {
        ids.push(
          await registerShop(platform, transaction, {
            ...{ slug: `desk-${index}`, name: `Shop ${index}`, ownerId },
            ...{ currency: "CZK", languages: ["cs"] },
          }),
        );
      }
    });
  }
  const staffId = "benchbenchbenchbenchbenc";
  await database.execute({
    sql: `INSERT INTO staff (id, email, name, role, password_hash, created_at)
          VALUES (?, 'desk@bench.example', 'Desk', 'support', 'none', ?)`,
    args: [staffId, platform.now()],
  });
  const word = (number: number) => words[(number * 7919) % words.length]!;
  const at = (index: number) => new Date(1_700_000_000_000 + index * 600_000).toISOString();
  for (let from = 1; from <= tickets; from += 5_000) {
    const range = Array.from(
      { length: Math.min(5_000, tickets - from + 1) },
      (_, index) => from + index,
    );
    await database.write(async (transaction) => {
      await transaction.executeMany(
        `INSERT INTO tickets (id, shop_id, kind, severity, subject, opened_by, month, is_counted,
                              opened_at, changed_at, state, waiting_since, due_at, resolution,
                              closed_at, assigned_to)
         VALUES (?, ?, ?, ?, ?, ?, '2024-01', 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
        range.map((id) => {
          const waits = id % 20 === 0;
          return [
            id,
            ids[id % ids.length]!,
            kinds[id % kinds.length]!,
            severities[id % severities.length]!,
            `${word(id)} ${word(id + 3)} ${id}`,
            ownerId,
            ...[at(id), at(id)],
            waits ? "open" : "closed",
            waits ? at(id) : null,
            waits ? at(id + 50) : null,
            waits ? null : "answered",
            waits ? null : at(id),
            id % 3 === 0 ? staffId : null,
          ];
        }),
      );
      // Closed requests take no message, so theirs are put in with the guards aside.
      await transaction.execute("DROP TRIGGER IF EXISTS closed_tickets_take_no_message");
      const messages = range.flatMap((id) =>
        [0, 1, 2].map((each) => ({ id: id * 3 + each, id_: id, each }))
      );
      await transaction.executeMany(
        `INSERT INTO ticket_messages (id, ticket_id, kind, author_kind, author_name, body, created_at)
         VALUES (?, ?, 'message', ?, 'Eva', ?, ?)`,
        messages.map((
          { id, id_, each },
        ) => [id, id_, each === 1 ? "staff" : "member", text(id), at(id_)]),
      );
      await transaction.executeMany(
        "INSERT INTO ticket_search (rowid, shop, words, notes) VALUES (?, ?, ?, '')",
        range.map((id) => [
          id,
          ids[id % ids.length]!,
          [0, 1, 2].map((each) => text(id * 3 + each)).join(" "),
        ]),
      );
    });
  }
  return { shopId: ids[7]!, staffId };

  function text(id: number): string {
    return Array.from({ length: 40 }, (_, index) => word(id + index * 13)).join(" ") + ` kod${id}`;
  }
}

/** How long the queue, its filters and searches take over so many requests. */
export async function ticketsOfManyShops(
  folder: string,
  { shops, tickets, rounds = 15 }: { shops: number; tickets: number; rounds?: number },
): Promise<TicketMeasure[]> {
  await createBenchShop(`${folder}/desk-data`);
  return await withBenchShop(`${folder}/desk-data`, async (platform, { ownerId }) => {
    const { shopId, staffId } = await fill(platform, { ownerId, shops, tickets });
    const { database } = platform;
    const queue = (query: Record<string, string>) => async () => {
      const listing: QueueListing = readQueueListing(query);
      await listQueue(database, listing, { staffId, limit: 50 });
      await countWaiting(database, staffId);
    };
    const ofShop = (search: string) => async () => {
      const listing = { search, isMine: false };
      const whose = { shopId, accountId: ownerId };
      await listShopTickets(database, whose, listing, { limit: 50, offset: 0 });
    };
    const pages: Record<string, () => Promise<void>> = {
      "queue": queue({}),
      "queue, a late page": queue({ page: "90" }),
      "queue, one severity": queue({ severity: "question" }),
      "queue, nobody's": queue({ assigned: "nobody" }),
      "queue, mine of a kind": queue({ assigned: "me", kind: "import" }),
      "closed": queue({ part: "closed" }),
      "closed, of a kind": queue({ part: "closed", kind: "terms" }),
      "all, of a shop": queue({ part: "all", shop: "desk-7" }),
      "search, a rare word": queue({ part: "all", q: "kod4711" }),
      "search, a common word": queue({ part: "all", q: "import" }),
      "search, two common words": queue({ part: "all", q: "import sklad" }),
      "search, a common word that waits": queue({ q: "faktura" }),
      "search, a letter and more": queue({ part: "all", q: "ob" }),
      "a shop's own": ofShop(""),
      "a shop's search": ofShop("import"),
    };
    const measures: TicketMeasure[] = [];
    for (const [page, ask] of Object.entries(pages)) {
      const times: number[] = [];
      await ask();
      for (let round = 0; round < rounds; round++) times.push((await timed(ask)).ms);
      measures.push({ page, medianMs: percentile(times, 0.5), worstMs: Math.max(...times) });
    }
    return measures;
  });
}

export function ticketTable(measures: readonly TicketMeasure[]): string {
  const rows = measures.map(({ page, medianMs, worstMs }) => [
    page,
    medianMs.toFixed(1),
    worstMs.toFixed(1),
  ]);
  return table(["requests to support", "median ms", "worst ms"], rows);
}
