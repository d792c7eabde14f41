import type { Context } from "hono";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { tariffOn } from "../../core/billing/limits.ts";
import { isCurrency } from "../../core/money.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { accountOfShop } from "../../tenants/platform/contracts.ts";
import { listReplies } from "../../tenants/platform/saved_replies.ts";
import { listStaff } from "../../tenants/platform/staff.ts";
import { attachmentsOf, type TicketAttachment } from "../../tenants/platform/ticket_attachments.ts";
import { draftOf } from "../../tenants/platform/ticket_drafts.ts";
import { earlierTickets, linkedTickets } from "../../tenants/platform/ticket_lists.ts";
import { listMessages } from "../../tenants/platform/ticket_messages.ts";
import { markPresent, presentAt } from "../../tenants/platform/ticket_presence.ts";
import { openQuote } from "../../tenants/platform/ticket_quotes.ts";
import { workOn } from "../../tenants/platform/ticket_work.ts";
import type { ListedTicket } from "../../tenants/platform/tickets.ts";
import { contextNames } from "../../tenants/shop/context_names.ts";
import { recentRuns } from "../../tenants/shop/recent_runs.ts";
import { hourRate } from "../../tenants/support/quotes.ts";
import { supportOfShop } from "../../tenants/support/support_of_shop.ts";
import type { Errors } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { StaffTicketPage } from "../../views/staff/ticket_page.tsx";
import type { RefusedStep } from "../../views/staff/ticket_steps.tsx";
import type { Environment } from "../environment.ts";
import { type FileProblem } from "../message_form.ts";
import { pageOf } from "../page.ts";
import { fileText } from "../shop/support.tsx";
import { shownMessages } from "../ticket_messages.ts";

type Request = Context<Environment>;

/** What stands in the answer's box, and why it was not sent. */
export interface RefusedAnswer {
  typed: string;
  resolution?: string;
  errors?: Errors;
  problem?: FileProblem | undefined;
  refused?: string;
  attachments?: readonly TicketAttachment[];
}

/** The page of a request, with what was refused on it. */
export async function staffTicketPage(
  c: Request,
  found: ListedTicket,
  { answer, step, status = 200 }: {
    answer?: RefusedAnswer;
    step?: RefusedStep;
    status?: 200 | 409 | 422;
  } = {},
): Promise<Response> {
  const { platform } = c.var.services;
  const { database } = platform;
  const staffId = c.var.session!.staffId!;
  const now = platform.now();
  const { id, shopId } = found;
  await markPresent(database, { ticketId: id, staffId }, now);
  const files = await attachmentsOf(database, id);
  const messages = await listMessages(database, id, { forStaff: true });
  const draft = answer
    ? undefined
    : await draftOf(database, { authorId: staffId, shopId, ticketId: id });
  const { currency } = await accountOfShop(database, shopId);
  const rate = await hourRate(database, shopId, pragueDay(now));
  return await c.html(
    <StaffTicketPage
      page={pageOf(c)}
      ticket={found}
      messages={shownMessages(messages, files, (file) => paths.staffTicketFile(id, file))}
      {...await aboutShop(c, found)}
      mayEnter={staffRoleMay(c.var.session!.staffRole!, "shops.enter")}
      earlier={await earlierTickets(database, found)}
      linked={await linkedTickets(database, id)}
      replies={await listReplies(database)}
      present={await presentAt(database, [id], staffId, now)}
      staff={(await listStaff(database)).filter(({ disabledAt }) => !disabledAt)}
      work={await workOn(database, id)}
      quote={await openQuote(database, id)}
      rate={rate !== undefined && isCurrency(currency) ? { minor: rate, currency } : undefined}
      refused={step}
      answer={{
        values: {
          body: answer?.typed ?? draft?.body ?? "",
          resolution: answer?.resolution ?? "",
        },
        ...(answer?.errors ? { errors: answer.errors } : {}),
        fileError: answer?.problem && fileText(c.var.language, answer.problem),
        refused: answer?.refused,
        kept: answer?.attachments ?? [],
      }}
      now={now}
    />,
    status,
  );
}

/** The shop beside the conversation; of one that is deleted only what the platform has. */
async function aboutShop(c: Request, { shopId, shop, context }: ListedTicket) {
  const { platform } = c.var.services;
  const now = platform.now();
  const today = pragueDay(now);
  const account = await accountOfShop(platform.database, shopId);
  const { support, quota } = await supportOfShop(platform.database, shopId, now);
  const known = {
    ...shop,
    state: account.state,
    balanceMinor: account.balanceMinor,
    currency: account.currency,
    tariff: tariffOn(account.pricing, today).name[c.var.language],
    level: support.level,
    left: quota.left,
  };
  if (account.state === "deleted") return { shop: { ...known, runs: [] }, context };
  await using lease = await platform.shops.lease(shopId);
  return {
    shop: { ...known, runs: await recentRuns(lease.database) },
    context: { ...context, ...await contextNames(lease.database, context) },
  };
}
