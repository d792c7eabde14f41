import { idsOfConfiguration } from "../../core/formats/custom/format.ts";
import {
  configurationNameMax,
  type CsvConfiguration,
  type CsvMapping,
  csvMapping,
} from "../../core/formats/custom/mapping.ts";
import { canonicalJson } from "../../core/catalogue/values.ts";
import type { Entity } from "../../core/formats/format.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";

/** A configuration with what is known of it. */
export interface StoredConfiguration extends CsvConfiguration {
  version: number;
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  updatedBy: string;
  /** Imports that read by it. */
  imports: number;
  isDeleted: boolean;
}

const selectConfigurations = `
  SELECT configuration.id, configuration.entity, configuration.name, configuration.version,
         configuration.created_at, configuration.created_by, configuration.updated_at,
         configuration.updated_by, configuration.deleted_at, used.mapping,
         (SELECT count(*) FROM imports
           WHERE imports.format = 'csv:' || configuration.id AND imports.deleted_at IS NULL) AS uses
    FROM csv_configurations AS configuration
    JOIN csv_configuration_versions AS used
      ON used.configuration_id = configuration.id AND used.version = configuration.version`;

/** By their names. */
export async function listConfigurations(
  shop: Queryable,
  entity: Entity,
): Promise<StoredConfiguration[]> {
  const rows = await queryAll<Row>(
    shop,
    `${selectConfigurations}
      WHERE configuration.entity = ? AND configuration.deleted_at IS NULL
      ORDER BY configuration.name, configuration.id`,
    [entity],
  );
  return rows.map(configurationOf);
}

/** One that was deleted is found too: its runs still say its name. */
export async function configurationById(
  shop: Queryable,
  id: number,
): Promise<StoredConfiguration | undefined> {
  const row = await queryFirst<Row>(shop, `${selectConfigurations} WHERE configuration.id = ?`, [
    id,
  ]);
  return row && configurationOf(row);
}

/** The mapping that a run was ordered with. */
export async function mappingOfVersion(
  shop: Queryable,
  id: number,
  version: number,
): Promise<CsvMapping | undefined> {
  const row = await queryFirst<{ mapping: string }>(
    shop,
    "SELECT mapping FROM csv_configuration_versions WHERE configuration_id = ? AND version = ?",
    [id, version],
  );
  return row && csvMapping.parse(JSON.parse(row.mapping));
}

function configurationOf(row: Row): StoredConfiguration {
  return {
    id: row.id as number,
    entity: row.entity as Entity,
    name: row.name as string,
    mapping: csvMapping.parse(JSON.parse(row.mapping as string)),
    version: row.version as number,
    createdAt: row.created_at as string,
    createdBy: row.created_by as string,
    updatedAt: row.updated_at as string,
    updatedBy: row.updated_by as string,
    imports: row.uses as number,
    isDeleted: row.deleted_at !== null,
  };
}

export interface Change {
  /** Who makes it, and when: RFC 3339, UTC. */
  by: string;
  now: string;
}

export type NewConfiguration = Pick<CsvConfiguration, "entity" | "name" | "mapping">;

/** @returns the new configuration's id */
export async function insertConfiguration(
  transaction: Queryable,
  { entity, name, mapping }: NewConfiguration,
  { by, now }: Change,
): Promise<Result<number, "name_taken">> {
  if (await isTaken(transaction, entity, name)) return err("name_taken");
  const { rows } = await transaction.execute({
    sql: `INSERT INTO csv_configurations
            (entity, name, created_at, created_by, updated_at, updated_by)
          VALUES (?1, ?2, ?3, ?4, ?3, ?4) RETURNING id`,
    args: [entity, name, now, by],
  });
  const id = rows[0]!.id as number;
  await insertVersion(transaction, { id, version: 1, mapping }, { by, now });
  return ok(id);
}

/** The same under a name that is free: `Sklad (2)`. */
export async function insertUnderFreeName(
  transaction: Queryable,
  configuration: NewConfiguration,
  change: Change,
): Promise<number> {
  const { entity, name } = configuration;
  let free = name;
  for (let count = 2; await isTaken(transaction, entity, free); count++) {
    free = `${name.slice(0, configurationNameMax - 6)} (${count})`;
  }
  const made = await insertConfiguration(transaction, { ...configuration, name: free }, change);
  if (!made.ok) throw new Error(`The name ${free} was taken in the same transaction`);
  return made.value;
}

/**
 * Saves a configuration; another mapping is another version. Runs that are ordered keep theirs, and
 * imports that read by it read their next file anew, even one that they have read before.
 */
export async function saveConfiguration(
  transaction: Queryable,
  { id, entity, name, mapping, version }: StoredConfiguration,
  { by, now }: Change,
): Promise<Result<number, "name_taken">> {
  if (await isTaken(transaction, entity, name, id)) return err("name_taken");
  const known = await mappingOfVersion(transaction, id, version);
  const isSame = canonicalJson(known) === canonicalJson(mapping);
  const next = isSame ? version : version + 1;
  await transaction.execute({
    sql: `UPDATE csv_configurations SET name = ?, version = ?, updated_at = ?, updated_by = ?
           WHERE id = ?`,
    args: [name, next, now, by, id],
  });
  if (isSame) return ok(next);
  await insertVersion(transaction, { id, version: next, mapping }, { by, now });
  await transaction.execute({
    sql: "UPDATE imports SET applied_file = NULL, validators = NULL WHERE format IN (?, ?)",
    args: idsOfConfiguration(id),
  });
  return ok(next);
}

async function insertVersion(
  transaction: Queryable,
  { id, version, mapping }: { id: number; version: number; mapping: CsvMapping },
  { by, now }: Change,
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO csv_configuration_versions
            (configuration_id, version, mapping, created_at, created_by)
          VALUES (?, ?, ?, ?, ?)`,
    args: [id, version, JSON.stringify(mapping), now, by],
  });
}

async function isTaken(
  transaction: Queryable,
  entity: Entity,
  name: string,
  but = 0,
): Promise<boolean> {
  const sql = `SELECT 1 AS found FROM csv_configurations
                WHERE entity = ? AND name = ? AND id <> ? AND deleted_at IS NULL`;
  return await queryFirst(transaction, sql, [entity, name, but]) !== undefined;
}

/** Takes a configuration away from people's eyes. @returns whether no import reads by it */
export async function deleteConfiguration(
  transaction: Queryable,
  id: number,
  now: string,
): Promise<boolean> {
  const { rowsAffected } = await transaction.execute({
    sql: `UPDATE csv_configurations SET deleted_at = ?
           WHERE id = ? AND NOT EXISTS (
             SELECT 1 FROM imports WHERE format IN (?, ?) AND deleted_at IS NULL)`,
    args: [now, id, ...idsOfConfiguration(id)],
  });
  return rowsAffected > 0;
}
