import type { FormFields } from "../../core/catalogue/form_fields.ts";
import type { FormProblems } from "../../core/catalogue/form_problem.ts";
import {
  newProduct,
  type ProductEdit,
  readProductForm,
} from "../../core/catalogue/product_form.ts";
import type { FormContext } from "../../core/catalogue/product_form_fields.ts";
import {
  type CategoryLink,
  fieldOfPath,
  type FieldPath,
  type Value,
} from "../../core/catalogue/values.ts";
import type { Changes, CurrentVariant } from "../../core/imports/plan.ts";
import { importSettings } from "../../core/imports/settings.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Database, type Queryable, queryAll, queryFirst } from "../engine/database.ts";
import { CategoryIndex } from "./category_index.ts";
import { type ProductDetail, productDetail } from "./product_detail.ts";
import { ProductBatch, type StoredProduct } from "./product_store.ts";
import { type Editing, nextVersion, type SaveRefusal } from "./record_edits.ts";
import { fullTariff } from "./tariff_room.ts";

/** What is left to say of a form that fits no product of the shop's. */
export type ProductRefusal = SaveRefusal | { code: "malformed" };

type Saved = Result<{ id: number; code: string }, ProductRefusal>;

/** Makes a product of a posted form. */
export function createProduct(
  shop: Database,
  fields: FormFields,
  context: FormContext,
  editing: Editing,
): Promise<Saved> {
  return shop.write(async (transaction) => {
    const read = readProductForm(fields, newProduct, context);
    return read.ok ? await insertProduct(transaction, read.value, { context, editing }) : read;
  });
}

/** Saves what a posted form changes of a product, unless somebody else was faster. */
export function updateProduct(
  shop: Database,
  id: number,
  fields: FormFields,
  { context, editing }: { context: FormContext; editing: Editing },
): Promise<Saved> {
  return shop.write(async (transaction) => {
    const product = await productDetail(transaction, id);
    if (!product) return err({ code: "gone" });
    if (product.updatedAt !== fields.version) return err({ code: "changed_meanwhile" });
    const read = readProductForm(fields, product, context);
    return read.ok
      ? await changeProduct(transaction, product, read.value, { context, editing })
      : read;
  });
}

interface EditWay {
  context: Pick<FormContext, "languages">;
  editing: Editing;
}

/** What is left to refuse of an edit when it meets the rest of the shop. */
type Stored = Result<{ id: number; code: string }, Extract<SaveRefusal, { code: "refused" }>>;

/** Stores a new product, whoever made it, and begins its journal. */
export async function insertProduct(
  transaction: Queryable,
  edit: ProductEdit,
  { context, editing }: EditWay,
): Promise<Stored> {
  const full = await fullTariff(transaction, "products", editing);
  if (full) return err({ code: "refused", problems: { code: full } });
  const categories = await categoriesOf(transaction, context);
  const problems = await problemsOf(transaction, edit, categories, undefined);
  if (problems) return err({ code: "refused", problems });
  const id = await nextId(transaction);
  const batch = new ProductBatch(categories.ids);
  batch.create({
    id,
    code: edit.code,
    values: after(newProduct.values, edit.changes),
    variants: [],
    createdByImport: null,
    updatedByImport: null,
    appliedHash: null,
    createdAt: editing.now,
    updatedAt: editing.now,
  });
  await batch.write(transaction);
  await journal(transaction, id, journalOf(edit, undefined, []), editing);
  return ok({ id, code: edit.code! });
}

/** Stores what an edit changes, and notes it in the journal; an edit of nothing leaves no trace. */
export async function changeProduct(
  transaction: Queryable,
  product: ProductDetail,
  edit: ProductEdit,
  { context, editing }: EditWay,
): Promise<Stored> {
  const categories = await categoriesOf(transaction, context);
  const problems = await problemsOf(transaction, edit, categories, product.id);
  if (problems) return err({ code: "refused", problems });
  const changes = journalOf(edit, product.code, product.variants);
  if (Object.keys(changes).length > 0) {
    await write(transaction, product, edit, { categories, editing });
    await journal(transaction, product.id, changes, editing);
  }
  return ok({ id: product.id, code: edit.code ?? product.code ?? "" });
}

async function write(
  transaction: Queryable,
  product: ProductDetail,
  edit: ProductEdit,
  { categories, editing }: { categories: CategoryIndex; editing: Editing },
): Promise<void> {
  const batch = new ProductBatch(categories.ids);
  const changesOf = new Map(edit.variants.map((variant) => [variant.id, variant.changes]));
  const variants = product.variants.map((variant) => ({
    ...variant,
    values: after(variant.values, changesOf.get(variant.id) ?? new Map()),
  }));
  const updatedAt = nextVersion(product.updatedAt, editing.now);
  const isKept = !await fillsForImport(transaction, product, edit);
  const appliedHash = isKept ? product.appliedHash : null;
  batch.update(stored(product, edit, { variants, updatedAt, appliedHash }), touchedBy(edit));
  for (const { id, code, values } of variants) {
    const changes = changesOf.get(id);
    if (!changes) continue;
    const times = { createdAt: product.createdAt, updatedAt };
    const variant = { id, productId: product.id, code, position: 0, values, ...times };
    batch.putVariant(variant, new Set(changes.keys()));
  }
  await batch.write(transaction);
}

function stored(
  product: ProductDetail,
  { code, changes }: ProductEdit,
  { variants, updatedAt, appliedHash }: Pick<
    StoredProduct,
    "variants" | "updatedAt" | "appliedHash"
  >,
): StoredProduct {
  return {
    id: product.id,
    code: code ?? product.code,
    values: after(product.values, changes),
    variants,
    createdByImport: null,
    updatedByImport: product.updatedBy?.id ?? null,
    appliedHash,
    createdAt: product.createdAt,
    updatedAt,
  };
}

/**
 * Whether somebody fills a field that an import keeps fresh once it is filled. Its next run must
 * look at the product, even if the file stays the same.
 *
 * @see R77, D12
 */
async function fillsForImport(
  transaction: Queryable,
  { createdBy, updatedBy }: ProductDetail,
  { changes, variants }: ProductEdit,
): Promise<boolean> {
  const filled = [changes, ...variants.map((variant) => variant.changes)].flatMap((some) =>
    [...some].filter(([, [before, now]]) => before === null && now !== null)
      .map(([path]) => fieldOfPath(path))
  );
  if (filled.length === 0) return false;
  const ids = JSON.stringify([createdBy?.id, updatedBy?.id].filter((id) => id !== undefined));
  const rows = await queryAll<{ settings: string }>(
    transaction,
    "SELECT settings FROM imports WHERE id IN (SELECT value FROM json_each(?))",
    [ids],
  );
  return rows.some(({ settings }) => {
    const { policies } = importSettings.parse(JSON.parse(settings));
    return filled.some((field) => policies[field] === "update_if_filled");
  });
}

/** Codes are searched for, of variants too. */
function touchedBy({ code, changes, variants }: ProductEdit): Set<string> {
  const touched = new Set(changes.keys());
  if (code !== undefined || variants.some((variant) => variant.changes.has("ean"))) {
    touched.add("codes");
  }
  return touched;
}

function after(
  values: ReadonlyMap<FieldPath, Value>,
  changes: Changes,
): Map<FieldPath, Value> {
  const changed = new Map(values);
  for (const [path, [, value]] of changes) {
    if (value === null) changed.delete(path);
    else changed.set(path, value);
  }
  return changed;
}

async function categoriesOf(
  transaction: Queryable,
  { languages }: EditWay["context"],
): Promise<CategoryIndex> {
  const categories = new CategoryIndex(languages[0]!);
  await categories.refresh(transaction);
  return categories;
}

const selectOwner = `
  SELECT id FROM products WHERE code = ?1 AND id IS NOT ?2
  UNION ALL
  SELECT product_id FROM variants WHERE code = ?1 AND product_id IS NOT ?2
  LIMIT 1`;

async function problemsOf(
  transaction: Queryable,
  { code, changes }: ProductEdit,
  categories: CategoryIndex,
  id: number | undefined,
): Promise<FormProblems | undefined> {
  const problems: FormProblems = {};
  if (code !== undefined && await queryFirst(transaction, selectOwner, [code, id ?? null])) {
    problems.code = { code: "taken", value: code };
  }
  const links = (changes.get("categories")?.[1] ?? []) as readonly CategoryLink[];
  if (links.some((link) => !categories.ids.has(link.code))) {
    problems.categories = { code: "choose" };
  }
  return Object.keys(problems).length > 0 ? problems : undefined;
}

async function nextId(transaction: Queryable): Promise<number> {
  const sql = "SELECT seq FROM sqlite_sequence WHERE name = 'products'";
  return ((await queryFirst<{ seq: number }>(transaction, sql))?.seq ?? 0) + 1;
}

type Journal = Record<string, readonly [unknown, unknown]>;

function journalOf(
  { code, changes, variants }: ProductEdit,
  oldCode: string | undefined,
  known: readonly CurrentVariant[],
): Journal {
  const entries: [string, readonly [unknown, unknown]][] = [...changes];
  if (code !== undefined && code !== oldCode) entries.unshift(["code", [oldCode ?? null, code]]);
  for (const { id, changes: own } of variants) {
    const named = known.find((variant) => variant.id === id)?.code ?? id;
    for (const [path, change] of own) entries.push([`variant:${named}/${path}`, change]);
  }
  return Object.fromEntries(entries);
}

async function journal(
  transaction: Queryable,
  id: number,
  changes: Journal,
  { now, actorName }: Editing,
): Promise<void> {
  await transaction.execute({
    sql: "INSERT INTO product_edits (product_id, at, actor_name, changes) VALUES (?, ?, ?, ?)",
    args: [id, now, actorName, JSON.stringify(changes)],
  });
}
