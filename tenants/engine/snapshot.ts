import { createHash } from "node:crypto";
import { backup, DatabaseSync } from "node:sqlite";

/**
 * Copies of database files, for backups. All of it holds its thread while it works, also `backup()` of
 * `node:sqlite` that looks as if it did not: large databases belong into a thread of their own.
 */

/** What is in a database at one moment; equal hashes, equal rows in equal tables. */
export interface ContentFacts {
  /** Rows of each table. */
  tables: Record<string, number>;
  /** SHA-256 of the schema and all rows. */
  hash: string;
}

/** A file that is not what it should be; the message says what was found. */
export class DamagedCopyError extends Error {
  override name = "DamagedCopyError";
}

/**
 * Copies a database as it is at one moment, while others write, and checks the copy against what the
 * moment held. The copy is one file, without a log beside it.
 *
 * @param unlessHash when the content has this hash, nothing is copied
 * @see BA-1, BA-2
 */
export async function takeSnapshot(
  { from, to, unlessHash }: { from: string; to: string; unlessHash?: string | undefined },
): Promise<{ facts: ContentFacts; isCopied: boolean }> {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    // The copy is made of what this transaction sees, whatever is committed meanwhile.
    source.exec("BEGIN");
    const facts = contentFacts(source);
    if (facts.hash === unlessHash) return { facts, isCopied: false };
    await backup(source, to);
    foldLog(to);
    checkCopy(to, facts);
    return { facts, isCopied: true };
  } finally {
    source.close();
  }
}

function foldLog(path: string): void {
  const copy = new DatabaseSync(path);
  try {
    copy.exec("PRAGMA journal_mode = DELETE");
  } finally {
    copy.close();
  }
}

/**
 * Throws `DamagedCopyError` unless the file is a whole database, with the content that it should have
 * when that is given. SQLite's own check alone would pass a file without any table.
 *
 * @see BA-2
 */
export function checkCopy(path: string, expected?: ContentFacts): void {
  let copy: DatabaseSync | undefined;
  try {
    copy = new DatabaseSync(path, { readOnly: true });
    assertWhole(copy);
    if (expected) assertSame(contentFacts(copy), expected);
  } catch (error) {
    if (error instanceof DamagedCopyError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new DamagedCopyError(`the file cannot be read: ${said}`, { cause: error });
  } finally {
    copy?.close();
  }
}

function assertWhole(copy: DatabaseSync): void {
  const checks = copy.prepare("PRAGMA integrity_check").all() as { integrity_check: string }[];
  const first = checks[0]?.integrity_check ?? "no answer";
  if (first !== "ok") throw new DamagedCopyError(`SQLite finds it damaged: ${first}`);
  const [broken] = copy.prepare("PRAGMA foreign_key_check").all() as { table: string }[];
  if (broken) throw new DamagedCopyError(`table ${broken.table} has rows that lead nowhere`);
}

function assertSame(found: ContentFacts, expected: ContentFacts): void {
  const names = Object.keys(expected.tables);
  const missing = names.find((name) => !(name in found.tables));
  if (missing) throw new DamagedCopyError(`table ${missing} is missing`);
  for (const name of names) {
    const [is, was] = [found.tables[name], expected.tables[name]];
    if (is !== was) throw new DamagedCopyError(`table ${name} has ${is} rows, expected ${was}`);
  }
  if (found.hash !== expected.hash) throw new DamagedCopyError("its rows are not those copied");
}

/**
 * Puts the content of one database in the place of another's, in one transaction of the latter: who
 * reads it sees all of the old or all of the new, a kill leaves the old, and connections that others
 * have open go on. Waits for other writers **by keeping its thread busy**: never call it where one of
 * them could live.
 *
 * @see BA-4
 */
export async function replaceContent(
  { from, to }: { from: string; to: string },
): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    await backup(source, to);
  } finally {
    source.close();
  }
}

/** The mark of a restore, which travels with the content. 0 where there was none. */
export function restoreMark(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const row = database.prepare("PRAGMA user_version").get() as { user_version: number };
    return row.user_version;
  } finally {
    database.close();
  }
}

/** Sets the mark in a copy that is ready to be put in another's place, and folds its log. */
export function markRestore(path: string, mark: number): void {
  const database = new DatabaseSync(path);
  try {
    database.exec(`PRAGMA user_version = ${Math.trunc(mark)}; PRAGMA journal_mode = DELETE`);
  } finally {
    database.close();
  }
}

interface TableShape {
  name: string;
  wr: number;
}

/** Reads every row: some 100 MB a second. */
function contentFacts(database: DatabaseSync): ContentFacts {
  const hash = createHash("sha256");
  const schema = database.prepare(
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name",
  );
  hash.update(JSON.stringify(schema.all()));
  const tables: Record<string, number> = {};
  for (const table of storedTables(database)) {
    hash.update(`\n${table.name}\n`);
    tables[table.name] = hashRows(database, table, (line) => void hash.update(line));
  }
  return { tables, hash: hash.digest("hex") };
}

/** Those with rows of their own: a search index is kept in some of them. */
function storedTables(database: DatabaseSync): TableShape[] {
  const listed = database.prepare(
    `SELECT list.name, list.wr FROM pragma_table_list AS list
       JOIN sqlite_schema AS stored ON stored.name = list.name AND stored.type = 'table'
      WHERE list.schema = 'main' AND stored.rootpage > 0
      ORDER BY list.name`,
  );
  return listed.all() as unknown as TableShape[];
}

function hashRows(
  database: DatabaseSync,
  { name, wr }: TableShape,
  add: (line: string) => void,
): number {
  const columns = database.prepare("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid")
    .all(name) as { name: string; pk: number }[];
  const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const order = wr ? keys.map((key) => quoted(key.name)).join(", ") : "_rowid_";
  // SQLite's own quoting tells texts, numbers, bytes and NULL apart.
  const line = columns.map((column) => `quote(${quoted(column.name)})`).join(" || ',' || ");
  const rows = database.prepare(`SELECT ${line} AS line FROM ${quoted(name)} ORDER BY ${order}`);
  let count = 0;
  for (const row of rows.iterate()) {
    add(`${(row as { line: string }).line}\n`);
    count++;
  }
  return count;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
