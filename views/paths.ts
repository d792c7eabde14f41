import type { RestorableEntity } from "../core/backups/restoration.ts";
import type { PageShop } from "./page.ts";

type Shop = Pick<PageShop, "slug"> | string;
type Query = Record<string, string | number | undefined>;

const segment = (text: string | number): string => encodeURIComponent(String(text));
const inShop = (shop: Shop, rest = ""): string =>
  `/shops/${segment(typeof shop === "string" ? shop : shop.slug)}${rest}`;

/** An address with the values that are set; an empty value drops out of it. */
export function withQuery(path: string, query: Query): string {
  const [base = "", old] = path.split("?", 2);
  const params = new URLSearchParams(old);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === "") params.delete(name);
    else params.set(name, String(value));
  }
  return params.size ? `${base}?${params}` : base;
}

export const entities = ["products", "categories", "customers", "orders"] as const;
export type Entity = typeof entities[number];

export type ImportPart =
  | "settings"
  | "source"
  | "pause"
  | "resume"
  | "duplicate"
  | "delete"
  | "run"
  | "run-file";
export type RunPart = "cancel" | "undo" | "decide" | "file";

export type ShopTicketPart = "messages" | "draft" | "rating" | "mute" | "quote";
export type StaffTicketPart =
  | "messages"
  | "notes"
  | "draft"
  | "presence"
  | "block"
  | "unblock"
  | "close"
  | "reopen"
  | "assignment"
  | "severity"
  | "credit"
  | "merge"
  | "link"
  | "work"
  | "quote"
  | "quote-withdrawal";

/** Every address of the product. A link or a form's action is written by these alone. */
export const paths = {
  static: (file: string) => `/static/${file}`,
  home: () => "/",
  signIn: () => "/sign-in",
  signInSecondFactor: () => "/sign-in/second-factor",
  signUp: () => "/sign-up",
  signOut: () => "/sign-out",
  emailConfirmation: (token: string) => `/email-confirmations/${segment(token)}`,
  passwordResetRequest: () => "/password-reset",
  passwordReset: (token: string) => `/password-reset/${segment(token)}`,
  invitation: (token: string) => `/invitations/${segment(token)}`,
  operatorSetup: (token: string) => `/setup/${segment(token)}`,
  terms: () => "/terms",
  prices: () => "/prices",
  /** Whether everything works, for everybody, and the same as a feed. */
  status: () => "/status",
  statusFeed: (language: string) => withQuery("/status.atom", { language }),
  /** Questions and answers of shop owners, for everybody. */
  community: (query: Query = {}) => withQuery("/community", query),
  newCommunityQuestion: (query: Query = {}) => withQuery("/community/new", query),
  communityQuestion: (id: number | string) => `/community/${segment(id)}`,
  communityQuestionPart: (id: number, part: "answers" | "acceptance" | "mute") =>
    `/community/${id}/${part}`,
  communityPost: (question: number | string, post: number) =>
    `/community/${segment(question)}#post-${post}`,
  communityPostPart: (post: number, part: "edit" | "withdrawal" | "vote" | "report") =>
    `/community/posts/${post}/${part}`,
  /** What is new in the platform, for who is signed in. */
  news: () => "/news",
  newsSeen: () => "/news/seen",
  preferences: () => "/preferences",
  /** The interface for programs, for people and as a document. */
  developers: () => "/developers",
  apiDocument: () => "/api/v1/openapi.json",
  account: () => "/account",
  accountSessions: () => "/account/sessions",
  accountSessionRemoval: (id: string) => `/account/sessions/${segment(id)}/removal`,
  accountOtherSessionsRemoval: () => "/account/sessions/others-removal",
  accountEmail: () => "/account/email",
  accountEmailVerification: () => "/account/email/verification",
  accountBilling: () => "/account/billing",
  accountPassword: () => "/account/password",

  shops: () => "/shops",
  newShop: () => "/new-shop",
  shop: (shop: Shop) => inShop(shop),
  search: (shop: Shop) => inShop(shop, "/search"),
  settings: (shop: Shop) => inShop(shop, "/settings"),
  members: (shop: Shop) => inShop(shop, "/settings/members"),
  member: (shop: Shop, id: string) => inShop(shop, `/settings/members/${segment(id)}`),
  memberRemoval: (shop: Shop, id: string) =>
    inShop(shop, `/settings/members/${segment(id)}/removal`),
  shopAudit: (shop: Shop) => inShop(shop, "/settings/audit"),
  backups: (shop: Shop) => inShop(shop, "/settings/backups"),
  backup: (shop: Shop, id: string) => inShop(shop, `/settings/backups/${segment(id)}`),
  backupRestoration: (shop: Shop, id: string) =>
    inShop(shop, `/settings/backups/${segment(id)}/restoration`),
  backupRecords: (shop: Shop, id: string, entity: RestorableEntity) =>
    inShop(shop, `/settings/backups/${segment(id)}/records/${entity}`),
  backupRecordsPreview: (shop: Shop, id: string, entity: RestorableEntity) =>
    inShop(shop, `/settings/backups/${segment(id)}/records/${entity}/preview`),
  backupRecordsRestoration: (shop: Shop, id: string, entity: RestorableEntity) =>
    inShop(shop, `/settings/backups/${segment(id)}/records/${entity}/restoration`),
  invitations: (shop: Shop) => inShop(shop, "/settings/invitations"),
  invitationRemoval: (shop: Shop, id: string) =>
    inShop(shop, `/settings/invitations/${segment(id)}/removal`),

  entity: (shop: Shop, entity: Entity) => inShop(shop, `/${entity}`),
  record: (shop: Shop, entity: Entity, id: string) => inShop(shop, `/${entity}/${segment(id)}`),
  newRecord: (shop: Shop, entity: Entity) => inShop(shop, `/${entity}/new`),
  products: (shop: Shop) => inShop(shop, "/products"),
  product: (shop: Shop, id: string) => inShop(shop, `/products/${segment(id)}`),
  /** How a field of a product came to its value. */
  productWhy: (shop: Shop, id: number, path: string) =>
    withQuery(inShop(shop, `/products/${id}/why`), { field: path }),
  productOwner: (shop: Shop, id: number) => inShop(shop, `/products/${id}/owner`),
  newProduct: (shop: Shop) => inShop(shop, "/products/new"),
  productChanges: (shop: Shop) => inShop(shop, "/products/changes"),
  productArchivation: (shop: Shop, id: string) =>
    inShop(shop, `/products/${segment(id)}/archivation`),
  /** A file that the shop keeps, by the hash of its bytes. */
  media: (shop: Shop, key: string, size: "original" | "detail" | "list") =>
    inShop(shop, `/media/${segment(key)}/${size}`),
  productDeletion: (shop: Shop, id: string) => inShop(shop, `/products/${segment(id)}/deletion`),
  categories: (shop: Shop) => inShop(shop, "/categories"),
  category: (shop: Shop, id: string) => inShop(shop, `/categories/${segment(id)}`),
  categoryMove: (shop: Shop, id: string) => inShop(shop, `/categories/${segment(id)}/place`),
  categoryDeletion: (shop: Shop, id: string) => inShop(shop, `/categories/${segment(id)}/deletion`),
  customers: (shop: Shop) => inShop(shop, "/customers"),
  customer: (shop: Shop, id: string) => inShop(shop, `/customers/${segment(id)}`),
  customerDeletion: (shop: Shop, id: string) => inShop(shop, `/customers/${segment(id)}/deletion`),
  orders: (shop: Shop) => inShop(shop, "/orders"),
  order: (shop: Shop, id: string) => inShop(shop, `/orders/${segment(id)}`),
  orderChanges: (shop: Shop) => inShop(shop, "/orders/changes"),

  /** The imports of one kind of record. */
  entityImports: (shop: Shop, entity: Entity) => inShop(shop, `/${entity}/import`),
  imports: (shop: Shop) => inShop(shop, "/imports"),
  newImport: (shop: Shop, entity?: Entity) => withQuery(inShop(shop, "/imports/new"), { entity }),
  /** The wizard with the answers given so far. */
  importWizard: (shop: Shop, answers: { entity: Entity; [answer: string]: string | undefined }) =>
    withQuery(inShop(shop, "/imports/new"), answers),
  recogniseImport: (shop: Shop) => inShop(shop, "/imports/recognise"),
  recogniseAddress: (shop: Shop) => inShop(shop, "/imports/recognise-address"),
  /** A page or an action of one import: `settings`, `pause`, `run`… */
  importPart: (shop: Shop, id: string | number, part: ImportPart) =>
    inShop(shop, `/imports/${segment(id)}/${part}`),
  inbox: (shop: Shop) => inShop(shop, "/inbox"),
  inboxRemoval: (shop: Shop) => inShop(shop, "/inbox/removal"),
  /** Keys of programs, and addresses that are told of what happens. */
  programs: (shop: Shop) => inShop(shop, "/settings/programs"),
  webhooks: (shop: Shop) => inShop(shop, "/webhooks"),
  webhook: (shop: Shop, id: string) => inShop(shop, `/webhooks/${segment(id)}`),
  webhookPart: (shop: Shop, id: string, part: "pause" | "resume" | "test" | "removal") =>
    inShop(shop, `/webhooks/${segment(id)}/${part}`),
  accessTokens: (shop: Shop) => inShop(shop, "/access-tokens"),
  accessTokenRemoval: (shop: Shop, id: string) =>
    inShop(shop, `/access-tokens/${segment(id)}/removal`),
  previews: (shop: Shop, id: string | number) => inShop(shop, `/imports/${segment(id)}/previews`),
  preview: (shop: Shop, id: string | number, preview: string, rest = "") =>
    inShop(shop, `/imports/${segment(id)}/previews/${segment(preview)}${rest}`),
  /** A page or an action of one run: `undo`, `cancel`, `file`… */
  runPart: (shop: Shop, id: string | number, run: string | number, part: RunPart) =>
    inShop(shop, `/imports/${segment(id)}/runs/${segment(run)}/${part}`),
  import: (shop: Shop, id: string) => inShop(shop, `/imports/${segment(id)}`),
  importRuns: (shop: Shop, id: string) => inShop(shop, `/imports/${segment(id)}/runs`),
  importRun: (shop: Shop, id: string, run: string | number) =>
    inShop(shop, `/imports/${segment(id)}/runs/${segment(run)}`),
  runItems: (shop: Shop, id: string, run: string | number, outcome: string) =>
    inShop(shop, `/imports/${segment(id)}/runs/${segment(run)}/items/${segment(outcome)}`),
  runProblems: (shop: Shop, id: string, run: string | number) =>
    inShop(shop, `/imports/${segment(id)}/runs/${segment(run)}/problems.csv`),

  /** The shop's money: what it has, what a day costs, how to pay in. */
  invoices: (shop: Shop) => inShop(shop, "/invoices"),
  invoice: (shop: Shop, number: string) => inShop(shop, `/invoices/${segment(number)}`),
  invoiceFile: (shop: Shop, number: string) => inShop(shop, `/invoices/${segment(number)}/pdf`),
  wallet: (shop: Shop) => inShop(shop, "/wallet"),
  /** The whole shop as one file. */
  archive: (shop: Shop) => inShop(shop, "/archive"),
  archiveFile: (shop: Shop) => inShop(shop, "/archive/file"),
  walletPart: (
    shop: Shop,
    part: "top-up" | "entries" | "entries.csv" | "tariff" | "year" | "footer-link",
  ) => inShop(shop, `/wallet/${part}`),

  /** A contract by invoice. */
  calls: (shop: Shop) => inShop(shop, "/wallet/calls"),
  callsPart: (shop: Shop, part: "order" | "refusal" | "frequency") =>
    inShop(shop, `/wallet/calls/${part}`),
  domain: (shop: Shop) => inShop(shop, "/wallet/domain"),
  mailboxes: (shop: Shop) => inShop(shop, "/wallet/mailboxes"),
  mailbox: (shop: Shop, id: string) => inShop(shop, `/wallet/mailboxes/${segment(id)}`),
  mailboxRemoval: (shop: Shop, id: string) =>
    inShop(shop, `/wallet/mailboxes/${segment(id)}/removal`),
  domainRemoval: (shop: Shop) => inShop(shop, "/wallet/domain/removal"),

  /** The shop's requests to support. */
  support: (shop: Shop, query: Query = {}) => withQuery(inShop(shop, "/support"), query),
  supportLevel: (shop: Shop) => inShop(shop, "/support/level"),
  newTicket: (shop: Shop, query: Query = {}) => withQuery(inShop(shop, "/support/new"), query),
  ticket: (shop: Shop, id: string | number) => inShop(shop, `/support/${segment(id)}`),
  ticketPart: (shop: Shop, id: string | number, part: ShopTicketPart) =>
    inShop(shop, `/support/${segment(id)}/${part}`),
  ticketFile: (shop: Shop, id: number, file: string) =>
    inShop(shop, `/support/${id}/files/${segment(file)}`),
  supportDraft: (shop: Shop) => inShop(shop, "/support/draft"),
  similarTickets: (shop: Shop) => inShop(shop, "/support/similar"),

  exports: (shop: Shop, entity: Entity = "products") =>
    withQuery(inShop(shop, "/exports"), { entity: entity === "products" ? undefined : entity }),
  newExport: (shop: Shop, query: Query) => withQuery(inShop(shop, "/exports/new"), query),
  formats: (shop: Shop, id = "") => `${inShop(shop, "/formats")}${id && `#${id}`}`,
  xmlCheck: (shop: Shop) => inShop(shop, "/xml-check"),
  exportFile: (shop: Shop, id: number) => inShop(shop, `/exports/${id}/file`),
  publishedFeedPart: (shop: Shop, id: number, part: "address" | "removal") =>
    inShop(shop, `/published-feeds/${id}/${part}`),
  /** Pairings of the columns of a shop's own CSV. */
  csvConfigurations: (shop: Shop, entity: Entity = "products") =>
    withQuery(inShop(shop, "/csv-configurations"), {
      entity: entity === "products" ? undefined : entity,
    }),
  newCsvConfiguration: (shop: Shop, query: Query = {}) =>
    withQuery(inShop(shop, "/csv-configurations/new"), query),
  csvSample: (shop: Shop) => inShop(shop, "/csv-configurations/sample"),
  csvPairing: (shop: Shop, query: Query) =>
    withQuery(inShop(shop, "/csv-configurations/pairing"), query),
  csvPreview: (shop: Shop) => inShop(shop, "/csv-configurations/preview"),
  csvImport: (shop: Shop) => inShop(shop, "/csv-configurations/import"),
  csvConfiguration: (shop: Shop, id: string | number, query: Query = {}) =>
    withQuery(inShop(shop, `/csv-configurations/${segment(id)}`), query),
  csvConfigurationPart: (
    shop: Shop,
    id: string | number,
    part: "preview" | "duplicate" | "export" | "delete",
  ) => inShop(shop, `/csv-configurations/${segment(id)}/${part}`),

  /**
   * A shop's own web, for everybody. Its other addresses begin with a base: this one, or nothing on
   * the shop's domain; then the language, unless it is the main one.
   */
  web: (slug: string) => `/s/${segment(slug)}`,
  webHome: (base: string) => base || "/",
  webCategory: (base: string, part: string, page = 1) =>
    withQuery(`${base}/c/${segment(part)}`, { page: page > 1 ? page : undefined }),
  webProduct: (base: string, part: string) => `${base}/p/${segment(part)}`,
  webSearch: (base: string, query: Query = {}) => withQuery(`${base}/search`, query),
  webPicture: (base: string, key: string, size: "original" | "detail" | "list") =>
    `${base}/media/${segment(key)}/${size}`,
  webSitemap: (base: string, part?: number) =>
    part === undefined ? `${base}/sitemap.xml` : `${base}/sitemaps/${part}`,

  staff: () => "/staff",
  /** Requests of all shops. */
  staffTickets: (query: Query = {}) => withQuery("/staff/tickets", query),
  staffTicketChanges: () => "/staff/tickets/changes",
  staffTicketViews: () => "/staff/tickets/views",
  staffTicketViewRemoval: (id: number) => `/staff/tickets/views/${id}/removal`,
  staffTicket: (id: number) => `/staff/tickets/${id}`,
  staffTicketPart: (id: number, part: StaffTicketPart) => `/staff/tickets/${id}/${part}`,
  staffTicketFile: (id: number, file: string) => `/staff/tickets/${id}/files/${segment(file)}`,
  staffReplies: () => "/staff/replies",
  staffReply: (id: number | "new") => `/staff/replies/${id}`,
  staffReplyRemoval: (id: number) => `/staff/replies/${id}/removal`,

  staffShops: () => "/staff/shops",
  staffShop: (slug: string) => `/staff/shops/${segment(slug)}`,
  /** POST enters the shop, its removal leaves it. */
  supportSession: (slug: string) => `/staff/shops/${segment(slug)}/support-session`,
  supportSessionRemoval: (slug: string) => `/staff/shops/${segment(slug)}/support-session/removal`,
  staffInterventions: (slug: string) => `/staff/shops/${segment(slug)}/interventions`,
  staffInterventionRemoval: (slug: string, id: number) =>
    `/staff/shops/${segment(slug)}/interventions/${id}/removal`,
  staffShopPart: (
    slug: string,
    part: "regime" | "order" | "licences" | "notice" | "notice-removal" | "year-upgrade",
  ) => `/staff/shops/${segment(slug)}/${part}`,
  staffCallAgreement: (slug: string, call: string) =>
    `/staff/shops/${segment(slug)}/calls/${segment(call)}/agreement`,
  staffContractEnd: (slug: string) => `/staff/shops/${segment(slug)}/end`,
  staffPrices: () => "/staff/prices",
  staffNewPrices: (currency: string) => `/staff/prices/${segment(currency)}/new`,
  staffRefunds: () => "/staff/refunds",
  staffRefundOrders: () => "/staff/refunds/orders",
  staffRefundFile: (id: string, form: "xml" | "abo") =>
    `/staff/refunds/orders/${segment(id)}/${form}`,
  /** How to pay an amount in, written as people do. */
  topUp: (shop: Shop, amount: string) => withQuery(inShop(shop, "/wallet/top-up"), { amount }),
  cardPayments: (shop: Shop) => inShop(shop, "/wallet/card"),
  cardPayment: (shop: Shop, id: string) => inShop(shop, `/wallet/card/${segment(id)}`),
  staffCards: () => "/staff/cards",
  staffCardPart: (id: number, part: "settlement" | "return") => `/staff/cards/${id}/${part}`,
  staffCredits: () => "/staff/credits",
  staffShopCredits: (slug: string) => `/staff/shops/${segment(slug)}/credits`,
  staffCreditPart: (id: string, part: "approval" | "rejection") =>
    `/staff/credits/${segment(id)}/${part}`,
  staffShopRefund: (slug: string) => `/staff/shops/${segment(slug)}/refund`,
  staffTerms: () => "/staff/terms",
  staffNewTerms: () => "/staff/terms/new",
  staffOutages: () => "/staff/outages",
  staffNewOutage: () => "/staff/outages/new",
  staffOutage: (id: number) => `/staff/outages/${id}`,
  staffOutagePart: (id: number, part: "end" | "withdrawal") => `/staff/outages/${id}/${part}`,
  staffNews: () => "/staff/news",
  staffNewNews: () => "/staff/news/new",
  staffNewsWithdrawal: (id: number) => `/staff/news/${id}/withdrawal`,
  staffCommunity: (query: Query = {}) => withQuery("/staff/community", query),
  staffCommunityQuestion: (id: number) => `/staff/community/${id}`,
  staffCommunityQuestionPart: (id: number, part: "answers" | "lock") =>
    `/staff/community/${id}/${part}`,
  staffCommunityPostPart: (post: number, part: "hiding" | "showing" | "dismissal") =>
    `/staff/community/posts/${post}/${part}`,
  staffJobs: () => "/staff/jobs",
  staffClock: () => "/staff/clock",
  staffJobRetry: (id: string) => `/staff/jobs/${segment(id)}/retry`,
  staffOutbox: () => "/staff/outbox",
  staffMail: (id: string) => `/staff/outbox/${segment(id)}`,
  staffPayments: (query: Query = {}) => withQuery("/staff/payments", query),
  staffStatements: () => "/staff/statements",
  staffPayment: (id: number) => `/staff/payments/${id}`,
  staffPaymentPart: (id: number, part: "assignment" | "dismissal" | "return") =>
    `/staff/payments/${id}/${part}`,
  staffInvoices: (query: Query = {}) => withQuery("/staff/invoices", query),
  staffInvoice: (number: string) => `/staff/invoices/${segment(number)}`,
  staffInvoiceFile: (number: string) => `/staff/invoices/${segment(number)}/pdf`,
  staffAudit: () => "/staff/audit",
  staffPeople: () => "/staff/people",
  staffPersonAccess: (id: string) => `/staff/people/${segment(id)}/access`,
  staffPersonLink: (id: string) => `/staff/people/${segment(id)}/setup-link`,
  staffDesign: () => "/staff/design",
};
