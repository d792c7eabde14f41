import type { Context } from "hono";
import { campaignInTime, campaignNoticeDays } from "../../core/support/campaign.ts";
import type { AskingRefusal } from "../../core/support/asking.ts";
import {
  readContext,
  readRequest,
  type RequestFields,
  requestFields,
  type RequestProblem,
} from "../../core/support/ticket_form.ts";
import { kindsWhenSuspended, ticketKinds } from "../../core/support/ticket.ts";
import { readShopTicketListing, shopTicketQuery } from "../../core/support/ticket_listing.ts";
import { isPeak, isSupportTime, supportHours } from "../../core/support/working_time.ts";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import type { Language } from "../../core/language.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { newId } from "../../tenants/ids.ts";
import { phoneOf } from "../../tenants/platform/accounts.ts";
import type { TicketAttachment } from "../../tenants/platform/ticket_attachments.ts";
import { draftOf, saveDraft } from "../../tenants/platform/ticket_drafts.ts";
import { similarQuestions } from "../../tenants/platform/community_lists.ts";
import { listShopTickets, similarTickets } from "../../tenants/platform/ticket_lists.ts";
import { ticketOfShop } from "../../tenants/platform/tickets.ts";
import { contextNames } from "../../tenants/shop/context_names.ts";
import { openTicket } from "../../tenants/support/open_ticket.ts";
import { supportOfShop } from "../../tenants/support/support_of_shop.ts";
import { paths } from "../../views/paths.ts";
import { supportTexts } from "../../views/texts/support.ts";
import { NewTicket, SimilarTickets } from "../../views/tickets/new_ticket.tsx";
import { TicketList } from "../../views/tickets/ticket_list.tsx";
import { createRouter, type Environment } from "../environment.ts";
import { type FileProblem, readMessageForm } from "../message_form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { readPostedForm } from "../record_form.ts";
import { refuse } from "../refusal.tsx";
import { UploadRefusedError } from "../upload.ts";
import { sayListAddress } from "./record.ts";

/** The shop's requests to support, and new ones. @see R104, R106 */
export const support = createRouter();

type Request = Context<Environment>;

const path = "/shops/:shop/support";
const size = 50;

support.get(path, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const listing = readShopTicketListing(c.req.query());
  const number = pageNumber(c);
  const whose = { shopId: shop.id, accountId: c.var.session!.accountId! };
  const { tickets, total } = await listShopTickets(platform.database, whose, listing, {
    limit: size,
    offset: (number - 1) * size,
  });
  const { quota, regime } = await supportOfShop(platform.database, shop.id, platform.now());
  sayListAddress(c, paths.support(shop, shopTicketQuery(listing)));
  return c.html(
    <TicketList
      page={pageOf(c)}
      hours={supportHours[regime]}
      now={platform.now()}
      {...{ listing, tickets, total, number, size, quota }}
    />,
  );
});

support.get(`${path}/new`, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const accountId = c.var.session!.accountId!;
  const asked = fieldsIn(c.req.query());
  const key = { authorId: accountId, shopId: shop.id, ticketId: 0 };
  const draft = await draftOf(platform.database, key);
  const follows = asked.follows &&
    await ticketOfShop(platform.database, shop.id, Number(asked.follows));
  const values = {
    phone: await phoneOf(platform.database, accountId),
    ...(follows
      ? { kind: follows.kind, severity: follows.severity, subject: follows.subject }
      : {}),
    ...kindOf(asked),
    ...draft,
    ...asked,
  };
  return await newTicketPage(c, values, { isDraft: draft !== undefined });
});

/** What a request is about, as far as the place tells where it began. */
function kindOf({ import: importId, product, entry }: RequestFields): RequestFields {
  const kind = importId ? "import" : entry ? "billing" : product ? "technical" : undefined;
  return kind ? { kind } : {};
}

support.get(`${path}/similar`, async (c) => {
  const { platform } = c.var.services;
  const text = (c.req.query("subject") ?? "").slice(0, 300);
  const tickets = await similarTickets(platform.database, c.var.current.shop.id, text);
  const questions = await similarQuestions(platform.database, text);
  if (tickets.length + questions.length === 0) return c.html("");
  return c.html(<SimilarTickets page={pageOf(c)} tickets={tickets} questions={questions} />);
});

support.post(`${path}/draft`, async (c) => {
  const { platform } = c.var.services;
  const { fields } = await readPostedForm(c);
  await keepDraft(c, fieldsIn(fields), platform.now());
  return c.body(null, 204);
});

support.post(path, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const session = c.var.session!;
  const read = await readOrRefuse(c);
  if (!read) return await refuse(c, "expired");
  const { attachments, problem, formId } = read;
  const fields = fieldsIn(read.fields);
  const form = readRequest(fields);
  if (!form.ok || problem) {
    await keepDraft(c, fields, platform.now());
    const problems = form.ok ? {} : form.error;
    return await newTicketPage(c, fields, {
      ...{ problems, fileProblem: problem, attachments, formId },
    });
  }
  const { follows, ...request } = form.value;
  const former = follows === undefined
    ? undefined
    : await ticketOfShop(platform.database, shop.id, follows);
  const opened = await openTicket(platform, {
    ...request,
    ...(former ? { follows: former.id } : {}),
    shopId: shop.id,
    openedBy: session.accountId!,
    author: { kind: "member", id: session.accountId!, name: session.name },
    isPaid: read.fields.paid === "yes",
    attachments,
    formId,
  });
  if (!opened.ok) {
    await keepDraft(c, fields, platform.now());
    return await newTicketPage(c, fields, { refusal: opened.refusal, attachments, formId });
  }
  setNotice(c, { tone: "positive", text: supportTexts[c.var.language].sent(opened.id) });
  return c.redirect(paths.ticket(shop, opened.id), 303);
});

async function readOrRefuse(c: Request) {
  try {
    const whose = { shopId: c.var.current.shop.id, uploadedBy: c.var.session!.accountId! };
    return await readMessageForm(c, whose);
  } catch (error) {
    if (error instanceof UploadRefusedError) return undefined;
    throw error;
  }
}

/** The fields of a request among others. */
function fieldsIn(from: Record<string, string | undefined>): RequestFields {
  const known = requestFields.filter((name) => from[name] !== undefined && from[name] !== "");
  return Object.fromEntries(known.map((name) => [name, from[name]!]));
}

async function keepDraft(c: Request, fields: RequestFields, now: string): Promise<void> {
  const { platform } = c.var.services;
  const { phone: _kept, ...typed } = fields;
  const key = { authorId: c.var.session!.accountId!, shopId: c.var.current.shop.id, ticketId: 0 };
  await saveDraft(platform.database, key, typed as Record<string, string>, now);
}

interface Refused {
  problems?: Partial<Record<keyof RequestFields, RequestProblem>>;
  fileProblem?: FileProblem | undefined;
  refusal?: AskingRefusal;
  attachments?: readonly TicketAttachment[];
  formId?: string;
  isDraft?: boolean;
}

async function newTicketPage(c: Request, values: RequestFields, refused: Refused) {
  const { platform } = c.var.services;
  const { shop, database } = c.var.current;
  const now = platform.now();
  const { quota, support, regime } = await supportOfShop(platform.database, shop.id, now);
  const context = readContext(values);
  const { problems = {}, fileProblem, refusal, attachments = [], isDraft = false } = refused;
  const errors = Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [name, problemText(c.var.language, problem)]),
  );
  const isRefused = Object.keys(errors).length > 0 || fileProblem || refusal;
  return await c.html(
    <NewTicket
      page={pageOf(c)}
      values={values}
      errors={errors}
      fileError={fileProblem && fileText(c.var.language, fileProblem)}
      refusal={refusal}
      kinds={stateAllows(shop.state, "administration") ? ticketKinds : kindsWhenSuspended}
      quota={quota}
      support={support}
      context={{ ...context, ...await contextNames(database, context) }}
      kept={attachments}
      formId={refused.formId ?? newId()}
      isDraft={isDraft}
      campaign={{
        days: campaignNoticeDays[regime],
        from: campaignInTime(pragueDay(now), regime),
      }}
      hours={{
        ...supportHours[regime],
        isPeak: isPeak(now, regime),
        isOpen: isSupportTime(now, regime),
      }}
    />,
    isRefused ? 422 : 200,
  );
}

export function problemText(language: Language, problem: RequestProblem): string {
  const { problems } = supportTexts[language];
  return problem.code === "too_long"
    ? problems.too_long(problem.most, problem.found)
    : problems[problem.code];
}

export function fileText(language: Language, { code, name }: FileProblem): string {
  const { problems } = supportTexts[language];
  return code === "fileTooMany" ? problems.fileTooMany : problems[code](name);
}
