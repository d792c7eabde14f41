import { type ShopState, type ShopUse, stateAllows } from "../lifecycle/shop_state.ts";

/** Roles of a person in a shop; an account may have another role in another shop. */
export const shopRoles = ["owner", "manager", "catalogue", "orders", "read_only"] as const;
export type ShopRole = typeof shopRoles[number];

/** Roles of the operator's own people. */
export const staffRoles = ["support", "billing", "operator"] as const;
export type StaffRole = typeof staffRoles[number];

const everybody = shopRoles;
const catalogue = ["owner", "manager", "catalogue"] as const;
const orders = ["owner", "manager", "orders"] as const;
const managers = ["owner", "manager"] as const;

/** Who may do what in a shop: the one table that routes, views and tests go by. */
const shopCapabilities = {
  "overview.see": everybody,
  "catalogue.see": everybody,
  "catalogue.edit": catalogue,
  "catalogue.delete": catalogue,
  "imports.see": everybody,
  "imports.run": catalogue,
  "imports.delete": catalogue,
  "exports.run": ["owner", "manager", "catalogue", "orders"],
  "customers.see": ["owner", "manager", "orders", "read_only"],
  "customers.edit": orders,
  "customers.delete": orders,
  // Files that imports of customers and orders have read.
  "customers.files": everybody,
  "orders.see": ["owner", "manager", "orders", "read_only"],
  "orders.edit": orders,
  "settings.see": managers,
  "settings.edit": managers,
  // Keys of programs, and the secrets by which messages are signed.
  "keys.edit": managers,
  "members.see": managers,
  "members.edit": managers,
  "audit.see": managers,
  // All data of customers too, in one file.
  "archive.take": ["owner"],
  // A restore takes back what everybody has done since.
  "backups.see": ["owner"],
  "backups.restore": ["owner"],
  "wallet.see": managers,
  "wallet.top_up": managers,
  "support.see": everybody,
  // A request takes one of the month's.
  "support.ask": ["owner", "manager", "catalogue", "orders"],
  // What is ordered binds the owner.
  "contract.edit": ["owner"],
} as const satisfies Record<string, readonly ShopRole[]>;

export type ShopAction = keyof typeof shopCapabilities;

/** Who acts in a shop: a member in a role, or one of our own people who has entered it. */
export type RoleInShop = ShopRole | "support";

/**
 * What our own people may do in a shop that they have entered: `look` in one whose administration
 * is suspended too, `work` while a manager may, and nothing that moves money, binds the owner,
 * deletes, opens the shop to others or takes its people's data out.
 *
 * @see TE-10, TE-11
 */
const supportCapabilities: Record<ShopAction, "look" | "work" | "never"> = {
  "overview.see": "look",
  "catalogue.see": "look",
  "catalogue.edit": "work",
  "catalogue.delete": "never",
  "imports.see": "look",
  "imports.run": "work",
  "imports.delete": "never",
  // Files of customers and of their orders too.
  "exports.run": "never",
  "customers.see": "look",
  "customers.edit": "work",
  "customers.delete": "never",
  "customers.files": "never",
  "orders.see": "look",
  "orders.edit": "work",
  "settings.see": "look",
  "settings.edit": "work",
  "keys.edit": "never",
  "members.see": "never",
  "members.edit": "never",
  "audit.see": "look",
  "archive.take": "never",
  "backups.see": "never",
  "backups.restore": "never",
  "wallet.see": "look",
  "wallet.top_up": "never",
  // Our own people answer requests in their own administration.
  "support.see": "never",
  "support.ask": "never",
  "contract.edit": "never",
};

/** What a shop's state must allow for an action; for all others, work in the administration. */
const usesOfActions: Partial<Record<ShopAction, ShopUse>> = {
  "exports.run": "exports",
  "archive.take": "exports",
  "wallet.see": "wallet",
  "wallet.top_up": "topUp",
  "contract.edit": "topUp",
  "support.see": "support",
  "support.ask": "support",
};

/**
 * Whether the shop's state lets an action through. While its administration is suspended, only the
 * owner does anything at all, and our own people look.
 *
 * @see R144, D8
 */
export function stateLetsThrough(state: ShopState, role: RoleInShop, action: ShopAction): boolean {
  if (stateAllows(state, "administration")) return true;
  if (role === "support") return supportCapabilities[action] === "look";
  const use = usesOfActions[action];
  return role === "owner" && use !== undefined && stateAllows(state, use);
}

const staffCapabilities = {
  "shops.see": staffRoles,
  "shops.enter": ["support", "operator"],
  "shops.hold": ["billing", "operator"],
  "shops.end": ["billing", "operator"],
  "prices.see": staffRoles,
  "prices.edit": ["operator"],
  "terms.see": staffRoles,
  "terms.edit": ["operator"],
  "outages.see": staffRoles,
  "outages.edit": ["support", "operator"],
  "news.see": staffRoles,
  "news.edit": ["operator"],
  "jobs.see": staffRoles,
  "jobs.retry": ["support", "operator"],
  // Money moves and shops are suspended by what the clock says.
  "clock.confirm": ["operator"],
  "outbox.see": staffRoles,
  // A link in a mail opens somebody's account.
  "outbox.links": ["operator"],
  "payments.see": ["billing", "operator"],
  "payments.edit": ["billing", "operator"],
  "credits.give": ["billing", "operator"],
  "audit.see": ["operator"],
  "staff.see": ["operator"],
  "staff.edit": ["operator"],
  "tickets.see": staffRoles,
  "tickets.answer": staffRoles,
  "community.see": staffRoles,
  "community.moderate": ["support", "operator"],
  "design.see": staffRoles,
} as const satisfies Record<string, readonly StaffRole[]>;

export type StaffAction = keyof typeof staffCapabilities;

const includes = (roles: readonly string[], role: string) => roles.includes(role);

export function shopRoleMay(role: RoleInShop, action: ShopAction): boolean {
  if (role === "support") return supportCapabilities[action] !== "never";
  return includes(shopCapabilities[action], role);
}

export function staffRoleMay(role: StaffRole, action: StaffAction): boolean {
  return includes(staffCapabilities[action], role);
}

/** All that a role may do in a shop, for views that ask about many things. */
export function actionsOf(role: RoleInShop): Set<ShopAction> {
  const actions = Object.keys(shopCapabilities) as ShopAction[];
  return new Set(actions.filter((action) => shopRoleMay(role, action)));
}
