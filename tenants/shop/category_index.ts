import { sortKey } from "../../core/catalogue/sort_key.ts";
import type { CategoryLink } from "../../core/catalogue/values.ts";
import { boundless, type Room } from "../../core/imports/room.ts";
import type { Language } from "../../core/language.ts";
import { type Argument, type Queryable, queryAll, queryFirst } from "../engine/database.ts";

interface CategoryRow {
  id: number;
  code: string;
  parent_id: number | null;
  name: string | null;
}

const selectStamp = `
  SELECT count(*) || '/' || coalesce(max(id), 0) || '/' || coalesce(max(updated_at), '') AS stamp
    FROM categories`;
const selectCategories = `
  SELECT category.id, category.code, category.parent_id, label.name
    FROM categories AS category
    LEFT JOIN category_texts AS label
      ON label.category_id = category.id AND label.language = ?`;
const insertCategory = `
  INSERT INTO categories (id, code, parent_id, position, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?)`;
const insertText = `
  INSERT INTO category_texts (category_id, language, name, sort_key) VALUES (?, ?, ?, ?)`;

/**
 * The shop's categories by code and by path of names, kept over the chunks of a run. Categories
 * that a feed names by path only are created here.
 */
export class CategoryIndex {
  readonly ids = new Map<string, number>();
  #codesByPath = new Map<string, string>();
  #stamp = "";
  #lastId = 0;
  #lastNumber = 0;
  #newRows: Argument[][] = [];
  #newTexts: Argument[][] = [];

  /** @param room how many categories may be created, which it takes from */
  constructor(private language: Language, private room: Pick<Room, "categories"> = boundless()) {}

  /** Reads the categories again if anybody has changed them. Call inside the transaction. */
  async refresh(transaction: Queryable): Promise<void> {
    const stamp = (await queryFirst<{ stamp: string }>(transaction, selectStamp))?.stamp ?? "";
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    this.ids.clear();
    this.#codesByPath.clear();
    const rows = await queryAll<CategoryRow>(transaction, selectCategories, [this.language]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const row of rows) {
      this.ids.set(row.code, row.id);
      const path = pathOf(row, byId);
      if (path && !this.#codesByPath.has(pathKey(path))) {
        this.#codesByPath.set(pathKey(path), row.code);
      }
      this.#lastNumber = Math.max(
        this.#lastNumber,
        Number(/^K(\d{5,9})$/.exec(row.code)?.[1] ?? 0),
      );
    }
    const sequence = await queryFirst<{ seq: number }>(
      transaction,
      "SELECT seq FROM sqlite_sequence WHERE name = 'categories'",
    );
    this.#lastId = sequence?.seq ?? 0;
  }

  /**
   * Links for paths of names; the first path's last category is the primary one. Paths of which a
   * category has no room are left out.
   */
  linksOf(paths: readonly (readonly string[])[], now: string): CategoryLink[] {
    const links: CategoryLink[] = [];
    for (const path of paths) {
      if (path.length === 0) continue;
      const code = this.#codeOf(path, now);
      if (code === undefined || links.some((link) => link.code === code)) continue;
      links.push({ code, ...(links.length === 0 ? { primary: true } : {}) });
    }
    return links;
  }

  /**
   * Creates a category that is known by its code alone, called by it, and those above it.
   *
   * @param above the code of the one above, by code; it must not lead in a circle
   */
  addNamedByCode(code: string, above: ReadonlyMap<string, string>, now: string): void {
    if (this.ids.has(code) || this.room.categories < 1) return;
    const parent = above.get(code);
    if (parent !== undefined) this.addNamedByCode(parent, above, now);
    this.#add(
      { code, name: code, parent: parent === undefined ? undefined : this.ids.get(parent) },
      now,
    );
  }

  /** Writes the categories created since; forgets them when the transaction fails. */
  async write(transaction: Queryable): Promise<void> {
    if (this.#newRows.length === 0) return;
    await transaction.executeMany(insertCategory, this.#newRows.splice(0));
    await transaction.executeMany(insertText, this.#newTexts.splice(0));
    this.#stamp = (await queryFirst<{ stamp: string }>(transaction, selectStamp))?.stamp ?? "";
  }

  /** What was read or created is not to be trusted after a rollback. */
  forget(): void {
    this.#stamp = "";
    this.room.categories += this.#newRows.length;
    this.#newRows = [];
    this.#newTexts = [];
  }

  /** `undefined` when there is no room for it, or for one above it. */
  #codeOf(path: readonly string[], now: string): string | undefined {
    const known = this.#codesByPath.get(pathKey(path));
    if (known !== undefined) return known;
    const above = path.length > 1 ? this.#codeOf(path.slice(0, -1), now) : undefined;
    if (this.room.categories < 1 || (path.length > 1 && above === undefined)) return undefined;
    const parent = above === undefined ? undefined : this.ids.get(above);
    const code = `K${String(++this.#lastNumber).padStart(5, "0")}`;
    this.#add({ code, name: path.at(-1)!, parent }, now);
    this.#codesByPath.set(pathKey(path), code);
    return code;
  }

  #add(
    { code, name, parent }: { code: string; name: string; parent: number | undefined },
    now: string,
  ): void {
    this.room.categories--;
    const id = ++this.#lastId;
    this.#newRows.push([id, code, parent ?? null, id, now, now]);
    this.#newTexts.push([id, this.language, name, sortKey(name)]);
    this.ids.set(code, id);
  }
}

const pathKey = (path: readonly string[]): string =>
  path.map((name) => name.toLowerCase()).join("\u0001");

/** `undefined` when a category on the way has no name in the language. */
function pathOf(row: CategoryRow, byId: ReadonlyMap<number, CategoryRow>): string[] | undefined {
  const names: string[] = [];
  for (let at: CategoryRow | undefined = row; at;) {
    if (at.name === null || names.length > 50) return undefined;
    names.unshift(at.name);
    at = at.parent_id === null ? undefined : byId.get(at.parent_id);
  }
  return names;
}
