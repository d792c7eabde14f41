import {
  type DocumentProblems,
  type ProductDocument,
  readProductCode,
  readProductDocument,
} from "../../core/catalogue/product_document.ts";
import { newProduct } from "../../core/catalogue/product_form.ts";
import type { CurrentRecord } from "../../core/imports/plan.ts";
import type { Language } from "../../core/language.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Database, type Queryable, queryFirst } from "../engine/database.ts";
import { productDetail } from "./product_detail.ts";
import { changeProduct, insertProduct } from "./product_edit.ts";
import { loadProducts } from "./product_load.ts";
import type { Editing } from "./record_edits.ts";

/** What the program has seen: only then is it done. */
export interface UpsertCondition {
  /** The version that was read; `*` is any, as long as there is the product. */
  ifMatch?: string | undefined;
  /** There must be no such product yet. */
  isNew?: boolean;
}

export interface Upserted {
  product: CurrentRecord;
  isCreated: boolean;
}

export type UpsertRefusal =
  | { code: "changed_meanwhile" }
  | { code: "refused"; problems: DocumentProblems };

/**
 * Makes a product of a program's document, or changes those of its fields that the document names;
 * noted in the journal as a change by hand.
 */
export function upsertProduct(
  shop: Database,
  code: string,
  document: ProductDocument,
  { condition, languages, editing }: {
    condition: UpsertCondition;
    /** Of the shop, the main one first. */
    languages: readonly Language[];
    editing: Editing;
  },
): Promise<Result<Upserted, UpsertRefusal>> {
  return shop.write(async (transaction) => {
    const id = await productIdByCode(transaction, code);
    const known = id === undefined ? undefined : await productDetail(transaction, id);
    if (!holds(condition, known?.updatedAt)) return err({ code: "changed_meanwhile" });
    const name = known ? ok(code) : readProductCode(code);
    const read = readProductDocument(document, known ?? newProduct, languages);
    if (!name.ok || !read.ok) {
      const problems = { ...(name.ok ? {} : name.error), ...(read.ok ? {} : read.error) };
      return err({ code: "refused", problems });
    }
    const way = { context: { languages }, editing };
    const saved = known
      ? await changeProduct(transaction, known, read.value, way)
      : await insertProduct(transaction, { ...read.value, code: name.value }, way);
    if (!saved.ok) return err({ code: "refused", problems: placed(saved.error.problems) });
    const product = (await loadProducts(transaction, [saved.value.id])).get(saved.value.id)!;
    return ok({ product, isCreated: known === undefined });
  });
}

function holds({ ifMatch, isNew }: UpsertCondition, version: string | undefined): boolean {
  if (isNew && version !== undefined) return false;
  if (ifMatch === undefined) return true;
  return version !== undefined && (ifMatch === "*" || ifMatch === version);
}

/** A form says `categories`; in a document they stand among the values. */
function placed({ categories, ...problems }: DocumentProblems): DocumentProblems {
  return { ...problems, ...(categories ? { "values.categories": categories } : {}) };
}

/** The product of a code of its own; a variant's code is none. */
export async function productIdByCode(shop: Queryable, code: string): Promise<number | undefined> {
  const sql = "SELECT id FROM products WHERE code = ?";
  return (await queryFirst<{ id: number }>(shop, sql, [code]))?.id;
}
