import { type StaffAction, type StaffRole, staffRoleMay } from "../core/access/capabilities.ts";
import type { IconName } from "./components/icon.tsx";
import type { PageShop } from "./page.ts";
import { type Entity, paths } from "./paths.ts";
import type { NavText } from "./texts/shell.ts";

export interface NavItem {
  /** What a page names itself by in `active`. */
  key: string;
  text: NavText;
  icon: IconName;
  href: string;
  /** Shown below while the section is open. */
  children?: NavItem[];
  /** Action of the capability table without which it is not shown. */
  action?: string;
  /** Comes first into the bottom bar of a phone. */
  phone?: true;
}

const barSize = 4;

/**
 * The sections in the bottom bar of a phone, and whether others stand behind them. Where few can be
 * seen, as in a suspended shop, those come that stand behind the others otherwise.
 */
export function phoneBar(items: readonly NavItem[]): { shown: NavItem[]; hasMore: boolean } {
  const foremost = [...items].sort((a, b) => Number(b.phone ?? false) - Number(a.phone ?? false));
  const chosen = new Set(foremost.slice(0, barSize));
  const shown = items.filter((item) => chosen.has(item));
  const hasMore = items.some((item) => !chosen.has(item) || (item.children ?? []).length > 0);
  return { shown, hasMore };
}

/** The sections of a shop's administration. A new part of the product is one more line. */
export function shopNavigation(shop: PageShop): NavItem[] {
  const imports = (entity: Entity): NavItem[] =>
    !shop.importable.includes(entity) ? [] : [{
      key: `${entity}/import`,
      text: "import",
      icon: "import",
      href: paths.entityImports(shop, entity),
    }];
  const files = (entity: Entity): NavItem[] =>
    !shop.may.has("exports.run") ? [] : [{
      key: `${entity}/export`,
      text: "export",
      icon: "file-down",
      href: paths.exports(shop, entity),
    }];
  const items: NavItem[] = [
    {
      key: "overview",
      text: "overview",
      icon: "layout-dashboard",
      href: paths.shop(shop),
      phone: true,
      action: "overview.see",
    },
    {
      key: "products",
      text: "products",
      icon: "package",
      href: paths.products(shop),
      phone: true,
      children: [...imports("products"), ...files("products")],
      action: "catalogue.see",
    },
    {
      key: "categories",
      text: "categories",
      icon: "folder-tree",
      href: paths.categories(shop),
      children: [...imports("categories"), ...files("categories")],
      action: "catalogue.see",
    },
    {
      key: "customers",
      text: "customers",
      icon: "users",
      href: paths.customers(shop),
      phone: true,
      children: [...imports("customers"), ...files("customers")],
      action: "customers.see",
    },
    {
      key: "orders",
      text: "orders",
      icon: "receipt-text",
      href: paths.orders(shop),
      phone: true,
      children: [...imports("orders"), ...files("orders")],
      action: "orders.see",
    },
    {
      key: "wallet",
      text: "wallet",
      icon: "wallet",
      href: paths.wallet(shop),
      action: "wallet.see",
    },
    {
      key: "support",
      text: "support",
      icon: "life-buoy",
      href: paths.support(shop),
      action: "support.see",
    },
    {
      key: "settings",
      text: "settings",
      icon: "settings",
      href: paths.settings(shop),
      action: "settings.see",
    },
  ];
  return items.filter((item) => !item.action || shop.may.has(item.action));
}

/** What our own people see; the rest of it is for operators. */
export function staffNavigation(role: StaffRole | undefined): NavItem[] {
  const items: NavItem[] = [
    {
      key: "tickets",
      text: "tickets",
      icon: "life-buoy",
      href: paths.staffTickets(),
      phone: true,
    },
    { key: "shops", text: "shops", icon: "store", href: paths.staffShops(), phone: true },
    {
      key: "payments",
      text: "payments",
      icon: "wallet",
      href: paths.staffPayments(),
      action: "payments.see",
    },
    {
      key: "invoices",
      text: "invoices",
      icon: "receipt-text",
      href: paths.staffInvoices(),
      action: "payments.see",
    },
    { key: "prices", text: "prices", icon: "tag", href: paths.staffPrices() },
    { key: "terms", text: "terms", icon: "file-text", href: paths.staffTerms() },
    { key: "outages", text: "outages", icon: "server", href: paths.staffOutages() },
    { key: "news", text: "news", icon: "bell", href: paths.staffNews() },
    {
      key: "community",
      text: "community",
      icon: "messages-square",
      href: paths.staffCommunity(),
      phone: true,
    },
    { key: "jobs", text: "jobs", icon: "list-checks", href: paths.staffJobs(), phone: true },
    { key: "outbox", text: "outbox", icon: "inbox", href: paths.staffOutbox() },
    {
      key: "audit",
      text: "audit",
      icon: "scroll-text",
      href: paths.staffAudit(),
      action: "audit.see",
    },
    {
      key: "people",
      text: "people",
      icon: "users",
      href: paths.staffPeople(),
      action: "staff.see",
    },
    { key: "design", text: "design", icon: "palette", href: paths.staffDesign() },
  ];
  return items.filter(({ action }) =>
    !action || (role && staffRoleMay(role, action as StaffAction))
  );
}

/** `products/import` belongs to `products`. */
export const isInSection = (active: string | undefined, key: string): boolean =>
  active === key || Boolean(active?.startsWith(`${key}/`));
