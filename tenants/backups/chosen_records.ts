import { createHash } from "node:crypto";
import type { RestorableEntity } from "../../core/backups/restoration.ts";
import { matchOf, plainText } from "../../core/catalogue/search_words.ts";
import type { CategoryLink } from "../../core/catalogue/values.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";
import type { RecordSince } from "../shop/record_restoration.ts";
import { recordsSince } from "../shop/record_restoration.ts";
import { ignoredColumns, recordTables } from "./compare_backup.ts";
import { doAside } from "./database_work.ts";
import type { OpenedBackup } from "./open_backup.ts";

/** A record of a backup that the shop has no more, or has otherwise. */
export interface DifferingRecord {
  id: number;
  code: string;
  name: string | undefined;
  isGone: boolean;
}

/**
 * What of a backup could be put back by itself, in the order in which it would be: categories after
 * those above them.
 *
 * @param path of the shop's database
 * @param search words, or a code; empty for all
 */
export async function differingRecords(
  path: string,
  then: OpenedBackup,
  { entity, search }: { entity: RestorableEntity; search: string },
): Promise<DifferingRecord[]> {
  const task = {
    now: path,
    then: then.path,
    record: recordTables[entity],
    ignored: ignoredColumns,
  };
  const { gone, changed } = await doAside("differing", task, { path });
  const goneIds = new Set(gone);
  const ids = [...gone, ...changed].sort((a, b) => a - b);
  const rows = entity === "products"
    ? await productsOf(then.database, ids, search)
    : await categoriesOf(then.database, ids, search);
  return rows.map(({ id, code, name }) => ({
    id: id as number,
    code: (code as string | null) ?? "",
    name: (name as string | null) ?? undefined,
    isGone: goneIds.has(id as number),
  }));
}

function productsOf(then: Queryable, ids: readonly number[], search: string): Promise<Row[]> {
  return queryAll<Row>(
    then,
    `SELECT product.id, product.code,
            (SELECT title FROM product_texts WHERE product_id = product.id
              ORDER BY title IS NULL, language LIMIT 1) AS name
       FROM json_each(?1) AS wanted JOIN products AS product ON product.id = wanted.value
      WHERE ?2 = '' OR product.code = ?2
         OR product.id IN (SELECT rowid FROM product_search WHERE product_search MATCH ?3)
      ORDER BY product.id`,
    [JSON.stringify(ids), search, matchOf(search) ?? '""'],
  );
}

async function categoriesOf(
  then: Queryable,
  ids: readonly number[],
  search: string,
): Promise<Row[]> {
  const rows = await queryAll<Row>(
    then,
    `WITH RECURSIVE tree (id, depth) AS (
       SELECT id, 0 FROM categories WHERE parent_id IS NULL
       UNION ALL
       SELECT category.id, depth + 1 FROM tree
         JOIN categories AS category ON category.parent_id = tree.id)
     SELECT category.id, category.code,
            (SELECT name FROM category_texts WHERE category_id = category.id
              ORDER BY language LIMIT 1) AS name
       FROM tree JOIN categories AS category ON category.id = tree.id
      WHERE category.id IN (SELECT value FROM json_each(?1))
      ORDER BY tree.depth, category.id`,
    [JSON.stringify(ids)],
  );
  const wanted = plainText(search.trim());
  return rows.filter(({ code, name }) => plainText(`${code} ${name ?? ""}`).includes(wanted));
}

/** What putting records back would do; those that already are so are counted only. */
export interface RestorationPreview {
  comingBack: number;
  changing: number;
  same: number;
  /** The first of those that would change. */
  shown: RecordSince[];
  /** Codes of categories in which products stood and that the shop has no more. */
  missingCategories: string[];
  /** Equal stamps, equal work: what was looked at is what is done. */
  stamp: string;
}

const recordsShown = 50;

/** @see R213 */
export async function previewRestoration(
  { then, now }: { then: Queryable; now: Queryable },
  { entity, ids }: { entity: RestorableEntity; ids: readonly number[] },
): Promise<RestorationPreview> {
  const found = await recordsSince(entity, { then, now }, ids);
  const changing = found.filter(({ changes }) => Object.keys(changes).length > 0);
  const comingBack = changing.filter(({ isGone }) => isGone).length;
  const hash = createHash("sha256").update(entity);
  for (const record of changing) hash.update(JSON.stringify(record));
  return {
    comingBack,
    changing: changing.length - comingBack,
    same: found.length - changing.length,
    shown: changing.slice(0, recordsShown),
    missingCategories: entity === "products" ? await missingCategories(now, changing) : [],
    stamp: hash.digest("hex"),
  };
}

async function missingCategories(
  now: Queryable,
  records: readonly RecordSince[],
): Promise<string[]> {
  const codes = new Set(records.flatMap(categoriesOfThen));
  const rows = await queryAll<{ code: string }>(
    now,
    `SELECT value AS code FROM json_each(?)
      WHERE value NOT IN (SELECT code FROM categories) ORDER BY value`,
    [JSON.stringify([...codes])],
  );
  return rows.map(({ code }) => code);
}

function categoriesOfThen({ changes }: RecordSince): string[] {
  const whole = changes.whole?.[0] as { values: Record<string, unknown> } | undefined;
  const links = whole ? whole.values.categories : changes.categories?.[0];
  return ((links ?? []) as CategoryLink[]).map(({ code }) => code);
}
