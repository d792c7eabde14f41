import { phoneOf } from "../../tenants/platform/accounts.ts";
import { answeredTickets } from "../../tenants/platform/ticket_lists.ts";
import { newestRuns } from "../../tenants/shop/import_lists.ts";
import { shopFigures } from "../../tenants/shop/overview.ts";
import { Overview } from "../../views/overview/overview.tsx";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";

export const overview = createRouter();

const runsShown = 20;

overview.get("/shops/:shop", async (c) => {
  const { database } = c.var.current;
  const figures = await shopFigures(database);
  const runs = await newestRuns(database, runsShown);
  const { platform } = c.var.services;
  const { shop, may } = c.var.current;
  const answered = may.has("support.ask") ? await answeredTickets(platform.database, shop.id) : [];
  const asksPhone = may.has("contract.edit") &&
    await phoneOf(platform.database, shop.ownerId) === "";
  return c.html(<Overview page={pageOf(c)} {...{ figures, runs, answered, asksPhone }} />);
});
