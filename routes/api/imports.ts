import { createRoute, z } from "@hono/zod-openapi";
import { entities } from "../../core/formats/format.ts";
import { idOf } from "../../core/catalogue/list_query.ts";
import { deleteImport, pauseImport, resumeImport } from "../../tenants/jobs/import_orders.ts";
import { nextRuns } from "../../tenants/platform/schedule.ts";
import { type Import, importById } from "../../tenants/shop/import_lists.ts";
import { importsAfter } from "../../tenants/shop/import_pages.ts";
import { listRuns } from "../../tenants/shop/runs.ts";
import { formatsOfShop } from "../../tenants/shop/shop_formats.ts";
import { notFound, refusing } from "./api_error.ts";
import { createApiRouter, pageFrom, pageOf, pageQuery, withKey } from "./api_router.ts";
import { noteCall } from "./caller.ts";
import type { ApiContext } from "./caller.ts";
import { documentOfImport, importDocument } from "./import_documents.ts";

/** Imports of a shop: what there is. @see R3, R52 */
export const importsApi = createApiRouter();

const tags = ["Imports"];
export const importParams = z.object({
  import: z.string().openapi({ description: "Its id", example: "7" }),
});
const json = { "application/json": { schema: importDocument } };

const listFormats = createRoute({
  method: "get",
  path: "/api/v1/formats",
  tags,
  summary: "List formats",
  description: "What can be read: the formats that are built in, and the shop's own CSV pairings.",
  security: withKey,
  request: { query: z.strictObject({ entity: z.enum(entities).default("products") }) },
  responses: {
    200: {
      description: "The formats for such records",
      content: {
        "application/json": {
          schema: z.object({
            items: z.array(z.object({
              id: z.string().openapi({ example: "heureka" }),
              name: z.string().openapi({ example: "Heureka XML" }),
            })),
          }),
        },
      },
    },
    ...refusing(401, 403, 422),
  },
});

importsApi.openapi(listFormats, async (c) => {
  const found = await formatsOfShop(c.var.caller.database, c.req.valid("query").entity);
  return c.json({ items: found.map(({ id, name }) => ({ id, name })) }, 200);
});

const list = createRoute({
  method: "get",
  path: "/api/v1/imports",
  tags,
  summary: "List imports",
  description: "The newest first.",
  security: withKey,
  request: { query: pageQuery(100).extend({ entity: z.enum(entities).optional() }) },
  responses: {
    200: {
      description: "A page of imports",
      content: { "application/json": { schema: pageOf(importDocument) } },
    },
    ...refusing(401, 403, 422),
  },
});

importsApi.openapi(list, async (c) => {
  const { limit, cursor, entity } = c.req.valid("query");
  const { database } = c.var.caller;
  const found = await importsAfter(database, { before: cursor, entity, limit: limit + 1 });
  const { shown, next } = pageFrom(found, limit, ({ id }) => id);
  return c.json({ items: await documentsOf(c, shown), next }, 200);
});

const read = createRoute({
  method: "get",
  path: "/api/v1/imports/{import}",
  tags,
  summary: "Read an import",
  description: "Its `ETag` is the version of its settings, for `If-Match` of a change.",
  security: withKey,
  request: { params: importParams },
  responses: { 200: { description: "The import", content: json }, ...refusing(401, 403, 404) },
});

importsApi.openapi(read, async (c) => {
  const found = await callersImport(c);
  return found ? await answerImport(c, found) : notFound(c, "import");
});

const remove = createRoute({
  method: "delete",
  path: "/api/v1/imports/{import}",
  tags,
  summary: "Delete an import",
  description: "What its runs did stays; runs that wait or go on are stopped.",
  security: withKey,
  request: { params: importParams },
  responses: { 204: { description: "Deleted" }, ...refusing(401, 403, 404) },
});

importsApi.openapi(remove, async (c) => {
  const found = await callersImport(c);
  if (!found) return notFound(c, "import");
  await deleteImport(c.var.services.platform, c.var.caller.shop, found.id);
  await noteCall(c, "import.delete", found.name);
  return c.body(null, 204);
});

const pause = createRoute({
  method: "put",
  path: "/api/v1/imports/{import}/pause",
  tags,
  summary: "Pause an import",
  description: "It no longer runs by itself.",
  security: withKey,
  request: { params: importParams },
  responses: { 200: { description: "The import", content: json }, ...refusing(401, 403, 404) },
});

importsApi.openapi(pause, async (c) => {
  const found = await callersImport(c);
  if (!found) return notFound(c, "import");
  await pauseImport(c.var.services.platform, c.var.caller.shop, found.id);
  await noteCall(c, "import.pause", found.name);
  return await answerImport(c, (await callersImport(c))!);
});

const resume = createRoute({
  method: "delete",
  path: "/api/v1/imports/{import}/pause",
  tags,
  summary: "Resume an import",
  description: "It runs by itself again, from its next time on.",
  security: withKey,
  request: { params: importParams },
  responses: { 200: { description: "The import", content: json }, ...refusing(401, 403, 404) },
});

importsApi.openapi(resume, async (c) => {
  const found = await callersImport(c);
  if (!found) return notFound(c, "import");
  await resumeImport(c.var.services.platform, c.var.caller.shop, found.id);
  await noteCall(c, "import.resume", found.name);
  return await answerImport(c, (await callersImport(c))!);
});

/** The import of the address, if the shop has it. */
export async function callersImport(c: ApiContext): Promise<Import | undefined> {
  const id = idOf(c.req.param("import"));
  return id === undefined ? undefined : await importById(c.var.caller.database, id);
}

export const etagOf = ({ settingsVersion }: Import): string => `"${settingsVersion}"`;

export async function answerImport(c: ApiContext, found: Import) {
  c.header("ETag", etagOf(found));
  const [document] = await documentsOf(c, [found]);
  return c.json(document!, 200);
}

export async function documentsOf(c: ApiContext, found: readonly Import[]) {
  const { database, shop } = c.var.caller;
  const next = await nextRuns(c.var.services.platform.database, shop.id);
  return await Promise.all(found.map(async (each) => {
    const [run] = await listRuns(database, { importId: each.id, limit: 1 });
    return documentOfImport(each, { nextRunAt: next.get(each.id), lastRunId: run?.id });
  }));
}
