import { idOf } from "../../core/catalogue/list_query.ts";
import { queueQuery, readQueueListing } from "../../core/support/ticket_listing.ts";
import { listStaff } from "../../tenants/platform/staff.ts";
import { countWaiting, listQueue } from "../../tenants/platform/ticket_lists.ts";
import { presentAt } from "../../tenants/platform/ticket_presence.ts";
import {
  deleteTicketView,
  saveTicketView,
  ticketViewsOf,
} from "../../tenants/platform/ticket_views.ts";
import { assignTicket, closeTicket } from "../../tenants/support/ticket_steps.ts";
import { paths } from "../../views/paths.ts";
import { TicketQueue } from "../../views/staff/ticket_queue.tsx";
import { staffTicketTexts } from "../../views/texts/staff_tickets.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { readPostedForm } from "../record_form.ts";
import { sayListAddress } from "../shop/record.ts";
import { staffAuthor } from "./ticket_author.ts";

/** The queue: requests of all shops. @see R102, R114 */
export const staffTickets = createRouter();

const path = "/staff/tickets";
const size = 50;

/** More than a page has. */
const selectedMax = 100;

staffTickets.get(path, async (c) => {
  const { platform } = c.var.services;
  const { database } = platform;
  const staffId = c.var.session!.staffId!;
  const listing = readQueueListing(c.req.query());
  const { tickets, total } = await listQueue(database, listing, { staffId, limit: size });
  const now = platform.now();
  sayListAddress(c, paths.staffTickets(queueQuery(listing)));
  return c.html(
    <TicketQueue
      page={pageOf(c)}
      listing={listing}
      tickets={tickets}
      total={total}
      size={size}
      waiting={await countWaiting(database, staffId)}
      present={await presentAt(database, tickets.map(({ id }) => id), staffId, now)}
      staff={(await listStaff(database)).filter(({ disabledAt }) => !disabledAt)}
      views={await ticketViewsOf(database, staffId)}
      now={now}
    />,
  );
});

staffTickets.post(`${path}/changes`, async (c) => {
  const { platform } = c.var.services;
  const { fields: { step, back }, lists } = await readPostedForm(c, { lists: ["selected"] });
  const ids = (lists.selected ?? []).map(idOf).filter((id) => id !== undefined);
  const author = staffAuthor(c);
  let done = 0;
  for (const ticketId of ids.slice(0, selectedMax)) {
    const stepped = step === "claim"
      ? await assignTicket(platform, { ticketId, author, staffId: author.id })
      : step === "close"
      ? await closeTicket(platform, { ticketId, author, resolution: "answered" })
      : "not_now";
    if (stepped === "done") done++;
  }
  const texts = staffTicketTexts[c.var.language];
  setNotice(
    c,
    done > 0
      ? { tone: "positive", text: texts.bulkDone(done) }
      : { tone: "warning", text: texts.bulkNothing },
  );
  const list = paths.staffTickets();
  return c.redirect(back?.startsWith(`${list}?`) ? back : list, 303);
});

staffTickets.post(`${path}/views`, async (c) => {
  const { platform } = c.var.services;
  const { name = "", query = "" } = await readForm(c, "name", "query");
  // What is kept is read again, so that a view never leads elsewhere.
  const listing = readQueueListing(Object.fromEntries(new URLSearchParams(query)));
  const address = paths.staffTickets(queueQuery(listing));
  const kept = address.split("?")[1] ?? "";
  const title = name.trim().slice(0, 60);
  if (title !== "") {
    const view = { staffId: c.var.session!.staffId!, name: title, query: kept };
    await saveTicketView(platform.database, view);
    setNotice(c, { tone: "positive", text: staffTicketTexts[c.var.language].viewSaved });
  }
  return c.redirect(address, 303);
});

staffTickets.post(`${path}/views/:view{[0-9]+}/removal`, async (c) => {
  await readForm(c);
  const view = { staffId: c.var.session!.staffId!, id: Number(c.req.param("view")) };
  await deleteTicketView(c.var.services.platform.database, view);
  return c.redirect(paths.staffTickets(), 303);
});
