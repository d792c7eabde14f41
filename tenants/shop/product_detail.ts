import type { CurrentRecord } from "../../core/imports/plan.ts";
import { type Currency, isCurrency } from "../../core/money.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import { loadProducts } from "./product_load.ts";

export interface ImportMark {
  id: number;
  name: string;
}

/** A product with what a person is told beside its fields. */
export interface ProductDetail extends CurrentRecord {
  createdAt: string;
  createdBy: ImportMark | undefined;
  /** The import that changed it last. */
  updatedBy: ImportMark | undefined;
  appliedHash: string | null;
  stockTotal: number | undefined;
}

const selectMarks = `
  SELECT product.created_at, product.applied_hash, product.stock_total,
         creator.id AS creator_id, creator.name AS creator_name,
         updater.id AS updater_id, updater.name AS updater_name
    FROM products AS product
    LEFT JOIN imports AS creator ON creator.id = product.created_by_import
    LEFT JOIN imports AS updater ON updater.id = product.updated_by_import
   WHERE product.id = ?`;

export async function productDetail(
  shop: Queryable,
  id: number,
): Promise<ProductDetail | undefined> {
  const product = (await loadProducts(shop, [id])).get(id);
  const row = await queryFirst<Row>(shop, selectMarks, [id]);
  if (!product || !row) return undefined;
  return {
    ...product,
    createdAt: row.created_at as string,
    createdBy: importMark(row.creator_id, row.creator_name),
    updatedBy: importMark(row.updater_id, row.updater_name),
    appliedHash: row.applied_hash as string | null,
    stockTotal: (row.stock_total ?? undefined) as number | undefined,
  };
}

const importMark = (id: unknown, name: unknown): ImportMark | undefined =>
  id === null ? undefined : { id: id as number, name: name as string };

/** One change of a product: by a person, or by a run of an import. */
export interface ProductChange {
  at: string;
  actorName: string;
  run: { importId: number; id: number; importName: string; isCreation: boolean } | undefined;
  /** Path → old and new value. */
  changes: Record<string, [before: unknown, after: unknown]>;
}

const selectChanges = `
  SELECT at, actor_name, NULL AS import_id, NULL AS run_id, NULL AS import_name,
         NULL AS outcome, changes
    FROM (SELECT at, actor_name, changes FROM product_edits
           WHERE product_id = ?1 ORDER BY id DESC LIMIT ?2)
  UNION ALL
  SELECT coalesce(run.finished_at, run.started_at, run.ordered_at), run.ordered_by,
         run.import_id, run.id, imports.name, item.outcome, item.changes
    FROM (SELECT run_id, outcome, changes FROM run_items
           WHERE record_id = ?1 AND outcome IN ('created', 'updated')
             AND (SELECT entity FROM imports JOIN runs ON runs.import_id = imports.id
                   WHERE runs.id = run_id) = 'products'
           ORDER BY run_id DESC LIMIT ?2) AS item
    JOIN runs AS run ON run.id = item.run_id
    JOIN imports ON imports.id = run.import_id
   ORDER BY 1 DESC, run_id DESC LIMIT ?2`;

/** Newest first. */
export async function productChanges(
  shop: Queryable,
  id: number,
  { limit }: { limit: number },
): Promise<ProductChange[]> {
  const rows = await queryAll<Row>(shop, selectChanges, [id, limit]);
  return rows.map((row) => ({
    at: row.at as string,
    actorName: row.actor_name as string,
    run: row.run_id === null ? undefined : {
      importId: row.import_id as number,
      id: row.run_id as number,
      importName: row.import_name as string,
      isCreation: row.outcome === "created",
    },
    changes: row.changes ? JSON.parse(row.changes as string) : {},
  }));
}

/** Currencies and price lists that the shop has prices in, by steps along the index. */
const selectPriceLists = `
  WITH RECURSIVE each (currency, price_list) AS (
    SELECT * FROM (SELECT currency, price_list FROM product_prices
                    ORDER BY currency, price_list LIMIT 1)
    UNION ALL
    SELECT (SELECT currency FROM product_prices
             WHERE (currency, price_list) > (each.currency, each.price_list)
             ORDER BY currency, price_list LIMIT 1),
           (SELECT price_list FROM product_prices
             WHERE (currency, price_list) > (each.currency, each.price_list)
             ORDER BY currency, price_list LIMIT 1)
      FROM each WHERE each.currency IS NOT NULL LIMIT 20)
  SELECT currency, price_list FROM each WHERE currency IS NOT NULL`;

export interface PriceListName {
  currency: Currency;
  priceList: string;
}

/** The shop's own currency and default list first, then whatever prices there are. */
export async function priceLists(shop: Queryable, currency: Currency): Promise<PriceListName[]> {
  const rows = await queryAll<{ currency: string; price_list: string }>(shop, selectPriceLists);
  const used = rows.flatMap((row): PriceListName[] =>
    isCurrency(row.currency) ? [{ currency: row.currency, priceList: row.price_list }] : []
  );
  const own = { currency, priceList: "" };
  const others = used.filter((each) => each.currency !== currency || each.priceList !== "");
  return [
    own,
    ...others.filter((each) => each.currency === currency),
    ...others.filter((each) => each.currency !== currency),
  ];
}
