import type { createRouter } from "./environment.ts";
import { accounts } from "./account/account.tsx";
import { accountBilling } from "./account/billing.tsx";
import { accountEmails } from "./account/email.tsx";
import { accountNews } from "./account/news.tsx";
import { accountPasswords } from "./account/password.tsx";
import { accountSessions } from "./account/sessions.tsx";
import { accountShops } from "./account/shops.tsx";
import { community } from "./public/community.tsx";
import { communityPosts } from "./account/community_posts.tsx";
import { communityWriting } from "./account/community_writing.tsx";
import { developers } from "./public/developers.tsx";
import { emailLinks } from "./public/email_links.tsx";
import { home } from "./public/home.ts";
import { invitations } from "./public/invitations.tsx";
import { passwordResets } from "./public/password_reset.tsx";
import { prices } from "./public/prices.tsx";
import { preferences } from "./public/preferences.ts";
import { publishedFeeds } from "./public/published_feeds.ts";
import { robots } from "./public/robots.ts";
import { setup } from "./public/setup.tsx";
import { signIns } from "./public/sign_in.tsx";
import { signUps } from "./public/sign_up.tsx";
import { status } from "./public/status.tsx";
import { terms } from "./public/terms.tsx";
import { archive } from "./shop/archive.tsx";
import { backupRecords } from "./shop/backup_records.tsx";
import { backups } from "./shop/backups.tsx";
import { cardPayments } from "./shop/card_payment.tsx";
import { categories } from "./shop/categories.tsx";
import { csvConfigurationActions } from "./shop/csv_configuration_actions.tsx";
import { csvConfigurations } from "./shop/csv_configurations.tsx";
import { customers } from "./shop/customers.tsx";
import { importActions } from "./shop/import_actions.tsx";
import { imports } from "./shop/imports.tsx";
import { media } from "./shop/media.ts";
import { domain } from "./shop/domain.tsx";
import { exports } from "./shop/exports.tsx";
import { inbox } from "./shop/inbox.tsx";
import { invoices } from "./shop/invoices.tsx";
import { mailboxes } from "./shop/mailboxes.tsx";
import { members } from "./shop/members.tsx";
import { newImport } from "./shop/new_import.tsx";
import { wizardAddress } from "./shop/wizard_address.tsx";
import { orders } from "./shop/orders.tsx";
import { overview } from "./shop/overview.tsx";
import { previews } from "./shop/previews.tsx";
import { product } from "./shop/product.tsx";
import { productChanges } from "./shop/product_changes.tsx";
import { productWhy } from "./shop/product_why.tsx";
import { products } from "./shop/products.tsx";
import { programs } from "./shop/programs.tsx";
import { runs } from "./shop/runs.tsx";
import { search } from "./shop/search.tsx";
import { settings } from "./shop/settings.tsx";
import { supportLevel } from "./shop/support_level.tsx";
import { support } from "./shop/support.tsx";
import { ticket } from "./shop/ticket.tsx";
import { tariff } from "./shop/tariff.tsx";
import { topUp } from "./shop/top_up.tsx";
import { wallet } from "./shop/wallet.tsx";
import { webhooks } from "./shop/webhooks.tsx";
import { formatList } from "./shop/format_list.tsx";
import { xmlCheck } from "./shop/xml_check.tsx";
import { staffAudits } from "./staff/audit.tsx";
import { staffCards } from "./staff/cards.tsx";
import { staffCommunity } from "./staff/community.tsx";
import { staffCredits } from "./staff/credits.tsx";
import { staffDesign } from "./staff/design.tsx";
import { staffInvoices } from "./staff/invoices.tsx";
import { staffJobs } from "./staff/jobs.tsx";
import { staffNews } from "./staff/news.tsx";
import { staffOutages } from "./staff/outages.tsx";
import { staffOutbox } from "./staff/outbox.tsx";
import { staffPaymentActions } from "./staff/payment_actions.tsx";
import { staffPayments } from "./staff/payments.tsx";
import { staffPeople } from "./staff/people.tsx";
import { staffPrices } from "./staff/prices.tsx";
import { staffShop } from "./staff/shop.tsx";
import { staffRefunds } from "./staff/refunds.tsx";
import { paymentCalls } from "./shop/payment_calls.tsx";
import { staffShopOrders } from "./staff/shop_orders.tsx";
import { staffReplies } from "./staff/replies.tsx";
import { staffTicket } from "./staff/ticket.tsx";
import { staffTicketSteps } from "./staff/ticket_steps.tsx";
import { staffTickets } from "./staff/tickets.tsx";
import { staffTerms } from "./staff/terms.tsx";
import { staffShops } from "./staff/shops.tsx";
import { supportSessions } from "./staff/support_session.tsx";

/** Every resource's routes. */
export const routers: ReturnType<typeof createRouter>[] = [
  community,
  communityWriting,
  communityPosts,
  developers,
  emailLinks,
  home,
  invitations,
  passwordResets,
  preferences,
  prices,
  publishedFeeds,
  robots,
  setup,
  signIns,
  signUps,
  status,
  terms,
  overview,
  search,
  products,
  product,
  productChanges,
  productWhy,
  media,
  categories,
  customers,
  orders,
  imports,
  newImport,
  wizardAddress,
  csvConfigurations,
  csvConfigurationActions,
  importActions,
  previews,
  inbox,
  invoices,
  exports,
  xmlCheck,
  formatList,
  runs,
  accounts,
  accountBilling,
  accountEmails,
  accountNews,
  accountPasswords,
  accountSessions,
  accountShops,
  members,
  settings,
  backups,
  backupRecords,
  programs,
  webhooks,
  wallet,
  topUp,
  cardPayments,
  archive,
  tariff,
  domain,
  mailboxes,
  paymentCalls,
  support,
  supportLevel,
  ticket,
  staffAudits,
  staffCards,
  staffCommunity,
  staffCredits,
  staffDesign,
  staffInvoices,
  staffJobs,
  staffNews,
  staffOutages,
  staffOutbox,
  staffPaymentActions,
  staffPayments,
  staffPeople,
  staffShops,
  staffShop,
  supportSessions,
  staffPrices,
  staffTerms,
  staffRefunds,
  staffTickets,
  staffTicket,
  staffTicketSteps,
  staffReplies,
  staffShopOrders,
];
