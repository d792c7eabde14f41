import {
  type InvoiceCustomer,
  type InvoiceDocument,
  invoiceNumber,
  invoiceSeries,
} from "../../core/billing/invoice.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A document in lists, newest first. */
export interface InvoiceEntry {
  number: string;
  shopId: string;
  shopSlug: string;
  shopName: string;
  createdAt: string;
  document: InvoiceDocument;
}

/** The next number of a series, taken for good if the transaction commits: there are no gaps. */
export async function takeNumber(
  transaction: Queryable,
  kind: InvoiceDocument["kind"],
  year: number,
): Promise<string> {
  const { rows } = await transaction.execute({
    sql: `INSERT INTO invoice_series (series, year, last) VALUES (?, ?, 1)
          ON CONFLICT (series, year) DO UPDATE SET last = last + 1
          RETURNING last`,
    args: [invoiceSeries[kind], year],
  });
  return invoiceNumber(kind, year, rows[0]!.last as number);
}

/** Registers a document for good, in the transaction of the entry that it tells of. */
export async function insertInvoice(
  transaction: Queryable,
  document: InvoiceDocument,
  { shopId, ledgerId, now }: { shopId: string; ledgerId: string; now: string },
): Promise<void> {
  const { number, kind, corrects, issuedOn, currency, netMinor, vatMinor, grossMinor } = document;
  await transaction.execute({
    sql: `INSERT INTO invoices (number, kind, shop_id, ledger_id, corrects, issued_on, currency,
                                net_minor, vat_minor, gross_minor, document_json, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      number,
      kind,
      shopId,
      ledgerId,
      corrects ?? null,
      issuedOn,
      currency,
      netMinor,
      vatMinor,
      grossMinor,
      JSON.stringify(document),
      now,
    ],
  });
}

/** Whom a shop's documents are made out to: its owner, as of now. */
export async function customerOf(platform: Queryable, shopId: string): Promise<InvoiceCustomer> {
  const row = await queryFirst<Record<string, string | null>>(
    platform,
    `SELECT accounts.name, company_name, company_id, vat_id, country, street, city, zip
       FROM shops JOIN accounts ON accounts.id = shops.owner_id WHERE shops.id = ?`,
    [shopId],
  );
  const text = (column: string) => row?.[column] || undefined;
  const known = {
    ...{ street: text("street"), city: text("city"), zip: text("zip") },
    ...{ companyId: text("company_id"), vatId: text("vat_id") },
  };
  const present = Object.entries(known).filter(([, value]) => value !== undefined);
  return {
    name: text("company_name") ?? text("name") ?? "",
    country: text("country") ?? "CZ",
    ...Object.fromEntries(present),
  };
}

const columns = `invoices.number, invoices.shop_id, shops.slug, shops.name AS shop_name,
  invoices.created_at, invoices.document_json`;
const from = "FROM invoices JOIN shops ON shops.id = invoices.shop_id";

export interface InvoiceFilter {
  /** Of all shops without it. */
  shopId?: string | undefined;
  /** A beginning of a number, or of a customer's name. */
  query?: string | undefined;
}

const where = `WHERE (?1 IS NULL OR invoices.shop_id = ?1)
  AND (?2 = '' OR invoices.number LIKE ?2 || '%' OR shops.slug LIKE ?2 || '%'
       OR invoices.document_json ->> '$.customer.name' LIKE '%' || ?2 || '%')`;

/** Newest first. */
export async function listInvoices(
  platform: Queryable,
  { shopId, query = "" }: InvoiceFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<InvoiceEntry[]> {
  const rows = await queryAll<Row>(
    platform,
    `SELECT ${columns} ${from} ${where} ORDER BY invoices.id DESC LIMIT ?3 OFFSET ?4`,
    [shopId ?? null, query, limit, offset],
  );
  return rows.map(entryOf);
}

export async function countInvoices(
  platform: Queryable,
  { shopId, query = "" }: InvoiceFilter,
): Promise<number> {
  const row = await queryFirst<{ count: number }>(
    platform,
    `SELECT count(*) AS count ${from} ${where}`,
    [shopId ?? null, query],
  );
  return row?.count ?? 0;
}

/** @param shopId only if it is this shop's */
export async function invoiceByNumber(
  platform: Queryable,
  number: string,
  shopId?: string,
): Promise<InvoiceEntry | undefined> {
  const row = await queryFirst<Row>(
    platform,
    `SELECT ${columns} ${from}
      WHERE invoices.number = ?1 AND (?2 IS NULL OR invoices.shop_id = ?2)`,
    [number, shopId ?? null],
  );
  return row && entryOf(row);
}

/** The document of money that came by a wallet's entry. */
export async function invoiceOfEntry(
  platform: Queryable,
  ledgerId: string,
): Promise<InvoiceDocument | undefined> {
  const [invoice] = await documents(platform, "ledger_id = ? AND kind = 'invoice'", ledgerId);
  return invoice;
}

/** Documents of money that came to a shop and is not all taken back, the last first. */
export function invoicesLeft(platform: Queryable, shopId: string): Promise<InvoiceDocument[]> {
  return documents(
    platform,
    `shop_id = ? AND kind = 'invoice' AND gross_minor > coalesce(
       (SELECT -sum(note.gross_minor) FROM invoices AS note
         WHERE note.corrects = invoices.number), 0)`,
    shopId,
  );
}

/** Credit notes of a document. */
export const notesOf = (platform: Queryable, number: string): Promise<InvoiceDocument[]> =>
  documents(platform, "corrects = ?", number);

async function documents(
  platform: Queryable,
  condition: string,
  value: string,
): Promise<InvoiceDocument[]> {
  const rows = await queryAll<{ document_json: string }>(
    platform,
    `SELECT document_json FROM invoices WHERE ${condition} ORDER BY id DESC`,
    [value],
  );
  return rows.map((row) => JSON.parse(row.document_json));
}

function entryOf(row: Row): InvoiceEntry {
  return {
    number: row.number as string,
    shopId: row.shop_id as string,
    shopSlug: row.slug as string,
    shopName: row.shop_name as string,
    createdAt: row.created_at as string,
    document: JSON.parse(row.document_json as string),
  };
}
