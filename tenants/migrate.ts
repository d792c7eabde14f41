import { type Database, queryAll } from "./engine/database.ts";

/** A numbered SQL file; it is never edited after it has shipped. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}

export type MigrationSet = "platform" | "shop";

/** The migrations of a kind of database, in order. Throws when two have one number. */
export function migrationsOf(set: MigrationSet): readonly Migration[] {
  return loaded[set] ??= loadMigrations(set);
}

const loaded: Partial<Record<MigrationSet, readonly Migration[]>> = {};

function loadMigrations(set: MigrationSet): Migration[] {
  const folder = new URL(`migrations/${set}/`, import.meta.url);
  const migrations: Migration[] = [];
  for (const entry of Deno.readDirSync(folder)) {
    const parts = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(entry.name);
    if (!parts) throw new Error(`Not a migration's name: ${entry.name}`);
    const sql = Deno.readTextFileSync(new URL(entry.name, folder));
    migrations.push({ number: Number(parts[1]), name: parts[2]!, sql });
  }
  migrations.sort((a, b) => a.number - b.number);
  for (const [index, migration] of migrations.entries()) {
    if (migration.number !== index + 1) {
      throw new Error(
        `Migrations of ${set}: expected number ${index + 1}, found ${migration.name}`,
      );
    }
  }
  return migrations;
}

export class SchemaTooNewError extends Error {
  override name = "SchemaTooNewError";
  constructor(readonly found: number, readonly known: number) {
    super(
      `Cannot open database: its schema is ${found}, this program knows ${known}. ` +
        `Start a newer version of Krámek.`,
    );
  }
}

/** The number of the last migration that a database has; 0 for an empty one. */
export async function schemaVersion(database: Database): Promise<number> {
  const tables = await queryAll<{ name: string }>(
    database,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'",
  );
  if (tables.length === 0) return 0;
  const rows = await queryAll<{ number: number | null }>(
    database,
    "SELECT max(number) AS number FROM schema_migrations",
  );
  return rows[0]?.number ?? 0;
}

/** Throws `SchemaTooNewError`; says whether migrations are missing. */
export async function isCurrent(database: Database, set: MigrationSet): Promise<boolean> {
  const found = await schemaVersion(database);
  const known = migrationsOf(set).length;
  if (found > known) throw new SchemaTooNewError(found, known);
  return found === known;
}

/**
 * Brings a database to the current schema. All missing migrations and their record are one
 * transaction, so a kill leaves the old schema or the new one.
 *
 * @param now instant, RFC 3339 UTC
 */
export async function migrate(database: Database, set: MigrationSet, now: string): Promise<void> {
  if (await isCurrent(database, set)) return;
  const from = await schemaVersion(database);
  const missing = migrationsOf(set).slice(from);
  const record = missing.map(({ number, name }) =>
    `INSERT INTO schema_migrations (number, name, applied_at) VALUES (${number}, '${name}', '${now}');`
  );
  await database.executeMultiple([
    `CREATE TABLE IF NOT EXISTS schema_migrations (
       number     INTEGER NOT NULL PRIMARY KEY,
       name       TEXT    NOT NULL,
       applied_at TEXT    NOT NULL
     ) STRICT;`,
    ...missing.map(({ sql }) => sql),
    ...record,
  ].join("\n"));
}
