import type { ByteSource, Entity } from "../../core/formats/format.ts";
import type { RecordLimits } from "../../core/imports/room.ts";
import { formatById } from "../../core/formats/registry.ts";
import type { Run } from "../../core/imports/run_state.ts";
import { type ImportFrequency, importSettings } from "../../core/imports/settings.ts";
import { type Database, queryAll, type Row } from "../../tenants/engine/database.ts";
import { type DatabaseAddress, openDatabase } from "../../tenants/engine/open.ts";
import { newId } from "../../tenants/ids.ts";
import { migrate } from "../../tenants/migrate.ts";
import { runImport } from "../../tenants/shop/import_run.ts";
import {
  insertImport,
  type NewImport,
  orderRun,
  saveSettings,
  startRun,
} from "../../tenants/shop/imports.ts";
import { countProblems, runById } from "../../tenants/shop/runs.ts";
import { startHranaServer } from "./hrana_server.ts";

export const testNow = "2026-11-22T10:00:00.000Z";

/** A shop's database alone, with the current schema. */
export interface TestShop extends AsyncDisposable {
  database: Database;
  address: DatabaseAddress;
}

export async function openTestShop(engine: "file" | "server" = "file"): Promise<TestShop> {
  const folder = await Deno.makeTempDir();
  const server = engine === "server" ? await startHranaServer("secret") : undefined;
  const address = server
    ? { url: server.createDatabase("shop"), authToken: "secret" }
    : { url: `file:${folder}/shop.db` };
  const database = openDatabase(address);
  await migrate(database, "shop", testNow);
  return {
    database,
    address,
    async [Symbol.asyncDispose]() {
      database.close();
      await server?.[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

export function sourceOf(content: string | Uint8Array, chunkSize = 64 * 1024): ByteSource {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunkSize) {
        yield bytes.subarray(at, at + chunkSize);
      }
    },
  };
}

export interface TestImport {
  format?: string;
  entity?: Entity;
  languages?: string[];
  now?: string;
  settings?: Record<string, unknown>;
  /** An import that is there already; another run of it. */
  of?: number;
  cause?: "person" | "schedule";
  frequency?: ImportFrequency;
  /** Of the bytes; without one every file is another. */
  hash?: string;
  /** Of the shop's tariff. */
  limits?: RecordLimits;
}

export interface TestRun extends Run {
  codes: Record<string, number>;
}

/** Imports a text, or bytes, as a file; gives the run as the shop has it, and how often each problem was met. */
export async function importText(
  shop: Pick<TestShop, "database">,
  text: string | Uint8Array,
  order: TestImport = {},
): Promise<TestRun> {
  const runId = await orderText(shop, text, order);
  return await runText(shop, runId, text, order);
}

/** Orders a run without doing it. */
export function orderText(
  { database }: Pick<TestShop, "database">,
  text: string | Uint8Array,
  order: TestImport = {},
) {
  const { format = "heureka", entity = "products", frequency = "once", now = testNow } = order;
  const settings = importSettings.parse({ language: "cs", currency: "CZK", ...order.settings });
  const key = newId();
  const file = { key, name: "feed", size: text.length, hash: order.hash ?? "" };
  const made: NewImport = { entity, name: "feed", format, settings, createdBy: "test", frequency };
  return database.write(async (transaction) => {
    const importId = order.of ?? await insertImport(transaction, made, now);
    if (order.of !== undefined && order.settings) {
      await saveSettings(transaction, importId, settings, { by: "test", now });
    }
    const { cause = "person" } = order;
    return await orderRun(transaction, importId, {
      orderKey: key,
      file,
      cause,
      orderedBy: "test",
      now,
    });
  });
}

/** Does a run, or goes on with it. */
export async function runText(
  { database }: Pick<TestShop, "database">,
  runId: number,
  text: string | Uint8Array,
  { format = "heureka", languages = ["cs"], now = testNow, limits }: TestImport = {},
  fence = 1,
): Promise<TestRun> {
  await startRun(database, runId, { fence, now });
  await runImport({
    database,
    runId,
    fence,
    source: sourceOf(text),
    format: formatById(format)!,
    languages,
    limits,
    now: () => now,
  });
  const run = (await runById(database, runId))!;
  const counts = await countProblems(database, runId);
  return { ...run, codes: Object.fromEntries(counts.map(({ code, count }) => [code, count])) };
}

/** Counts of a run as one line. */
export const balance = ({ read, created, updated, unchanged, skipped, failed }: Run): string =>
  `${read} = ${created} + ${updated} + ${unchanged} + ${skipped} + ${failed}`;

/** Everything that an import writes into a shop but times and the journal, to compare shops by. */
export async function contentOf(database: Database): Promise<Record<string, Row[]>> {
  const content: Record<string, Row[]> = {};
  for (const [table, sql] of Object.entries(contentQueries)) {
    content[table] = (await queryAll<Row>(database, sql)).map((row) => {
      const { created_at: _created, updated_at: _updated, ...rest } = row;
      return rest;
    });
  }
  return content;
}

const contentQueries = {
  products: "SELECT * FROM products ORDER BY id",
  product_texts: "SELECT * FROM product_texts ORDER BY product_id, language",
  product_prices: "SELECT * FROM product_prices ORDER BY product_id, currency, price_list",
  product_categories: "SELECT * FROM product_categories ORDER BY product_id, category_id",
  variants: "SELECT * FROM variants ORDER BY id",
  variant_prices: "SELECT * FROM variant_prices ORDER BY variant_id, currency, price_list",
  categories: "SELECT * FROM categories ORDER BY id",
  category_texts: "SELECT * FROM category_texts ORDER BY category_id, language",
  customers: "SELECT * FROM customers ORDER BY email",
  customer_addresses: `SELECT customer_id, kind, company_name, first_name, last_name, street, city,
                              zip, country FROM customer_addresses ORDER BY customer_id, id`,
  searchable_customers: "SELECT rowid AS id FROM customer_search ORDER BY rowid",
  searchable: "SELECT rowid AS id FROM product_search ORDER BY rowid",
};
