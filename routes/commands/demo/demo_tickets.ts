import type { Platform } from "../../../tenants/platform.ts";
import { saveReply } from "../../../tenants/platform/saved_replies.ts";
import type { TicketAuthor } from "../../../tenants/platform/ticket_messages.ts";
import { ticketById } from "../../../tenants/platform/tickets.ts";
import { writeAsShop, writeAsStaff, writeNote } from "../../../tenants/support/conversation.ts";
import { type NewRequest, openTicket } from "../../../tenants/support/open_ticket.ts";
import { offerQuote } from "../../../tenants/support/quotes.ts";
import { assignTicket, blockTicket, closeTicket } from "../../../tenants/support/ticket_steps.ts";

/** Whose requests the demonstration has, and who answers them. */
interface Desk {
  shopId: string;
  owner: { id: string; name: string };
  staff: { id: string; name: string };
}

/** Requests in every state, so that both sides of support have something to show. */
export async function addDemoTickets(platform: Platform, desk: Desk): Promise<void> {
  const { shopId } = desk;
  const owner: TicketAuthor = { kind: "member", ...desk.owner };
  const author = { kind: "staff" as const, ...desk.staff };
  const ask = async (request: Pick<NewRequest, "kind" | "severity" | "subject" | "body">) => {
    const opened = await openTicket(platform, {
      ...{ ...request, shopId, openedBy: desk.owner.id, author: owner },
      ...{ isPaid: false, attachments: [] },
    });
    if (!opened.ok) throw new Error(`A request of the demonstration is refused: ${opened.refusal}`);
    return opened.id;
  };
  const answer = async (ticketId: number, body: string) => {
    const { version } = (await ticketById(platform.database, ticketId))!;
    await writeAsStaff(platform, { ticketId, author, body, attachments: [], version });
  };

  const vat = await ask({
    kind: "terms",
    severity: "question",
    subject: "Kdy začne platit nový ceník?",
    body: "Dobrý den,\n\nod kdy se nám změní cena tarifu?",
  });
  await answer(vat, "Dobrý den,\n\nnejdřív deset dní po oznámení; o změně vám předem napíšeme.");
  await closeTicket(platform, { ticketId: vat, author, resolution: "answered" });

  const pictures = await ask({
    kind: "technical",
    severity: "minor",
    subject: "U novinek se neukazují obrázky",
    body: "U produktů z posledního importu je místo obrázku šedý čtverec.",
  });
  await assignTicket(platform, { ticketId: pictures, author, staffId: author.id });
  await answer(pictures, "Dobrý den,\n\ndíváme se na to. Server dodavatele dnes odpovídal pomalu.");
  await writeNote(platform, { ticketId: pictures, author, body: "Dodavateli jsem napsala." });
  const reason = "Stahujeme obrázky znovu, hotovo bude do hodiny.";
  await blockTicket(platform, { ticketId: pictures, author, reason });

  const move = await ask({
    kind: "other",
    severity: "question",
    subject: "Převod starých objednávek",
    body: "Přecházíme od jiného systému a rádi bychom tu měli i objednávky za tři roky.",
  });
  const text = "Převod objednávek ze souboru CSV: kontrola, načtení, ověření součtů.";
  await offerQuote(platform, { ticketId: move, author, minutes: 150, text });

  const stock = await ask({
    kind: "import",
    severity: "serious",
    subject: "Import vynuloval sklad u stovky produktů",
    body:
      "Dnešní noční import nastavil u části produktů sklad na nulu, ale dodavatel je má.\n\nMůžete prosím zjistit, co se stalo?",
  });
  await answer(stock, "Dobrý den,\n\njde o produkty jedné značky, nebo napříč?");
  await writeAsShop(platform, {
    ...{ shopId, ticketId: stock, author: owner, attachments: [] },
    body: "Všechno je to keramika z dílny Horní Lhota.",
  });
  await ask({
    kind: "billing",
    severity: "question",
    subject: "Faktura na firmu",
    body: "Jak mám dostat na fakturu IČO?",
  });
  await saveReply(platform.database, {
    name: "Pozdrav",
    bodies: {
      cs: "Dobrý den, {name},\n\nděkujeme za dotaz {ticket} k e-shopu {shop}.",
      sk: "Dobrý deň, {name},\n\nďakujeme za dotaz {ticket} k e-shopu {shop}.",
      en: "Hello {name},\n\nthank you for your request {ticket} about {shop}.",
    },
  }, platform.now());
}
