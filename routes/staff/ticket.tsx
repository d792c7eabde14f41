import type { Context } from "hono";
import { fillReply } from "../../core/support/saved_reply.ts";
import { readBody } from "../../core/support/ticket_form.ts";
import { givenResolutions } from "../../core/support/ticket.ts";
import { languageOfAccount } from "../../tenants/platform/accounts.ts";
import { replyById } from "../../tenants/platform/saved_replies.ts";
import { draftOf, saveDraft } from "../../tenants/platform/ticket_drafts.ts";
import { markPresent, presentAt } from "../../tenants/platform/ticket_presence.ts";
import { type ListedTicket, ticketById } from "../../tenants/platform/tickets.ts";
import { writeAsStaff, writeNote } from "../../tenants/support/conversation.ts";
import { closeTicket } from "../../tenants/support/ticket_steps.ts";
import { paths } from "../../views/paths.ts";
import { PresentColleagues } from "../../views/staff/ticket_page.tsx";
import { staffTicketTexts } from "../../views/texts/staff_tickets.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { readMessageForm } from "../message_form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { problemText } from "../shop/support.tsx";
import { sendTicketFile } from "../ticket_file.ts";
import { UploadRefusedError } from "../upload.ts";
import { staffAuthor } from "./ticket_author.ts";
import { staffTicketPage } from "./ticket_page.tsx";

/** One request as support sees it: read, answered, noted. */
export const staffTicket = createRouter();

type Request = Context<Environment>;

const one = "/staff/tickets/:ticket{[0-9]+}";

export function foundTicket(c: Request): Promise<ListedTicket | undefined> {
  return ticketById(c.var.services.platform.database, Number(c.req.param("ticket")));
}

staffTicket.get(one, async (c) => {
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  const reply = c.req.query("reply");
  if (reply === undefined) return await staffTicketPage(c, found);
  await insertReply(c, found, Number(reply));
  return c.redirect(paths.staffTicket(found.id), 303);
});

/** Puts a saved reply after what somebody has written already. */
async function insertReply(c: Request, ticket: ListedTicket, id: number): Promise<void> {
  const { database, now } = c.var.services.platform;
  const reply = Number.isSafeInteger(id) ? await replyById(database, id) : undefined;
  if (!reply) return;
  const key = {
    authorId: c.var.session!.staffId!,
    shopId: ticket.shopId,
    ticketId: ticket.id,
  };
  const written = (await draftOf(database, key))?.body?.trimEnd() ?? "";
  const language = await languageOfAccount(database, ticket.openedBy.id);
  const places = {
    name: ticket.openedBy.name,
    shop: ticket.shop.name,
    ticket: `#${ticket.id}`,
  };
  const body = [written, fillReply(reply, language, places)].filter(Boolean).join("\n\n");
  await saveDraft(database, key, { body }, now());
}

staffTicket.get(`${one}/files/:file`, async (c) => {
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  const { id: ticketId, shopId } = found;
  return await sendTicketFile(c, { shopId, ticketId, id: c.req.param("file") });
});

staffTicket.post(`${one}/draft`, async (c) => {
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  const { body = "" } = await readForm(c, "body", "kept", "version", "resolution");
  await keepDraft(c, found, body);
  const { database, now } = c.var.services.platform;
  const staffId = c.var.session!.staffId!;
  await markPresent(database, { ticketId: found.id, staffId, isWriting: body !== "" }, now());
  return c.body(null, 204);
});

staffTicket.post(`${one}/presence`, async (c) => {
  const { database, now } = c.var.services.platform;
  const staffId = c.var.session!.staffId!;
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  await markPresent(database, { ticketId: found.id, staffId }, now());
  const present = await presentAt(database, [found.id], staffId, now());
  return c.html(<PresentColleagues page={pageOf(c)} present={present} />);
});

staffTicket.post(`${one}/messages`, async (c) => {
  const { platform } = c.var.services;
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  const author = staffAuthor(c);
  const read = await readMessageForm(c, { shopId: found.shopId, uploadedBy: author.id })
    .catch((error) => {
      if (error instanceof UploadRefusedError) return undefined;
      throw error;
    });
  if (!read) return await refuse(c, "expired");
  const texts = staffTicketTexts[c.var.language];
  const { fields: { body: typed = "", version, then, resolution = "" }, attachments } = read;
  const { problem } = read;
  const body = readBody(typed);
  const closing = givenResolutions.find((each) => each === resolution);
  const wantsClosing = then === "close";
  const errors = {
    ...(body.ok ? {} : { body: problemText(c.var.language, body.error) }),
    ...(wantsClosing && !closing ? { resolution: texts.problems.resolution } : {}),
  };
  const kept = { typed, resolution, attachments };
  if (!body.ok || problem || Object.keys(errors).length > 0) {
    await keepDraft(c, found, typed);
    return await staffTicketPage(c, found, { answer: { ...kept, errors, problem }, status: 422 });
  }
  const answered = await writeAsStaff(platform, {
    ticketId: found.id,
    author,
    body: body.value,
    attachments,
    version: Number(version),
  });
  if (answered !== "written") {
    await keepDraft(c, found, typed);
    const refused = answered === "closed" ? texts.closedMeanwhile : texts.changedMeanwhile;
    const now = (await foundTicket(c))!;
    return await staffTicketPage(c, now, { answer: { ...kept, refused }, status: 409 });
  }
  if (wantsClosing && closing) {
    await closeTicket(platform, { ticketId: found.id, author, resolution: closing });
  }
  const present = { ticketId: found.id, staffId: author.id, isWriting: false };
  await markPresent(platform.database, present, platform.now());
  setNotice(c, { tone: "positive", text: texts.answered });
  return c.redirect(paths.staffTicket(found.id), 303);
});

staffTicket.post(`${one}/notes`, async (c) => {
  const { platform } = c.var.services;
  const { body = "" } = await readForm(c, "body");
  const note = readBody(body);
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  if (note.ok) {
    await writeNote(platform, { ticketId: found.id, author: staffAuthor(c), body: note.value });
    setNotice(c, { tone: "positive", text: staffTicketTexts[c.var.language].noted });
  }
  return c.redirect(paths.staffTicket(found.id), 303);
});

async function keepDraft(c: Request, { id, shopId }: ListedTicket, body: string): Promise<void> {
  const { database, now } = c.var.services.platform;
  const key = { authorId: c.var.session!.staffId!, shopId, ticketId: id };
  await saveDraft(database, key, { body }, now());
}
