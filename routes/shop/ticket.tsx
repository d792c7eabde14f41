import type { Context } from "hono";
import { readBody } from "../../core/support/ticket_form.ts";
import { newId } from "../../tenants/ids.ts";
import type { TicketAttachment } from "../../tenants/platform/ticket_attachments.ts";
import { attachmentsOf } from "../../tenants/platform/ticket_attachments.ts";
import { draftOf, saveDraft } from "../../tenants/platform/ticket_drafts.ts";
import { listMessages } from "../../tenants/platform/ticket_messages.ts";
import { isMuted, setMuted } from "../../tenants/platform/ticket_mutes.ts";
import { openQuote } from "../../tenants/platform/ticket_quotes.ts";
import { type Ticket, ticketOfShop } from "../../tenants/platform/tickets.ts";
import { contextNames } from "../../tenants/shop/context_names.ts";
import { writeAsShop } from "../../tenants/support/conversation.ts";
import { decideOnQuote } from "../../tenants/support/quotes.ts";
import { rateTicket } from "../../tenants/support/rating.ts";
import { supportOfShop } from "../../tenants/support/support_of_shop.ts";
import { formatMoney } from "../../views/format.ts";
import type { Errors } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { byInvoiceTexts } from "../../views/texts/by_invoice.ts";
import { supportTexts } from "../../views/texts/support.ts";
import { TicketPage } from "../../views/tickets/ticket_page.tsx";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { type FileProblem, readMessageForm } from "../message_form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { sendTicketFile } from "../ticket_file.ts";
import { shownMessages } from "../ticket_messages.ts";
import { UploadRefusedError } from "../upload.ts";
import { fileText, problemText } from "./support.tsx";

/** One request of the shop: what was said, and what can be said now. */
export const ticket = createRouter();

type Request = Context<Environment>;

const one = "/shops/:shop/support/:ticket{[0-9]+}";

ticket.get(one, async (c) => {
  const found = await foundTicket(c);
  return found ? await ticketPage(c, found) : await refuse(c, "not_found");
});

ticket.get(`${one}/files/:file`, async (c) => {
  const { shop } = c.var.current;
  const ticketId = Number(c.req.param("ticket"));
  return await sendTicketFile(c, { shopId: shop.id, ticketId, id: c.req.param("file") });
});

ticket.post(`${one}/draft`, async (c) => {
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  const { body = "" } = await readForm(c, "body", "kept");
  await keepDraft(c, found.id, body);
  return c.body(null, 204);
});

ticket.post(`${one}/messages`, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const session = c.var.session!;
  const texts = supportTexts[c.var.language];
  const whose = { shopId: shop.id, uploadedBy: session.accountId! };
  const read = await readMessageForm(c, whose).catch((error) => {
    if (error instanceof UploadRefusedError) return undefined;
    throw error;
  });
  if (!read) return await refuse(c, "expired");
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  const { attachments, problem, formId } = read;
  const typed = read.fields.body ?? "";
  const body = readBody(typed);
  if (!body.ok || problem) {
    await keepDraft(c, found.id, typed);
    const errors = body.ok ? {} : { body: problemText(c.var.language, body.error) };
    return await ticketPage(c, found, { typed, errors, problem, attachments, formId });
  }
  const written = await writeAsShop(platform, {
    shopId: shop.id,
    ticketId: found.id,
    author: { kind: "member", id: session.accountId!, name: session.name },
    body: body.value,
    attachments,
    formId,
  });
  if (written !== "written") {
    await keepDraft(c, found.id, typed);
    const refused = written === "blocked" ? texts.blockedMeanwhile : texts.closedMeanwhile;
    return await ticketPage(c, (await foundTicket(c))!, { typed, refused, attachments, formId });
  }
  setNotice(c, { tone: "positive", text: texts.replied });
  return c.redirect(paths.ticket(shop, found.id), 303);
});

ticket.post(`${one}/rating`, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const found = await foundTicket(c);
  const { rating = "", text = "" } = await readForm(c, "rating", "text");
  if (!found) return await refuse(c, "not_found");
  if (/^[1-5]$/.test(rating)) {
    const order = { shopId: shop.id, ticketId: found.id, rating: Number(rating), text };
    await rateTicket(platform, order);
    setNotice(c, { tone: "positive", text: supportTexts[c.var.language].rated });
  }
  return c.redirect(paths.ticket(shop, found.id), 303);
});

ticket.post(`${one}/mute`, async (c) => {
  const { platform } = c.var.services;
  const { muted } = await readForm(c, "muted");
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  const accountId = c.var.session!.accountId!;
  await setMuted(platform.database, { ticketId: found.id, accountId, isMuted: muted === "yes" });
  const texts = supportTexts[c.var.language];
  setNotice(c, { tone: "positive", text: muted === "yes" ? texts.muted : texts.unmuted });
  return c.redirect(paths.ticket(c.var.current.shop, found.id), 303);
});

ticket.post(`${one}/quote`, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const texts = supportTexts[c.var.language];
  const { quote = "", decision } = await readForm(c, "quote", "decision");
  const decided = await decideOnQuote(platform, {
    shopId: shop.id,
    ticketId: Number(c.req.param("ticket")),
    quoteId: Number(quote),
    agrees: decision === "accept",
    actor: { ...actorOf(c), id: c.var.session!.accountId! },
  });
  switch (decided.code) {
    case "not_found":
      return await refuse(c, "not_found");
    case "accepted":
      setNotice(c, { tone: "positive", text: texts.quoteAccepted });
      break;
    case "refused":
      setNotice(c, { tone: "positive", text: texts.quoteRefused });
      break;
    case "gone":
      setNotice(c, { tone: "warning", text: texts.quoteGone });
      break;
    case "funds_missing": {
      const missing = formatMoney(c.var.language, decided.missingMinor, shop.currency);
      const { balanceMissing } = byInvoiceTexts[c.var.language];
      const say = c.var.current.regime === "invoice" ? balanceMissing : texts.quoteShort;
      setNotice(c, { tone: "warning", text: say(missing) });
    }
  }
  return c.redirect(paths.ticket(shop, Number(c.req.param("ticket"))), 303);
});

function foundTicket(c: Request): Promise<Ticket | undefined> {
  const { database } = c.var.services.platform;
  return ticketOfShop(database, c.var.current.shop.id, Number(c.req.param("ticket")));
}

async function keepDraft(c: Request, ticketId: number, body: string): Promise<void> {
  const { platform } = c.var.services;
  const key = { authorId: c.var.session!.accountId!, shopId: c.var.current.shop.id, ticketId };
  await saveDraft(platform.database, key, { body }, platform.now());
}

interface Refused {
  typed?: string;
  errors?: Errors;
  problem?: FileProblem | undefined;
  refused?: string;
  attachments?: readonly TicketAttachment[];
  formId?: string;
}

async function ticketPage(c: Request, found: Ticket, said: Refused = {}): Promise<Response> {
  const { platform } = c.var.services;
  const { shop, database } = c.var.current;
  const accountId = c.var.session!.accountId!;
  const now = platform.now();
  const key = { authorId: accountId, shopId: shop.id, ticketId: found.id };
  const { typed, errors, problem, refused, attachments = [] } = said;
  const files = await attachmentsOf(platform.database, found.id);
  const messages = await listMessages(platform.database, found.id, { forStaff: false });
  const { quota } = await supportOfShop(platform.database, shop.id, now);
  return await c.html(
    <TicketPage
      page={pageOf(c)}
      ticket={found}
      messages={shownMessages(messages, files, (id) => paths.ticketFile(shop, found.id, id))}
      context={{ ...found.context, ...await contextNames(database, found.context) }}
      quota={quota}
      quote={await openQuote(platform.database, found.id)}
      isOpener={found.openedBy.id === accountId}
      isMuted={await isMuted(platform.database, { ticketId: found.id, accountId })}
      values={typed === undefined ? await draftOf(platform.database, key) ?? {} : { body: typed }}
      {...(errors ? { errors } : {})}
      fileError={problem && fileText(c.var.language, problem)}
      refused={refused}
      kept={attachments}
      formId={said.formId ?? newId()}
      now={now}
    />,
    said.typed === undefined ? 200 : refused ? 409 : 422,
  );
}
