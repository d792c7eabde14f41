import { expirationDay } from "../../core/billing/forecast.ts";
import { accountsOf, type ContractAccount } from "../../tenants/platform/contracts.ts";
import { countDirectory, listDirectory } from "../../tenants/platform/shop_directory.ts";
import type { DirectoryRow } from "../../tenants/platform/shop_directory.ts";
import type { ShopState } from "../../core/lifecycle/shop_state.ts";
import { paths } from "../../views/paths.ts";
import { type DirectoryShop, ShopDirectory } from "../../views/staff/shop_directory.tsx";
import { staffTexts } from "../../views/texts/staff.ts";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";

export const staffShops = createRouter();

const size = 50;
const states = Object.keys(staffTexts.en.states) as ShopState[];

staffShops.get("/staff", (c) => c.redirect(paths.staffShops(), 303));

staffShops.get("/staff/shops", async (c) => {
  const { database } = c.var.services.platform;
  const query = (c.req.query("q") ?? "").trim().slice(0, 200);
  const state: ShopState | "" = states.find((state) => state === c.req.query("state")) ?? "";
  const number = pageNumber(c);
  const filter = { query, state };
  const range = { limit: size, offset: (number - 1) * size };
  const rows = await listDirectory(database, filter, range);
  const accounts = await accountsOf(database, rows.map(({ id }) => id));
  const byId = new Map(accounts.map((account) => [account.shopId, account]));
  const shops = rows.map((row) => shownShop(row, byId.get(row.id)!));
  const total = await countDirectory(database, filter);
  return c.html(
    <ShopDirectory page={pageOf(c)} {...{ shops, total, number, size, query, state }} />,
  );
});

function shownShop(row: DirectoryRow, account: ContractAccount): DirectoryShop {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    state: row.state,
    ownerName: row.owner_name,
    ownerEmail: row.owner_email,
    currency: account.currency,
    balanceMinor: account.balanceMinor,
    expirationDay: expirationDay(account),
    createdAt: row.created_at,
    health: row.quarantine_error ? "quarantined" : row.ready_at ? "ready" : "notReady",
    error: row.quarantine_error ?? undefined,
  };
}
