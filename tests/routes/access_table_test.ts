import assert from "node:assert/strict";
import {
  type RoleInShop,
  type ShopAction,
  type ShopRole,
  shopRoleMay,
  shopRoles,
  type StaffAction,
  type StaffRole,
  staffRoleMay,
  staffRoles,
} from "../../core/access/capabilities.ts";
import { type Access, accessTable } from "../../routes/access_table.ts";
import type { Answer, Browser } from "../support/browser.ts";
import { openTestInstallation, type TestInstallation } from "../support/installation.ts";

Deno.test("every route stands in the access table, and every row of it is a route", async () => {
  await using house = await openTestInstallation();
  const routes = house.app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual([...new Set(routes)].sort(), Object.keys(accessTable).sort());
});

/** Somebody who asks, and what the table lets them do. */
interface Visitor {
  name: string;
  browser: Browser;
  may: (access: Access) => boolean;
}

const ofShop = (access: Access): ShopAction | undefined =>
  access.startsWith("shop:") ? access.slice("shop:".length) as ShopAction : undefined;

const ofStaff = (access: Access): StaffAction | undefined =>
  access.startsWith("staff:") ? access.slice("staff:".length) as StaffAction : undefined;

function memberMay(role: RoleInShop | undefined) {
  return (access: Access) => {
    const action = ofShop(access);
    if (action) return role !== undefined && shopRoleMay(role, action);
    return access === "visitor" || access === "account";
  };
}

function staffMay(role: StaffRole) {
  return (access: Access) => {
    const action = ofStaff(access);
    return action ? staffRoleMay(role, action) : access === "visitor";
  };
}

async function visitors(house: TestInstallation): Promise<Visitor[]> {
  const { shop, browser: owner } = await house.shop({ slug: "walked" });
  const other = await house.shop({ slug: "other" });
  const removed = await house.member(shop, "manager");
  await house.platform.database.execute({
    sql: "DELETE FROM members WHERE account_id = ?",
    args: [removed.account.id],
  });
  const members: Visitor[] = [];
  for (const role of shopRoles.filter((role) => role !== "owner")) {
    const { browser } = await house.member(shop, role);
    members.push({ name: role, browser, may: memberMay(role) });
  }
  const staff: Visitor[] = [];
  for (const role of staffRoles) {
    const { browser } = await house.staff(role);
    staff.push({ name: `staff ${role}`, browser, may: staffMay(role) });
  }
  const { browser: inside } = await house.staff("support");
  await inside.post("/staff/shops/walked/support-session", { entryReason: "Walking" });
  staff.push({
    name: "support in the shop",
    browser: inside,
    may: (access) => (ofShop(access) ? memberMay("support") : staffMay("support"))(access),
  });
  return [
    { name: "visitor", browser: house.browser(), may: (access) => access === "visitor" },
    { name: "owner of another shop", browser: other.browser, may: memberMay(undefined) },
    { name: "removed member", browser: removed.browser, may: memberMay(undefined) },
    ...members,
    ...staff,
    { name: "owner", browser: owner, may: memberMay("owner") },
  ];
}

/** Rows that end the session that walks. */
const notWalked = ["POST /sign-out", "POST /account/sessions/others-removal"];

const rows = Object.entries(accessTable).filter(([row]) => !notWalked.includes(row));

for (const [row, access] of rows) {
  Deno.test(`${row} is open to whom the table says and to nobody else`, async () => {
    await using house = await openTestInstallation();
    for (const { name, browser, may } of await visitors(house)) {
      const answer = await ask(browser, row);
      const what = `${name}: ${answer.status}`;
      if (may(access)) assert.ok(isLetThrough(answer), what);
      else assert.equal(answer.status, refusal(row, access, name), what);
    }
  });
}

function ask(browser: Browser, row: string): Promise<Answer> {
  const [method, pattern = ""] = row.split(" ", 2);
  const path = pattern
    .replace(":shop", "walked")
    .replace(/:\w+\{\[0-9\]\+\}/g, "999999")
    .replace(/:\w+(\{[^}]*\})?/g, "unknown")
    .replace("*", "css/tokens.css");
  return method === "GET" ? browser.visit(path) : browser.post(path);
}

/** A record that does not exist, an empty form or one attempt too many is the route's business. */
const isLetThrough = ({ status, text }: Answer): boolean =>
  [200, 204, 303, 304, 400, 404, 410, 422, 429].includes(status) || text.includes("příliš dlouho");

/** How one who may not is refused: sent to sign in, or told that there is no such page. */
function refusal(row: string, access: Access, name: string): number {
  if (access === "token") return 401;
  if (name === "visitor") return row.startsWith("GET ") ? 303 : 403;
  const isIn = shopRoles.includes(name as ShopRole) || name === "support in the shop";
  return ofShop(access) && isIn ? 403 : 404;
}

Deno.test("a member without a right and a stranger leave the shop as it was", async () => {
  await using house = await openTestInstallation();
  const { shop } = await house.shop({ slug: "walked", name: "Walked" });
  const { browser: reader } = await house.member(shop, "read_only");
  const { browser: stranger } = await house.shop({ slug: "other" });
  for (const browser of [reader, stranger]) {
    await browser.post("/shops/walked/settings", { name: "Taken over", language: "cs" });
  }
  const { rows } = await house.platform.database.execute(
    "SELECT name FROM shops WHERE slug = 'walked'",
  );
  assert.equal(rows[0]?.name, "Walked");
});
