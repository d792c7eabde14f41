import { parsePriceList, type PriceList } from "../../core/billing/price_list.ts";
import { shippedPriceList } from "../../core/billing/shipped_prices.ts";
import { currencies, type Currency } from "../../core/money.ts";
import { type Database, type Queryable, queryAll } from "../engine/database.ts";

/** A new installation begins with the prices that the product ships. */
export async function publishFirstPriceLists(platform: Database, now: string): Promise<void> {
  const rows = currencies.map(shippedPriceList).map((list) => [
    list.currency,
    list.validFrom,
    JSON.stringify(list),
    now,
  ]);
  await platform.executeMany(
    `INSERT INTO price_lists (currency, valid_from, document_json, announced_at)
     SELECT ?1, ?2, ?3, ?4
      WHERE NOT EXISTS (SELECT 1 FROM price_lists WHERE currency = ?1)`,
    rows,
  );
}

/** All lists of a currency, the past and the announced ones too, oldest first. */
export async function priceListsOf(platform: Queryable, currency: Currency): Promise<PriceList[]> {
  const rows = await queryAll<{ document_json: string }>(
    platform,
    "SELECT document_json FROM price_lists WHERE currency = ? ORDER BY valid_from",
    [currency],
  );
  return rows.map(({ document_json }) => readList(document_json));
}

const read = new Map<string, PriceList>();

/** A list is never rewritten, so each is read once. */
function readList(json: string): PriceList {
  const known = read.get(json);
  if (known) return known;
  const list = parsePriceList(json);
  read.set(json, list);
  return list;
}
