import { configurationIdOf, customFormat } from "../../core/formats/custom/format.ts";
import type { Entity, FileHead, Format } from "../../core/formats/format.ts";
import { formatById, formats } from "../../core/formats/registry.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import { configurationById, listConfigurations, mappingOfVersion } from "./csv_configurations.ts";

/** The formats that a shop can choose: those that are built in, then its own. */
export async function formatsOfShop(shop: Queryable, entity: Entity): Promise<Format[]> {
  const builtIn = formats.filter((format) => format.entities.includes(entity));
  return [...builtIn, ...await ownFormats(shop, entity)];
}

async function ownFormats(shop: Queryable, entity: Entity): Promise<Format[]> {
  return (await listConfigurations(shop, entity)).map(customFormat);
}

/** A format that is built in, or the shop's own as it is now. */
export async function formatOfShop(shop: Queryable, id: string): Promise<Format | undefined> {
  const configurationId = configurationIdOf(id);
  if (configurationId === undefined) return formatById(id);
  const configuration = await configurationById(shop, configurationId);
  return configuration && customFormat(configuration);
}

/** The shop's own format of a file whose columns it reads; `undefined` rather than a guess. */
export async function recogniseOwnFormat(
  shop: Queryable,
  entity: Entity,
  head: FileHead,
): Promise<Format | undefined> {
  return (await ownFormats(shop, entity)).find((format) => format.recognise(head) === entity);
}

/** The format by which a run reads: the shop's own as it was when the run was ordered. */
export async function formatOfRun(
  shop: Queryable,
  { runId, format: id }: { runId: number; format: string },
): Promise<Format | undefined> {
  const configurationId = configurationIdOf(id);
  if (configurationId === undefined) return formatById(id);
  const configuration = await configurationById(shop, configurationId);
  const run = await queryFirst<{ format_version: number | null }>(
    shop,
    "SELECT format_version FROM runs WHERE id = ?",
    [runId],
  );
  if (!configuration) return undefined;
  const mapping = typeof run?.format_version === "number"
    ? await mappingOfVersion(shop, configurationId, run.format_version)
    : configuration.mapping;
  return mapping && customFormat({ ...configuration, mapping });
}
