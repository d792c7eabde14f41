import type { ShopAction, StaffAction } from "../core/access/capabilities.ts";

/**
 * Who may use a route. `visitor`: anybody; `account`: a signed-in member, for their own things;
 * `shop:…`: a member of the shop whose role may do it; `staff:…`: our own people.
 */
export type Access = "visitor" | "account" | `shop:${ShopAction}` | `staff:${StaffAction}`;

/**
 * Every route of the product. A route that is missing here is refused, and a test finds it.
 * @see TE-4
 */
export const accessTable: Record<string, Access> = {
  "GET /": "visitor",
  "GET /static/*": "visitor",
  "GET /health": "visitor",

  "GET /sign-up": "visitor",
  "POST /sign-up": "visitor",
  "GET /sign-in": "visitor",
  "POST /sign-in": "visitor",
  "GET /sign-in/second-factor": "visitor",
  "POST /sign-in/second-factor": "visitor",
  "POST /sign-out": "visitor",
  "GET /email-confirmations/:token": "visitor",
  "POST /email-confirmations/:token": "visitor",
  "GET /password-reset": "visitor",
  "POST /password-reset": "visitor",
  "GET /password-reset/:token": "visitor",
  "POST /password-reset/:token": "visitor",
  "GET /invitations/:token": "visitor",
  "POST /invitations/:token": "visitor",
  "GET /setup/:token": "visitor",
  "POST /setup/:token": "visitor",
  "GET /terms": "visitor",
  "POST /preferences": "visitor",

  "GET /account": "account",
  "POST /account": "account",
  "GET /account/email": "account",
  "POST /account/email": "account",
  "POST /account/email/verification": "account",
  "GET /account/password": "account",
  "POST /account/password": "account",
  "GET /account/sessions": "account",
  "POST /account/sessions/:session/removal": "account",
  "POST /account/sessions/others-removal": "account",
  "GET /shops": "account",
  "POST /shops": "account",
  "GET /new-shop": "account",

  "GET /shops/:shop/settings": "shop:settings.see",
  "POST /shops/:shop/settings": "shop:settings.edit",
  "GET /shops/:shop/settings/audit": "shop:audit.see",
  "GET /shops/:shop/settings/members": "shop:members.see",
  "POST /shops/:shop/settings/members/:member": "shop:members.edit",
  "POST /shops/:shop/settings/members/:member/removal": "shop:members.edit",
  "POST /shops/:shop/settings/invitations": "shop:members.edit",
  "POST /shops/:shop/settings/invitations/:invitation/removal": "shop:members.edit",

  "GET /staff": "staff:shops.see",
  "GET /staff/shops": "staff:shops.see",
  "GET /staff/jobs": "staff:jobs.see",
  "POST /staff/jobs/:job/retry": "staff:jobs.retry",
  "GET /staff/outbox": "staff:outbox.see",
  "GET /staff/outbox/:mail": "staff:outbox.see",
  "GET /staff/audit": "staff:audit.see",
  "GET /staff/people": "staff:staff.see",
  "POST /staff/people": "staff:staff.edit",
  "POST /staff/people/:person/setup-link": "staff:staff.edit",
  "POST /staff/people/:person/access": "staff:staff.edit",
  "GET /staff/design": "staff:design.see",

  "GET /shops/:shop": "shop:overview.see",
  "GET /shops/:shop/search": "shop:overview.see",
  "GET /shops/:shop/products/import": "shop:imports.see",
  "GET /shops/:shop/categories/import": "shop:imports.see",
  "GET /shops/:shop/customers/import": "shop:imports.see",
  "GET /shops/:shop/orders/import": "shop:imports.see",
  "GET /shops/:shop/imports/new": "shop:imports.run",
  "POST /shops/:shop/imports": "shop:imports.run",
  "GET /shops/:shop/imports/:import{[0-9]+}": "shop:imports.see",
  "GET /shops/:shop/imports/:import{[0-9]+}/runs/:run{[0-9]+}": "shop:imports.see",
  "GET /shops/:shop/imports/:import{[0-9]+}/runs/:run{[0-9]+}/items/:outcome": "shop:imports.see",
  "GET /shops/:shop/imports/:import{[0-9]+}/runs/:run{[0-9]+}/problems.csv": "shop:imports.see",

  "GET /shops/:shop/products": "shop:catalogue.see",
  "POST /shops/:shop/products": "shop:catalogue.edit",
  "GET /shops/:shop/products/new": "shop:catalogue.edit",
  "POST /shops/:shop/products/changes": "shop:catalogue.edit",
  "GET /shops/:shop/products/:product{[0-9]+}": "shop:catalogue.see",
  "POST /shops/:shop/products/:product{[0-9]+}": "shop:catalogue.edit",
  "POST /shops/:shop/products/:product{[0-9]+}/archivation": "shop:catalogue.edit",
  "GET /shops/:shop/products/:product{[0-9]+}/deletion": "shop:catalogue.edit",
  "POST /shops/:shop/products/:product{[0-9]+}/deletion": "shop:catalogue.edit",

  "GET /shops/:shop/categories": "shop:catalogue.see",
  "POST /shops/:shop/categories": "shop:catalogue.edit",
  "GET /shops/:shop/categories/new": "shop:catalogue.edit",
  "GET /shops/:shop/categories/:category{[0-9]+}": "shop:catalogue.see",
  "POST /shops/:shop/categories/:category{[0-9]+}": "shop:catalogue.edit",
  "POST /shops/:shop/categories/:category{[0-9]+}/place": "shop:catalogue.edit",
  "GET /shops/:shop/categories/:category{[0-9]+}/deletion": "shop:catalogue.edit",
  "POST /shops/:shop/categories/:category{[0-9]+}/deletion": "shop:catalogue.edit",

  "GET /shops/:shop/customers": "shop:customers.see",
  "POST /shops/:shop/customers": "shop:customers.edit",
  "GET /shops/:shop/customers/new": "shop:customers.edit",
  "GET /shops/:shop/customers/:customer{[0-9]+}": "shop:customers.see",
  "POST /shops/:shop/customers/:customer{[0-9]+}": "shop:customers.edit",
  "GET /shops/:shop/customers/:customer{[0-9]+}/deletion": "shop:customers.edit",
  "POST /shops/:shop/customers/:customer{[0-9]+}/deletion": "shop:customers.edit",

  "GET /shops/:shop/orders": "shop:orders.see",
  "POST /shops/:shop/orders/changes": "shop:orders.edit",
  "GET /shops/:shop/orders/:order{[0-9]+}": "shop:orders.see",
  "POST /shops/:shop/orders/:order{[0-9]+}": "shop:orders.edit",
};
