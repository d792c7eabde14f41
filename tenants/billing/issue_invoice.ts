import {
  creditNoteOf,
  type InvoiceDocument,
  invoiceOf,
  restOfInvoice,
} from "../../core/billing/invoice.ts";
import { vatTreatment } from "../../core/billing/vat.ts";
import type { Currency } from "../../core/money.ts";
import { pragueDay } from "../clock.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { accountOfShop, type ContractAccount } from "../platform/contracts.ts";
import {
  customerOf,
  insertInvoice,
  invoiceOfEntry,
  invoicesLeft,
  notesOf,
  takeNumber,
} from "../platform/invoices.ts";
import { enqueueMail } from "../platform/outbox.ts";

type IssuingPlatform = Pick<Platform, "sealer" | "now" | "operator">;

/** A wallet's entry for money that came. */
export interface PaidEntry {
  ledgerId: string;
  from: "bank" | "card";
  amountMinor: number;
  currency: Currency;
  /** When the money came, if that was on another day than the entry. */
  paidOn?: string | undefined;
}

/**
 * Registers the document of money that has come, and puts it into the outbox, in the transaction of
 * its entry. Without an operator there is nobody to issue it; {@link issueMissingInvoices} does it
 * when there is one.
 *
 * @see R157, R168
 */
export async function issueInvoice(
  platform: IssuingPlatform,
  transaction: Queryable,
  account: ContractAccount,
  { ledgerId, from, amountMinor, currency, paidOn }: PaidEntry,
): Promise<void> {
  const { operator } = platform;
  if (!operator) return;
  const issuedOn = pragueDay(platform.now());
  const customer = await customerOf(transaction, account.shopId);
  const document = invoiceOf(operator, {
    number: await takeNumber(transaction, "invoice", Number(issuedOn.slice(0, 4))),
    ...{ issuedOn, taxableOn: paidOn ?? issuedOn, language: account.language, customer },
    shop: { name: account.shopName, slug: account.slug },
    ...{ currency, variableSymbol: account.variableSymbol, paidBy: from, grossMinor: amountMinor },
    treatment: vatTreatment(customer),
  });
  await register(platform, transaction, account, { document, ledgerId });
}

/**
 * Takes back the document of an entry that was reversed, in the transaction of the reversal. An entry
 * that never had a document needs no credit note, nor does one that was refunded.
 *
 * @see MO-7
 */
export async function issueCreditNote(
  platform: IssuingPlatform,
  transaction: Queryable,
  account: ContractAccount,
  { reverses, ledgerId, reason }: { reverses: string; ledgerId: string; reason: string },
): Promise<void> {
  const invoice = await invoiceOfEntry(transaction, reverses);
  if (invoice) await takeBack(platform, transaction, account, { invoice, ledgerId, reason });
}

/**
 * Takes back of the documents of money that came, the last first, what is sent back to who paid it,
 * in the transaction of its entry. What came without a document goes without a credit note.
 *
 * @param amountMinor how much is sent back
 * @see R168, R200
 */
export async function issueRefundNotes(
  platform: IssuingPlatform,
  transaction: Queryable,
  account: ContractAccount,
  { ledgerId, amountMinor, reason }: { ledgerId: string; amountMinor: number; reason: string },
): Promise<void> {
  let left = amountMinor;
  for (const invoice of await invoicesLeft(transaction, account.shopId)) {
    if (left === 0) return;
    const order = { invoice, ledgerId, reason, atMostMinor: left };
    left -= await takeBack(platform, transaction, account, order);
  }
}

/** Issues a credit note for what is left of a document. @returns how much that is, with VAT */
async function takeBack(
  platform: IssuingPlatform,
  transaction: Queryable,
  account: ContractAccount,
  { invoice, ledgerId, reason, atMostMinor = Infinity }: {
    invoice: InvoiceDocument;
    ledgerId: string;
    reason: string;
    atMostMinor?: number;
  },
): Promise<number> {
  const earlier = await notesOf(transaction, invoice.number);
  const grossMinor = Math.min(restOfInvoice(invoice, earlier).grossMinor, atMostMinor);
  if (grossMinor <= 0) return 0;
  const issuedOn = pragueDay(platform.now());
  const number = await takeNumber(transaction, "credit_note", Number(issuedOn.slice(0, 4)));
  const document = creditNoteOf(invoice, { number, issuedOn, reason, grossMinor }, earlier);
  await register(platform, transaction, account, { document, ledgerId });
  return grossMinor;
}

async function register(
  platform: IssuingPlatform,
  transaction: Queryable,
  account: ContractAccount,
  { document, ledgerId }: { document: InvoiceDocument; ledgerId: string },
): Promise<void> {
  const now = platform.now();
  const { shopId, slug, shopName, language, owner } = account;
  await insertInvoice(transaction, document, { shopId, ledgerId, now });
  await enqueueMail(platform, transaction, {
    content: {
      kind: document.kind === "invoice" ? "invoice_issued" : "credit_note_issued",
      ...{ shopName, shopSlug: slug, invoiceNumber: document.number },
      ...{ amountMinor: String(Math.abs(document.grossMinor)), currency: document.currency },
    },
    ...{ recipient: owner.email, language, shopId },
  }, now);
}

/** Entries in one transaction: few enough for pages to write in between. */
const entriesAtOnce = 100;

/**
 * Issues documents of money that came while nobody knew who issues them. What was taken back since
 * gets none.
 *
 * @returns how many were issued
 */
export async function issueMissingInvoices(platform: Platform): Promise<number> {
  if (!platform.operator) return 0;
  for (let issued = 0;;) {
    const count = await platform.database.write(async (transaction) => {
      const entries = await entriesWithoutInvoice(transaction);
      for (const { shopId, ...entry } of entries) {
        await issueInvoice(platform, transaction, await accountOfShop(transaction, shopId), entry);
      }
      return entries.length;
    });
    if (count === 0) return issued;
    issued += count;
  }
}

async function entriesWithoutInvoice(
  platform: Queryable,
): Promise<(PaidEntry & { shopId: string })[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT id, shop_id, from_account, amount_minor, currency,
            details_json ->> '$.bookedDay' AS paid_on
       FROM ledger AS entry
      WHERE kind = 'top_up' AND from_account IN ('bank', 'card')
        AND NOT EXISTS (SELECT 1 FROM invoices WHERE ledger_id = entry.id)
        AND NOT EXISTS (SELECT 1 FROM ledger WHERE reverses = entry.id)
      ORDER BY sequence LIMIT ?`,
    [entriesAtOnce],
  );
  return rows.map((row) => ({
    shopId: row.shop_id as string,
    ledgerId: row.id as string,
    from: row.from_account as "bank" | "card",
    amountMinor: row.amount_minor as number,
    currency: row.currency as Currency,
    paidOn: (row.paid_on as string | null) ?? undefined,
  }));
}
