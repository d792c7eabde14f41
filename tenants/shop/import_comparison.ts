import { eachFound } from "../../core/formats/batches.ts";
import type { RawRecord } from "../../core/formats/format.ts";
import { type FormatProblem, problemSeverities } from "../../core/formats/problems.ts";
import { adjustRecord } from "../../core/imports/adjust.ts";
import { PriceComparison, tooFew } from "../../core/imports/guard.ts";
import { withPrefix } from "../../core/imports/prefix.ts";
import type { Hold } from "../../core/imports/run_state.ts";
import { type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { contentHash, recordsByHash } from "./import_chunk.ts";
import type { RunContext } from "./import_context.ts";
import type { RunOrder } from "./import_run.ts";

const recordsAtOnce = 400;
/** Changed records whose prices are compared: enough to see that all of them moved. */
const samplesMax = 2_000;

export interface Comparison {
  /** The file cannot be read to its end. */
  fatal?: FormatProblem;
  hold?: Hold;
}

/**
 * Looks through the whole file and writes nothing: can it be read to its end, has it far fewer
 * records than the last good one, have its prices moved as if their unit had changed?
 */
export async function compareWithLastRun(
  { database, format, source, signal }: RunOrder,
  context: RunContext,
): Promise<Comparison> {
  const before = await lastReadCount(database, context);
  const prices = new PriceComparison(samplesMax);
  let count = 0;
  let waiting: RawRecord[] = [];
  for await (const found of eachFound(format.split(source, context.options))) {
    signal?.throwIfAborted();
    if (found.kind === "problem") {
      if (problemSeverities[found.code] === "fatal") return { fatal: found };
      continue;
    }
    count += found.items;
    if (context.entity !== "products") continue;
    waiting.push(found);
    if (waiting.length < recordsAtOnce) continue;
    await comparePrices(database, context, waiting, prices);
    waiting = [];
  }
  await comparePrices(database, context, waiting, prices);
  const { guardFewer, guardPrices } = context.settings;
  const hold = tooFew(count, before, guardFewer) ?? prices.hold(guardPrices);
  return hold ? { hold } : {};
}

/** Records of the last run that ended well and had any. */
async function lastReadCount(
  database: Queryable,
  { importId, runId }: RunContext,
): Promise<number | undefined> {
  const row = await queryFirst<{ read_count: number }>(
    database,
    `SELECT read_count FROM runs
      WHERE import_id = ? AND id < ? AND kind = 'import' AND state IN ('ok', 'warning')
        AND cancel_asked_at IS NULL AND read_count > 0
      ORDER BY id DESC LIMIT 1`,
    [importId, runId],
  );
  return row?.read_count;
}

async function comparePrices(
  database: Queryable,
  context: RunContext,
  records: readonly RawRecord[],
  prices: PriceComparison,
): Promise<void> {
  const hashes = records.map((raw) => contentHash(raw, context));
  const known = await recordsByHash(database, context.store.table, hashes);
  const changed = records.filter((_, index) => !known.has(hashes[index]!));
  prices.unmoved(records.length - changed.length);
  if (prices.isFull) {
    prices.unseen(changed.length);
    return;
  }
  const after = new Map<string, Map<string, number>>();
  for (const raw of changed) {
    const { record } = context.format.parse(raw, context.options);
    if (record?.code === undefined) continue;
    const prefixed = withPrefix(record, context.settings.codePrefix, context.entity);
    const adjusted = adjustRecord(prefixed, context);
    for (const { code, values } of [adjusted, ...adjusted.variants]) {
      if (code !== undefined) after.set(code, pricesOf(values));
    }
  }
  for (const stored of await storedPrices(database, [...after.keys()])) {
    const now = after.get(stored.code)?.get(`${stored.currency}:${stored.price_list}`);
    if (now === undefined) continue;
    const { code, currency, price_minor: before } = stored;
    prices.add({ code, currency, before, after: now });
  }
}

function pricesOf(values: ReadonlyMap<string, unknown>): Map<string, number> {
  const prices = new Map<string, number>();
  for (const [path, value] of values) {
    if (path.startsWith("price:") && typeof value === "number") {
      prices.set(path.slice("price:".length), value);
    }
  }
  return prices;
}

function storedPrices(database: Queryable, codes: readonly string[]) {
  return queryAll<{ code: string; currency: string; price_list: string; price_minor: number }>(
    database,
    `SELECT product.code, price.currency, price.price_list, price.price_minor
       FROM products AS product JOIN product_prices AS price ON price.product_id = product.id
      WHERE product.code IN (SELECT value FROM json_each(?1)) AND price.price_minor > 0
     UNION ALL
     SELECT variant.code, price.currency, price.price_list, price.price_minor
       FROM variants AS variant JOIN variant_prices AS price ON price.variant_id = variant.id
      WHERE variant.code IN (SELECT value FROM json_each(?1)) AND price.price_minor > 0`,
    [JSON.stringify(codes)],
  );
}
