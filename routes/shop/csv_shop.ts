import type { Context } from "hono";
import { csvTargets } from "../../core/formats/custom/targets.ts";
import type { Entity } from "../../core/formats/format.ts";
import { importableEntities } from "../../core/formats/registry.ts";
import { audit } from "../../tenants/platform/audit.ts";
import {
  configurationById,
  type StoredConfiguration,
} from "../../tenants/shop/csv_configurations.ts";
import { actorOf } from "../actor.ts";
import type { Environment } from "../environment.ts";

type Request = Context<Environment>;

export const csvListPath = "/shops/:shop/csv-configurations";
export const csvConfigurationPath = `${csvListPath}/:configuration{[0-9]+}`;

/** Records that can be imported, and have fields that a column can be paired with. */
export const csvEntityOf = (text: string | undefined): Entity | undefined =>
  importableEntities.find((entity) =>
    entity === (text || "products") && csvTargets[entity] !== undefined
  );

/** The pairing that the address names. */
export async function findConfiguration(c: Request): Promise<StoredConfiguration | undefined> {
  const found = await configurationById(
    c.var.current.database,
    Number(c.req.param("configuration")),
  );
  return found?.isDeleted ? undefined : found;
}

export const changeOf = (c: Request) => ({
  by: actorOf(c).name,
  now: c.var.services.platform.now(),
});

export function note(c: Request, action: string, subject: string): Promise<void> {
  const { platform } = c.var.services;
  const shopId = c.var.current.shop.id;
  return audit(platform.database, {
    at: platform.now(),
    actor: actorOf(c),
    action,
    shopId,
    subject,
  });
}
