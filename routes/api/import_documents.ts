import { z } from "@hono/zod-openapi";
import { entities } from "../../core/formats/format.ts";
import { importFrequencies, importModes, importSettings } from "../../core/imports/settings.ts";
import type { Import } from "../../tenants/shop/import_lists.ts";
import { importSettingsTexts } from "../../views/texts/import_settings.ts";
import { instant } from "./api_router.ts";

/**
 * What the reference tells of settings: the schema that checks them is the core's own. Where a form
 * may send a text for a switch or a number, programs are told of the switch and the number.
 */
function settingsProperties() {
  const { properties = {} } = z.toJSONSchema(importSettings, {
    io: "input",
    unrepresentable: "any",
  });
  const told = Object.entries(properties).map(([name, schema]) => {
    const { anyOf: [plain] = [], ...rest } = schema as { anyOf?: object[] };
    return [name, { ...rest, ...plain, description: settingText(name) }];
  });
  return Object.fromEntries(told);
}

/** The words of the admin's own form. */
function settingText(name: string): string {
  const texts: Record<string, unknown> = importSettingsTexts.en;
  return [texts[name], texts[`${name}Hint`]].filter((text) => typeof text === "string").join(": ");
}

export const settingsSchema = z.record(z.string(), z.unknown()).openapi("ImportSettings", {
  description: "As in the admin; what is left out is as usual there. `policies` says by field " +
    "`create_and_update`, `create_only`, `update_if_filled` or `ignore`.",
  type: "object",
  properties: settingsProperties(),
  additionalProperties: false,
  example: { mode: "both", codePrefix: "SUP-", missingProducts: "deactivate" },
});

const addressSource = z.strictObject({
  kind: z.literal("address"),
  address: z.string().openapi({
    description: "http, https, ftp or ftps, with user and password where it needs them",
    example: "https://user:password@supplier.example/feed.xml",
  }),
  anyCertificate: z.boolean().default(false).openapi({
    description: "Takes certificates that nobody vouches for, too",
  }),
});
const inboxSource = z.strictObject({
  kind: z.literal("inbox"),
  file: z.string().openapi({ description: "Its name in the inbox", example: "feed.xml" }),
});
export const sourceOrder = z.discriminatedUnion("kind", [addressSource, inboxSource])
  .openapi("ImportSourceOrder");
export type SourceOrder = z.infer<typeof sourceOrder>;

const name = z.string().trim().min(1).max(200).openapi({ example: "Supplier, every night" });

/** What an import is made of, but for its file. */
const importOrderShape = {
  entity: z.enum(entities).default("products"),
  format: z.string().max(60).default("auto").openapi({
    description: "An id of `GET /formats`, or `auto`: the content of the first file decides",
    example: "heureka",
  }),
  name: name.optional().openapi({ description: "Without it the file or address names it" }),
  mode: z.enum(importModes).optional().openapi({
    description: "Whether new items are created, known ones updated, or both",
  }),
  settings: settingsSchema.optional(),
};

export const uploadedImportOrder = z.strictObject(importOrderShape);

export const importOrder = z.strictObject({
  ...importOrderShape,
  frequency: z.enum(importFrequencies).default("once").openapi({
    description: "`hourly` is for products alone, and takes prices and stock only",
  }),
  source: sourceOrder,
}).openapi("ImportOrder", {
  example: {
    entity: "products",
    format: "heureka",
    name: "Supplier, every night",
    mode: "both",
    frequency: "daily",
    source: { kind: "address", address: "https://supplier.example/feed.xml" },
    settings: { codePrefix: "SUP-" },
  },
});
export type ImportOrder = z.infer<typeof importOrder>;

export const importChange = z.strictObject({
  name: name.optional(),
  frequency: z.enum(importFrequencies).optional(),
  source: sourceOrder.optional(),
  settings: settingsSchema.optional().openapi({
    description: "Only those that are sent are changed; `policies` are changed as a whole",
  }),
}).openapi("ImportChange", { example: { settings: { marginPercent: 12.5 } } });

const source = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("upload") }),
  z.object({
    kind: z.literal("address"),
    address: z.string().openapi({ description: "Without its password" }),
    anyCertificate: z.boolean(),
  }),
  z.object({ kind: z.literal("inbox"), file: z.string() }),
]).openapi("ImportSource");

export const importDocument = z.object({
  id: z.int().openapi({ example: 7 }),
  entity: z.enum(entities),
  name: z.string().openapi({ example: "Supplier, every night" }),
  format: z.string().openapi({ example: "heureka" }),
  frequency: z.enum(importFrequencies),
  source,
  settings: settingsSchema,
  settingsVersion: z.int(),
  pausedAt: instant.nullable(),
  nextRunAt: instant.nullable().openapi({ description: "When it runs by itself" }),
  lastRunId: z.int().nullable(),
  createdAt: instant,
  createdBy: z.string(),
}).openapi("Import");

/** An import as programs see it. */
export function documentOfImport(
  found: Import,
  { nextRunAt, lastRunId }: { nextRunAt: string | undefined; lastRunId: number | undefined },
): z.infer<typeof importDocument> {
  const { id, entity, format, frequency, settings, settingsVersion, createdAt, createdBy } = found;
  return {
    ...{ id, entity, name: found.name, format, frequency },
    source: documentOfSource(found),
    ...{ settings, settingsVersion },
    pausedAt: found.pausedAt ?? null,
    nextRunAt: nextRunAt ?? null,
    lastRunId: lastRunId ?? null,
    ...{ createdAt, createdBy },
  };
}

function documentOfSource(found: Import): z.infer<typeof source> {
  switch (found.source) {
    case "upload":
      return { kind: "upload" };
    case "address": {
      const { shownAddress = "", anyCertificate } = found;
      return { kind: "address", address: shownAddress, anyCertificate };
    }
    case "inbox":
      return { kind: "inbox", file: found.inboxFile ?? "" };
  }
}
