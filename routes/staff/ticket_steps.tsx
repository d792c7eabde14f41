import type { Context } from "hono";
import { readLine } from "../../core/accounts/text_fields.ts";
import { idOf } from "../../core/catalogue/list_query.ts";
import { givenResolutions, severities } from "../../core/support/ticket.ts";
import { insertWork } from "../../tenants/platform/ticket_work.ts";
import { offerQuote, withdrawQuote } from "../../tenants/support/quotes.ts";
import {
  assignTicket,
  blockTicket,
  changeSeverity,
  closeTicket,
  creditTicket,
  linkTicket,
  mergeTicket,
  reopenTicket,
  type Stepped,
  unblockTicket,
} from "../../tenants/support/ticket_steps.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { paths, type StaffTicketPart } from "../../views/paths.ts";
import { staffTicketTexts } from "../../views/texts/staff_tickets.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { refuse } from "../refusal.tsx";
import { foundTicket } from "./ticket.tsx";
import { staffAuthor } from "./ticket_author.ts";
import { staffTicketPage } from "./ticket_page.tsx";

/** What our own people do with a request beside answering it. */
export const staffTicketSteps = createRouter();

type Request = Context<Environment>;

const one = "/staff/tickets/:ticket{[0-9]+}";
const reasonMost = 500;

/** Whose step it is, and on which request. */
const stepOf = (c: Request) => ({
  ticketId: Number(c.req.param("ticket")),
  author: staffAuthor(c),
});

staffTicketSteps.post(`${one}/block`, async (c) => {
  const values = await readForm(c, "reason");
  const reason = readLine(values.reason ?? "", { most: reasonMost });
  if (!reason.ok) return await refused(c, "block", values, { reason: "reason" });
  return await told(c, await blockTicket(platformOf(c), { ...stepOf(c), reason: reason.value }));
});

staffTicketSteps.post(`${one}/unblock`, async (c) => {
  await readForm(c);
  return await told(c, await unblockTicket(platformOf(c), stepOf(c)));
});

staffTicketSteps.post(`${one}/close`, async (c) => {
  const values = await readForm(c, "resolution");
  const resolution = givenResolutions.find((each) => each === values.resolution);
  if (!resolution) return await refused(c, "close", values, { resolution: "resolution" });
  return await told(c, await closeTicket(platformOf(c), { ...stepOf(c), resolution }));
});

staffTicketSteps.post(`${one}/reopen`, async (c) => {
  const values = await readForm(c, "reason");
  const reason = readLine(values.reason ?? "", { most: reasonMost });
  if (!reason.ok) return await refused(c, "reopen", values, { reason: "reason" });
  return await told(c, await reopenTicket(platformOf(c), { ...stepOf(c), reason: reason.value }));
});

staffTicketSteps.post(`${one}/assignment`, async (c) => {
  const { staff, claim } = await readForm(c, "staff", "claim");
  const step = stepOf(c);
  const staffId = claim === "yes" ? step.author.id : staff || undefined;
  return await told(c, await assignTicket(platformOf(c), { ...step, staffId }));
});

staffTicketSteps.post(`${one}/severity`, async (c) => {
  const values = await readForm(c, "severity");
  const severity = severities.find((each) => each === values.severity);
  if (!severity) return await refuse(c, "malformed");
  return await told(c, await changeSeverity(platformOf(c), { ...stepOf(c), severity }));
});

staffTicketSteps.post(`${one}/credit`, async (c) => {
  await readForm(c);
  return await told(c, await creditTicket(platformOf(c), stepOf(c)));
});

staffTicketSteps.post(`${one}/merge`, async (c) => {
  const values = await readForm(c, "number");
  const into = idOf(values.number?.replace("#", "").trim());
  if (into === undefined) return await refused(c, "merge", values, { number: "number" });
  return await told(c, await mergeTicket(platformOf(c), { ...stepOf(c), into }));
});

staffTicketSteps.post(`${one}/link`, async (c) => {
  const values = await readForm(c, "number");
  const to = idOf(values.number?.replace("#", "").trim());
  if (to === undefined) return await refused(c, "link", values, { number: "number" });
  return await told(c, await linkTicket(platformOf(c), { ...stepOf(c), to }));
});

staffTicketSteps.post(`${one}/work`, async (c) => {
  const { platform } = c.var.services;
  const values = await readForm(c, "minutes", "note");
  const minutes = minutesIn(values.minutes);
  const note = readLine(values.note ?? "", { most: reasonMost });
  if (minutes === undefined || !note.ok) {
    return await refused(c, "work", values, {
      ...(minutes === undefined ? { minutes: "minutes" as const } : {}),
      ...(note.ok ? {} : { note: "text" as const }),
    });
  }
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  const work = { ticketId: found.id, staffId: staffAuthor(c).id, minutes, note: note.value };
  await insertWork(platform.database, work, platform.now());
  return await told(c, "done");
});

staffTicketSteps.post(`${one}/quote`, async (c) => {
  const values = await readForm(c, "minutes", "text");
  const minutes = minutesIn(values.minutes);
  const text = (values.text ?? "").trim();
  if (minutes === undefined || text === "") {
    return await refused(c, "quote", values, {
      ...(minutes === undefined ? { minutes: "minutes" as const } : {}),
      ...(text === "" ? { text: "text" as const } : {}),
    });
  }
  return await told(c, await offerQuote(platformOf(c), { ...stepOf(c), minutes, text }));
});

staffTicketSteps.post(`${one}/quote-withdrawal`, async (c) => {
  await readForm(c);
  return await told(c, await withdrawQuote(platformOf(c), stepOf(c)));
});

const platformOf = (c: Request) => c.var.services.platform;

/** Whole minutes, up to a hundred hours. */
function minutesIn(text: string | undefined): number | undefined {
  const minutes = /^[1-9]\d{0,3}$/.test(text?.trim() ?? "") ? Number(text) : undefined;
  return minutes !== undefined && minutes <= 6_000 ? minutes : undefined;
}

type Problem = keyof typeof staffTicketTexts.en.problems;

/** The page again with the step's form open, what was typed in it and what is wrong. */
async function refused(
  c: Request,
  part: StaffTicketPart,
  values: FormValues,
  problems: Record<string, Problem>,
): Promise<Response> {
  const found = await foundTicket(c);
  if (!found) return await refuse(c, "not_found");
  const texts = staffTicketTexts[c.var.language].problems;
  const errors: Errors = Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [name, texts[problem]]),
  );
  return await staffTicketPage(c, found, { step: { part, values, errors }, status: 422 });
}

async function told(c: Request, stepped: Stepped): Promise<Response> {
  if (stepped === "not_found") return await refuse(c, "not_found");
  const texts = staffTicketTexts[c.var.language];
  setNotice(
    c,
    stepped === "done"
      ? { tone: "positive", text: texts.done }
      : { tone: "warning", text: texts.notNow },
  );
  return c.redirect(paths.staffTicket(Number(c.req.param("ticket"))), 303);
}
